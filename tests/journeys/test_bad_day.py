"""What goes wrong on the road: a wrong year, a closed page, no signal. What was typed stays; nothing comes twice."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Welcome
from tests.journeys.pictures import photo

VILLAGE, CODE = "บ้านดงเค็ง", "40150808"
FORM = f"/desk/visits/new/?area={CODE}"
pytestmark = [pytest.mark.browser, pytest.mark.parametrize("width", [360], indirect=True, ids=["phone"])]


def test_what_was_typed_survives_a_refusal(welcome: Welcome) -> None:
    """A Christian year, then a village without anything to do: said at the field, the rest untouched."""
    secretary = welcome("secretary")
    page = secretary.page
    secretary.go("/desk/meetings/otop-40/2561/1/resolve/")
    text = "ให้สำรวจที่พักในหมู่บ้าน <b>ทุกหลัง</b> & รายงาน"
    page.get_by_label("มติที่ประชุม", exact=True).fill(text)
    secretary.press(page.locator(f"label:has(input[name=villages][value='{CODE}'])"))
    page.get_by_label("วันครบกำหนด").fill("10 ส.ค. 2018")
    secretary.press(page.get_by_role("button", name="บันทึกมติ"))
    problems = page.get_by_role("alert").first
    expect(problems).to_contain_text("2018 เป็นปี ค.ศ. โปรดกรอกเป็นปี พ.ศ. คือ 2561")
    expect(problems).to_contain_text("โปรดระบุสิ่งที่ต้องดำเนินการ หรือเลือกกิจกรรม")
    expect(problems).to_be_focused()
    secretary.forgive("422")
    expect(page.get_by_label("มติที่ประชุม", exact=True)).to_have_value(text)
    expect(page.get_by_label("วันครบกำหนด")).to_have_value("10 ส.ค. 2018")
    expect(page.locator(f"input[name=villages][value='{CODE}']")).to_be_checked()
    secretary.look("resolve-refused")
    secretary.go("/desk/meetings/otop-40/2561/1/")
    expect(page.get_by_text(text)).to_have_count(0)


def test_a_visits_draft_survives_a_closed_page(welcome: Welcome) -> None:
    assigned = welcome("assigned")
    page = assigned.page
    assigned.go(FORM)
    page.get_by_label(re.compile("^สิ่งที่พบ")).fill("ถนนเข้าหมู่บ้านน้ำท่วม")
    page.get_by_label("เวลา", exact=True).fill("๐๘.๑๕")
    assigned.press(page.get_by_role("radiogroup").first.locator("label").nth(1))
    expect(page.get_by_text("บันทึกข้อความไว้ในเครื่องแล้ว")).to_be_visible()
    page.reload()
    expect(page.get_by_text("นำข้อความที่กรอกไว้กลับมาแล้ว")).to_be_visible()
    expect(page.get_by_label(re.compile("^สิ่งที่พบ"))).to_have_value("ถนนเข้าหมู่บ้านน้ำท่วม")
    expect(page.get_by_label("เวลา", exact=True)).to_have_value("๐๘.๑๕")
    expect(page.get_by_role("radiogroup").first.get_by_role("radio").nth(1)).to_be_checked()
    assigned.look("visit-draft-back")
    page.once("dialog", lambda asked: asked.accept())
    assigned.press(page.get_by_role("button", name="ล้างแบบ"))
    expect(page.get_by_label(re.compile("^สิ่งที่พบ"))).to_have_value("")


def test_a_visit_sent_without_signal_stays_and_is_stored_once(welcome: Welcome) -> None:
    """Cut off at sending, back, sent twice in haste: one visit with its photo and its words."""
    assigned = welcome("assigned")
    page = assigned.page
    assigned.go(f"/desk/visits/?village={CODE}")
    before = page.get_by_role("main").get_by_role("link", name=re.compile(VILLAGE)).count()
    assigned.go(FORM)
    note = "ตรวจที่จอดรถ ใช้ได้ 12 คัน"
    page.get_by_label(re.compile("^สิ่งที่พบ")).fill(note)
    page.locator("input[name=photos]").set_input_files([photo("parking.jpg", "#44705a")])
    send = page.get_by_role("button", name="บันทึกการลงพื้นที่")
    assigned.context.set_offline(True)
    expect(page.get_by_text("ไม่มีสัญญาณ กรอกต่อได้ มีสัญญาณแล้วจึงส่ง")).to_be_visible()
    assigned.press(send)
    expect(page.get_by_text("ยังไม่ได้ส่ง ไม่มีสัญญาณ ข้อมูลยังอยู่ครบในหน้านี้")).to_be_visible()
    expect(page.get_by_label(re.compile("^สิ่งที่พบ"))).to_have_value(note)
    expect(page.locator("[data-shots] img")).to_have_count(1)
    assigned.forgive("ERR_INTERNET_DISCONNECTED")
    assigned.look("visit-offline")

    assigned.context.set_offline(False)
    expect(page.get_by_text("ไม่มีสัญญาณ กรอกต่อได้")).to_be_hidden()
    send.dblclick()
    page.wait_for_url(re.compile(r"/desk/visits/[0-9a-f-]{36}/$"))
    expect(page.get_by_role("main")).to_contain_text(note)
    expect(page.locator(".evidence img")).to_have_count(1)
    assigned.go(f"/desk/visits/?village={CODE}")
    assert page.get_by_role("main").get_by_role("link", name=re.compile(VILLAGE)).count() == before + 1
    assigned.go(FORM)
    expect(page.get_by_label(re.compile("^สิ่งที่พบ"))).to_have_value("")


def test_an_answer_lost_on_the_way_does_not_store_the_visit_twice(welcome: Welcome) -> None:
    """The server has taken the visit, the phone never hears so and sends again."""
    assigned = welcome("assigned")
    page = assigned.page
    assigned.go(FORM)
    note = "พบผู้ใหญ่บ้าน นัดดูป้ายสัปดาห์หน้า"
    page.get_by_label(re.compile("^สิ่งที่พบ")).fill(note)
    lost: list[int] = []

    def lose_the_answer(route) -> None:  # type: ignore[no-untyped-def]
        if route.request.method == "POST" and not lost:
            lost.append(route.fetch().status)
            route.abort("connectionreset")
        else:
            route.continue_()

    page.route("**/desk/visits/new/**", lose_the_answer)
    send = page.get_by_role("button", name="บันทึกการลงพื้นที่")
    assigned.press(send)
    expect(page.get_by_text("ยังไม่ได้ส่ง ไม่มีสัญญาณ")).to_be_visible()
    assert lost == [201]
    assigned.forgive("ERR_CONNECTION_RESET")
    assigned.press(send)
    page.wait_for_url(re.compile(r"/desk/visits/[0-9a-f-]{36}/$"))
    kept = page.url
    expect(page.get_by_role("main")).to_contain_text(note)
    assigned.go(f"/desk/visits/?village={CODE}&sort=-at")
    newest = page.get_by_role("main").get_by_role("table").get_by_role("link", name=re.compile(VILLAGE))
    shown = [link.get_attribute("href") or "" for link in newest.all()]
    assert sum(kept.endswith(href) for href in shown) == 1
    for href in [href for href in shown if not kept.endswith(href)]:
        assert note not in assigned.context.request.get(href).text()
