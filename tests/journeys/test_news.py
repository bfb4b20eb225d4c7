"""News from a meeting to its readers: drafted, reviewed, published, commented on by phone, moderated, withdrawn."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Welcome

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("width", [360], ids=["phone"], indirect=True),
]

TITLE, SLUG = "ข่าวมติที่ประชุมสำหรับประชาชน", "board-news"
SAID = "ขอบคุณที่บอกว่าที่ประชุมตัดสินใจอะไร"


def test_1_a_meeting_becomes_an_article_and_somebody_else_publishes_it(welcome: Welcome) -> None:
    secretary = welcome("secretary")
    page = secretary.page
    secretary.go("/desk/news/meetings/")
    secretary.look("news-meetings")
    # The demo tells of this meeting already: the secretary goes on from there with an article of her own.
    secretary.press(page.get_by_role("link", name=re.compile("ประชุมคณะกรรมการอำนวยการ")))
    secretary.press(page.get_by_role("link", name="แก้ไข", exact=True))
    page.get_by_label("หัวข้อภาษาไทย").fill(TITLE)
    page.locator("[name=slug]").fill(SLUG)
    secretary.look("news-form")
    secretary.press(page.get_by_role("button", name="บันทึก"))
    secretary.press(page.get_by_role("button", name="ส่งตรวจ"))
    expect(page.get_by_text("รอผู้อื่นที่ไม่ใช่ท่านตรวจ").first).to_be_visible()
    secretary.look("news-waiting")
    where = page.url.removeprefix(secretary.house.url)

    reviewer = welcome("province")
    page = reviewer.page
    reviewer.go(where)
    reviewer.press(page.get_by_role("link", name="อ่านและตรวจ"))
    expect(page.get_by_role("heading", level=1, name=TITLE)).to_be_visible()
    reviewer.look("news-review")
    reviewer.press(page.get_by_role("button", name="อนุมัติและเผยแพร่"))
    expect(page.get_by_text("เผยแพร่แล้ว").first).to_be_visible()


def test_2_a_visitor_comments_on_a_phone(welcome: Welcome) -> None:
    visitor = welcome("stranger")
    page = visitor.page
    visitor.go("/news/")
    visitor.look("news-front")
    visitor.press(page.get_by_role("link", name=TITLE))
    visitor.look("news-article")
    visitor.press(page.get_by_role("link", name="แสดงความเห็น"))
    page.get_by_label("ชื่อของท่าน").fill("ผู้อ่านทดลอง")
    page.get_by_label("ความเห็นของท่าน").fill(SAID)
    visitor.look("news-comment")
    page.wait_for_timeout(4500)  # who fills a form at once is a machine
    visitor.press(page.get_by_role("button", name="ส่ง", exact=True))
    expect(page.get_by_role("heading", level=1)).to_contain_text("ได้รับความเห็น")
    visitor.look("news-sent")
    visitor.go(f"/article/{SLUG}")
    expect(page.get_by_text(SAID)).to_have_count(0)


def test_3_the_comment_is_read_and_appears(welcome: Welcome) -> None:
    officer = welcome("province")
    page = officer.page
    officer.go("/desk/news/comments/")
    page.locator(".judged li").filter(has_text=SAID).get_by_role("checkbox").check()
    officer.look("news-queue")
    officer.press(page.get_by_role("button", name="แสดงที่เลือก", exact=True))
    expect(page.get_by_text("แสดงแล้ว 1 ความเห็น")).to_be_visible()

    visitor = welcome("stranger")
    visitor.go(f"/article/{SLUG}")
    expect(visitor.page.get_by_text(SAID)).to_be_visible()
    visitor.look("news-commented")
    visitor.go(f"/en/article/{SLUG}")
    expect(visitor.page.get_by_text(SAID)).to_be_visible()


def test_4_a_withdrawn_article_is_gone(welcome: Welcome) -> None:
    officer = welcome("province")
    page = officer.page
    officer.go("/desk/news/")
    officer.look("news-list")
    officer.press(page.get_by_role("link", name=TITLE))
    page.get_by_label("ถอนข่าว เพราะ").fill("ข้อมูลไม่ครบ")
    officer.press(page.get_by_role("button", name="ถอนทันที"))
    expect(page.get_by_text("ถอนแล้ว ไม่มีผู้ใดอ่านได้อีก")).to_be_visible()

    visitor = welcome("stranger")
    visitor.go(f"/article/{SLUG}", status=404)
    visitor.forgive("404")
    for path in ("/news/", "/feed.xml", "/atom.xml", "/sitemap.xml"):
        answer = visitor.page.request.get(path)
        assert SLUG not in answer.text(), path
