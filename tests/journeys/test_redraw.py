"""The province makes a district of a part of another; then the overview is asked under then and under today."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Welcome
from tests.journeys.reading import number, rows
from tests.journeys.visitor import Visitor

OVERVIEW = "/desk/figures/sales/?area=40&from=2560-10&to=2561-06"
# A district in which no other journey does anything: the house is one for them all.
DISTRICT, NEW = "อ.พล", "อ.โนนข่า"
PAPER = {"name": "ประกาศ.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 announcement"}
pytestmark = pytest.mark.browser


def test_a_part_of_a_district_becomes_one_of_its_own_and_no_baht_is_lost(welcome: Welcome) -> None:
    province = welcome("province")
    page = province.page
    province.go(OVERVIEW)
    whole = _sold(province)

    province.menu("ปรับเขตพื้นที่")
    province.look("redraw-areas")
    province.go("/desk/redraw/?q=พล&level=4")
    province.press(rows(province).get_by_role("link", name=DISTRICT, exact=True))
    province.look("redraw-area")
    province.press(page.get_by_role("link", name="แยกตั้งพื้นที่ใหม่"))
    page.get_by_label("รหัสของพื้นที่ใหม่").fill("4077")
    page.get_by_label("ชื่อภาษาไทย").fill("โนนข่า")
    province.press(page.get_by_label(re.compile("ต.โนนข่า")))
    page.get_by_label("วันที่มีผล").fill("20 ก.ค. 61")
    page.get_by_label("ประกาศ", exact=True).fill("ประกาศกระทรวงมหาดไทย ลงวันที่ 1 กรกฎาคม 2561 (สมมติ)")
    page.get_by_label("เหตุผล").fill("ตั้งอำเภอใหม่")
    province.look("redraw-asked")
    province.press(page.get_by_role("button", name="ดูว่าอะไรจะย้ายบ้าง"))
    expect(page.get_by_text("แนบประกาศที่ให้ปรับเขต").first).to_be_visible()
    province.forgive("422")
    page.get_by_label("ไฟล์ประกาศ").set_input_files(PAPER)
    province.press(page.get_by_role("button", name="ดูว่าอะไรจะย้ายบ้าง"))

    moves = page.get_by_role("region", name="สิ่งที่จะย้าย")
    expect(moves).to_contain_text("ยังไม่ได้บันทึก")
    moving = number(moves.locator("dt", has_text="ยอดจำหน่าย (บาท)").locator("+ dd").inner_text())
    assert moving
    expect(page.get_by_role("main")).to_contain_text("การปรับเขตยกเลิกไม่ได้")
    expect(page.get_by_role("main")).not_to_contain_text("≠")
    province.look("redraw-preview")
    province.press(page.get_by_role("button", name="ปรับเขตตามนี้"))
    expect(page.get_by_role("main")).to_contain_text("ปรับเขตแล้ว")
    province.look("redraw-made")
    province.go("/desk/redraw/changes/")
    expect(rows(province).first).to_contain_text("โนนข่า")
    province.look("redraw-changes")

    province.go(OVERVIEW)
    assert _sold(province) == whole
    differs = page.get_by_role("region", name="ผลของการปรับเขตพื้นที่")
    line = differs.get_by_role("row").filter(has=page.get_by_role("link", name=NEW))
    there = number(line.get_by_role("cell").last.inner_text())
    assert there
    province.look("redraw-overview-then")
    province.go(f"{OVERVIEW}&boundaries=now")
    assert _sold(province) == whole
    province.look("redraw-overview-today")
    province.press(differs.get_by_role("link", name=NEW))
    expect(page.get_by_role("heading", level=1)).to_contain_text(NEW)
    assert _sold(province) == there


def _sold(visitor: Visitor) -> int:
    return number(visitor.page.locator(".figures.looked .value").first.inner_text())
