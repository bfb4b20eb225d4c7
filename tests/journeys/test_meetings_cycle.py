"""A meeting from an old paper to the next one: taken in, held, minuted, followed up, printed, checked.

Told in order, at a desk and on a phone, each over its own demo. The body is a new one, so that its first meeting
can be taken in from the article itself.
"""

import json
import re
import sqlite3
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.journeys import article
from tests.journeys.conftest import Welcome
from tests.journeys.demo_home import tidtam
from tests.journeys.house import House
from tests.journeys.pictures import photo

pytestmark = pytest.mark.browser

CODE, BODY = "taken-40", f"{article.COMMITTEE} (รับเข้าใหม่)"
FIRST, SECOND = f"/desk/meetings/{CODE}/2561/1/", f"/desk/meetings/{CODE}/2561/2/"
CHAIR, SECRETARY = "ปลัดจังหวัดขอนแก่น", "พัฒนาการจังหวัดขอนแก่น"
#: Where one name fits several villages, a person chooses; the words that tell them apart.
CHOSEN = {
    "บ้านวังคูน": "ต.หนองเม็ก",
    "บ้านหนองหว้า": "ต.โนนแดง",
    "บ้านหนองทุ่ม": "ต.โนนแดง",
    "บ้านก้านเหลือง": "หมู่ 1 ต.ก้านเหลือง",
    "บ้านหัวขัว": "หมู่ 1 ต.เปือยน้อย",
    "บ้านวังม่วง": "หมู่ 2 ต.วังม่วง",
    "บ้านวังหิน": "หมู่ 7 ต.สระแก้ว",
}
MATTER = "เตรียมบ้านรับนักท่องเที่ยวตามมติ"
SAID = "ประธานขอให้ทุกอำเภอเร่งดำเนินการก่อนสิ้นปีงบประมาณ"
CUT = "ข้อความที่พิมพ์ขณะไม่มีสัญญาณ"
SUPHACHAI, PLACE = "40150205", (15.8023, 102.8282)


def test_1_the_article_is_taken_in_and_a_person_confirms(welcome: Welcome, shared: Path) -> None:
    secretary = welcome("secretary")
    page = secretary.page
    secretary.go("/desk/meetings/bodies/new/")
    page.get_by_label("รหัสย่อ").fill(CODE)
    page.get_by_label("ชื่อภาษาไทย").fill(BODY)
    page.get_by_label("พื้นที่").select_option(label="จ.ขอนแก่น")
    secretary.look("body-new")
    secretary.press(page.get_by_role("button", name="บันทึก"))
    expect(page.get_by_role("heading", level=1)).to_have_text(BODY)
    for post, duty in ((CHAIR, "ประธาน"), (SECRETARY, "เลขานุการ")):
        secretary.press(page.get_by_role("link", name="เพิ่มกรรมการ"))
        page.get_by_label("ตำแหน่ง", exact=True).select_option(label=post)
        page.get_by_label("หน้าที่").select_option(label=duty)
        page.get_by_label("วันเริ่ม").fill("1 ต.ค. 60")
        secretary.press(page.get_by_role("button", name="บันทึก"))
        expect(page.get_by_text("เพิ่มกรรมการแล้ว")).to_be_visible()
    secretary.look("body")

    secretary.go("/desk/meetings/intake/new/")
    page.locator("select[name=committee]").select_option(label=BODY)
    page.locator("textarea[name=text]").fill(
        (shared / "data" / "source-article.txt").read_text(encoding="utf-8")
    )
    secretary.press(page.get_by_role("button", name="อ่านเอกสาร"))
    against = page.get_by_role("region", name="ข้อที่ไม่ตรงกัน")
    expect(against).to_contain_text("“บ้านวังคูน” ในทะเบียนสะกดว่า บ้านวังคูณ")
    expect(against).to_contain_text("ระบุ 3 อำเภอ แต่หมู่บ้านอยู่ใน 4 อำเภอ")
    secretary.look("intake")
    with page.expect_navigation():
        secretary.press(page.locator("button[name=sure]"))
    for typed, words in CHOSEN.items():
        line = page.locator(".proposal").filter(has_text=f"“{typed}”").filter(has=page.locator("select"))
        options = line.locator("option").all_inner_texts()
        (value,) = [one for one in options if words in one]
        line.locator("select").select_option(label=value)
        secretary.press(line.locator("label").filter(has_text="ถูกต้อง"))
    secretary.press(page.locator("button[name=next]"))

    expect(page.locator("[name=number]")).to_have_value("1")
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(12)
    page.locator("[name=what]").fill(MATTER)
    page.locator("select[name=doer]").select_option("each:cdd")
    page.locator("select[name=follower]").select_option(label=CHAIR)
    page.locator("[name=due_on]").fill("26 ก.ค. 61")
    secretary.look("intake-take")
    secretary.press(page.get_by_role("button", name="นำเข้า"))
    page.wait_for_url(f"**{FIRST}")
    main = page.get_by_role("main")
    expect(main).to_contain_text(f"วันศุกร์ที่ {article.DAY}")
    expect(main).to_contain_text(article.ROOM)


