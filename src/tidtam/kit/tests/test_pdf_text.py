"""A PDF of unknown origin is read page by page, or said to be unreadable."""

import pytest

from tidtam.kit import paper, pdf_text
from tidtam.kit.tests.test_paper import LETTER


def test_the_text_of_each_page_is_read():
    long = {**LETTER, "paragraphs": LETTER["paragraphs"] * 60}
    printed = paper.render("kit/letter.typ", {**long, "reference": "รหัสเอกสาร abcd-efgh"})

    pages = pdf_text.pages_of(printed, most=9)

    assert len(pages) > 1
    assert all("abcd-efgh" in page for page in pages)
    with pytest.raises(pdf_text.TooManyPages) as refused:
        pdf_text.pages_of(printed, most=1)
    assert refused.value.pages == len(pages)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 nothing more", b"PK\x03\x04"])
def test_what_is_no_pdf_is_said_to_be_unreadable(content):
    with pytest.raises(pdf_text.Unreadable):
        pdf_text.pages_of(content, most=9)


def test_what_takes_too_long_is_said_to_be_unreadable(monkeypatch):
    monkeypatch.setattr(pdf_text, "PATIENCE", 0.001)

    with pytest.raises(pdf_text.Unreadable):
        pdf_text.pages_of(paper.render("kit/letter.typ", LETTER), most=9)
