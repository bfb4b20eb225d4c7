"""A village's head without an account reports the village on a 360 px phone, row by row; the officer countersigns."""

import hashlib
import re
import sqlite3
from contextlib import closing

import pytest
from playwright.sync_api import Locator, expect

from tests.journeys.conftest import Welcome
from tests.journeys.visitor import Visitor

NEW = "/desk/sales/sheet/links/new/?district=4015"
HEAD = "ผู้ใหญ่บ้านทดลอง"
#: Other journeys report for the same house: which of these months still has somebody silent depends on them.
EARLIER = {"2561-06": "มิถุนายน 2561", "2561-05": "พฤษภาคม 2561", "2561-04": "เมษายน 2561"}
pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("width", [360], ids=["phone"], indirect=True),
]


def goes_where_silent(officer: Visitor, rows: int, month: str) -> bool:
    """Open the first subdistrict in which at least so many have not reported that month, if there is one."""
    page, new = officer.page, f"{NEW}&month={month}"
    officer.go(new)
    codes = page.locator("[name=subdistrict] option").evaluate_all("all => all.map(one => one.value)")
    for code in filter(None, codes):
        officer.go(f"{new}&subdistrict={code}")
        if page.locator("[name=chosen]").count() >= rows:
            return True
    return False


def make_sheet(officer: Visitor, rows: int = 3, month: str = "2561-07") -> tuple[list[str], str]:
    """The officer's way to a sheet's link in a subdistrict where that many are silent; their names, the path."""
    page = officer.page
    assert goes_where_silent(officer, rows, month), f"no subdistrict has {rows} silent producers in {month}"
    boxes = page.locator("[name=chosen]")
    for place in range(boxes.count()):
        boxes.nth(place).set_checked(place < rows)
    page.get_by_label("ผู้กรอก").fill(HEAD)
    officer.look("sheet-link-new")
    names = page.locator(".rows b").all_inner_texts()[:rows]
    officer.press(page.get_by_role("button", name="สร้างลิงก์แบบรวม"))
    expect(page.get_by_role("img", name="รหัส QR ของลิงก์")).to_be_visible()
    officer.look("sheet-link-made")
    found = re.search(r"/tell/sheet/[\w-]+/", page.locator("textarea").input_value())
    assert found
    return names, found[0]


def expire(phone: Visitor, path: str) -> None:
    """Let the link's time be over, as it would be some weeks later."""
    secret = path.strip("/").rpartition("/")[2]
    with closing(sqlite3.connect(phone.house.home / "tidtam.sqlite3", timeout=20)) as kept, kept:
        changed = kept.execute(
            "UPDATE sales_sheetlink SET expires_at = '2018-07-01 00:00:00' WHERE token_print = ?",
            [hashlib.sha256(secret.encode()).hexdigest()],
        )
        assert changed.rowcount == 1


def row(phone: Visitor, name: str) -> Locator:
    return phone.page.get_by_role("group", name=name, exact=True)


def sent(phone: Visitor, name: str) -> Locator:
    return phone.page.locator(".sheet-told li", has_text=name)


def test_the_head_of_a_village_reports_takes_one_row_back_and_the_office_checks(welcome: Welcome) -> None:
    officer, phone = welcome("district4015"), welcome("stranger")
    names, path = make_sheet(officer)
    page = phone.page

    phone.go(path)
    expect(page.get_by_role("heading", level=1)).to_have_text("กรกฎาคม 2561")
    first, nil, blank = names
    row(phone, first).get_by_role("textbox").fill("๕,๒๐๐")
    expect(row(phone, first).get_by_text("ห้าพันสองร้อยบาทถ้วน")).to_be_visible()
    phone.press(row(phone, nil).get_by_text("ไม่มียอด"))
    expect(page.get_by_text("เก็บไว้แล้วเมื่อ")).to_be_visible()
    phone.look("sheet")
    page.reload()  # what was typed is there again, although nothing was sent
    expect(row(phone, first).get_by_role("textbox")).to_have_value("๕,๒๐๐")
    expect(row(phone, nil).get_by_role("checkbox")).to_be_checked()

    phone.press(page.get_by_role("button", name="ถัดไป"))
    expect(page.get_by_role("heading", level=2)).to_have_text("ถูกต้องหรือไม่")
    expect(sent(phone, first)).to_contain_text("ห้าพันสองร้อยบาทถ้วน")
    expect(sent(phone, blank)).to_have_count(0)
    phone.look("sheet-read-back")
    phone.context.set_offline(True)
    phone.press(page.get_by_role("button", name="ส่งรายงาน"))
    expect(page.get_by_text("ระบบจะส่งให้เองเมื่อมีสัญญาณ")).to_be_visible()
    phone.context.set_offline(False)  # sent by itself
    expect(page.get_by_text("ส่งแล้ว 2 จาก 3 ราย")).to_be_visible()
    phone.forgive("ERR_INTERNET_DISCONNECTED")
    phone.look("sheet-sent")

    phone.press(sent(phone, first).get_by_role("button", name="เลิกทำ"))
    expect(page.get_by_text("ส่งแล้ว 1 จาก 3 ราย")).to_be_visible()
    row(phone, first).get_by_role("textbox").fill("520")
    phone.press(page.get_by_role("button", name="ถัดไป"))
    phone.press(page.get_by_role("button", name="ส่งรายงาน"))
    expect(page.get_by_text("ส่งแล้ว 2 จาก 3 ราย")).to_be_visible()  # the words alone also stand before sending
    expect(sent(phone, first)).to_contain_text("ห้าร้อยยี่สิบบาทถ้วน")

    officer.go("/desk/sales/checking/?month=2561-07")
    line = officer.page.locator(".rows li", has_text=first)
    expect(line).to_contain_text("ห้าร้อยยี่สิบบาทถ้วน")
    for box in officer.page.locator("[name=chosen]").all():
        box.uncheck()
    line.locator("[name=chosen]").check()
    officer.press(officer.page.get_by_role("button", name="ตรวจแล้วตามที่เลือก"))
    expect(officer.page.get_by_text("ตรวจแล้ว 1 รายการ")).to_be_visible()

    page.reload()
    expect(sent(phone, first)).to_contain_text("ตรวจแล้ว")
    expect(sent(phone, first).get_by_role("button")).to_have_count(0)
    expect(sent(phone, nil).get_by_role("button", name="เลิกทำ")).to_be_visible()


