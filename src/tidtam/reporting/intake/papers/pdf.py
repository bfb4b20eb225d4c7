"""A PDF's text, page by page, as pdfium reads it; lines that the page's edge broke are whole again."""

import re

from tidtam.kit import pdf_text
from tidtam.reporting.intake import refusals

MOST_PAGES = 200
ENOUGH = 20  # letters a page; below it the page is a picture with a stamp
FULL = 0.85  # of the longest line: a line so long was broken by the edge
NARROW = 40  # letters; shorter lines are a list's or a table's
_LEADS = re.compile(
    r"\s*(?:[0-9๐-๙]{1,3}[.)](?![0-9๐-๙])|[-•–*]|\([0-9๐-๙]+\)|ระเบียบวาระ|วาระที่|มติที่ประชุม|เริ่มประชุม|เลิกประชุม"
    r"|ปิดประชุม|ครั้งที่|อำเภอ[ก-๎]+\s*[:：]|ผู้(?:ไม่)?มาประชุม|ผู้เข้าร่วม)"
)


def text_of(content: bytes) -> tuple[str, int]:
    """The text and the number of pages. A page is parted from the next by an empty line."""
    try:
        told = pdf_text.pages_of(content, most=MOST_PAGES)
    except pdf_text.Locked as error:
        raise refusals.LockedPaper from error
    except pdf_text.TooManyPages as error:
        raise refusals.TooManyPages(pages=f"{error.pages:,}", most=f"{MOST_PAGES:,}") from error
    except pdf_text.Unreadable as error:
        raise refusals.BrokenPaper from error
    texts, pages = [_unbroken(text) for text in told], len(told)
    if sum(len("".join(text.split())) for text in texts) < ENOUGH * min(pages, 3):
        raise refusals.ScannedPaper
    return "\n\n".join(texts), pages


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
