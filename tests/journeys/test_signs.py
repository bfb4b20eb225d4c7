"""A sign from its plan over the road's owner and the printed sheet to the installed one, and its code on the post."""

import re
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Welcome
from tests.journeys.pictures import photo
from tests.journeys.visitor import Visitor

NUMBER = "ทดสอบ-1"
pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("width", [360], ids=["phone"], indirect=True),
]


def test_a_sign_comes_from_plan_to_printed_sheet_to_installed(welcome: Welcome, tmp_path: Path) -> None:
    officer = welcome("district4015")
    page = officer.page
    officer.go("/desk/")
    officer.menu("ป้ายบอกเส้นทาง")
    officer.look("signs")
    _plans(officer)
    _draws_and_mends(officer)
    sign = page.url

    officer.press(page.get_by_role("link", name="การอนุญาต"))
    officer.press(page.get_by_label("ได้รับอนุญาตแล้ว"))
    page.get_by_label("ที่ (เลขหนังสือ)").fill("คค 0612/88")
    officer.look("sign-permission")
    officer.press(page.get_by_role("button", name="บันทึก"))
    page.wait_for_url(sign)

    _prints(officer, tmp_path)
    _lives(officer, "สั่งทำแล้ว", with_photo=False)
    officer.go("/desk/signs/orders/?state=ordered")
    expect(page.get_by_text(f"{NUMBER}/1")).to_be_visible()
    officer.look("sign-orders")
    page.goto(sign)
    _lives(officer, "ติดตั้งแล้ว", with_photo=True)
    expect(page.locator("ul.shots img").first).to_be_visible()
    officer.look("sign-installed")

    _is_told_of(officer, welcome("stranger"))


def _plans(officer: Visitor) -> None:
    page = officer.page
    officer.press(page.get_by_role("link", name="วางแผนป้ายใหม่"))
    page.get_by_label("หมายเลขป้าย").fill(NUMBER)
    page.get_by_label("ที่ตั้ง", exact=True).fill("ทางแยกเข้าบ้านวังคูณ")
    page.get_by_label("หรือพิมพ์ชื่อหรือรหัส").fill("40150604")
    page.get_by_label("พิกัดบนแผนที่").fill("15.7546, 102.7300")
    page.get_by_label("จุดที่ผู้เดินทางอ่านป้าย").fill("15.7546, 102.7290")
    page.get_by_label("หน่วยงานเจ้าของถนน").select_option(label="กรมทางหลวงชนบท")
    officer.look("sign-plan")
    officer.press(page.get_by_role("button", name="บันทึก"))
    page.wait_for_url(re.compile(r"/desk/signs/[0-9a-f-]{36}/$"))


def _draws_and_mends(officer: Visitor) -> None:
    """The village lies straight ahead; an arrow back is told, and mended."""
    page = officer.page
    sign = page.url
    officer.press(page.get_by_role("link", name="เพิ่มแผ่นป้าย"))
    page.get_by_label("ประเภทป้าย").select_option("N.28.1")
    first = page.locator("details.a-line").first
    first.get_by_label("ชื่อภาษาไทย").fill("บ้านวังคูณ")
    first.get_by_label("ชื่อภาษาอังกฤษ").fill("Ban Wang Khun")
    first.get_by_label("ลูกศร").select_option(label="ย้อนกลับ")
    first.get_by_label("ระยะทาง").fill("2.5 กม.")
    first.get_by_label("สัญลักษณ์ภาพ").select_option(label="หมู่บ้าน")
    first.get_by_label("ไปหมู่บ้าน").select_option("40150604")
    officer.look("sign-panel")
    officer.press(page.get_by_role("button", name="บันทึก"))
    page.wait_for_url(sign)
    expect(page.get_by_text("ลูกศรชี้ “ย้อนกลับ”")).to_be_visible()
    officer.look("sign-wrong-arrow")

    officer.press(
        page.locator("section", has=page.get_by_role("heading", name="แผ่นที่ 1")).get_by_role(
            "link", name="แก้ไข"
        )
    )
    page.locator("details.a-line").first.get_by_label("ลูกศร").select_option(label="ตรงไป")
    officer.press(page.get_by_role("button", name="บันทึก"))
    page.wait_for_url(sign)
    expect(page.get_by_text("ลูกศรชี้")).to_have_count(0)
    expect(page.locator(".drawn svg text", has_text="บ้านวังคูณ")).to_be_visible()


def _prints(officer: Visitor, folder: Path) -> None:
    """The sheet, and the panel as a page that is as large as it is."""
    page = officer.page
    sheet = page.get_by_role("link", name="พิมพ์แบบป้าย").get_attribute("href")
    full = page.get_by_role("link", name="แผ่นป้ายขนาดจริง").get_attribute("href")
    drawn = page.locator(".drawn svg")
    wide, high = drawn.get_attribute("width"), drawn.get_attribute("height")
    for name, address in (("sheet", sheet), ("full", full)):
        assert address
        answer = page.request.get(address)
        assert answer.headers["content-type"] == "application/pdf"
        (folder / f"{name}.pdf").write_bytes(answer.body())
    words = subprocess.run(
        ["pdftotext", folder / "sheet.pdf", "-"], capture_output=True, check=True, text=True
    ).stdout
    assert "คค 0612/88" in words
    told = subprocess.run(["pdfinfo", folder / "full.pdf"], capture_output=True, check=True, text=True).stdout
    points = [float(side) for side in re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", told).groups()]  # type: ignore[union-attr]
    assert [side / 72 * 25.4 for side in points] == pytest.approx(
        [float((side or "").removesuffix("mm")) for side in (wide, high)], abs=0.5
    )


def _lives(officer: Visitor, state: str, *, with_photo: bool) -> None:
    page = officer.page
    sign = page.url
    officer.press(page.get_by_role("link", name="บันทึกความคืบหน้า"))
    officer.press(page.get_by_label(state))
    if with_photo:
        officer.press(page.get_by_role("button", name="บันทึก", exact=True))
        expect(page.get_by_text("ขั้นตอนนี้ต้องมีภาพถ่าย").first).to_be_visible()
        officer.forgive("422")
        officer.look("sign-step-refused")
        page.locator("input[type=file]").set_input_files([photo("ป้าย.jpg", "#0b4ea2")])
    officer.press(page.get_by_role("button", name="บันทึก", exact=True))
    page.wait_for_url(sign)
    expect(page.locator(".scope").get_by_text(state)).to_be_visible()


def _is_told_of(officer: Visitor, visitor: Visitor) -> None:
    """The code on the post opens a short page, from which a traveller says what is wrong."""
    page = officer.page
    sheet = page.get_by_role("link", name="พิมพ์แบบป้าย").get_attribute("href")
    assert sheet
    page.request.get(sheet)
    officer.go("/desk/codes/")
    officer.press(page.get_by_role("link", name=re.compile("ทางแยกเข้าบ้านวังคูณ")).first)
    short = page.locator("dl.facts a").first.get_attribute("href")
    assert short
    visitor.go(short)
    expect(visitor.page.get_by_text("ทางแยกเข้าบ้านวังคูณ").first).to_be_visible()
    expect(visitor.page.get_by_text("2.5 กม.")).to_be_visible()
    visitor.look("sign-short-page")
    visitor.press(visitor.page.get_by_role("link", name=re.compile("แจ้ง")).first)
    expect(visitor.page.get_by_text("ทางแยกเข้าบ้านวังคูณ").first).to_be_visible()
    visitor.look("sign-tell-us")
