"""The spreadsheet to fill in, and what comes back of it, protected cells included."""

import io
import zipfile
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override
from python_calamine import CalamineWorkbook, SheetVisibleEnum

from tidtam.kit import tables
from tidtam.kit.tables import MASK, Column

COLOURS = ("แดง", "ขาว, ครีม")
COLUMNS = [
    Column("code", "รหัส", "code"),
    Column("name", "ชื่อ", required=True, example="ผ้าไหม"),
    Column("colour", "สี", words=COLOURS, example="แดง"),
    Column("price", "ราคา (บาท)", "money", example="1,250.50", help_text="ราคาขายปลีก"),
]


def number(text: str) -> str:
    if len(text) != 4:
        raise ValidationError(f"{text} ไม่ใช่เลข 4 หลัก")
    return text


SECRET = [Column("code", "รหัส", "code", required=True), Column("secret", "เลข", protected=True, parse=number)]


def template(language: str = "th") -> bytes:
    out = io.BytesIO()
    with override(language):
        tables.write_template(out, COLUMNS, title="สินค้า", notes=["ส่งได้ทุกเดือน"])
    return out.getvalue()


@pytest.mark.parametrize("language", ["th", "en"])
def test_a_template_sent_back_as_it_is_holds_no_row_and_says_why(language: str) -> None:
    sheet = tables.read(template(language), COLUMNS)
    assert sheet.found == {column.key for column in COLUMNS}
    assert list(sheet) == []
    (note,) = sheet.notes
    assert "2" in note


def test_a_template_explains_each_column_on_a_second_sheet() -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(template()))
    assert [(sheet.name, sheet.visible) for sheet in book.sheets_metadata] == [
        ("สินค้า", SheetVisibleEnum.Visible),
        ("คำอธิบาย", SheetVisibleEnum.Visible),
        ("รายการ", SheetVisibleEnum.Hidden),
    ]
    explained = {row[0]: row[1:] for row in book.get_sheet_by_name("คำอธิบาย").to_python()}
    assert explained["ชื่อ"][0] == "ต้องกรอก"
    assert explained["สี"][2] == "แดง, ขาว, ครีม"
    assert explained["ราคา (บาท)"][1:] == ["ราคาขายปลีก", "", "1,250.50"]
    assert "ส่งได้ทุกเดือน" in explained


def test_a_template_offers_words_and_keeps_codes_as_text() -> None:
    with zipfile.ZipFile(io.BytesIO(template())) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
        styles = archive.read("xl/styles.xml").decode()
    assert "<formula1>'รายการ'!$A$1:$A$2</formula1>" in sheet
    assert 'errorStyle="warning"' in sheet
    assert 'formatCode="@"' in styles


def test_the_sheet_that_explains_is_never_taken_for_the_rows() -> None:
    columns = [Column("heading", "หัวคอลัมน์", required=True)]
    with pytest.raises(tables.TableProblem):
        tables.read(template(), columns)


def filled(cell: str, columns: Any = SECRET) -> tables.Row:
    (row,) = tables.read(f"รหัส,เลข\n40,{cell}\n".encode(), columns)
    return row


@pytest.mark.parametrize("cell", ["", MASK, "x-xxxx-xxxxx-12-3", "XXXX", "**34", "1-23xx", "●●●●"])
def test_a_blank_or_masked_protected_cell_says_nothing(cell: str) -> None:
    row = filled(cell)
    assert row.values == {"code": "40"}
    assert row.refusals == []


@pytest.mark.parametrize("cell", ["ลบ", " ลบ ", "clear"])
def test_a_word_clears_a_protected_cell(cell: str) -> None:
    assert filled(cell).values == {"code": "40", "secret": ""}


@pytest.mark.parametrize("cell", ["123", "๑๒๓"])
def test_what_is_wrong_in_a_protected_cell_is_told_without_the_cell(cell: str) -> None:
    row = filled(cell)
    assert row.refusals == [(2, "เลข", MASK, f"{MASK} ไม่ใช่เลข 4 หลัก")]
    assert row.cells == ("40", MASK)


def test_a_protected_cell_is_read_like_any_other() -> None:
    assert filled("1234").values["secret"] == "1234"
    column = Column("secret", "เลข", "code", digits=4, protected=True)
    (row,) = tables.read("เลข\n12\n".encode(), [column])
    assert row.values == {"secret": "0012"}
    assert "12" not in row.notes[0]


def test_refused_rows_sent_twice_have_one_column_of_reasons() -> None:
    labels = ["รหัส", "Why it was refused", "ชื่อ"]
    out = io.BytesIO()
    tables.write_refused(out, labels, [(["40", "เก่า", "ก"], ["ใหม่"]), (["41"], ["ซ้ำ"])], title="x")
    rows = CalamineWorkbook.from_filelike(io.BytesIO(out.getvalue())).get_sheet_by_index(0).to_python()
    assert [row[:2] for row in rows[1:]] == [["40", "ก"], ["41", ""]]
    assert [row[2] for row in rows[1:]] == ["ใหม่", "ซ้ำ"]
