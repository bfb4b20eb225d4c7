"""Papers: the same bytes for the same inputs, data never markup, the notice on every page."""

import hashlib
import io
import os
import subprocess
import sys
from datetime import UTC, datetime

import pypdf
import pytest

from tidtam.kit import paper
from tidtam.kit.tests.test_paper_fonts import by_poppler, by_pypdf

NOTICE = "ข้อมูลสมมติ (demonstration data)"
LETTER = {
    "title": "หนังสือ",
    "heading": "รายงานการติดตาม",
    "lines": ["คณะอนุกรรมการหนึ่งตำบล หนึ่งผลิตภัณฑ์ จังหวัดขอนแก่น", "ครั้งที่ 1/2561"],
    "paragraphs": ["ที่บ้านศุภชัย ต.คึมชาด อำเภอหนองสองห้อง ศักดิ์สิทธิ์ น้ำใจ"],
    "table": {
        "columns": [{"label": "รายการ"}, {"label": "จำนวน", "align": "right"}],
        "rows": [["ยอดจำหน่าย", "6,199,333,184"]],
    },
    "states": [{"code": "late", "word": "เกินกำหนด 8 วัน"}, {"code": "none", "word": "ยังไม่เริ่ม"}],
}
IN_ANOTHER_PROCESS = """
import hashlib, json, sys, django
django.setup()
from tidtam.kit import paper
from tidtam.kit.tests.test_paper import LETTER
print(hashlib.sha256(paper.render("kit/letter.typ", LETTER)).hexdigest())
"""


def pages(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


def test_the_same_inputs_give_the_same_bytes_in_another_process() -> None:
    here = hashlib.sha256(paper.render("kit/letter.typ", LETTER)).hexdigest()
    there = subprocess.run(
        [sys.executable, "-c", IN_ANOTHER_PROCESS],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "tidtam.config.settings"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert there.stdout.strip() == here


def test_the_date_in_the_document_is_the_one_given() -> None:
    pdf = paper.render("kit/letter.typ", LETTER, at=datetime(2018, 7, 20, 2, tzinfo=UTC))

    assert pypdf.PdfReader(io.BytesIO(pdf)).metadata.creation_date == datetime(2018, 7, 20, 2, tzinfo=UTC)


def test_facts_are_found_in_the_text() -> None:
    pdf = paper.render("kit/letter.typ", LETTER)

    for text in (by_poppler(pdf), by_pypdf(pdf)):
        assert "6,199,333,184" in text
        assert "ศักดิ์สิทธิ์" in text
        assert "■ เกินกำหนด 8 วัน" in text.replace("\xa0", " ")


def test_every_page_bears_the_notice_and_from_the_second_its_number() -> None:
    long = {**LETTER, "notice": NOTICE, "paragraphs": ["ข้อความยาว " * 300] * 3}

    shown = pages(paper.render("kit/letter.typ", long))

    assert len(shown) > 1
    assert all(NOTICE in text for text in shown)
    assert "– 2 –" in shown[1]
    assert "– ๑ –" not in shown[0]


def test_thai_digits_are_a_switch_of_the_paper() -> None:
    text = by_poppler(paper.render("kit/letter.typ", {**LETTER, "digits": "thai"}))

    assert "๖,๑๙๙,๓๓๓,๑๘๔" in text
    assert "ครั้งที่ ๑/๒๕๖๑" in text


def test_typed_text_is_never_markup() -> None:
    hostile = '#read("/etc/passwd") *หนา* $x$ #import "@preview/x:1.0.0" <b>'

    text = by_poppler(paper.render("kit/letter.typ", {**LETTER, "paragraphs": [hostile]}))

    assert '#read("/etc/passwd") *หนา* $x$' in " ".join(text.split())


def test_a_character_without_a_glyph_is_shown_as_a_box() -> None:
    text = by_poppler(paper.render("kit/letter.typ", {**LETTER, "paragraphs": ["ดี\U0001f600\x07มาก"]}))

    assert "ดี□มาก" in text


def test_the_paper_is_tagged_and_archival() -> None:
    reader = pypdf.PdfReader(io.BytesIO(paper.render("kit/letter.typ", LETTER)))

    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert reader.trailer["/Root"]["/Lang"] == "th"
    assert b"pdfaid:part" in reader.trailer["/Root"]["/Metadata"].get_object().get_data()


def test_only_the_embedded_sarabun_is_used() -> None:
    found = subprocess.run(
        ["pdffonts", "-"], input=paper.render("kit/letter.typ", LETTER), capture_output=True, check=True
    ).stdout.decode()

    fonts = found.splitlines()[2:]
    assert fonts
    assert all("Sarabun" in line and " yes yes yes " in line for line in fonts)


def test_a_fault_in_a_template_is_told_and_gives_no_paper() -> None:
    with pytest.raises(paper.PaperProblem, match="heading"):
        paper.render("kit/letter.typ", {"title": "ไม่มีหัวเรื่อง"})


def test_a_picture_name_is_no_path() -> None:
    with pytest.raises(paper.PaperProblem, match="picture name"):
        paper.render("kit/letter.typ", LETTER, pictures={"../x.svg": "<svg/>"})
