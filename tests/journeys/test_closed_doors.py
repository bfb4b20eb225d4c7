"""Who may not come in, and how the house says so; and the way in by keyboard alone."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Welcome
from tests.journeys.demo_home import PASSWORD
from tests.journeys.house import House

#: Where the link or what it stretches over its row is drawn around.
SEEN = """(link) =>
  [null, "::before", "::after"].some((part) => getComputedStyle(link, part).outlineStyle !== "none")"""
pytestmark = pytest.mark.browser


def test_a_stranger_is_led_to_the_log_in(welcome: Welcome) -> None:
    stranger = welcome("stranger")
    page = stranger.page
    stranger.go("/desk/actions/?district=4015")
    expect(page).to_have_url(re.compile(r"/accounts/login/\?next=/desk/actions/"))
    expect(page.get_by_role("heading", name="เข้าสู่ระบบ")).to_be_visible()
    stranger.look("log-in")
    page.get_by_label("ชื่อผู้ใช้").fill("province")
    page.get_by_label("รหัสผ่าน").fill("wrong-wrong-1")
    stranger.press(page.get_by_role("button", name="เข้าสู่ระบบ"))
    expect(page.get_by_text("ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง").first).to_be_visible()
    expect(page.get_by_label("ชื่อผู้ใช้")).to_have_value("province")
    stranger.look("log-in-refused")


def test_another_districts_matter_is_not_there(welcome: Welcome) -> None:
    """The address of หนองสองห้อง's matter answers the officer of โนนศิลา with the house's own 404."""
    own = welcome("district4015")
    own.go("/desk/actions/?district=4015")
    matters = own.page.get_by_role("main").get_by_role("table").locator("tbody")
    address = matters.get_by_role("link").first.get_attribute("href") or ""
    assert re.fullmatch(r"/desk/actions/[0-9a-f-]{36}/", address)
    own.go(address)
    expect(own.page.get_by_role("main")).to_contain_text("อ.หนองสองห้อง")
    other = welcome("district4025")
    other.go(address, status=404)
    other.forgive("404")
    expect(other.page.get_by_role("heading", level=1)).to_have_text("ไม่พบหน้านี้")
    expect(other.page.get_by_text("อยู่นอกพื้นที่ที่ท่านรับผิดชอบ")).to_be_visible()
    expect(other.page.get_by_text("ลำดับการติดตาม")).to_have_count(0)
    other.look("not-found")
    other.go("/desk/visits/new/?area=40150604", status=404)
    other.forgive("404")


@pytest.mark.parametrize("width", [1280], indirect=True, ids=["desk"])
def test_log_in_and_open_a_row_with_the_keyboard_alone(welcome: Welcome, house: House) -> None:
    stranger = welcome("stranger")
    page = stranger.page
    stranger.go("/accounts/login/?next=/desk/actions/")
    _tab_to(page, "document.activeElement.name === 'login'")
    page.keyboard.type("district4015")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{house.url}/desk/actions/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="ข้ามไปยังเนื้อหา")).to_be_focused()
    page.keyboard.press("Enter")
    _tab_to(page, "document.activeElement.closest('tbody') !== null && document.activeElement.matches('a')")
    focused = page.locator(":focus")
    name = focused.inner_text()
    assert focused.evaluate(SEEN), "the focus is not to be seen"
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/desk/actions/[0-9a-f-]{36}/$"))
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    stranger.look("action-by-keyboard")


def _tab_to(page: Page, reached: str, most: int = 60) -> None:
    """Tab on until the focus is there; a page on which that takes too long fails."""
    for _step in range(most):
        page.keyboard.press("Tab")
        if page.evaluate(reached):
            return
    raise AssertionError(f"not reached within {most} steps: {reached}")
