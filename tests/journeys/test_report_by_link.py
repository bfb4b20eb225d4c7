"""A producer without an account reports a month on a 360 px phone, through a lost signal; the officer checks it."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Welcome
from tests.journeys.visitor import Visitor


def make_link(officer: Visitor) -> tuple[str, str]:
    """The officer's way to a link for one producer that has not reported; its name and the link's path."""
    page = officer.page
    officer.go("/desk/sales/links/new/?month=2561-06")
    officer.look("links-new")
    boxes = page.locator("[name=chosen]")
    for place in range(boxes.count()):
        boxes.nth(place).set_checked(place == 0)
    name = page.locator(".rows li").first.locator("b").inner_text()
    officer.press(page.get_by_role("button", name="สร้างลิงก์"))
    expect(page.get_by_role("img", name="รหัส QR ของลิงก์")).to_be_visible()
    officer.look("links-made")
    found = re.search(r"/tell/[\w-]+/", page.locator("textarea").input_value())
    assert found
    return name, found[0]


@pytest.mark.browser
@pytest.mark.parametrize("width", [360], ids=["phone"], indirect=True)
def test_a_producer_reports_a_month_on_a_phone(welcome: Welcome) -> None:
    officer, phone = welcome("district4015"), welcome("stranger")
    name, path = make_link(officer)
    page = phone.page

    phone.go(path)
    expect(page.get_by_text(name)).to_be_visible()
    phone.look("tell")
    sums = page.get_by_label("ยอดจำหน่าย (บาท)")
    sums.first.fill("๕,๒๐๐")
    expect(page.get_by_text("เก็บไว้แล้วเมื่อ")).to_be_visible()
    page.reload()  # what was typed is there again, although nothing was sent
    expect(sums.first).to_have_value("๕,๒๐๐")
    for place in range(1, sums.count()):
        if sums.nth(place).is_visible():
            sums.nth(place).fill("")
    expect(page.locator("[data-sum-words]")).to_have_text("ห้าพันสองร้อยบาทถ้วน")

    phone.press(page.get_by_role("button", name="ถัดไป"))
    expect(page.get_by_role("heading", level=2)).to_have_text("ถูกต้องหรือไม่")
    expect(page.get_by_text("ห้าพันสองร้อยบาทถ้วน")).to_be_visible()
    phone.look("tell-read-back")
    phone.context.set_offline(True)
    phone.press(page.get_by_role("button", name="ส่งรายงาน"))
    expect(page.get_by_text("ระบบจะส่งให้เองเมื่อมีสัญญาณ")).to_be_visible()
    phone.context.set_offline(False)  # sent by itself
    expect(page.get_by_text("ส่งถึงสำนักงานแล้ว")).to_be_visible()
    phone.forgive("ERR_INTERNET_DISCONNECTED")
    phone.look("tell-sent")

    officer.go("/desk/sales/checking/?month=2561-06")
    row = officer.page.locator(".rows li", has_text=name)
    expect(row).to_contain_text("ห้าพันสองร้อยบาทถ้วน")
    officer.look("checking")
    for box in officer.page.locator("[name=chosen]").all():
        box.uncheck()
    row.locator("[name=chosen]").check()
    officer.press(officer.page.get_by_role("button", name="ตรวจแล้วตามที่เลือก"))
    expect(officer.page.get_by_text("ตรวจแล้ว 1 รายการ")).to_be_visible()

    page.reload()
    expect(page.get_by_text("สำนักงานตรวจรายงานนี้แล้ว")).to_be_visible()
    expect(page.get_by_role("link", name="แก้ไข")).to_have_count(0)


@pytest.mark.browser
@pytest.mark.parametrize("width", [360], ids=["phone"], indirect=True)
def test_where_the_browser_keeps_nothing_it_says_so_and_offers_the_phones_own(welcome: Welcome) -> None:
    officer, phone = welcome("district4015"), welcome("stranger")
    _name, path = make_link(officer)
    phone.context.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError') } })"
    )
    phone.go(path)
    expect(phone.page.get_by_text("เบราว์เซอร์นี้เก็บข้อมูลไว้ในเครื่องไม่ได้")).to_be_visible()
    way = phone.page.get_by_role("link", name="เปิดด้วยเบราว์เซอร์ของโทรศัพท์")
    assert way.get_attribute("href") == "?openExternalBrowser=1"
    phone.page.get_by_label("ยอดจำหน่าย (บาท)").first.fill("700")
    expect(phone.page.get_by_text("เก็บไว้แล้วเมื่อ")).to_be_visible()  # at the office's system
    phone.look("tell-keeps-nothing")
