"""A village's editor on a phone brings what the village offers from draft to the public; a visitor asks to come."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Welcome
from tests.journeys.pictures import photo
from tests.journeys.visitor import Visitor

VILLAGE = "40150604"
DISH, DAY = "หมกหน่อไม้วังคูณ", "เช้าขุดหน่อไม้ เที่ยงหมกกินกับข้าวเหนียว เย็นนั่งแพชมวัง"
PUBLIC = f"/village/{VILLAGE}"
pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("width", [360], ids=["phone"], indirect=True),
]


def test_an_editor_writes_an_officer_publishes_and_visitors_read(welcome: Welcome) -> None:
    editor = welcome("village")
    _writes_a_dish(editor)
    _writes_the_day(editor)

    visitor = welcome("stranger")
    visitor.go(PUBLIC)
    expect(visitor.page.get_by_text(DISH)).to_have_count(0)

    _publishes(welcome("district4015"))
    visitor.go(PUBLIC)
    expect(visitor.page.get_by_role("heading", name=DISH)).to_be_visible()
    expect(visitor.page.get_by_text(DAY)).to_be_visible()
    visitor.look("village-after-review")

    _withdraws(editor)
    visitor.go(PUBLIC)
    expect(visitor.page.get_by_text(DISH)).to_have_count(0)


def _writes_a_dish(editor: Visitor) -> None:
    page = editor.page
    editor.go("/desk/")
    editor.go(f"/desk/tourism/{VILLAGE}/")
    editor.look("tourism-village")
    editor.go(f"/desk/tourism/{VILLAGE}/add/dish/")
    page.get_by_label("ชื่อ (ไม่บังคับ)").or_(page.get_by_label("ชื่อ", exact=True)).first.fill(DISH)
    page.get_by_label("คำอธิบาย (ไม่บังคับ)").fill("หน่อไม้จากริมวัง หมกใบตองกับย่านาง")
    page.get_by_label("ราคาเริ่มต้น (บาท)").fill("สี่สิบ")
    editor.press(page.get_by_role("button", name="บันทึก"))
    expect(page.get_by_role("link", name=re.compile("ราคาเริ่มต้น"))).to_be_visible()
    editor.forgive("422")
    editor.look("tourism-dish-refused")
    page.get_by_label("ราคาเริ่มต้น (บาท)").fill("40")
    editor.press(page.get_by_label("ก.ค.", exact=True))
    editor.press(page.get_by_role("button", name="บันทึก"))
    page.wait_for_url(re.compile(r"/desk/tourism/offers/[0-9a-f-]{36}/$"))

    editor.press(page.get_by_role("link", name="เพิ่มภาพ"))
    page.locator("input[type=file]").set_input_files([photo("หมก.jpg", "#6f8f3a")])
    page.get_by_label("สิทธิในการแสดงภาพ").select_option(label="สำนักงานหรือชุมชนถ่ายเอง")
    editor.press(page.get_by_label("ไม่มีบุคคลที่จำได้ในภาพ"))
    editor.press(page.get_by_role("button", name="บันทึก"))
    expect(page.get_by_text("แสดงได้")).to_be_visible()
    editor.look("tourism-dish")
    editor.press(page.get_by_role("button", name="ส่งตรวจ"))
    expect(page.get_by_text("ส่งตรวจแล้ว").first).to_be_visible()
    expect(page.get_by_role("button", name="อนุมัติและเผยแพร่")).to_have_count(0)


def _writes_the_day(editor: Visitor) -> None:
    page = editor.page
    editor.go(f"/desk/tourism/{VILLAGE}/edit/")
    page.get_by_label("หนึ่งวันที่นี่ (ไม่บังคับ)").fill(DAY)
    editor.look("tourism-edit")
    editor.press(page.get_by_role("button", name="บันทึก"))
    page.wait_for_url(f"**/desk/tourism/{VILLAGE}/")
    editor.press(page.get_by_role("button", name="ส่งตรวจ"))
    expect(page.get_by_text("ส่งตรวจแล้ว").first).to_be_visible()


def _publishes(officer: Visitor) -> None:
    page = officer.page
    officer.go("/desk/tourism/")
    expect(page.get_by_role("heading", name="รอท่านตรวจ")).to_be_visible()
    officer.look("tourism-villages")
    officer.press(page.get_by_role("link", name=DISH))
    officer.press(page.get_by_role("button", name="อนุมัติและเผยแพร่"))
    expect(page.get_by_text("เผยแพร่แล้ว").first).to_be_visible()
    officer.go(f"/desk/tourism/{VILLAGE}/")
    expect(page.get_by_role("heading", name="สิ่งที่จะเปลี่ยนเมื่ออนุมัติ")).to_be_visible()
    expect(page.get_by_role("cell", name=DAY)).to_be_visible()
    officer.look("tourism-review")
    officer.press(page.get_by_role("button", name="อนุมัติและเผยแพร่"))
    expect(page.get_by_text("เผยแพร่แล้ว").first).to_be_visible()


def _withdraws(editor: Visitor) -> None:
    page = editor.page
    editor.go(f"/desk/tourism/{VILLAGE}/")
    editor.press(page.get_by_role("link", name=DISH))
    editor.press(page.locator("summary", has_text="ถอนจากการเผยแพร่"))
    page.get_by_label("เหตุผล").fill("หมดฤดูหน่อไม้")
    editor.press(page.get_by_role("button", name="ถอนจากการเผยแพร่", exact=True))
    expect(page.get_by_text("หมดฤดูหน่อไม้").first).to_be_visible()


def test_a_visitor_asks_and_the_village_answers(welcome: Welcome) -> None:
    visitor = welcome("stranger")
    page = visitor.page
    visitor.go(PUBLIC)
    visitor.press(page.get_by_role("link", name="ขอนัดเข้าชม"))
    page.wait_for_url(f"**{PUBLIC}/visit")
    page.get_by_label("มาวันไหน").fill("20 ส.ค. 61")
    page.get_by_label("กี่คน").fill("12")
    page.get_by_label("ชื่อ นามสกุลของท่าน").fill("สมชาย ทดลอง")
    page.get_by_label("โทรศัพท์หรืออีเมล").fill("เดี๋ยวบอก")
    visitor.press(page.get_by_role("button", name="ส่ง"))
    expect(page.get_by_text("โปรดกรอกเบอร์โทรศัพท์หรืออีเมล")).to_be_visible()
    visitor.forgive("422")
    visitor.look("ask-refused")
    page.get_by_label("โทรศัพท์หรืออีเมล").fill("043-000-123")
    visitor.press(page.get_by_role("button", name="ส่ง"))
    expect(page.get_by_text("ชุมชนได้รับคำขอแล้ว")).to_be_visible()
    visitor.look("asked")
    where = page.url

    editor = welcome("village")
    editor.go("/desk/guests/")
    editor.press(editor.page.get_by_role("link", name=re.compile("วังคูณ")).first)
    expect(editor.page.get_by_text("สมชาย ทดลอง")).to_be_visible()
    editor.look("request")
    editor.page.get_by_label("ข้อความถึงผู้แจ้ง").or_(editor.page.locator("textarea")).first.fill(
        "พบกันหน้าวัด 9 โมงเช้า"
    )
    editor.press(editor.page.get_by_role("button", name="ยินดีต้อนรับ"))
    expect(editor.page.get_by_text("พบกันหน้าวัด 9 โมงเช้า")).to_be_visible()

    visitor.page.goto(where)
    expect(page.get_by_text("พบกันหน้าวัด 9 โมงเช้า")).to_be_visible()
    expect(page.get_by_text("สมชาย ทดลอง")).to_have_count(0)
