"""A district officer fetches the month's sheet, fills it in with mistakes, reads why, corrects them and loads it."""

import io
import re
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from playwright.sync_api import expect
from python_calamine import CalamineWorkbook

from tests.journeys.conftest import Welcome
from tests.journeys.reading import number
from tests.journeys.visitor import Visitor

FORM = "/desk/uploads/new/sales.month/"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FIGURE = "/desk/figures/sales.total/?area=4015&from=2561-06&to=2561-06"
MONTH = "มิถุนายน 2561"
BAHT, NIL, REASON = "ยอดจำหน่าย (บาท)", "ไม่มียอดจำหน่าย", "เหตุผลที่แก้ไข"
CODE, NAME = "เลขที่ผู้ผลิต", "ชื่อผู้ผลิต"
pytestmark = pytest.mark.browser

Row = dict[str, Any]


def test_a_months_sheet_is_fetched_filled_explained_corrected_and_loaded(
    welcome: Welcome, tmp_path: Path
) -> None:
    officer = welcome("district4015")
    page = officer.page
    before = _total(officer)
    sheet = _fetched(officer, tmp_path / "month.xlsx")
    blank = [row for row in sheet if row[BAHT] == "" and row[NIL] == ""][:5]
    told = next(row for row in sheet if row[BAHT] != "")
    assert len(blank) == 5, "the demo has producers that have not reported"

    wrong = {row[CODE]: dict(row) for row in (*blank, told)}
    first, second, third, fourth, fifth = (wrong[row[CODE]] for row in blank)
    first[BAHT] = "ห้าพัน"
    second |= {CODE: fourth[CODE], BAHT: "๑,๒๐๐"}
    third |= {BAHT: 700, NIL: "ใช่"}
    fourth[BAHT] = 4000
    fifth[NIL] = "ใช่"
    wrong[told[CODE]][BAHT] = told[BAHT] + 10
    _send(officer, "ผิด.xlsx", list(wrong.values()))
    _counts(officer, ใหม่=2, เปลี่ยน=0, มีส่วนที่ไม่รับ=4)
    rows = page.get_by_role("main").get_by_role("table").last
    for why in ("ห้าพัน", f"เป็นของ “{fourth[NAME]}”", "ทั้งยอดและไม่มียอดขาย", "ทั้งไฟล์"):
        expect(rows.get_by_text(why).first).to_be_visible()
    officer.look("sales-sheet-explained")
    assert _total(officer) == before

    first[BAHT] = 5000
    second[CODE] = blank[1][CODE]
    third[NIL] = ""
    wrong[told[CODE]][REASON] = "นับบิลเพิ่ม"
    _send(officer, "ถูก.xlsx", list(wrong.values()))
    _counts(officer, ใหม่=5, เปลี่ยน=1, มีส่วนที่ไม่รับ=0)
    officer.press(page.get_by_role("button", name="บันทึก 6 แถว"))
    expect(page.get_by_role("heading", name="สิ่งที่บันทึกแล้ว")).to_be_visible(timeout=60_000)
    officer.look("sales-sheet-loaded")
    assert _total(officer) == before + 5000 + 1200 + 700 + 4000 + 10

    again = {row[CODE]: row for row in _fetched(officer, tmp_path / "again.xlsx")}
    assert [again[row[CODE]][BAHT] for row in blank] == [5000, 1200, 700, 4000, ""]
    assert again[blank[4][CODE]][NIL] == "ใช่"


def _fetched(officer: Visitor, path: Path) -> list[Row]:
    """The sheet of the month as the officer takes it away."""
    page = officer.page
    officer.go(FORM)
    officer.look("sales-sheet-begin")
    fetch = page.get_by_role("region", name="ดาวน์โหลดแบบกรอก")
    fetch.get_by_label("เดือน").select_option(label=MONTH)
    with page.expect_download() as coming:
        officer.press(fetch.get_by_role("button", name="ดาวน์โหลดเป็น Excel"))
    assert MONTH in coming.value.suggested_filename
    coming.value.save_as(path)
    rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    head = next(place for place, row in enumerate(rows) if CODE in row)
    return [dict(zip(map(str, rows[head]), row, strict=True)) for row in rows[head + 1 :]]


def _send(officer: Visitor, name: str, rows: list[Row]) -> None:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet("กรอก")
    sheet.write_row(0, 0, list(rows[0]))
    for place, row in enumerate(rows, start=1):
        sheet.write_row(place, 0, list(row.values()))
    book.close()
    officer.go(FORM)
    officer.page.get_by_label("ตารางคำนวณ", exact=True).set_input_files(
        {"name": name, "mimeType": XLSX, "buffer": out.getvalue()}
    )
    officer.press(officer.page.get_by_role("button", name="อ่านไฟล์"))
    expect(officer.page.get_by_role("heading", name="สิ่งที่จะบันทึก")).to_be_visible(timeout=60_000)


def _counts(officer: Visitor, **counts: int) -> None:
    facts = officer.page.get_by_role("region", name="สิ่งที่จะบันทึก").locator("dl")
    for what, count in counts.items():
        expect(facts).to_contain_text(re.compile(rf"{what}\S*\s*{count}\b"))


def _total(officer: Visitor) -> int:
    officer.go(FIGURE)
    return number(officer.page.locator(".figure .value").first.inner_text())
