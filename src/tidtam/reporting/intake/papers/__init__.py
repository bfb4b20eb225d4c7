"""A paper as it was sent, opened to the text that is read: plain text, Word or PDF with text."""

from dataclasses import dataclass
from typing import Literal

from tidtam.reporting.intake import refusals
from tidtam.reporting.intake.papers import pdf, plain, word

MOST_LETTERS = 1_000_000
ZIP, OLE, PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-"


@dataclass(frozen=True)
class Paper:
    """The source text: what every passage is counted in. pages: of a PDF, else 0."""

    form: Literal["text", "docx", "pdf"]
    text: str
    pages: int = 0


def open_paper(content: bytes) -> Paper:
    """Told by its content alone; its name proves nothing."""
    if content.startswith(OLE):
        raise refusals.OldWord
    if content[:1024].lstrip().startswith(PDF):
        text, pages = pdf.text_of(content)
        paper = Paper("pdf", _kept(text), pages)
    elif content.startswith(ZIP):
        paper = Paper("docx", _kept(word.text_of(content)))
    else:
        paper = Paper("text", _kept(plain.text_of(content)))
    if not paper.text.strip():
        raise refusals.NothingWritten
    if len(paper.text) > MOST_LETTERS:
        raise refusals.TooMuch
    return paper


def _kept(text: str) -> str:
    """Without what no database keeps: zero signs, and halves of letters that a broken font leaves."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()
