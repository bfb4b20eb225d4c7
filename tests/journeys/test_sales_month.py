"""A district officer fetches the month's sheet, fills it in with mistakes, reads why, corrects them and loads it."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Welcome
from tests.journeys.reading import number
from tests.journeys.sheets import BAHT, CODE, NAME, NIL, REASON, counts, fetched, send, write
from tests.journeys.visitor import Visitor

FIGURE = "/desk/figures/sales.total/?area=4015&from=2561-06&to=2561-06"
pytestmark = pytest.mark.browser


def test_a_months_sheet_is_fetched_filled_explained_corrected_and_loaded(
    welcome: Welcome, tmp_path: Path
) -> None:
    officer = welcome("district4015")
    page = officer.page
    before = _total(officer)
    sheet = fetched(officer, tmp_path / "month.xlsx")
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
    send(officer, "ผิด.xlsx", list(wrong.values()))
    counts(officer, ใหม่=2, เปลี่ยน=0, มีส่วนที่ไม่รับ=4)
    rows = page.get_by_role("main").get_by_role("table").last
    for why in ("ห้าพัน", f"เป็นของ “{fourth[NAME]}”", "ทั้งยอดและไม่มียอดขาย", "ทั้งไฟล์"):
        expect(rows.get_by_text(why).first).to_be_visible()
    officer.look("sales-sheet-explained")
    assert _total(officer) == before

    first[BAHT] = 5000
    second[CODE] = blank[1][CODE]
    third[NIL] = ""
    wrong[told[CODE]][REASON] = "นับบิลเพิ่ม"
    send(officer, "ถูก.xlsx", list(wrong.values()))
    counts(officer, ใหม่=5, เปลี่ยน=1, มีส่วนที่ไม่รับ=0)
    write(officer, 6)
    officer.look("sales-sheet-loaded")
    assert _total(officer) == before + 5000 + 1200 + 700 + 4000 + 10

    again = {row[CODE]: row for row in fetched(officer, tmp_path / "again.xlsx")}
    assert [again[row[CODE]][BAHT] for row in blank] == [5000, 1200, 700, 4000, ""]
    assert again[blank[4][CODE]][NIL] == "ใช่"


def _total(officer: Visitor) -> int:
    officer.go(FIGURE)
    return number(officer.page.locator(".figure .value").first.inner_text())