def test_2_the_meeting_is_held_minuted_and_nothing_typed_is_lost(welcome: Welcome) -> None:
    secretary = welcome("secretary")
    page = secretary.page
    secretary.go(f"{FIRST}live/")
    page.get_by_label("เริ่มประชุมเวลา").fill("9.15")
    secretary.press(page.get_by_role("button", name="เปิดประชุม"))
    for who in (CHAIR, SECRETARY):
        line = page.locator(".roll > li").filter(has_text=who)
        secretary.press(line.locator("label").filter(has_text=re.compile(r"^\s*มาประชุม\s*$")))
    expect(page.locator("[data-quorum]")).to_contain_text("ครบองค์ประชุม")
    secretary.look("live")

    standing = page.locator("[data-standing]")
    box = page.get_by_role("textbox", name="จดรายงานการประชุม").first
    box.fill(SAID)
    expect(standing).to_have_text("บันทึกครบแล้ว", timeout=10_000)
    secretary.context.set_offline(True)
    box.fill(f"{SAID}\n{CUT}")
    expect(standing).to_contain_text("ไม่มีสัญญาณ", timeout=10_000)
    secretary.context.set_offline(False)
    expect(standing).to_have_text("บันทึกครบแล้ว", timeout=30_000)
    secretary.forgive("ERR_INTERNET_DISCONNECTED")
    page.reload()
    expect(box).to_have_value(f"{SAID}\n{CUT}")

    other = secretary.context.new_page()
    other.goto(f"{FIRST}live/")
    mine = other.get_by_role("textbox", name="จดรายงานการประชุม").nth(3)
    yours = page.get_by_role("textbox", name="จดรายงานการประชุม").nth(3)
    mine.fill("ของคนหนึ่ง")
    yours.fill("ของอีกคน")
    loser = other if _sees(other.locator("[data-clash]:visible")) else page
    expect(loser.locator("[data-clash]:visible")).to_have_count(1, timeout=10_000)
    loser.get_by_role("button", name="ต่อของฉันท้ายของเขา").click()
    expect(loser.locator("[data-standing]")).to_have_text("บันทึกครบแล้ว", timeout=10_000)
    secretary.forgive("409")
    other.close()
    page.reload()
    expect(yours).to_have_value(re.compile("ของคนหนึ่ง"))
    expect(yours).to_have_value(re.compile("ของอีกคน"))

    closing = page.get_by_role("region", name="ปิดประชุม")
    closing.get_by_label("วันที่").fill("20 ก.ค. 61")
    closing.get_by_label("เลิกประชุมเวลา").fill("12.00")
    secretary.press(closing.get_by_role("button", name="ปิดประชุม"))
    expect(page.get_by_text("ปิดประชุมแล้ว ร่างรายงานการประชุมได้")).to_be_visible()

    secretary.go(f"{FIRST}minutes/")
    secretary.press(page.get_by_role("button", name="ร่างรายงานการประชุม"))
    text = page.get_by_role("region", name="ข้อความ")
    for words in (BODY, "ครั้งที่ ๑/๒๕๖๑", SAID, CUT, "เริ่มประชุมเวลา ๐๙.๑๕ น.", "เลิกประชุมเวลา ๑๒.๐๐ น.", MATTER):
        expect(text).to_contain_text(words)
    secretary.look("minutes")


def _sees(place: Locator) -> bool:
    try:
        expect(place).to_have_count(1, timeout=6_000)
    except AssertionError:
        return False
    return True


def test_3_what_was_resolved_is_followed_up(welcome: Welcome) -> None:
    district = welcome("district4015")
    page = district.page
    district.go("/desk/")
    district.menu("งานของฉัน")
    here = page.get_by_role("region", name="บ้านศุภชัย")
    district.press(here.get_by_role("link", name=MATTER))
    district.press(page.get_by_role("link", name="รายงานแล้วเสร็จ"))
    page.get_by_label("ผลการดำเนินงาน").fill("จัดบ้านพักและป้ายครบแล้ว")
    page.locator("input[name=photos]").set_input_files([photo("home.jpg", "#3a6b2a")])
    district.press(page.get_by_role("button", name="รายงานแล้วเสร็จ"))
    expect(page.get_by_text("รายงานแล้วเสร็จแล้ว รอลงพื้นที่ยืนยัน")).to_be_visible()

    assigned = welcome("assigned")
    there = assigned.page
    assigned.context.grant_permissions(["geolocation"])
    assigned.context.set_geolocation({"latitude": PLACE[0], "longitude": PLACE[1], "accuracy": 9})
    assigned.go(f"/desk/visits/new/?area={SUPHACHAI}")
    asked = there.get_by_role("radiogroup", name=MATTER)
    assigned.press(asked.locator("label").filter(has_text=re.compile(r"^\s*เรียบร้อย\s*$")))
    there.locator("input[name=photos]").set_input_files(
        [photo("one.jpg", "#1f5f8b"), photo("two.jpg", "#c08a2b")]
    )
    expect(there.locator("[data-shots] img")).to_have_count(2)
    assigned.press(there.get_by_role("button", name="ใช้พิกัดตรงนี้"))
    expect(there.get_by_text("ได้พิกัดแล้ว คลาดเคลื่อนประมาณ 9 ม.")).to_be_visible()
    assigned.press(there.get_by_role("button", name="บันทึกการลงพื้นที่"))
    there.wait_for_url(re.compile(r"/desk/visits/[0-9a-f-]{36}/$"))


