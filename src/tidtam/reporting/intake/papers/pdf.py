"""A PDF's text, page by page, as pdfium reads it; lines that the page's edge broke are whole again."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from tidtam.reporting.intake import refusals

MOST_PAGES = 200
SECONDS = 30
ENOUGH = 20  # letters a page; below it the page is a picture with a stamp
FULL = 0.85  # of the longest line: a line so long was broken by the edge
NARROW = 40  # letters; shorter lines are a list's or a table's
CHILD = Path(__file__).with_name("pdf_child.py")
_LEADS = re.compile(
    r"\s*(?:[0-9๐-๙]{1,3}[.)](?![0-9๐-๙])|[-•–*]|\([0-9๐-๙]+\)|ระเบียบวาระ|วาระที่|มติที่ประชุม|เริ่มประชุม|เลิกประชุม"
    r"|ปิดประชุม|ครั้งที่|อำเภอ[ก-๎]+\s*[:：]|ผู้(?:ไม่)?มาประชุม|ผู้เข้าร่วม)"
)


def text_of(content: bytes) -> tuple[str, int]:
    """The text and the number of pages. A page is parted from the next by an empty line."""
    said = _told(content)
    match said.get("problem"):
        case "password":
            raise refusals.LockedPaper
        case "broken":
            raise refusals.BrokenPaper
    pages = int(said["pages"])
    if pages > MOST_PAGES:
        raise refusals.TooManyPages(pages=f"{pages:,}", most=f"{MOST_PAGES:,}")
    texts = [_unbroken(text) for text in said["texts"]]
    if sum(len("".join(text.split())) for text in texts) < ENOUGH * min(pages, 3):
        raise refusals.ScannedPaper
    return "\n\n".join(texts), pages


def _told(content: bytes) -> dict[str, Any]:
    """What the child says; one that died or took too long had come upon something that is no honest paper."""
    command = [sys.executable, "-I", "-X", "utf8", str(CHILD), str(SECONDS), str(MOST_PAGES)]
    try:
        done = subprocess.run(  # noqa: S603 (our own script; the file is only its input)
            command, input=content, capture_output=True, timeout=2 * SECONDS, check=True
        )
        return dict(json.loads(done.stdout))
    except (subprocess.SubprocessError, ValueError) as error:
        raise refusals.BrokenPaper from error


def _unbroken(text: str) -> str:
    """Thai breaks lines between words without a hyphen: a full line runs on into the next."""
    lines = [line.replace("\ufffe", "").replace("\x02", "") for line in text.replace("\r", "").split("\n")]
    longest = max((len(line) for line in lines), default=0)
    made: list[str] = []
    full = False
    for line in lines:
        if full and line.strip() and not _LEADS.match(line):
            made[-1] += line
        else:
            made.append(line)
        full = longest > NARROW and len(line) >= FULL * longest
    return "\n".join(made)
