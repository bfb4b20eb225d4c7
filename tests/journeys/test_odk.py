"""A client of other people's making, @getodk/web-forms, fills the checklist; what it sends is a visit with photo."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, Route, expect

from tests.journeys import web_forms

pytestmark = [pytest.mark.browser, pytest.mark.demo]
#: Midnight of the demo's own day in Thailand: its server runs through that day by the hour of the real one.
NOW = datetime(2018, 7, 26, 17, 0, tzinfo=UTC)
TYPES = {".js": "text/javascript", ".html": "text/html; charset=utf-8"}


@pytest.fixture(scope="module")
def client() -> dict[str, Path]:
    """Folders and files of the client's page by their path."""
    found = web_forms.packages()
    return {
        "/client/": web_forms.HERE / "client.html",
        "/client/client.js": web_forms.HERE / "client.js",
        "/client/vue.js": found["vue"] / "dist/vue.esm-browser.prod.js",
        "/client/web-forms": found["@getodk/web-forms"] / "dist",
    }


def serve(page: Page, client: dict[str, Path]) -> None:
    """The client's page at an address of this house, which knows nothing of it."""

    def answer(route: Route) -> None:
        path = route.request.url.partition("?")[0].partition("/client")[2]
        folder, _slash, name = f"/client{path}".rpartition("/")
        file = client.get(f"/client{path}") or client[folder] / name
        route.fulfill(body=file.read_bytes(), content_type=TYPES[file.suffix])

    page.route("**/client/**", answer)


def photo(tmp_path: Path) -> Path:
    """As a phone takes one."""
    path = tmp_path / "sign.jpg"
    Image.effect_noise((640, 480), 60).convert("RGB").save(path, "JPEG")
    return path


def test_web_forms_fills_the_checklist_and_its_submission_is_a_visit(welcome, client, tmp_path):
    officer = welcome("assigned")
    officer.go("/desk/odk/")
    officer.look("odk")
    officer.press(officer.page.get_by_role("button", name="สร้างที่อยู่"))
    expect(officer.page.get_by_role("img", name="คิวอาร์โค้ดของการตั้งค่า")).to_be_visible()
    officer.look("odk-address")
    server = officer.page.locator("#line").input_value()

    page = officer.context.new_page()
    serve(page, client)
    page.clock.set_system_time(NOW)
    page.goto(f"/client/?server={server}")
    fill(page, photo(tmp_path))
    page.get_by_role("button", name="Send").click()
    page.wait_for_function("window.sent.length > 0")
    (sent,) = page.evaluate("window.sent")
    assert sent["status"] == 201, sent
    assert len(sent["parts"]) == 2
    page.close()

    officer.go("/desk/odk/received/")
    officer.look("odk-received")
    officer.press(officer.page.locator("tbody a").first)
    officer.look("odk-form")
    expect(officer.page.get_by_text("ผู้ใหญ่บ้าน")).to_be_visible()
    officer.press(officer.page.locator("dl.facts a").first)
    expect(officer.page.get_by_text("เห็นป้ายชัดเจน")).to_be_visible()
    shot = officer.page.locator("ul.evidence img").first
    shot.scroll_into_view_if_needed()
    expect(shot).not_to_have_js_property("naturalWidth", 0)


def fill(page: Page, picture: Path) -> None:
    """The village, who was met, a note, the first item with its photo."""
    page.get_by_role("combobox").nth(1).click()  # the first chooses the language
    page.get_by_role("option").first.click()
    page.get_by_label("ผู้ให้ข้อมูล (ตำแหน่ง)").fill("ผู้ใหญ่บ้าน")
    page.get_by_label("หมายเหตุ").first.fill("เห็นป้ายชัดเจน")
    page.get_by_label("เรียบร้อย", exact=True).first.check()
    page.locator("input[type=file]").last.set_input_files(picture)
    expect(page.locator("img[src^='blob:']").first).to_be_visible()  # made smaller by then