def test_4_the_next_meeting_opens_with_item_3_filled(welcome: Welcome) -> None:
    secretary = welcome("secretary")
    page = secretary.page
    secretary.go(f"/desk/meetings/{CODE}/new/")
    page.get_by_label("วันที่").fill("17 ส.ค. 61")
    page.get_by_label("สถานที่").fill("ห้องประชุมศาลากลางจังหวัด")
    secretary.press(page.get_by_role("button", name="เรียกประชุม"))
    page.wait_for_url(f"**{SECOND}")
    part = page.locator(".carried")
    expect(part).to_have_count(1)
    expect(part).to_contain_text("ติดตาม 12 เรื่อง เสร็จ 1 เรื่อง เกินกำหนด 11 เรื่อง")
    done = part.locator(".carried-rows > li").filter(has_text="บ้านศุภชัย")
    expect(done).to_contain_text("ยืนยันแล้ว")
    expect(done.locator(".evidence img").first).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text(
        f"รับรองรายงานการประชุม ครั้งที่ 1/2561 เมื่อวันศุกร์ที่ {article.DAY}"
    )
    secretary.look("meeting-next")
    secretary.press(page.get_by_role("link", name="หนังสือและเอกสาร"))
    secretary.look("letters")
    letter = page.get_by_role("link", name="หนังสือเชิญประชุม PDF").get_attribute("href")
    assert letter
    assert secretary.context.request.get(letter).body().startswith(b"%PDF")


def test_5_one_corrected_figure_is_all_that_verify_tells(
    welcome: Welcome, house: House, tmp_path: Path
) -> None:
    secretary = welcome("secretary")
    page = secretary.page
    secretary.go(SECOND)
    secretary.press(page.get_by_role("button", name="จัดทำเอกสาร"))
    expect(page.get_by_text("จัดทำเอกสารฉบับที่ 1 แล้ว")).to_be_visible(timeout=60_000)
    printed = page.get_by_role("link", name="เปิด PDF").get_attribute("href")
    assert printed
    paper = tmp_path / "pack.pdf"
    paper.write_bytes(secretary.context.request.get(printed).body())
    before = _verified(house, paper)
    assert (before["state"], before["changed_since"]) == ("genuine", [])

    district = welcome("district4015")
    report, baht = _report(house.home)
    district.go(f"/desk/sales/reports/{report}/")
    told = district.page
    district.press(told.get_by_role("link", name="แก้ไขยอด").first)
    told.get_by_label("จำนวนเงิน (บาท)").fill(str(baht + 100))
    told.get_by_label("เหตุผล").fill("นับใบเสร็จใหม่")
    district.press(told.get_by_role("button", name="บันทึกการแก้ไข"))
    expect(told.get_by_role("main")).to_contain_text("นับใบเสร็จใหม่")

    after = _verified(house, paper)
    assert after["state"] == "genuine"
    names = {row["figure"] for row in after["changed_since"]}
    assert "sales.total" in names
    assert {name.split(".")[0] for name in names} == {"sales"}
    (total,) = [row for row in after["changed_since"] if row["figure"] == "sales.total"]
    assert int(total["now"]) - int(total["was"]) == 100

    changed = tmp_path / "forged.pdf"
    changed.write_bytes(paper.read_bytes().replace(b"%PDF-1.7", b"%PDF-1.6", 1))
    assert _verified(house, changed, status=1)["state"] == "altered"


def _verified(house: House, paper: Path, *, status: int = 0) -> dict:
    done = tidtam(house.home, "verify", paper, "--json")
    assert done.returncode == status, done.stderr
    return json.loads(done.stdout)


def _report(home: Path) -> tuple[int, int]:
    """A report of อำเภอหนองสองห้อง for May with one row, and its baht; sums are kept in satang."""
    with sqlite3.connect(home / "tidtam.sqlite3") as base:
        row = base.execute(
            "select r.id, s.baht from sales_report r join sales_sale s on s.report_id = r.id "
            "where r.area_id like '4015%' and r.month = '2018-05-01' and s.baht > 0 and s.baht % 100 = 0 "
            "group by r.id having count(*) = 1 order by r.id limit 1"
        ).fetchone()
    return int(row[0]), int(row[1]) // 100
