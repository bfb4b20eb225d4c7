"""What is opened to text, and what is refused with the reason."""

import codecs
import random
import time

import pytest

from tidtam.reporting.intake import refusals
from tidtam.reporting.intake.known import read_text
from tidtam.reporting.intake.papers import open_paper, pdf
from tidtam.reporting.intake.papers import word as words
from tidtam.reporting.intake.tests import papers

LINE = "รายงานการประชุม ครั้งที่ ๑/๒๕๖๑ อำเภอ ศักดิ์สิทธิ์ น้ำ กี่ ปั๊ม"


@pytest.mark.parametrize(
    "content",
    [
        LINE.encode(),
        codecs.BOM_UTF8 + LINE.encode(),
        LINE.encode("cp874"),
        codecs.BOM_UTF16_LE + LINE.encode("utf-16-le"),
    ],
)
def test_plain_text_of_every_coding_that_offices_save_in(content: bytes) -> None:
    paper = open_paper(content)
    assert (paper.form, paper.text) == ("text", LINE)


def test_signs_that_no_database_keeps_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "text_of", lambda content: ("ก\0ข\ud800ค", 1))
    assert open_paper(b"%PDF-1.7").text == "กข?ค"
    assert open_paper(codecs.BOM_UTF16_LE + "ก\0ข".encode("utf-16-le")).text == "กข"


def test_lines_of_windows_end_as_others_do() -> None:
    assert open_paper("ก\r\nข\rค".encode()).text == "ก\nข\nค"


def test_a_word_file_gives_a_line_a_paragraph_and_a_line_a_row() -> None:
    paper = open_paper(papers.word(LINE, "", "ต่อ", table=(("ที่", "หมู่บ้าน"), ("1", "บ้านวังคูณ"))))
    assert paper.form == "docx"
    assert paper.text == f"{LINE}\n\nต่อ\nที่\tหมู่บ้าน\n1\tบ้านวังคูณ"


def test_a_pdf_gives_its_words_and_its_pages() -> None:
    paper = open_paper(papers.pdf(f"{LINE}\nบรรทัดที่สอง", pages=2))
    assert (paper.form, paper.pages) == ("pdf", 2)
    assert "".join(paper.text.split()) == "".join(f"{LINE}บรรทัดที่สองหน้า".split())


def test_thai_that_the_edge_of_a_page_broke_is_whole_again() -> None:
    long = "พื้นที่ติดตามคืออำเภอโนนศิลาอำเภอเปือยน้อยอำเภอหนองสองห้องและหมู่บ้านที่กำหนดไว้ในแผนปฏิบัติการของจังหวัด" * 3
    paper = open_paper(papers.pdf(long))
    assert "".join(paper.text.split()) == long
    assert "\n" not in paper.text.strip()


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", refusals.NothingWritten),
        (b" \n ", refusals.NothingWritten),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), refusals.OldWord),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), refusals.UnknownPaper),
        (bytes(range(256)), refusals.UnknownPaper),
        (b"{\\rtf1 text}", refusals.UnknownPaper),
        (b"PK\x03\x04" + b"no archive", refusals.BrokenPaper),
        (papers.archive({"xl/workbook.xml": "<a/>"}), refusals.UnknownPaper),
        (papers.archive({"word/document.xml": "<open>"}), refusals.BrokenPaper),
        (b"%PDF-1.7 no objects", refusals.BrokenPaper),
        (b"%PDF-1.7\n" + random.Random(1).randbytes(5000), refusals.BrokenPaper),
        (papers.scan(), refusals.ScannedPaper),
        ("ก".encode() * 1_000_001, refusals.TooMuch),
    ],
)
def test_what_is_no_paper_is_refused_with_the_reason(content: bytes, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        open_paper(content)


def test_a_paper_of_more_pages_than_anybody_reads_is_refused() -> None:
    with pytest.raises(refusals.TooManyPages) as refused:
        open_paper(papers.pdf(LINE, pages=201))
    assert "201" in refused.value.messages[0]
    assert "200" in refused.value.messages[0]


def test_a_bomb_of_entities_is_not_unfolded() -> None:
    bomb = '<!DOCTYPE w [<!ENTITY a "ก"><!ENTITY b "&a;&a;&a;&a;">]>'
    with pytest.raises(refusals.BrokenPaper):
        open_paper(papers.word("&b;", before=bomb))


def test_a_file_that_unpacks_to_too_much_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "MOST_UNPACKED", 100_000)
    with pytest.raises(refusals.TooMuch):
        open_paper(papers.word("ก" * 200_000))


def test_nothing_breaks_on_papers_with_a_byte_changed() -> None:
    """A hostile file is refused or read, never an error of the program."""
    chance = random.Random(7)
    for good in (papers.word(LINE, "ต่อ"), papers.pdf(LINE)):
        for _try in range(15):
            bad = bytearray(good)
            for _change in range(20):
                bad[chance.randrange(len(bad))] = chance.randrange(256)
            try:
                open_paper(bytes(bad))
            except refusals.Refused:
                continue


@pytest.mark.django_db
@pytest.mark.parametrize(
    "piece",
    [
        "อำเภอ", "บ้าน", "1", "1,111", "หนึ่ง", "คณะกรรมการ", "ณ ห้อง", "ประธาน(นาย ", "มอบหมายให้ปลัดจังหวัด", "ครั้งที่ 1/2561 ",
        "10 ราย แยกเป็น ", "อาหาร 10 ราย\n", "20 กรกฎาคม 2561 ", "ตุลาคม 2560 - มิถุนายน 2561 ", "(", " \n", "1 2/3-4.5,6 ",
    ],
)  # fmt: skip
def test_no_text_makes_the_reading_slow(piece: str) -> None:
    """Fifty thousand letters of the kind that patterns stumble over."""
    begun = time.process_time()
    read_text(piece * (50_000 // len(piece)))
    assert time.process_time() - begun < 10
