"""A visitor tells of a broken sign on a phone; it becomes the matter of the right post, and the visitor reads so."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Welcome


@pytest.mark.browser
@pytest.mark.parametrize("width", [360], ids=["phone"], indirect=True)
def test_a_broken_sign_told_by_a_visitor_becomes_the_matter_of_the_right_post(welcome: Welcome) -> None:
    officer, phone = welcome("district4015"), welcome("stranger")
    officer.go("/desk/assets/")
    officer.page.locator(".rows li a, tbody a").first.click()
    name = officer.page.get_by_role("heading", level=1).inner_text()
    leads = officer.page.get_by_role("link", name="หน้าที่ผู้มาเยือนแจ้งเรื่องนี้").get_attribute("href")
    assert leads

    phone.go(leads)
    page = phone.page
    expect(page.get_by_text(name)).to_be_visible()
    phone.press(page.get_by_role("button", name="ส่ง", exact=True))
    expect(page.get_by_text("เขียนสิ่งที่พบ หรือส่งภาพถ่าย")).to_be_visible()
    phone.forgive("422")
    page.get_by_label("ท่านพบเห็นอะไร").fill("ป้ายหักล้มลงข้างทาง อ่านไม่ออก")
    phone.look("tell-us")
    phone.press(page.get_by_role("button", name="ส่ง", exact=True))
    expect(page.get_by_text("ขอบคุณ เรื่องส่งถึงแล้ว")).to_be_visible()
    kept = re.sub(r"^https?://[^/]+", "", page.url)
    phone.look("told")

    officer.go("/desk/voices/")
    officer.look("voices")
    officer.page.get_by_text("ป้ายหักล้มลงข้างทาง").first.click()
    officer.look("voice")
    officer.page.get_by_label("ข้อความถึงผู้มาเยือน").first.fill("จะซ่อมภายในเดือนหน้า")
    officer.press(officer.page.get_by_role("button", name="เพิ่มเรื่อง"))
    expect(officer.page.get_by_role("link", name="ผู้มาเยือนแจ้ง", exact=True).first).to_be_visible()

    phone.go(kept)
    expect(page.get_by_text("มอบหมายผู้แก้ไขแล้ว")).to_be_visible()
    expect(page.get_by_text("จะซ่อมภายในเดือนหน้า")).to_be_visible()
    phone.look("told-going")
