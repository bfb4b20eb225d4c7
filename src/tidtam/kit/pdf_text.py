"""The text of a PDF that somebody handed in, read in a process of its own that may die."""

import json
import subprocess
import sys
from pathlib import Path

CHILD = Path(__file__).with_name("pdf_text_child.py")
SECONDS = 30  # of processor time
PATIENCE = 2 * SECONDS


class Unreadable(Exception):
    """What came is no PDF that can be read: broken, or so made that reading it takes too much."""


class Locked(Unreadable):
    """It opens with a password only."""


class TooManyPages(Unreadable):
    def __init__(self, pages: int) -> None:
        super().__init__(pages)
        self.pages = pages


def pages_of(content: bytes, *, most: int) -> list[str]:
    """The text of each page as pdfium reads it; a page that is a picture has none. Raises Unreadable."""
    command = [sys.executable, "-I", "-X", "utf8", str(CHILD), str(SECONDS), str(most)]
    try:
        done = subprocess.run(  # noqa: S603 (our own script; the file is only its input)
            command, input=content, capture_output=True, timeout=PATIENCE, check=True
        )
        said = json.loads(done.stdout)
    except (subprocess.SubprocessError, ValueError) as error:
        raise Unreadable("broken") from error
    match said.get("problem"):
        case "password":
            raise Locked
        case "broken":
            raise Unreadable("broken")
    if said["pages"] > most:
        raise TooManyPages(said["pages"])
    texts: list[str] = said["texts"]
    return texts
