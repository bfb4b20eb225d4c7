"""A district officer takes a sheet of 1,000 producers: 37 mistakes, 37 explanations, corrected and loaded."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect
from python_calamine import CalamineWorkbook

from tests.journeys.conftest import Welcome
from tests.journeys.planted import HEADINGS, PLANTED, ROWS, TOLD_AT, planted_rows, sheet
from tests.journeys.visitor import Visitor

FORM = "/desk/uploads/new/producers.producers/"
LIST = "/desk/producers/?area=4015&q=รุ่นที่"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
pytestmark = [pytest.mark.browser, pytest.mark.parametrize("width", [1280], indirect=True, ids=["desk"])]


def test_a_sheet_with_mistakes_is_explained_corrected_and_loaded(welcome: Welcome, tmp_path: Path) -> None:
    officer = welcome("district4015")
    page = officer.page
    _send(officer, "producers.xlsx", sheet())
    officer.look("upload-preview")
    _counts(officer, new=ROWS - PLANTED, refused=PLANTED)
    told = _refused_rows(officer, tmp_path / "refused.xlsx")
    assert len(told) == PLANTED

    officer.press(page.get_by_role("button", name=f"บันทึก {ROWS - PLANTED} แถว"))
    expect(page.get_by_role("heading", name="สิ่งที่บันทึกแล้ว")).to_be_visible(timeout=60_000)
    assert _in_register(officer) == ROWS - PLANTED

    planted = planted_rows()
    for serial, reason in told.items():
        column, _value = planted[serial]
        assert TOLD_AT.get(column, column) in reason, (serial, reason)

    _send(officer, "corrected.xlsx", sheet(mend=lambda serial: serial in told))
    _counts(officer, new=PLANTED, refused=0)
    officer.press(page.get_by_role("button", name=f"บันทึก {PLANTED} แถว"))
    expect(page.get_by_role("heading", name="สิ่งที่บันทึกแล้ว")).to_be_visible(timeout=60_000)
    assert _in_register(officer) == ROWS
    officer.look("upload-done")


def _send(officer: Visitor, name: str, content: bytes) -> None:
    page = officer.page
    officer.go(FORM)
    page.get_by_label("ตารางคำนวณ", exact=True).set_input_files(
        {"name": name, "mimeType": XLSX, "buffer": content}
    )
    officer.press(page.get_by_role("button", name="อ่านไฟล์"))
    expect(page.get_by_role("heading", name="สิ่งที่จะบันทึก")).to_be_visible(timeout=60_000)


def _counts(officer: Visitor, *, new: int, refused: int) -> None:
    facts = officer.page.get_by_role("region", name="สิ่งที่จะบันทึก").locator("dl")
    expect(facts).to_contain_text(re.compile(rf"ใหม่\s*{new}\s"))
    expect(facts).to_contain_text(re.compile(rf"มีส่วนที่ไม่รับ\s*{refused}\b"))


def _refused_rows(officer: Visitor, path: Path) -> dict[int, str]:
    """The reasons by serial number, from the sheet that the officer takes away to correct."""
    with officer.page.expect_download() as coming:
        officer.press(officer.page.get_by_role("link", name="แถวที่ไม่รับพร้อมเหตุผล"))
    coming.value.save_as(path)
    rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    head = next(number for number, row in enumerate(rows) if HEADINGS[1] in row)
    assert rows[head][: len(HEADINGS)] == list(HEADINGS)
    return {int(float(row[0])): str(row[-1]) for row in rows[head + 1 :]}


def _in_register(officer: Visitor) -> int:
    officer.go(LIST)
    said = officer.page.get_by_role("main").get_by_role("status").first.inner_text()
    found = re.search(r"([\d,]+) รายการ", said)
    assert found, said
    return int(found[1].replace(",", ""))
