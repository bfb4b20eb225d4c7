"""A slip makes a district look rich: found from the province's page, corrected, and both numbers can be shown."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.journeys.conftest import Welcome
from tests.journeys.reading import number
from tests.journeys.sheets import BAHT, CODE, JUNE, MAY, NAME, NIL, counts, fetched, send, write
from tests.journeys.visitor import Visitor

PROVINCE = "/desk/figures/sales/?area=40&from=2561-06&to=2561-06"
DISTRICT = "อ.หนองสองห้อง"
pytestmark = pytest.mark.browser


def test_a_slip_is_found_down_to_its_report_corrected_and_shown_then_and_now(
    welcome: Welcome, tmp_path: Path
) -> None:
    district = welcome("district4015")
    row, usual = _to_slip(district, tmp_path)
    send(district, "มิถุนายน.xlsx", [{**row, BAHT: usual * 1000}])
    counts(district, ใหม่=1, ข้อสังเกต=1, มีส่วนที่ไม่รับ=0)
    remarks = district.page.get_by_role("region", name="ข้อสังเกต")
    expect(remarks.get_by_text("1,000 เท่า")).to_be_visible()
    district.look("slip-asked-about")
    write(district, 1)  # whoever is in a hurry confirms it none the less

    province = welcome("province")
    page = province.page
    province.go(PROVINCE)
    province.look("slip-province")
    sold = _total(province)
    always = page.get_by_role("link", name="ลิงก์ที่แสดงตัวเลขชุดนี้เสมอ").get_attribute("href")
    assert always
    rich = _panel(province, "พื้นที่ที่ยอดเพิ่มและลดมากที่สุด").get_by_role("row").nth(1)
    expect(rich).to_contain_text(DISTRICT)
    province.press(rich.get_by_role("link"))
    expect(page.get_by_role("heading", level=1)).to_contain_text(DISTRICT)
    moved = _panel(province, "ผู้ผลิตที่ยอดเพิ่มและลดมากที่สุด").get_by_role("row").nth(1)
    expect(moved).to_contain_text(str(row[NAME]))
    province.look("slip-district")
    province.press(moved.get_by_role("link").last)
    expect(page.get_by_role("heading", level=1)).to_contain_text(JUNE)
    expect(page.get_by_text("1,000 เท่า").first).to_be_visible()
    province.look("slip-report")
    report = page.url

    province.press(page.get_by_role("link", name="ส่งคืนพร้อมเหตุผล"))
    page.get_by_label("เหตุผล").fill("ยอดสูงกว่าทุกเดือนพันเท่า โปรดตรวจ")
    province.press(page.get_by_role("button", name="ส่งคืน", exact=False).first)
    expect(page.get_by_role("main")).to_contain_text("โปรดตรวจ")

    told = district.page
    district.go(report)
    district.press(told.get_by_role("link", name="แก้ไขยอด").first)
    district.look("slip-correct")
    told.get_by_label("จำนวนเงิน (บาท)").fill(str(usual))
    told.get_by_label("เหตุผล").fill("พิมพ์เกินพันเท่า นับใบเสร็จใหม่แล้ว")
    district.press(told.get_by_role("button", name="บันทึกการแก้ไข"))
    expect(told.get_by_role("main")).to_contain_text("พิมพ์เกินพันเท่า")
    district.look("slip-corrected")

    province.go(PROVINCE)
    assert _total(province) == sold - usual * 999
    province.go(always)
    assert _total(province) == sold
    province.look("slip-then-and-now")
    expect(page.locator(".figure").first).to_contain_text(f"{sold - usual * 999:,}")


def _to_slip(officer: Visitor, folder: Path) -> tuple[dict[str, Any], int]:
    """A producer that has not reported June, with what it sold in May, in one row of the sheet."""
    before: dict[str, list[float]] = {}
    for row in fetched(officer, folder / "may.xlsx", MAY):
        if row[BAHT] != "":
            before.setdefault(str(row[CODE]), []).append(float(row[BAHT]))
    june = fetched(officer, folder / "june.xlsx", JUNE)
    for row in reversed(june):
        sold = before.get(str(row[CODE]), [])
        if row[BAHT] == "" and row[NIL] == "" and len(sold) == 1 and sold[0] > 1000:
            return row, round(sold[0])
    raise AssertionError("the demo has a producer that sold in May and has not reported June")


def _panel(visitor: Visitor, name: str) -> Locator:
    return visitor.page.get_by_role("region", name=name)


def _total(visitor: Visitor) -> int:
    """The first of the page's figures: what was sold in all."""
    return number(visitor.page.locator(".figure .value").first.inner_text())
