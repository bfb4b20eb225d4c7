"""A producer without an account registers on a 360 px phone by a link, through a lost signal; the officer finds it."""

import io
import re

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.journeys.conftest import Welcome
from tests.journeys.visitor import Visitor

NAME = "กลุ่มทอผ้าขาวม้าบ้านวังทองงาม"


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (320, 240), "#8a5a2b").save(out, "JPEG")
    return out.getvalue()


def make_link(officer: Visitor) -> str:
    """The officer's way to a link; returns its path."""
    page = officer.page
    officer.go("/desk/producers/links/new/")
    page.get_by_label("ตำบล").select_option(index=1)
    officer.press(page.get_by_role("button", name="สร้างลิงก์"))
    officer.look("link-made")
    address = page.locator("#address").input_value()
    found = re.search(r"/join/[\w-]+/$", address)
    assert found, address
    return found[0]


def following(phone: Visitor, title: str) -> None:
    phone.press(phone.page.get_by_role("button", name="ถัดไป"))
    expect(phone.page.get_by_role("heading", level=1)).to_have_text(title)


@pytest.mark.browser
@pytest.mark.parametrize("width", [360], ids=["phone"], indirect=True)
def test_a_producer_registers_on_a_phone(welcome: Welcome) -> None:
    officer, phone = welcome("district4015"), welcome("stranger")
    path = make_link(officer)
    page = phone.page

    phone.go(path)
    phone.look("join-start")
    phone.press(page.get_by_role("link", name="เริ่มกรอก"))
    page.get_by_label("กลุ่มผู้ผลิตชุมชน").check()
    page.get_by_label("ชื่อกลุ่ม ร้าน หรือบริษัท").fill(NAME)
    expect(page.get_by_text("เก็บไว้แล้วเมื่อ")).to_be_visible()
    page.reload()  # what was typed is there again, although nothing was sent
    expect(page.get_by_label("ชื่อกลุ่ม ร้าน หรือบริษัท")).to_have_value(NAME)
    phone.look("join-who")
    following(phone, "ผลิตที่ไหน")

    page.get_by_label("หมู่บ้านที่ผลิต").select_option(index=1)
    phone.context.set_offline(True)
    phone.press(page.get_by_role("button", name="ถัดไป"))
    expect(page.get_by_text("ระบบจะส่งให้เองเมื่อมีสัญญาณ")).to_be_visible()
    phone.context.set_offline(False)  # sent by itself
    expect(page.get_by_role("heading", level=1)).to_have_text("ท่านผลิตอะไร")
    phone.forgive("ERR_INTERNET_DISCONNECTED")

    page.get_by_label("ชื่อผลิตภัณฑ์").first.fill("ผ้าขาวม้าทอมือ")
    page.get_by_label("ประเภทผลิตภัณฑ์").first.select_option(index=3)
    page.get_by_label("ราคา (บาท)").first.fill("๒๕๐")
    phone.look("join-products")
    following(phone, "ภาพถ่าย")
    page.locator("#photos").set_input_files({"name": "a.jpg", "mimeType": "image/jpeg", "buffer": picture()})
    expect(page.get_by_role("img", name="รูปที่ 1")).to_be_visible()
    phone.look("join-photos")
    following(phone, "ติดต่อท่านได้อย่างไร")

    phone.press(page.get_by_role("button", name="ถัดไป"))
    expect(page.get_by_role("alert")).to_be_visible()
    phone.forgive("422")
    phone.look("join-person-wrong")
    page.get_by_label("ชื่อ นามสกุลของท่าน").fill("นางสมมุติ ทอดี")
    page.get_by_label("หมายเลขโทรศัพท์ที่ติดต่อได้").fill("081 234 5678")
    page.get_by_label("เลขประจำตัวประชาชน").fill("1-1017-00203-45-0")
    kept = page.evaluate("JSON.stringify(localStorage)")
    assert "00203" not in kept
    following(phone, "อะไรเปิดเผยต่อสาธารณะได้")
    page.locator("#id_consent_photo").check()
    following(phone, "ท่านเชื่อมโยงกับชุมชนอย่างไร")
    page.locator("#id_link_production").check()
    phone.press(page.get_by_role("button", name="ถัดไป"))
    expect(page.get_by_role("heading", level=1)).to_have_text("ตรวจแล้วส่ง")
    expect(page.get_by_text("ลงท้าย 450")).to_be_visible()
    phone.look("join-check")

    phone.context.set_offline(True)
    phone.press(page.get_by_role("button", name="ส่งให้อำเภอ"))
    expect(page.get_by_text("ระบบจะส่งให้เองเมื่อมีสัญญาณ")).to_be_visible()
    phone.context.set_offline(False)
    expect(page.get_by_role("heading", level=1)).to_have_text("ส่งถึงสำนักงานแล้ว")
    phone.forgive("ERR_INTERNET_DISCONNECTED")
    phone.look("join-sent")

    officer.go("/desk/producers/links/")
    officer.look("links")
    officer.press(officer.page.get_by_role("link", name=re.compile("61$")).first)
    expect(officer.page.get_by_role("link", name=NAME)).to_be_visible()
    officer.look("link")
