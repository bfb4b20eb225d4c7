"""From the list of who has not reported to a link that can be sent, at one press; and to the village's sheet."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Welcome

NAMES = "/desk/sales/?month=2561-07&state=0"


@pytest.mark.browser
def test_a_missing_report_has_its_link_at_one_press_and_the_village_its_sheet(welcome: Welcome) -> None:
    officer = welcome("district4015")
    page = officer.page
    officer.go(NAMES)
    officer.look("missing")
    line = page.locator("tbody tr", has=page.get_by_role("button", name="สร้างลิงก์")).first
    name = line.get_by_role("rowheader").inner_text()
    officer.press(line.get_by_role("button", name="สร้างลิงก์"))
    expect(page.get_by_role("img", name="รหัส QR ของลิงก์")).to_be_visible()
    expect(page.locator("textarea")).to_have_value(
        re.compile(rf"{re.escape(name)}.*/tell/[\w-]+/", re.DOTALL)
    )
    officer.look("missing-link-made")
    officer.go(NAMES)
    line = page.locator("tbody tr", has_text=name)
    expect(line.get_by_role("link", name="ดูลิงก์")).to_be_visible()
    officer.press(line.get_by_role("link", name=re.compile("แบบรวม")))
    expect(page.get_by_role("heading", level=1)).to_have_text("ทำแบบรวมของหมู่บ้าน")
    expect(page.locator(".rows b", has_text=name)).to_be_visible()
    officer.look("missing-sheet")
