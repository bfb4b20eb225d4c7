"""The pages that everybody reads, and the forms that everybody may send."""

import io
import json
import re
import xml.etree.ElementTree as ET
from datetime import timedelta
from unittest import mock

import pytest
from PIL import Image

from tidtam.ground.areas.tests.factories import make_area
from tidtam.kit import clock
from tidtam.reporting.news import actions
from tidtam.reporting.news.models import Article, Comment, Comments, Connection, Standing
from tidtam.reporting.news.tests.factories import (
    make_article,
    make_category,
    make_comment,
    make_picture,
    make_row,
)
from tidtam.reporting.news.tests.forms import at, opened, sent

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(autouse=True)
def _no_counting():
    """The rates have a test of their own."""
    with mock.patch("tidtam.reporting.news.views.writing.allowed", return_value=True):
        yield


def test_the_front_page_shows_what_is_out_in_both_languages(client):
    article = make_article(published=True, title_th="เปิดบ้าน", title_en="Open house")
    make_article(title_th="ร่าง")
    thai, english = client.get("/news/").content.decode(), client.get("/en/news/").content.decode()
    assert "เปิดบ้าน" in thai
    assert "ร่าง" not in thai
    assert "Open house" in english
    assert f"/en/article/{article.slug}" in english or "/en/article/" in english


def test_a_category_shows_its_own(client):
    make_article(published=True, title_th="บุญบั้งไฟ", category=make_category("events"))
    make_article(published=True, title_th="ถนนใหม่")
    page = client.get("/news/events/").content.decode()
    assert "บุญบั้งไฟ" in page
    assert "ถนนใหม่" not in page
    assert client.get("/news/nothing/").status_code == 404


def test_an_article_says_what_search_engines_and_chats_ask_for(client):
    make_area("40150604")
    article = make_article(published=True, slug="เปิดบ้าน-2561", villages=("40150604",))
    make_picture(article)
    actions.publish_unreviewed(Article.objects.get(draft_of=article))
    page = client.get("/article/เปิดบ้าน-2561")
    text = page.content.decode()
    assert page.status_code == 200
    facts = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', text)[1])
    assert facts["@type"] == "NewsArticle"
    assert facts["datePublished"] == "2018-07-27T10:00:00+07:00"
    assert re.search(r'property="og:image" content="http://[^"]+/share.jpg"', text)
    assert "<li><strong>ข้าวเม่า</strong></li>" in text
    assert "Nong Song Hong" in client.get("/en/article/เปิดบ้าน-2561").content.decode()


def test_a_missing_translation_falls_back_and_says_so(client):
    article = make_article(published=True, title_en="", body_en="")
    page = client.get(at(article, language="/en")).content.decode()
    assert "Parts of this article are in Thai only." in page
    assert article.title_th in page


def test_an_old_address_leads_to_the_new_one(client):
    article = make_article(published=True, slug="เก่า")
    draft = actions.change_article(article, make_row(slug="ใหม่"), version=article.version, by=None)
    actions.publish_unreviewed(draft)
    moved = client.get("/en/article/เก่า")
    assert moved.status_code == 301
    assert client.get(moved["Location"]).status_code == 200


def test_a_withdrawn_article_is_gone_everywhere(client):
    article = make_article(published=True, title_th="จะถูกถอน", comments=Comments.AT_ONCE)
    comment = make_comment(article)
    picture = make_picture(article)
    article = actions.publish_unreviewed(Article.objects.get(draft_of=article))
    picture = article.pictures.get()
    own = [at(article, tail) for tail in ("", "/comment", "/share.jpg", f"/report/{comment.key}")]
    photo = f"/news/picture/{picture.key}"
    paths = [*own, photo, f"{photo}/small", at(article, language="/en")]
    assert [client.get(path).status_code for path in paths] == [200] * len(paths)
    actions.withdraw(article, reason="ข้อมูลผิด", by=None)
    assert [client.get(path).status_code for path in paths] == [404] * len(paths)
    for path in ("/news/", "/feed.xml", "/atom.xml", "/en/feed.xml"):
        assert "จะถูกถอน" not in client.get(path).content.decode()
        assert article.slug not in client.get(path).content.decode()


def test_pages_say_what_they_were_made_of_unless_something_appears_later_today(client):
    article = make_article(published=True)
    page = client.get(at(article))
    assert {"news.article", f"news.comments:{article.pk}"} <= page.made_of
    assert client.get("/feed.xml").made_of
    make_article(published=True, publish_at=clock.now() + timedelta(hours=1))
    assert not hasattr(client.get("/news/"), "made_of")
    assert not hasattr(client.get("/feed.xml"), "made_of")
    assert not page.cookies


