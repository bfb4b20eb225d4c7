"""The text of a PDF that somebody handed in, read in a process of its own that may die."""

import json
import subprocess
import sys
from pathlib import Path

CHILD = Path(__file__).with_name("pdf_text_child.py")
PATIENCE = 30  # seconds
PAGES = 600


class Unreadable(Exception):
    """What came is no PDF that can be read: broken, locked, or too much to read."""


def pages_of(content: bytes, *, most: int = PAGES) -> list[str]:
    """The text of each page, at most of the first `most`; a page that is a picture has none. Raises Unreadable."""
    try:
        done = subprocess.run(  # noqa: S603 (our own script; the file is only its input)
            [sys.executable, "-I", "-X", "utf8", str(CHILD), str(most)],
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Unreadable("slow") from error
    if done.returncode:
        raise Unreadable("broken")
    pages: list[str] = json.loads(done.stdout)
    return pages
