"""Somebody asks for their data and then to be forgotten: handed over, erased, and gone wherever one looks."""

import io
import re
import zipfile

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Welcome
from tests.journeys.demo_home import PASSWORD
from tests.journeys.reading import told_at_any_minute

pytestmark = pytest.mark.browser

REASON = "เจ้าของข้อมูลยื่นคำขอ"


def test_a_person_is_shown_their_data_and_then_erased_with_the_figures_left_alone(welcome: Welcome) -> None:
    officer = welcome("province")
    page, main = officer.page, officer.page.get_by_role("main")
    officer.go("/desk/figures/")
    figures = told_at_any_minute(main.inner_text())

    officer.go("/desk/privacy/")
    officer.look("people")
    page.get_by_label("ชื่อหรือโทรศัพท์").fill("043-000-000")
    page.get_by_label("ชื่อหรือโทรศัพท์").press("Enter")
    expect(page.locator("a.lead-on")).to_have_count(1)
    officer.press(page.locator("a.lead-on").first)
    officer.look("person")
    name = page.get_by_role("heading", level=1).inner_text()
    person = page.url
    used = main.get_by_role("region", name="ใช้ในรายการใด").get_by_role("link")
    shop, address = used.inner_text(), used.get_attribute("href")
    assert address

    officer.press(page.get_by_role("link", name="ส่งมอบข้อมูลทั้งหมด"))
    page.get_by_label("เหตุผล").fill(REASON)
    officer.press(page.get_by_role("button", name="สร้างไฟล์"))
    page.get_by_label("รหัสผ่าน").fill(PASSWORD)
    with page.expect_download() as download:
        officer.press(page.get_by_role("button", name="ยืนยัน"))
    made = zipfile.ZipFile(io.BytesIO(download.value.path().read_bytes()))
    told = made.read("data.json").decode()
    assert name in told
    assert shop in told
    assert not re.search(r"(?<!\d)\d{13}(?!\d)", told)

    officer.go(f"{person}erase/")
    officer.look("erase")
    page.get_by_label("เหตุผล").fill(REASON)
    page.get_by_label("คำยืนยัน").fill("ลบ")
    officer.press(page.get_by_role("button", name="ลบถาวร"))
    expect(page.get_by_text("พิมพ์คำให้ตรงตามที่แสดง").first).to_be_visible()
    officer.forgive("422")
    page.get_by_label("คำยืนยัน").fill("ลบถาวร")
    officer.press(page.get_by_role("button", name="ลบถาวร"))
    expect(page.get_by_text("ลบข้อมูลแล้ว ตัวเลขและรายการยังอยู่")).to_be_visible()
    officer.look("erased")

    for where in (person, address, f"/desk/producers/?q={name.split()[-1]}", "/desk/trail/"):
        officer.go(where)
        assert name not in main.inner_text(), where
    officer.go("/desk/figures/")
    assert told_at_any_minute(main.inner_text()) == figures


def test_the_hours_of_a_breach_run_on_the_first_page_of_what_is_owed(welcome: Welcome) -> None:
    officer = welcome("province")
    officer.go("/desk/dues/?kind=breach")
    officer.press(officer.page.locator("a.lead-on").first)
    expect(officer.page.get_by_role("main")).to_contain_text(re.compile(r"เหลือ \d+ ชั่วโมง|เลยกำหนด 72 ชั่วโมง"))
    officer.look("breach")
    answer = officer.context.request.get(f"{officer.page.url}report/")
    assert answer.headers["content-type"] == "application/pdf"
