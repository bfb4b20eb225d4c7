"""Spreadsheets as offices send them: what is read, and what each bad cell is told."""

import io
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import xlsxwriter
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from tidtam.kit import tables
from tidtam.kit.tables import Column

COLUMNS = [
    Column("code", "Code", "code", required=True, aliases=("รหัสหมู่บ้าน",)),
    Column("name", _("Name"), aliases=("ชื่อหมู่บ้าน",)),
    Column("amount", "ยอดจำหน่าย (บาท)", "money"),
    Column("count", "จำนวน", "int"),
    Column("on", "วันที่", "date"),
    Column("month", "เดือน", "month"),
    Column("weight", "น้ำหนัก", "decimal"),
]


@pytest.fixture(autouse=True)
def english() -> Any:
    with override("en"):
        yield


def workbook(rows: Sequence[Sequence[Any]], *, before: Sequence[str] = ()) -> bytes:
    """A workbook as Excel would save it; sheets named in `before` stand empty in front."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    day = book.add_format({"num_format": "d/m/yyyy"})
    for name in before:
        book.add_worksheet(name)
    sheet = book.add_worksheet()
    for number, row in enumerate(rows):
        for place, cell in enumerate(row):
            if isinstance(cell, date):
                sheet.write_datetime(number, place, cell, day)
            else:
                sheet.write(number, place, cell)
    book.close()
    return out.getvalue()


def values(content: bytes, columns: Sequence[Column] = COLUMNS) -> list[dict[str, Any]]:
    return [row.values for row in tables.read(content, columns)]


def only_reason(content: bytes, columns: Sequence[Column] = COLUMNS) -> str:
    (refusal,) = [refusal for row in tables.read(content, columns) for refusal in row.refusals]
    return refusal.reason


def test_cells_of_a_workbook_become_values_of_their_kind() -> None:
    content = workbook(
        [
            ["รหัสหมู่บ้าน", "ชื่อหมู่บ้าน", "ยอดจำหน่าย", "จำนวน", "วันที่", "เดือน", "น้ำหนัก"],
            [40150205, "บ้านศุภชัย ", 1234.5, 12, date(2018, 7, 20), date(2018, 6, 1), 0.25],
        ]
    )
    assert values(content) == [
        {
            "code": "40150205",
            "name": "บ้านศุภชัย",
            "amount": 123450,
            "count": 12,
            "on": date(2018, 7, 20),
            "month": date(2018, 6, 1),
            "weight": Decimal("0.25"),
        }
    ]


def test_thai_digits_and_buddhist_dates_are_read_from_csv() -> None:
    content = 'code,ยอดจำหน่าย (บาท),จำนวน,วันที่,เดือน\n๔๐๑๕๐๒๐๕,"๖,๑๙๙.๕๐",๑๒,๒๐ ก.ค. ๒๕๖๑,มิ.ย. 61\n'
    assert values(content.encode()) == [
        {
            "code": "40150205",
            "amount": 619950,
            "count": 12,
            "on": date(2018, 7, 20),
            "month": date(2018, 6, 1),
        }
    ]


def test_a_date_cell_typed_in_buddhist_years_means_the_same_day() -> None:
    assert values(workbook([["code", "วันที่"], ["40", date(2561, 7, 20)]]))[0]["on"] == date(2018, 7, 20)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp874", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_every_encoding_and_delimiter_of_offices_is_read(encoding: str, delimiter: str) -> None:
    content = f"รหัสหมู่บ้าน{delimiter}ชื่อหมู่บ้าน\r\n40110101{delimiter}บ้านหัวขัว\r\n".encode(encoding)
    assert values(content) == [{"code": "40110101", "name": "บ้านหัวขัว"}]


def test_the_headings_are_found_below_a_title_in_any_order_and_the_rest_is_reported() -> None:
    content = workbook(
        [["บัญชีหมู่บ้าน"], [], ["ลำดับ", "ชื่อหมู่บ้าน", "CODE *"], [1, "บ้านหัวขัว", "40110101"]], before=["ปก"]
    )
    sheet = tables.read(content, COLUMNS)
    assert sheet.header_row == 3
    assert sheet.ignored == ("ลำดับ",)
    assert [(row.number, row.values) for row in sheet] == [(4, {"name": "บ้านหัวขัว", "code": "40110101"})]


def test_a_title_right_above_the_headings_is_no_part_of_them() -> None:
    content = workbook([["บัญชีหมู่บ้าน อำเภอเปือยน้อย"], ["รหัสหมู่บ้าน", "ชื่อหมู่บ้าน"], ["40110101", "บ้านหัวขัว"]])
    sheet = tables.read(content, COLUMNS)
    assert sheet.header_row == 2
    assert sheet.labels == ("รหัสหมู่บ้าน", "ชื่อหมู่บ้าน")


def test_headings_over_two_merged_rows_are_read_together() -> None:
    columns = [
        Column("code", "รหัส", required=True),
        Column("q1", "ผลงาน ไตรมาส 1", "int"),
        Column("q2", "ผลงาน ไตรมาส 2", "int"),
    ]
    content = workbook(
        [["รหัส", "ผลงาน", ""], ["", "ไตรมาส 1", "ไตรมาส 2"], ["(1)", "(2)", "(3)"], ["40", 5, 6]]
    )
    assert values(content, columns) == [{"code": "40", "q1": 5, "q2": 6}]


def test_blank_lines_and_headings_printed_again_are_passed_over() -> None:
    content = b"code,name\n40,a\n\n,,\ncode,name\n41,b\n"
    assert [row.number for row in tables.read(content, COLUMNS)] == [2, 6]


def test_a_column_that_the_file_does_not_have_says_nothing() -> None:
    sheet = tables.read(b"code,name\n40,a\n", COLUMNS)
    assert sheet.found == {"code", "name"}
    assert next(iter(sheet)).values == {"code": "40", "name": "a"}


def test_zeros_cut_off_by_a_spreadsheet_are_put_back_and_noted() -> None:
    columns = [Column("phone", "Phone", "code", digits=10)]
    (row,) = tables.read(workbook([["Phone"], [812345678]]), columns)
    assert row.values == {"phone": "0812345678"}
    assert row.notes == ["Phone: zeros that the spreadsheet had cut off were put back: 0812345678"]


def test_a_valid_row_is_not_lost_beside_a_refused_one() -> None:
    rows = list(tables.read("code,จำนวน\n40,สิบ\n41,10\n".encode(), COLUMNS))
    assert rows[0].refusals == [
        (2, "จำนวน", "สิบ", "“สิบ” is not a whole number; expected digits such as 1,441.")
    ]
    assert rows[1].values == {"code": "41", "count": 10}
    assert rows[1].refusals == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("code,วันที่\n40,20/7/2018", "2561"),
        ("code,วันที่\n40,31 ก.พ. 2561", "31 ก.พ. 2561"),
        ("code,เดือน\n40,13/2561", "13/2561"),
        ("code,จำนวน\n40,1.5", "whole number"),
        ("code,ยอดจำหน่าย\n40,1.234", "baht"),
        ("code,น้ำหนัก\n40,nan", "16.4058"),
        ("code,name\n,a", "required"),
        ("code,name\n4.0E+12,a", "rounded"),
    ],
)
def test_a_refusal_says_what_was_expected(line: str, said: str) -> None:
    assert said in only_reason(line.encode())


def test_a_bare_number_is_no_date() -> None:
    assert "bare number" in only_reason(workbook([["code", "วันที่"], ["40", 43301]]))


def test_a_sum_of_floats_is_the_amount_that_was_meant() -> None:
    assert values(workbook([["code", "ยอดจำหน่าย"], ["40", 0.1 + 0.2]]))[0]["amount"] == 30


def test_one_damaged_character_refuses_its_cell_only() -> None:
    content = "code,name\n40,บ้านหัวขัว\n41,บ้านโนนม่วง\n".encode()
    broken = content[:-3] + content[-2:]
    rows = list(tables.read(broken, COLUMNS))
    assert rows[0].values["name"] == "บ้านหัวขัว"
    assert "damaged" in rows[1].refusals[0].reason


def test_formulas_give_their_values_only() -> None:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["code", "จำนวน"])
    sheet.write_string(1, 0, "40")
    sheet.write_formula(1, 1, "=6*7", value=42)
    book.close()
    assert values(out.getvalue()) == [{"code": "40", "count": 42}]


def test_a_column_of_its_own_making_is_parsed_by_it() -> None:
    def colour(text: str) -> str:
        if text not in {"red", "blue"}:
            raise ValueError("expected red or blue")
        return text.upper()

    columns = [Column("c", "Colour", parse=colour)]
    assert values(b"Colour\nred\n", columns) == [{"c": "RED"}]
    assert only_reason(b"Colour\ngreen\n", columns) == "expected red or blue"
