"""A person at a browser. Wherever the person looks, the page must be whole: see `look`."""

import os
import re
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Response, expect

from tests.journeys.demo_home import PASSWORD
from tests.journeys.house import House

NOTICE = "ข้อมูลสมมติ"
RULES = {
    "resultTypes": ["violations"],
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa"]},
}
#: A folder in which every page looked at leaves its picture, for whoever wants to see them.
SHOTS = os.environ.get("TIDTAM_TEST_SHOTS", "")
REFUSED = """addEventListener("securitypolicyviolation", (event) =>
  console.error(`CSP: ${event.violatedDirective} ${event.blockedURI}`))"""


class Visitor:
    """One person with a browser of their own: a desk at 1280 px, a phone with touch at 360 px."""

    def __init__(self, browser: Browser, house: House, name: str) -> None:
        self.house, self.name = house, name
        self.complaints: list[str] = []
        self.context = browser.new_context(
            base_url=house.url,
            locale="th-TH",
            timezone_id="Asia/Bangkok",
            viewport={"width": house.width, "height": 740 if house.on_phone else 900},
            is_mobile=house.on_phone,
            has_touch=house.on_phone,
            device_scale_factor=1,
            reduced_motion="reduce",
            storage_state=house.cookies.get(name),
        )
        self.context.set_default_timeout(20_000)
        self.context.add_init_script(REFUSED)
        self.context.on("console", self._hear)
        self.context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        self.page: Page = self.context.new_page()

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.complaints.append(f"{message.text} ({message.location.get('url', '')})")

    def forgive(self, pattern: str) -> None:
        """The browser itself remarks on an answer that the journey asked for: a refusal, a lost network."""
        assert any(re.search(pattern, text) for text in self.complaints), self.complaints
        self.complaints = [text for text in self.complaints if not re.search(pattern, text)]

    def log_in(self) -> "Visitor":
        """Through the form, once per house; afterwards with the cookie that it gave."""
        if self.name not in self.house.cookies:
            self.page.goto("/accounts/login/")
            self.page.get_by_label("ชื่อผู้ใช้").fill(self.name)
            self.page.get_by_label("รหัสผ่าน").fill(PASSWORD)
            self.press(self.page.get_by_role("button", name="เข้าสู่ระบบ"))
            self.page.wait_for_url("**/desk/**")
            self.house.cookies[self.name] = self.context.storage_state()
        return self

    def go(self, path: str, status: int = 200) -> Response:
        answer = self.page.goto(path)
        assert answer is not None
        assert answer.status == status, f"{path}: {answer.status}"
        return answer

    def press(self, target: Locator) -> None:
        """A finger on the phone, the mouse at the desk."""
        if self.house.on_phone:
            target.tap()
        else:
            target.click()

    def menu(self, label: str) -> None:
        """By the menu that this width has; on the phone the rest of it opens under “เพิ่มเติม”."""
        name = "เมนูบนโทรศัพท์" if self.house.on_phone else "เมนูหลัก"
        bar = self.page.get_by_role("navigation", name=name)
        link = bar.get_by_role("link", name=label, exact=True)
        if not link.is_visible():
            self.press(bar.get_by_text("เพิ่มเติม"))
        address = f"{self.house.url}{link.get_attribute('href')}"
        self.press(link)
        self.page.wait_for_url(address)

    def look(self, what: str) -> None:
        """The page says that it is a demonstration, fits the screen, and axe and the browser have no complaint.

        The width asked for, not the window's own, is the measure: a phone's browser widens the window to
        whatever overflows it.
        """
        self.page.wait_for_load_state()
        self._keep_picture(what)
        expect(self.page.get_by_text(NOTICE).first, what).to_be_visible()
        wide = self.page.evaluate("document.scrollingElement.scrollWidth")
        assert wide <= self.house.width, f"{what}: {wide} px wide on a screen of {self.house.width} px"
        found = violations(self.page)
        assert not found, f"{what}: {found}"
        assert not self.complaints, f"{what}: {self.complaints}"

    def _keep_picture(self, what: str) -> None:
        if SHOTS:
            folder = Path(SHOTS)
            folder.mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=folder / f"{self.house.width}-{what}.png", full_page=True)

    def leave(self) -> list[str]:
        """Close the browser; what it complained about and nobody has looked at yet."""
        self.context.close()
        return self.complaints


def violations(page: Page) -> list[dict[str, Any]]:
    """What axe finds, short enough to read in a test's message."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [
        {"rule": one["id"], "says": one["help"], "at": [node["html"][:200] for node in one["nodes"][:5]]}
        for one in found
    ]
