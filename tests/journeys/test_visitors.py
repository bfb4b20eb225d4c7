"""Visitors of the public site: they find, keep, print, and read on where there is no network."""

import re
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.conftest import CHROMIUM, FLAGS, Welcome
from tests.journeys.house import House
from tests.journeys.visitor import Visitor, violations

pytestmark = pytest.mark.browser

VILLAGE = "/village/40110101"
SCARF = "ผ้าพันคอไหมมัดหมี่ลายกู่"
EVERY_PHOTO = """Promise.all([...document.images].map((photo) => {
  photo.loading = "eager";
  return photo.decode();
}))"""
DRAWS = ["--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
PAGES = {
    "home": "/",
    "map": "/map?district=4015",
    "search": "/search?q=ปลาสัม",
    "district": "/district/4011",
    "village": VILLAGE,
    "resting": "/village/40110407",
    "events": "/events?from=2018-08-01&to=2018-12-31",
    "kept": "/kept",
    "shared": "/kept?keys=v40110101.v40150604",
    "plan": "/plan",
    "plan-one": "/plan?plan=full&on=2018-07-28&from=4011",
}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["th", "en"])
def test_every_page_is_whole_in_both_themes_and_languages(
    welcome: Welcome, theme: str, language: str
) -> None:
    visitor = welcome("stranger")
    visitor.page.emulate_media(color_scheme="dark" if theme == "dark" else "light", reduced_motion="reduce")
    for name, path in PAGES.items():
        visitor.go(f"/en{path}" if language == "en" else path)
        visitor.look(f"site-{name}-{theme}-{language}")
        if not visitor.house.on_phone:
            _on_a_tablet(visitor, name)


def _on_a_tablet(visitor: Visitor, name: str) -> None:
    visitor.page.set_viewport_size({"width": 768, "height": 1024})
    assert visitor.page.evaluate("document.scrollingElement.scrollWidth") <= 768, name
    assert not violations(visitor.page), name
    visitor.page.set_viewport_size({"width": visitor.house.width, "height": 900})


def test_a_visitor_finds_a_festival_a_dish_and_a_scarf_keeps_them_and_takes_the_brochure(
    welcome: Welcome,
) -> None:
    visitor = welcome("stranger")
    page = visitor.page
    visitor.go("/")
    visitor.press(page.get_by_role("link", name="ค้นตามวันที่จะมา"))
    visitor.press(page.get_by_role("link", name="กันยายน 2561"))
    festival = page.get_by_role("listitem").filter(has_text="ประเพณีบุญข้าวสาก")
    expect(festival.get_by_text("24–25 ก.ย. 61")).to_be_visible()
    visitor.press(festival.get_by_role("button", name="เก็บไว้ ประเพณีบุญข้าวสาก"))
    expect(festival.get_by_role("button")).to_have_attribute("aria-pressed", "true")

    visitor.go("/")
    page.get_by_role("searchbox").fill("ปลาสมสูตร")  # a tone mark is missing
    visitor.press(page.get_by_role("button", name="ค้นหา"))
    dish = page.get_by_role("listitem").filter(has_text="ปลาส้มสูตรบ้านหัวขัว")
    visitor.press(dish.get_by_role("button", name=re.compile("^เก็บ")))
    visitor.press(dish.get_by_role("link", name="ปลาส้มสูตรบ้านหัวขัว"))
    page.wait_for_url(re.compile(rf"{VILLAGE}#o\d+$"))

    expect(page.get_by_role("heading", name="บ้านหัวขัว หมู่ 1", level=1)).to_be_visible()
    scarf = page.get_by_role("listitem").filter(has=page.get_by_role("heading", name=SCARF))
    visitor.press(scarf.get_by_role("button", name=re.compile("^เก็บ")))
    brochure = page.get_by_role("link", name="แผ่นพับ (PDF)")
    paper = page.request.get(brochure.get_attribute("href") or "")
    assert paper.ok
    assert paper.body().startswith(b"%PDF")

    visitor.go("/kept")
    kept = page.locator("[data-kept-list] li")
    expect(kept).to_have_count(3)
    visitor.look("site-kept-three")
    visitor.press(page.get_by_role("link", name="ดูทั้งหมดพร้อมภาพ"))
    page.wait_for_url(re.compile(r"keys=o\d+\.o\d+\.o\d+$"))
    for name in ("ประเพณีบุญข้าวสาก", "ปลาส้มสูตรบ้านหัวขัว", SCARF):
        expect(page.get_by_role("link", name=name)).to_be_visible()

    visitor.go("/kept")
    visitor.press(page.get_by_role("button", name=f"เอาออก: {SCARF}"))
    expect(kept).to_have_count(2)


