"""Steps 2 and 3 of the main job: the papers of 1/2561, a resolution, visits, and what 2/2561 is told of it.

They are told in order and stand on one another, at a desk and on a phone, each over its own demo.
"""

import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.journeys import article
from tests.journeys.conftest import Welcome
from tests.journeys.pictures import photo
from tests.journeys.visitor import NOTICE, Visitor

pytestmark = pytest.mark.browser

FIRST = "/desk/meetings/otop-40/2561/1/"
SECOND = "/desk/meetings/otop-40/2561/2/"
RESOLVED = "ให้พัฒนาการอำเภอจัดทำป้ายชื่อหมู่บ้านที่ทางเข้า แล้วรายงานผล"
MATTER = "ติดตั้งป้ายชื่อหมู่บ้านที่ทางเข้า"
DONE = "ติดตั้งป้ายแล้วที่ปากทาง"
NOT_FINE = "ป้ายเอียง ต้องตั้งใหม่"
CONFIRMED, SENT_BACK = "บ้านศุภชัย", "บ้านวังคูณ"
CODES = {CONFIRMED: "40150205", SENT_BACK: "40150604"}
POINTS = {CONFIRMED: (15.8023, 102.8282), SENT_BACK: (15.7547, 102.7476)}
FACTS = "ผู้ลงพื้นที่ วันเวลา สถานที่"
DOER, FOLLOWER = "พัฒนาการอำเภอหนองสองห้อง", "ปลัดจังหวัดขอนแก่น"


def test_2_the_papers_of_1_2561_are_made_with_one_click(welcome: Welcome, tmp_path: Path) -> None:
    secretary = welcome("secretary")
    page = secretary.page
    secretary.go("/desk/")
    secretary.menu("การประชุม")
    secretary.look("meetings")
    secretary.press(page.locator(f"a[href='{FIRST}']").first)
    expect(page.get_by_role("main")).to_contain_text(article.COMMITTEE)
    expect(page.get_by_role("main")).to_contain_text(f"วันศุกร์ที่ {article.DAY}")
    expect(page.get_by_role("main")).to_contain_text(article.ROOM)
    for place, heading in enumerate(article.AGENDA, start=1):
        item = page.get_by_role("heading", name=f"ระเบียบวาระที่ {place} ")
        expect(item).to_contain_text(heading)
    secretary.look("meeting-1")

    secretary.press(page.get_by_role("button", name="จัดทำเอกสาร"))
    expect(page.get_by_text("จัดทำเอกสารฉบับที่ 1 แล้ว")).to_be_visible(timeout=60_000)
    for fact in (article.PRODUCERS, article.SALES, article.VENDORS, *article.CATEGORIES, *article.MARKS):
        expect(page.get_by_role("main")).to_contain_text(fact)
    expect(page.get_by_role("main").locator("svg[role], .chart svg").first).to_be_visible()
    secretary.look("papers")

    printed = page.get_by_role("link", name="เปิด PDF").get_attribute("href")
    assert printed
    answer = secretary.context.request.get(printed)
    assert answer.headers["content-type"] == "application/pdf"
    assert len(PdfReader(io.BytesIO(answer.body())).pages) > 3
    with page.expect_download() as coming:
        secretary.press(page.get_by_role("link", name="ดาวน์โหลด HTML"))
    kept = tmp_path / "papers.html"
    coming.value.save_as(kept)
    asked: list[str] = []
    alone = secretary.context.new_page()
    alone.on("request", lambda request: asked.append(request.url))
    alone.goto(kept.as_uri())
    expect(alone.get_by_role("heading", level=1)).to_have_text("ระเบียบวาระการประชุม")
    expect(alone.get_by_text(NOTICE).first).to_be_visible()
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    alone.close()


