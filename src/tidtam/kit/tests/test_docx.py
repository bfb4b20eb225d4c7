"""What a word processor needs to show Thai rightly, and what an office expects of a page."""

import io
import re
import zipfile

import pytest
from fontTools.ttLib import TTFont

from tidtam.kit.paper.document import Centred, Column, Document, Emblem, Paragraph, Run, Table
from tidtam.kit.paper.docx import docx
from tidtam.kit.tests.test_document import EVERY_BLOCK, square


def parts(document: Document) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(docx(document))) as archive:
        return {
            name: archive.read(name).decode()
            for name in archive.namelist()
            if name.endswith((".xml", ".rels"))
        }


def archive_of(document: Document) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(docx(document)))


def test_thai_has_font_size_and_weight_of_its_own():
    styles = parts(EVERY_BLOCK)["word/styles.xml"]

    assert 'w:cs="Sarabun"' in styles
    assert '<w:sz w:val="24"/>' in styles
    assert '<w:szCs w:val="24"/>' in styles
    assert 'w:bidi="th-TH"' in styles
    assert styles.count("<w:b/>") == styles.count("<w:bCs/>") == 3


@pytest.mark.parametrize(
    "block", [Paragraph((Run("หนา", bold=True),)), Emblem(square(), "ตรา", 1.5, "บันทึกข้อความ")]
)
def test_no_run_is_bold_or_large_in_latin_only(block):
    body = parts(Document("ก", (block,)))["word/document.xml"]

    assert body.count("<w:b/>") == body.count("<w:bCs/>") > 0
    assert len(re.findall(r"<w:sz ", body)) == len(re.findall(r"<w:szCs ", body))


def test_sarabun_travels_inside_and_has_another_named_in_its_place():
    with archive_of(EVERY_BLOCK) as archive:
        table = archive.read("word/fontTable.xml").decode()
        links = archive.read("word/_rels/fontTable.xml.rels").decode()
        veiled = archive.read("word/fonts/font1.odttf")

    assert 'w:name="Sarabun"' in table
    assert 'w:val="TH SarabunPSK"' in table
    assert "fonts/font1.odttf" in links
    key = bytes.fromhex(re.search(r'embedRegular[^>]*w:fontKey="{([0-9A-F-]+)}"', table)[1].replace("-", ""))[
        ::-1
    ]
    opened = bytes(byte ^ key[place % 16] for place, byte in enumerate(veiled[:32])) + veiled[32:]
    assert TTFont(io.BytesIO(opened))["name"].getDebugName(1) == "Sarabun"
    assert "<w:embedTrueTypeFonts/>" in parts(EVERY_BLOCK)["word/settings.xml"]


def test_the_page_is_a4_with_the_margins_of_an_official_letter():
    body = parts(EVERY_BLOCK)["word/document.xml"]

    size, margins = re.search(r"<w:pgSz [^>]*>", body)[0], re.search(r"<w:pgMar [^>]*>", body)[0]
    assert ('w:w="11906"' in size, 'w:h="16838"' in size) == (True, True)
    assert dict(re.findall(r'w:(top|bottom|left|right)="(\d+)"', margins)) == {
        "top": "1417",
        "bottom": "1134",
        "left": "1701",
        "right": "1134",
    }


def test_the_number_stands_from_the_second_page_on():
    said = parts(Document("ก", (), notice="ข้อมูลสมมติ", reference="abcd"))
    heads = [text for name, text in said.items() if name.startswith("word/header")]

    assert sorted("PAGE" in text for text in heads) == [False, True]
    assert all("ข้อมูลสมมติ" in text for text in heads)
    assert all("abcd" in text for name, text in said.items() if name.startswith("word/footer"))
    assert "<w:titlePg/>" in said["word/document.xml"]
    assert 'w:fmt="thaiNumbers"' in said["word/document.xml"]


def test_a_tables_head_stands_on_every_page_and_no_row_is_torn():
    body = parts(Document("ก", (Table((Column("ที่"), Column("ชื่อ")), (("1", "ก"), ("2", "ข"))),)))[
        "word/document.xml"
    ]

    assert body.count("<w:tblHeader/>") == 1
    assert body.count("<w:cantSplit/>") == 3


def test_a_picture_says_what_it_shows():
    assert 'descr="กรอบสีดำ"' in parts(EVERY_BLOCK)["word/document.xml"]


def test_the_archive_knows_no_time_of_day_and_nothing_of_the_library():
    with archive_of(EVERY_BLOCK) as archive:
        names = archive.namelist()
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()

    assert not [name for name in names if "thumbnail" in name or "customXml" in name or "Effects" in name]
    assert "python-docx" not in core
    assert "2018-01-01T00:00:00Z" in core


def test_a_head_without_a_rule_has_none():
    assert "w:pBdr" not in parts(Document("ก", (Centred(("ก",)),)))["word/document.xml"]