def test_a_kept_village_is_read_where_there_is_no_network(welcome: Welcome) -> None:
    visitor = welcome("stranger")
    page = visitor.page
    visitor.go(VILLAGE)
    visitor.press(page.get_by_role("complementary").get_by_role("button", name="เก็บไว้ บ้านหัวขัว หมู่ 1"))
    visitor.press(page.get_by_role("button", name="เก็บสำเนาไว้ดูเมื่อไม่มีสัญญาณ"))
    expect(page.get_by_text("เก็บไว้ในเครื่องนี้แล้ว")).to_be_visible()
    scopes = page.evaluate(
        "navigator.serviceWorker.getRegistrations().then((all) => all.map((one) => one.scope))"
    )
    assert sorted(one.removeprefix(visitor.house.url) for one in scopes) == ["/kept", "/village/"]

    visitor.context.set_offline(True)
    page.goto(VILLAGE)
    expect(page.get_by_role("heading", name="บ้านหัวขัว หมู่ 1", level=1)).to_be_visible()
    expect(page.get_by_role("heading", name="โฮมสเตย์บ้านยายทองคำ")).to_be_visible()
    page.evaluate(EVERY_PHOTO)
    assert page.evaluate("getComputedStyle(document.querySelector('.hero')).borderRadius") != "0px"
    page.goto("/kept")
    expect(page.get_by_text("มีสำเนาในเครื่องนี้")).to_be_visible()
    visitor.press(page.get_by_role("link", name="บ้านหัวขัว หมู่ 1"))
    expect(page.get_by_role("heading", name="การเดินทาง")).to_be_visible()
    visitor.context.set_offline(False)
    if visitor.complaints:
        visitor.forgive("ERR_INTERNET_DISCONNECTED|Failed to fetch")


def test_near_me_is_worked_out_on_the_device_after_a_tap(welcome: Welcome) -> None:
    visitor = welcome("stranger")
    visitor.context.grant_permissions(["geolocation"])
    visitor.context.set_geolocation({"latitude": 15.845, "longitude": 102.475})
    asked: list[str] = []
    visitor.page.on("request", lambda request: asked.append(request.url))
    visitor.go("/map")
    asked.clear()

    visitor.press(visitor.page.get_by_role("button", name="ใกล้ฉัน"))

    first = visitor.page.locator(".list li").first
    expect(first.get_by_role("link", name="บ้านก้านเหลือง หมู่ 1")).to_be_visible()
    expect(first.get_by_text("ห่าง 0.1 กม.")).to_be_visible()
    assert not [url for url in asked if "15.8" in url or "102.4" in url]


@pytest.fixture
def drawing(browser: Browser, house: House) -> Iterator[Visitor]:
    """Somebody whose browser draws maps."""
    found = next(filter(None, map(shutil.which, CHROMIUM)))
    other = browser.browser_type.launch(executable_path=found, args=[*FLAGS[:1], *FLAGS[2:], *DRAWS])
    visitor = Visitor(other, house, "stranger")
    yield visitor
    complaints = visitor.leave()
    other.close()
    assert not complaints, complaints


def test_the_map_moves_under_the_strict_rules_and_asks_nobody_else(drawing: Visitor) -> None:
    asked: list[str] = []
    drawing.page.on("request", lambda request: asked.append(request.url))
    drawing.go("/map")

    expect(drawing.page.locator("#chart[data-drawn=yes]")).to_be_attached()
    drawing.look("site-map-moving")

    assert all(url.startswith((drawing.house.url, "blob:", "data:")) for url in asked), asked
    item = drawing.page.locator("[data-code='40110101'] a")
    item.focus()
    expect(drawing.page.locator(".maplibregl-marker")).to_have_count(1)