def test_3_a_resolution_makes_one_matter_a_village(welcome: Welcome) -> None:
    secretary = welcome("secretary")
    page = secretary.page
    secretary.go(FIRST)
    secretary.press(page.get_by_role("link", name="บันทึกมติที่ประชุม"))
    expect(page.get_by_label("ระเบียบวาระ", exact=True)).to_have_value("5")
    page.get_by_label("มติที่ประชุม", exact=True).fill(RESOLVED)
    for village in CODES.values():
        secretary.press(page.locator(f"label:has(input[name=villages][value='{village}'])"))
    page.get_by_label("สิ่งที่ต้องดำเนินการในแต่ละหมู่บ้าน").fill(MATTER)
    page.get_by_label("ผู้ดำเนินการ").select_option(label=DOER)
    page.get_by_label("ผู้ติดตาม").select_option(label=FOLLOWER)
    page.get_by_label("วันครบกำหนด").fill("25 กค 2561")
    secretary.look("resolve")
    secretary.press(page.get_by_role("button", name="บันทึกมติ"))
    expect(page.get_by_text("บันทึกมติแล้ว เกิดเรื่องที่ต้องติดตาม 2 เรื่อง")).to_be_visible()
    expect(page.get_by_text(RESOLVED)).to_be_visible()
    secretary.look("meeting-1-resolved")


def test_3_who_did_it_reports_it_and_cannot_confirm_it(welcome: Welcome) -> None:
    district = welcome("district4015")
    page = district.page
    for village in (CONFIRMED, SENT_BACK):
        district.go("/desk/")
        district.menu("งานของฉัน")
        here = page.get_by_role("region", name=village)
        expect(here.get_by_role("row").filter(has_text=MATTER)).to_contain_text("เกินกำหนด 2 วัน")
        district.press(here.get_by_role("link", name=MATTER))
        expect(page.get_by_role("heading", level=1)).to_have_text(MATTER)
        expect(page.get_by_role("main")).to_contain_text(village)
        district.look("action-open")
        district.press(page.get_by_role("link", name="รายงานแล้วเสร็จ"))
        page.get_by_label("ผลการดำเนินงาน").fill(f"{DONE} {village}")
        page.locator("input[name=photos]").set_input_files([photo("sign.jpg", "#8a3b2a")])
        district.look("report")
        district.press(page.get_by_role("button", name="รายงานแล้วเสร็จ"))
        expect(page.get_by_text("รายงานแล้วเสร็จแล้ว รอลงพื้นที่ยืนยัน")).to_be_visible()
    expect(page.get_by_text("ท่านเป็นผู้ดำเนินการเรื่องนี้ ต้องให้ผู้อื่นลงพื้นที่ยืนยัน")).to_be_visible()
    district.look("action-reported")

    district.go(f"/desk/visits/new/?area={CODES[CONFIRMED]}")
    _answer(district, "เรียบร้อย")
    page.locator("input[name=photos]").set_input_files([photo("own.jpg", "#8a3b2a")])
    district.press(page.get_by_role("button", name="บันทึกการลงพื้นที่"))
    expect(page.get_by_role("alert")).to_contain_text("ผู้ดำเนินการยืนยันงานของตนเองไม่ได้")
    district.forgive("422")
    district.look("visit-refused")
    page.once("dialog", lambda asked: asked.accept())
    district.press(page.get_by_role("button", name="ล้างแบบ"))


def _answer(visitor: Visitor, word: str, note: str = "") -> None:
    """One matter's answer, by finger or mouse; the radio itself is hidden behind its word."""
    asked = visitor.page.get_by_role("radiogroup", name=MATTER)
    visitor.press(asked.locator("label").filter(has_text=re.compile(rf"^\s*{word}\s*$")))
    expect(asked.get_by_role("radio", name=word, exact=True)).to_be_checked()
    if note:
        about = visitor.page.locator(".matter").filter(has=visitor.page.get_by_role("heading", name=MATTER))
        about.get_by_role("textbox").fill(note)


