"""Every paper of a meeting: the same words in every form, read out by every reader, archival, the same each time."""

import io
import re
import subprocess
from collections import Counter
from dataclasses import replace

import docx as library
import pypdf
import pytest

from tidtam.kit.paper.document import Document, Heading, Paragraph
from tidtam.kit.paper.docx import docx
from tidtam.kit.paper.setting import pdf
from tidtam.kit.paper.shown import as_text
from tidtam.kit.tests.test_document import in_docx, in_order, joined
from tidtam.kit.tests.test_paper_fonts import read_by
from tidtam.reporting.meetings.tests.paper_facts import HARD, OFFICE, every_paper

PAPERS = every_paper()
WORDS = HARD.split()


@pytest.fixture(params=sorted(PAPERS))
def paper(request) -> Document:
    return PAPERS[request.param]


def without_numbers(text: str) -> str:
    return re.sub("–[0-9๐-๙]+–", "", joined(text))


def test_pdf_docx_and_text_agree_letter_by_letter(paper):
    said = joined(as_text(paper))

    assert without_numbers(in_order(pdf(paper))) == said
    assert joined(in_docx(docx(paper))) == said


@pytest.mark.parametrize("reader", ["poppler", "pdfium", "mupdf"])
def test_every_reader_finds_the_hard_words_and_not_one_letter_else(paper, reader, tmp_path):
    hard = replace(paper, blocks=(*paper.blocks, Paragraph(HARD), Heading(HARD)))

    read = read_by(reader, pdf(hard), tmp_path)

    for word in WORDS:
        assert read.split().count(word) >= 2
    assert Counter(without_numbers(read)) == Counter(joined(as_text(hard)))


def test_every_pdf_is_archival_and_tagged_and_has_one_font(paper):
    body = pdf(paper)
    root = pypdf.PdfReader(io.BytesIO(body)).trailer["/Root"]

    assert b"<pdfaid:part>2</pdfaid:part>" in root["/Metadata"].get_object().get_data()
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "th"
    listed = subprocess.run(["pdffonts", "-"], input=body, capture_output=True, check=True).stdout.decode()
    assert all("Sarabun" in line for line in listed.splitlines()[2:])


def test_a_paper_is_the_same_each_time(paper):
    assert pdf(paper) == pdf(paper)
    assert docx(paper) == docx(paper)


def test_every_paper_can_be_written_in_arabic_digits():
    for document in every_paper(replace(OFFICE, digits="arabic")).values():
        assert not re.search("[๐-๙]", as_text(document) + in_order(pdf(document)))


def test_a_docx_has_headings_and_tables_that_a_word_processor_knows():
    opened = library.Document(io.BytesIO(docx(PAPERS["minutes"])))

    assert "Heading 1" in {line.style.name.title() for line in opened.paragraphs}
    assert [table.rows[0].cells[1].text for table in opened.tables][-1] == "หมู่บ้าน"
