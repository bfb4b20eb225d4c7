"""What people carry away: nothing in it acts as a formula, and it comes back equal."""

import csv
import io
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.utils.translation import gettext
from hypothesis import HealthCheck, given
from hypothesis import settings as speed
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from tidtam.kit import clock, tables
from tidtam.kit.notice import DEMO_NOTICE
from tidtam.kit.tables import Column
from tidtam.kit.thai import clean, clean_lines

COLUMNS = [
    Column("code", "รหัส", "code", required=True),
    Column("name", "ชื่อ"),
    Column("count", "จำนวน", "int"),
    Column("amount", "บาท", "money"),
    Column("ratio", "อัตรา", "decimal"),
    Column("on", "วันที่", "date"),
    Column("month", "เดือน", "month"),
]
WRITERS = [tables.write_xlsx, tables.write_csv]
TEXT = st.text(
    st.sampled_from("กขศุภชัยเแโใไ่้๊๋์ำ็ \n=+-@\t'\";,|#&<>_x0041abc๕5.")
    | st.characters(exclude_categories=("Cs", "Cc")),
    max_size=30,
)
CELLS = st.fixed_dictionaries(
    {
        "code": st.from_regex(r"[0-9]{2,8}", fullmatch=True).filter(str.isascii),
        "name": TEXT.map(clean_lines).filter(lambda text: clean_lines(text) == text and "\ufffd" not in text),
        "count": st.none() | st.integers(-(10**14), 10**14),
        "amount": st.none() | st.integers(-(10**16), 10**16),
        "ratio": st.none() | st.decimals(-(10**9), 10**9, places=6),
        "on": st.none() | st.dates(date(1900, 1, 1), date(2100, 12, 31)),
        "month": st.none()
        | st.dates(date(1900, 1, 1), date(2100, 12, 31)).map(lambda day: day.replace(day=1)),
    }
)


def written(write: Callable[..., None], rows: list[Any], columns: list[Column] = COLUMNS) -> bytes:
    out = io.BytesIO()
    write(out, columns, rows, title="ทะเบียน")
    return out.getvalue()


@pytest.mark.parametrize("write", WRITERS)
@speed(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rows=st.lists(CELLS, min_size=1, max_size=5))
def test_an_export_comes_back_equal(write: Callable[..., None], rows: list[dict[str, Any]]) -> None:
    read = list(tables.read(written(write, rows), COLUMNS))
    assert [row.refusals for row in read] == [[] for _ in rows]
    assert [row.values for row in read] == rows


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "'=", "＝"])
def test_text_in_a_csv_never_starts_a_formula(start: str) -> None:
    content = written(tables.write_csv, [["40", f"{start}cmd|' /C calc'!A0", None, None, None, None, None]])
    (_heading, row) = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    assert row[1].startswith("'")


def test_text_in_a_workbook_is_never_a_formula() -> None:
    content = written(tables.write_xlsx, [["40", "=1+1", -5, -500, Decimal("-0.5"), None, None]])
    rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    assert rows[1][:5] == ["40", "=1+1", -5.0, -5.0, -0.5]


def test_codes_stay_text_and_dates_are_written_in_buddhist_years() -> None:
    content = written(
        tables.write_xlsx, [{"code": "040", "on": date(2018, 7, 20), "month": date(2017, 10, 1)}]
    )
    rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    assert rows[1] == ["040", "", "", "", "", "20 ก.ค. 2561", "2560-10"]


@pytest.mark.parametrize("write", WRITERS)
def test_in_the_demo_every_file_says_so_and_is_read_all_the_same(write: Callable[..., None]) -> None:
    clock.set_demo(Path(settings.HOME), date(2018, 7, 27))
    try:
        content = written(write, [{"code": "40", "name": "บ้านหัวขัว"}])
    finally:
        clock.set_demo(Path(settings.HOME), None)
    sheet = tables.read(content, [Column("said", DEMO_NOTICE)])
    assert sheet.labels == (DEMO_NOTICE,)
    assert [row.values["name"] for row in tables.read(content, COLUMNS)] == ["บ้านหัวขัว"]


def test_refused_rows_go_out_as_they_came_with_the_reasons_and_can_be_sent_again() -> None:
    out = io.BytesIO()
    tables.write_refused(
        out, ["รหัส", "หมายเหตุ"], [(["40", "=x"], ["ไม่มีรหัสนี้", "ซ้ำ"]), (["41"], ["ซ้ำ"])], title="ที่ไม่รับ"
    )
    rows = list(tables.read(out.getvalue(), [*COLUMNS[:1], Column("why", gettext("Why it was refused"))]))
    assert [row.cells for row in rows] == [("40", "=x", "ไม่มีรหัสนี้\nซ้ำ"), ("41", "", "ซ้ำ")]
    assert rows[0].values["code"] == "40"


def test_a_template_has_headings_only() -> None:
    assert list(tables.read(written(tables.write_xlsx, []), COLUMNS)) == []


def test_control_characters_do_not_break_the_file() -> None:
    content = written(tables.write_xlsx, [{"code": "40", "name": "a\x00\x0bb\uffff"}])
    assert next(iter(tables.read(content, COLUMNS))).values["name"] == clean("ab")