def test_where_the_browser_keeps_nothing_the_office_keeps_it_and_the_page_says_so(welcome: Welcome) -> None:
    officer, phone = welcome("district4015"), welcome("stranger")
    names, path = make_sheet(officer)
    phone.context.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError') } })"
    )
    phone.go(path)
    expect(phone.page.get_by_text("เบราว์เซอร์นี้เก็บข้อมูลไว้ในเครื่องไม่ได้")).to_be_visible()
    row(phone, names[0]).get_by_role("textbox").fill("700")
    expect(phone.page.get_by_text("เก็บไว้แล้วเมื่อ")).to_be_visible()  # at the office's system
    phone.page.reload()
    expect(row(phone, names[0]).get_by_role("textbox")).to_have_value("700")


def test_a_sheet_whose_link_is_closed_or_replaced_says_so_and_shows_nobody(welcome: Welcome) -> None:
    officer, phone = welcome("district4015"), welcome("stranger")
    names, path = make_sheet(officer)
    phone.go(path)
    expect(row(phone, names[0])).to_be_visible()
    officer.press(officer.page.get_by_role("link", name="ผลของลิงก์"))
    officer.look("sheet-link")
    officer.press(officer.page.get_by_role("button", name="ออกลิงก์ใหม่"))
    found = re.search(r"/tell/sheet/[\w-]+/", officer.page.locator("textarea").input_value())
    assert found
    over(phone, path, names)
    phone.go(found[0])
    expect(row(phone, names[0])).to_be_visible()
    officer.press(officer.page.get_by_role("link", name="ผลของลิงก์"))
    officer.press(officer.page.get_by_role("button", name="ปิดลิงก์"))
    expect(officer.page.get_by_text("ปิดลิงก์แล้ว")).to_be_visible()
    over(phone, found[0], names)
    phone.look("sheet-over")
    officer.go("/desk/sales/sheet/links/")
    officer.look("sheet-links")


def test_a_sheet_whose_time_is_over_says_so_and_one_of_another_month_opens_only_that(
    welcome: Welcome,
) -> None:
    officer, phone = welcome("district4015"), welcome("stranger")
    names, july = make_sheet(officer)
    month, words = next(one for one in EARLIER.items() if goes_where_silent(officer, 1, one[0]))
    others, earlier = make_sheet(officer, 1, month)
    phone.go(earlier)
    expect(phone.page.get_by_role("heading", level=1)).to_have_text(words)
    expect(phone.page.get_by_text(f"ใช้เฉพาะเดือน{words}")).to_be_visible()
    for name in set(names) - set(others):
        expect(phone.page.get_by_text(name)).to_have_count(0)
    phone.go(july)
    row(phone, names[0]).get_by_role("textbox").fill("700")
    expect(phone.page.get_by_text("เก็บไว้แล้วเมื่อ")).to_be_visible()
    expire(phone, july)
    over(phone, july, names)
    expect(phone.page.get_by_text("ลิงก์หมดอายุแล้ว")).to_be_visible()
    phone.look("sheet-expired")
    phone.go(earlier)  # the other one goes on
    expect(row(phone, others[0])).to_be_visible()


def over(phone: Visitor, path: str, names: list[str]) -> None:
    phone.go(path, status=404)
    phone.forgive("404")
    expect(phone.page.get_by_role("heading", level=1)).to_have_text("ลิงก์นี้ใช้ไม่ได้")
    for name in names:
        expect(phone.page.get_by_text(name)).to_have_count(0)
