"""A visitor plans a Saturday with a child from the town: swaps a stop, prints it, opens it with the network cut."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Welcome

pytestmark = pytest.mark.browser


def _stops(page: Page) -> list[str]:
    return page.locator(".stop h3 a").all_text_contents()


def test_a_saturday_with_a_child_is_planned_swapped_printed_and_read_without_a_network(
    welcome: Welcome,
) -> None:
    visitor = welcome("stranger")
    page = visitor.page
    visitor.go("/")
    visitor.press(page.get_by_role("navigation", name="เว็บไซต์").get_by_role("link", name="วางแผนเที่ยว"))
    page.wait_for_url("**/plan")
    expect(page.get_by_role("heading", name="เที่ยวให้คุ้ม")).to_be_visible()
    visitor.look("planner-at-once")

    page.get_by_label("ตั้งแต่").select_option("4001")
    page.get_by_label("วันที่").fill("2018-07-28")
    page.get_by_label("กลับถึงภายใน").fill("19:00")
    page.get_by_label("มีเด็กไปด้วย").check()
    visitor.press(page.get_by_role("button", name="วางแผน", exact=True))
    page.wait_for_url(re.compile(r"/plan\?.*child=1"))
    full = page.locator("[data-plan=full]")
    expect(full.get_by_text("วันเสาร์ที่ 28 กรกฎาคม 2561")).to_have_count(0)
    visitor.press(full.get_by_role("link", name="ดูรายละเอียดและปรับแผน"))
    page.wait_for_url(re.compile(r"plan=full&order=o\d"))
    visitor.look("planner-one")
    before = _stops(page)
    assert len(before) >= 2

    swap = page.locator(".stop details").first
    visitor.press(swap.locator("summary"))
    other = swap.get_by_role("link").first
    name = other.text_content()
    visitor.press(other)
    page.wait_for_function(
        "(name) => [...document.querySelectorAll('.stop h3 a')].some((one) => one.textContent === name)",
        arg=name,
    )
    swapped = _stops(page)
    assert len(swapped) == len(before)
    assert name not in before
    expect(page.get_by_role("button", name="พิมพ์")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="พิมพ์")).to_be_hidden()
    expect(page.locator(".stop").first).to_be_visible()
    page.emulate_media(media="screen")

    visitor.press(page.get_by_role("button", name=re.compile("^เก็บไว้ เที่ยวให้คุ้ม")))
    visitor.press(page.get_by_role("button", name="เก็บสำเนาไว้ดูเมื่อไม่มีสัญญาณ"))
    expect(page.get_by_text("เก็บไว้ในเครื่องนี้แล้ว")).to_be_visible()
    address = page.url
    visitor.context.set_offline(True)
    page.goto(address)
    assert _stops(page) == swapped
    assert page.evaluate("getComputedStyle(document.querySelector('.stop .card')).borderRadius") != "0px"
    page.goto("/kept")
    visitor.press(page.get_by_role("link", name=re.compile("^เที่ยวให้คุ้ม")))
    page.wait_for_url(address)
    assert _stops(page) == swapped
    visitor.context.set_offline(False)
    if visitor.complaints:
        visitor.forgive("ERR_INTERNET_DISCONNECTED|Failed to fetch")


def test_a_better_plan_is_looked_for_while_the_visitor_reads_on(welcome: Welcome) -> None:
    visitor = welcome("stranger")
    page = visitor.page
    visitor.go("/en/plan?on=2018-07-28&from=4015&until=18:00")
    visitor.press(page.get_by_role("button", name="Look a few seconds longer for a better plan"))
    said = page.locator("[data-better-said]")
    expect(said).to_contain_text(
        re.compile("There is none that is better|A better plan was found"), timeout=60_000
    )
    visitor.look("planner-better")
