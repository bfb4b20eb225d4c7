"""The field app on a phone: opened, filled in and closed without a network; what it sends arrives once."""

import base64
import io
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.journeys.hazards import Server, bad_day, kept_on, open_app, phone, picture, stands

pytestmark = pytest.mark.browser
DAYS = 12
SHOTS = os.environ.get("TIDTAM_TEST_SHOTS", "")
SEND = "เสร็จแล้ว ส่งเมื่อมีสัญญาณ"


@pytest.fixture(scope="module")
def server(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("field")
    shutil.copytree(demo_home, folder / "home")
    made = Server(folder / "home", folder / "log")
    made.start()
    yield made
    made.kill()


@pytest.fixture(scope="module")
def carried(browser: Browser, server: Server) -> Iterator[BrowserContext]:
    context = phone(browser, server)
    yield context
    context.close()


def test_it_opens_without_a_network_and_what_was_typed_survives_the_page(
    carried: BrowserContext, server: Server
) -> None:
    carried.set_offline(True)
    page = open_app(carried)
    expect(page.locator("[data-net]")).to_contain_text("ไม่มีสัญญาณ")
    expect(page.locator(".field-list li")).to_have_count(12)
    page.locator(".field-list li a").first.tap()
    page.locator("main button.primary").tap()
    page.get_by_label("สิ่งที่พบ").fill("ป้ายชำรุดหนึ่งป้าย")
    page.locator(".field-answers label", has_text="ตรวจไม่ได้").first.tap()
    page.get_by_role("button", name="อ่านพิกัด").tap()
    expect(page.locator("main").get_by_text("ได้พิกัดแล้ว")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.close()
    page = open_app(carried, "#/out")
    page.get_by_role("button", name="แก้ไข").tap()
    expect(page.get_by_label("สิ่งที่พบ")).to_have_value("ป้ายชำรุดหนึ่งป้าย")
    expect(page.get_by_label("ตรวจไม่ได้").first).to_be_checked()
    page.get_by_role("button", name=SEND).tap()
    expect(page.locator("[data-state=ready]")).to_be_visible()
    (visit,) = kept_on(page)
    carried.set_offline(False)  # sent by itself
    expect(page.locator("[data-state=accepted]")).to_be_visible(timeout=60_000)
    stands(server.home, visit["id"], "ป้ายชำรุดหนึ่งป้าย", [])
    page.get_by_role("link", name="ดูในหน้าสำนักงาน").tap()
    expect(page.get_by_text("ป้ายชำรุดหนึ่งป้าย")).to_be_visible()
    page.close()


def test_items_works_and_assets_are_answered_without_a_network_each_with_its_own_photo(
    carried: BrowserContext, server: Server
) -> None:
    carried.set_offline(True)
    page = open_app(carried)
    page.locator(".field-list li a", has_text="บ้านหัวขัว").tap()
    expect(page.get_by_role("heading", name="แบบตรวจหมู่บ้าน OTOP นวัตวิถี")).to_be_visible()
    page.locator("main button.primary").tap()
    for about, answer, note, shade in (
        ("check", "ยังไม่เรียบร้อย", "ป้ายถูกกิ่งไม้บัง", 31),
        ("target", "เรียบร้อย", "", 32),
        ("asset", "ชำรุดบางส่วน", "ก๊อกน้ำรั่ว", 33),
    ):
        part = page.locator(f"[data-about^='{about}:']").first
        part.locator(".field-answers").get_by_text(answer, exact=True).tap()
        part.locator("input:not([type])").fill(note)
        shot: Any = {"name": f"{about}.jpg", "mimeType": "image/jpeg", "buffer": picture(shade)}
        part.locator("input[type=file]").set_input_files([shot])
        expect(page.locator(f"[data-about^='{about}:']").first.locator(".field-shots img")).to_have_count(1)
    look(page, "field-answers")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.close()  # the battery is empty
    page = open_app(carried, "#/out")
    page.get_by_role("button", name="แก้ไข").tap()
    expect(page.locator("[data-about^='asset:'] .field-shots img")).to_have_count(1)
    page.get_by_role("button", name=SEND).tap()
    expect(page.locator("[data-state=ready]")).to_be_visible()
    (visit,) = [one for one in kept_on(page) if len(one["photos"]) == 3]
    carried.set_offline(False)
    expect(page.locator(f"[data-visit='{visit['id']}']")).to_have_attribute(
        "data-state", "accepted", timeout=60_000
    )
    (visit,) = [one for one in kept_on(page) if one["id"] == visit["id"]]
    assert visit["hashes"] == [None] * 3, "confirmed photos are let go of"
    with closing(sqlite3.connect(server.home / "tidtam.sqlite3", timeout=20)) as kept:
        key = visit["id"]
        answers = "SELECT answer, note FROM followup_itemanswer WHERE visit_id = ?"
        assert kept.execute(answers, [key.replace("-", "")]).fetchall() == [("not_fine", "ป้ายถูกกิ่งไม้บัง")]
        seen = "SELECT verdict FROM plan_confirmation WHERE source = ?"
        assert kept.execute(seen, [f"followup.visit:{key}"]).fetchall() == [("fine",)]
        assert kept.execute("SELECT count(*) FROM assets_inspection WHERE note = 'ก๊อกน้ำรั่ว'").fetchone() == (
            1,
        )
    page.close()


def look(page: Page, name: str) -> None:
    if SHOTS:
        page.screenshot(path=f"{SHOTS}/{name}.png", full_page=True)


def test_what_the_rules_refuse_is_told_on_the_phone_and_nothing_is_lost(carried: BrowserContext) -> None:
    page = open_app(carried)
    page.locator(".field-list li a").nth(1).tap()
    page.locator("main button.primary").tap()
    send = page.get_by_role("button", name=SEND)
    send.tap()
    expect(page.locator("main").get_by_text("โปรดตอบอย่างน้อยหนึ่งเรื่อง")).to_be_visible()
    page.get_by_label("สิ่งที่พบ").fill("ลงพื้นที่วันหน้า")
    page.get_by_label("วันเวลาที่ลงพื้นที่").fill("2018-09-01T10:00")
    send.tap()
    wrong = page.locator("[data-state=wrong]")
    expect(wrong.locator(".message")).not_to_be_empty()
    wrong.get_by_role("button", name="แก้ไข").tap()
    expect(page.get_by_label("สิ่งที่พบ")).to_have_value("ลงพื้นที่วันหน้า")
    page.once("dialog", lambda asked: asked.accept())
    page.get_by_role("button", name="ลบร่าง").tap()
    expect(page.get_by_role("heading", name="หมู่บ้านของฉัน")).to_be_visible()
    page.close()


@pytest.mark.parametrize("begun", [True, False], ids=["set wrong on the way", "set wrong before"])
def test_a_phone_whose_clock_is_three_days_wrong_tells_the_right_day(
    carried: BrowserContext, begun: bool
) -> None:
    page, note = open_app(carried), f"นาฬิกาผิด {begun}"
    set_wrong = "() => { const real = Date.now.bind(Date); Date.now = () => real() + 3 * 24 * 3600 * 1000; }"
    expect(page.locator("[data-net]")).to_contain_text("มีสัญญาณ")
    house = "async () => (Date.now() - Date.parse((await (await fetch('clock.json')).json()).now)) / 1000"
    before = page.evaluate(house)  # the demo's day is not today's
    page.locator(".field-list li a").nth(2 + begun).tap()
    if not begun:
        page.evaluate(set_wrong)
    page.locator("main button.primary").tap()
    page.get_by_label("สิ่งที่พบ").fill(note)
    if begun:
        page.evaluate(set_wrong)
    page.get_by_role("button", name=SEND).tap()
    (visit,) = [one for one in kept_on(page) if one.get("note") == note]
    line = page.locator(f"[data-visit='{visit['id']}']")
    expect(line).to_have_attribute("data-state", "accepted", timeout=60_000)
    expect(line).to_contain_text("นาฬิกาของเครื่องนี้คลาดเคลื่อน")
    (sent,) = [one for one in kept_on(page) if one["id"] == visit["id"]]
    now = datetime.fromisoformat(page.evaluate("async () => (await (await fetch('clock.json')).json()).now"))
    assert abs((datetime.fromisoformat(sent["visited_at"]) - now).total_seconds()) < 300
    assert sent["clock_off"] - before > 2 * 24 * 3600
    page.close()


def test_the_first_load_is_light(browser: Browser, server: Server) -> None:
    context = browser.new_context(base_url=server.url, viewport={"width": 360, "height": 740})
    page = context.new_page()
    sizes: dict[str, int] = {}
    page.on("response", lambda answer: sizes.update({answer.url: len(answer.body())}))
    page.goto("/field/", wait_until="networkidle")
    assert len(sizes) > 8
    assert sum(sizes.values()) < 150_000, sizes
    context.close()


def test_a_photo_made_smaller_keeps_the_cameras_time_and_place(carried: BrowserContext) -> None:
    out, exif = io.BytesIO(), Image.Exif()
    exif[0x0112] = 6
    exif.get_ifd(0x8769)[0x9003] = "2018:07:27 10:00:00"
    exif.get_ifd(0x8825).update({1: "N", 2: (15.0, 45.0, 0.0), 3: "E", 4: (102.0, 30.0, 0.0)})
    Image.open(io.BytesIO(picture(1))).resize((3000, 2000)).save(out, "JPEG", exif=exif)
    page = open_app(carried)
    made = page.evaluate(
        """async (text) => {
          const { taken } = await import("/static/field/photo.js");
          const bytes = Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
          const { bytes: small } = await taken(new File([bytes], "a.jpg", { type: "image/jpeg" }));
          let said = "";
          for (const one of new Uint8Array(small)) said += String.fromCharCode(one);
          return btoa(said);
        }""",
        base64.b64encode(out.getvalue()).decode(),
    )
    small = Image.open(io.BytesIO(base64.b64decode(made)))
    assert small.size == (1365, 2048)  # turned upright
    kept = small.getexif()
    assert kept[0x0112] == 1
    assert kept.get_ifd(0x8769)[0x9003] == "2018:07:27 10:00:00"
    assert kept.get_ifd(0x8825)[1] == "N"
    page.close()


@pytest.mark.parametrize("seed", range(DAYS))
def test_a_bad_day_loses_nothing_and_doubles_nothing(
    carried: BrowserContext, server: Server, seed: int
) -> None:
    bad_day(carried, server, seed, stops=seed % 6 == 5)