@pytest.mark.parametrize("language", ["", "/en"])
def test_both_feeds_are_whole(client, language):
    first = make_article(published=True, title_th="ก < ข & ค", title_en="A < B & C")
    with clock.frozen(clock.now() + timedelta(hours=1)):
        make_article(published=True)
    rss = client.get(f"{language}/feed.xml")
    assert rss["Content-Type"].startswith("application/rss+xml")
    channel = ET.fromstring(rss.content).find("channel")
    assert channel.find("language").text == ("en" if language else "th")
    items = channel.findall("item")
    assert len(items) == 1
    assert items[0].find("title").text == ("A < B & C" if language else "ก < ข & ค")
    assert items[0].find("guid").text == f"urn:uuid:{first.key}"
    assert items[0].find("guid").get("isPermaLink") == "false"
    assert items[0].find("pubDate").text == "Fri, 27 Jul 2018 10:00:00 +0700"
    assert items[0].find("link").text.isascii()
    atom = client.get(f"{language}/atom.xml")
    root = ET.fromstring(atom.content)
    assert root.tag == f"{ATOM}feed"
    entry = root.find(f"{ATOM}entry")
    for part in ("title", "id", "updated", "published", "link"):
        assert entry.find(f"{ATOM}{part}") is not None
    assert {one.get("rel") for one in root.findall(f"{ATOM}link")} >= {"self", "alternate"}


def test_the_share_picture_is_drawn_once_in_the_size_that_chats_want(client):
    article = make_article(published=True, title_th="ปั๊มน้ำมันฝั่งโน้นกู่ศักดิ์สิทธิ์ " * 4)
    first = b"".join(client.get(at(article, "/share.jpg")).streaming_content)
    with Image.open(io.BytesIO(first)) as image:
        assert (image.size, image.format) == ((1200, 630), "JPEG")
    with mock.patch("tidtam.kit.paper.drawn", side_effect=AssertionError):
        assert b"".join(client.get(at(article, "/share.jpg")).streaming_content) == first
    assert b"".join(client.get(at(article, "/share.jpg", "/en")).streaming_content) != first


def test_a_reader_writes_and_is_read_later(client):
    article = make_article(published=True)
    answer = sent(client, article)
    assert answer.status_code == 302
    assert client.get(answer["Location"]).status_code == 200
    comment = Comment.objects.get()
    assert (comment.name, comment.state) == ("สมชาย", Standing.WAITING)
    assert Connection.objects.filter(comment=comment).exists()
    assert "อยากไปมาก" not in client.get(at(article)).content.decode()
    actions.decide([comment.key], state=Standing.SHOWN, by=None)
    for language in ("", "/en"):
        assert "อยากไปมาก" in client.get(at(article, language=language)).content.decode()


def test_the_form_needs_neither_cookie_nor_check_and_is_kept_by_nobody():
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    article = make_article(published=True)
    answer = sent(strict, article)
    assert answer.status_code == 302
    assert not strict.cookies
    assert strict.get(at(article, "/comment"))["Cache-Control"] == "no-store"


def test_the_same_form_sent_twice_writes_once(client):
    article = make_article(published=True)
    token, later = opened(client, article)
    said = {"token": token, "name": "ก", "text": "ครั้งเดียว"}
    with later:
        assert client.post(at(article, "/comment"), said).status_code == 302
        assert client.post(at(article, "/comment"), said).status_code == 302
        other = client.post(at(article, "/comment"), {**said, "text": "อีกอย่าง"})
    assert other.status_code == 422
    assert "อีกอย่าง" in other.content.decode()
    assert Comment.objects.count() == 1


@pytest.mark.parametrize("seconds", [1, 7 * 60 * 60])
def test_too_quick_or_too_late_loses_nothing_that_was_typed(client, seconds):
    article = make_article(published=True)
    token, later = opened(client, article, seconds)
    with later:
        answer = client.post(at(article, "/comment"), {"token": token, "name": "ก", "text": "พิมพ์ไว้แล้ว"})
    assert answer.status_code == 422
    assert "พิมพ์ไว้แล้ว" in answer.content.decode()
    assert not Comment.objects.exists()


@pytest.mark.parametrize("token", ["", "x", "a:b:c"])
def test_a_token_of_ones_own_making_is_none(client, token):
    article = make_article(published=True)
    answer = client.post(at(article, "/comment"), {"token": token, "name": "ก", "text": "ข"})
    assert answer.status_code == 422
    assert not Comment.objects.exists()


def test_the_token_of_one_article_opens_no_other(client):
    first, second = make_article(published=True), make_article(published=True)
    token, later = opened(client, first)
    with later:
        assert (
            client.post(at(second, "/comment"), {"token": token, "name": "ก", "text": "ข"}).status_code == 422
        )


def test_what_fills_the_hidden_field_believes_that_it_succeeded(client):
    article = make_article(published=True)
    assert sent(client, article, website="http://spam").status_code == 302
    assert not Comment.objects.exists()


def test_who_sends_too_much_is_asked_to_wait_and_keeps_his_words(client):
    article = make_article(published=True)
    with mock.patch("tidtam.reporting.news.views.writing.allowed", return_value=False):
        answer = sent(client, article)
    assert answer.status_code == 429
    assert "อยากไปมาก" in answer.content.decode()
    assert not Comment.objects.exists()


def test_the_article_asks_few_questions_and_as_many_for_one_comment_as_for_three(
    client, django_assert_num_queries
):
    article = make_article(published=True, comments=Comments.AT_ONCE)
    others = [make_article(published=True) for _each in range(3)]
    assert others
    for number in (1, 3):
        while Comment.objects.count() < number:
            make_comment(article, "กขค"[Comment.objects.count()])
        with django_assert_num_queries(11):
            client.get(at(article))


def test_the_front_page_asks_as_much_for_one_as_for_three(client, django_assert_num_queries):
    for number in (1, 3):
        while Article.objects.count() < number:
            make_article(published=True)
        with django_assert_num_queries(5):
            client.get("/news/")
