"""A district's month as a spreadsheet: fetched, filled in, sent, as an officer does it."""

import io
import re
from pathlib import Path
from typing import Any

import xlsxwriter
from playwright.sync_api import expect
from python_calamine import CalamineWorkbook

from tests.journeys.visitor import Visitor

FORM = "/desk/uploads/new/sales.month/"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
JUNE, MAY = "มิถุนายน 2561", "พฤษภาคม 2561"
BAHT, NIL, REASON = "ยอดจำหน่าย (บาท)", "ไม่มียอดจำหน่าย", "เหตุผลที่แก้ไข"
CODE, NAME = "เลขที่ผู้ผลิต", "ชื่อผู้ผลิต"

Row = dict[str, Any]


def fetched(officer: Visitor, path: Path, month: str = JUNE) -> list[Row]:
    """The sheet of the month as the officer takes it away."""
    page = officer.page
    officer.go(FORM)
    officer.look("sales-sheet-begin")
    fetch = page.get_by_role("region", name="ดาวน์โหลดแบบกรอก")
    fetch.get_by_label("เดือน").select_option(label=month)
    with page.expect_download() as coming:
        officer.press(fetch.get_by_role("button", name="ดาวน์โหลดเป็น Excel"))
    assert month in coming.value.suggested_filename
    coming.value.save_as(path)
    rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    head = next(place for place, row in enumerate(rows) if CODE in row)
    return [dict(zip(map(str, rows[head]), row, strict=True)) for row in rows[head + 1 :]]


def send(officer: Visitor, name: str, rows: list[Row]) -> None:
    """Up to the preview."""
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


def counts(officer: Visitor, **counted: int) -> None:
    """What the preview says would become of the rows."""
    facts = officer.page.get_by_role("region", name="สิ่งที่จะบันทึก").locator("dl")
    for what, count in counted.items():
        expect(facts).to_contain_text(re.compile(rf"{what}\S*\s*{count}\b"))


def write(officer: Visitor, rows: int) -> None:
    officer.press(officer.page.get_by_role("button", name=f"บันทึก {rows} แถว"))
    expect(officer.page.get_by_role("heading", name="สิ่งที่บันทึกแล้ว")).to_be_visible(timeout=60_000)