def _visit(visitor: Visitor, village: str, word: str, note: str = "", led_by: str = "") -> None:
    """On the spot: position, time, photo, answer."""
    page = visitor.page
    latitude, longitude = POINTS[village]
    visitor.context.grant_permissions(["geolocation"])
    visitor.context.set_geolocation({"latitude": latitude, "longitude": longitude, "accuracy": 12})
    visitor.go(f"/desk/visits/new/?area={CODES[village]}")
    _answer(visitor, word, note)
    page.locator("input[name=photos]").set_input_files(
        [photo("board.jpg", "#1f5f8b"), photo("road.jpg", "#c08a2b")]
    )
    expect(page.locator("[data-shots] img")).to_have_count(2)
    visitor.press(page.get_by_role("button", name="ใช้พิกัดตรงนี้"))
    expect(page.get_by_text("ได้พิกัดแล้ว คลาดเคลื่อนประมาณ 12 ม.")).to_be_visible()
    expect(page.get_by_label("วันที่ลงพื้นที่")).to_have_value("27 ก.ค. 61")
    expect(page.get_by_label("เวลา", exact=True)).to_have_value(re.compile(r"\d\d\.\d\d"))
    page.get_by_label(re.compile("^ผู้ร่วมลงพื้นที่")).fill("พาณิชย์จังหวัด")
    if led_by:
        page.get_by_label(re.compile("^ผู้ลงพื้นที่")).select_option(label=led_by)
    visitor.look(f"visit-form-{CODES[village]}")
    visitor.press(page.get_by_role("button", name="บันทึกการลงพื้นที่"))
    page.wait_for_url(re.compile(r"/desk/visits/[0-9a-f-]{36}/$"))
    expect(page.get_by_role("heading", level=1)).to_contain_text(village)
    expect(page.get_by_role("main")).to_contain_text("27 กรกฎาคม 2561")
    expect(page.get_by_text("ห่างจุดกลางหมู่บ้าน")).to_be_visible()
    expect(page.get_by_role("region", name=FACTS)).to_contain_text("พาณิชย์จังหวัด")
    assert page.locator(".evidence img").count() == 2
    visitor.look(f"visit-{CODES[village]}")


def test_3_a_visit_confirms(welcome: Welcome) -> None:
    assigned = welcome("assigned")
    page = assigned.page
    _visit(assigned, CONFIRMED, "เรียบร้อย")
    assigned.press(page.get_by_role("main").get_by_role("link", name=MATTER))
    expect(page.locator(".scope")).to_contain_text("ยืนยันแล้ว")
    chapters = page.locator(".timeline h3")
    expect(chapters).to_have_text([re.compile(word) for word in ("มอบหมาย", "รายงานแล้วเสร็จ", "ยืนยันแล้ว")])
    expect(page.get_by_role("main")).to_contain_text(f"{DONE} {CONFIRMED}")
    assigned.look("action-confirmed")


def test_3_a_visit_recorded_for_who_led_it_sends_back(welcome: Welcome) -> None:
    province = welcome("province")
    page = province.page
    _visit(province, SENT_BACK, "ยังไม่เรียบร้อย", NOT_FINE, led_by=f"{FOLLOWER} (บันทึกแทน)")
    expect(page.get_by_text("บันทึกแทน", exact=True)).to_be_visible()
    facts = page.get_by_role("region", name=FACTS)
    expect(facts).to_contain_text(FOLLOWER)
    expect(facts).to_contain_text("เจ้าหน้าที่จังหวัด")
    province.press(page.get_by_role("main").get_by_role("link", name=MATTER))
    expect(page.get_by_role("main")).to_contain_text("ส่งกลับ")
    expect(page.get_by_role("main")).to_contain_text(NOT_FINE)
    province.look("action-sent-back")


def test_4_the_next_meeting_lists_what_was_resolved_done_and_is_overdue(welcome: Welcome) -> None:
    secretary = welcome("secretary")
    page = secretary.page
    secretary.go(SECOND)
    parts = page.locator(".carried")
    expect(parts).to_have_count(2)
    expect(parts.first).to_contain_text("12 เรื่อง")
    ours = parts.filter(has_text=RESOLVED)
    expect(ours).to_contain_text("1/2561")
    expect(ours).to_contain_text("ติดตาม 2 เรื่อง เสร็จ 1 เรื่อง เกินกำหนด 1 เรื่อง")
    listed = ours.locator(".carried-rows > li")
    expect(listed).to_have_count(2)
    for village, words in (
        (CONFIRMED, ("ยืนยันแล้ว", f"{DONE} {CONFIRMED}")),
        (SENT_BACK, ("เกินกำหนด 2 วัน", f"{DONE} {SENT_BACK}", NOT_FINE)),
    ):
        row = listed.filter(has_text=f"{village} ")
        expect(row).to_have_count(1)
        for word in (MATTER, DOER, FOLLOWER, "กำหนด 25 ก.ค. 61", *words):
            expect(row).to_contain_text(word)
        shot = row.locator(".evidence img").first
        expect(shot).to_be_visible()
        shot.scroll_into_view_if_needed()
        page.wait_for_function("(one) => one.complete && one.naturalWidth > 0", arg=shot.element_handle())
    secretary.look("meeting-2")
