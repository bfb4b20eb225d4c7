"""What strangers try: it is text wherever it is shown, a picture or nothing, and nothing falls over."""

import re
from unittest import mock

import pytest
from django.urls import reverse

from tidtam.ground.files import shelf
from tidtam.ground.files.actions import FileProblem, store_picture
from tidtam.registers.assets.tests.factories import make_picture as drawn
from tidtam.reporting.news import actions
from tidtam.reporting.news.models import Comment, CommentReport, Comments, Standing
from tidtam.reporting.news.tests.factories import make_article, make_comment
from tidtam.reporting.news.tests.forms import at, sent


@pytest.fixture(autouse=True)
def _no_counting():
    """The rates have a test of their own."""
    with mock.patch("tidtam.reporting.news.views.writing.allowed", return_value=True):
        yield


HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</p></main><iframe src=//x>",
    "{{ settings.SECRET_KEY }}{% load x %}",
    "javascript:alert(1)",
    '"><svg onload=alert(1)>',
    "ดี\u202eมาก\u2066",
    "&lt;b&gt;",
    "Z\u0301\u0302\u0303\u0304\u0305\u0306\u0307algo",
    "💥" * 500,
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_comment_is_text_wherever_it_is_shown(client, text):
    article = make_article(published=True)
    assert sent(client, article, text=text, name=text[:60]).status_code == 302
    actions.decide(Comment.objects.values_list("key", flat=True), state=Standing.SHOWN, by=None)
    page = client.get(at(article)).content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    assert not re.search(r"<(script|img src=x|iframe|svg)", main)
    assert not set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b") & set(main)


def test_facts_for_machines_cannot_be_ended_by_a_title(client):
    article = make_article(published=True, title_th="</script><script>alert(1)</script>")
    assert "<script>alert" not in client.get(at(article)).content.decode()


def test_a_report_brings_a_comment_before_the_office(client):
    article = make_article(published=True, comments=Comments.AT_ONCE)
    comment = make_comment(article)
    where = reverse("news:report", args=[article.slug, comment.key])
    assert client.get(where).status_code == 200
    assert client.post(where, {}).status_code == 422
    assert client.post(where, {"reason": "insult"}).status_code == 200
    assert CommentReport.objects.get().comment == comment
    assert Comment.objects.in_queue().exists()
    client.post(where, {"reason": "insult", "website": "x"})
    assert CommentReport.objects.count() == 1


def test_a_polyglot_is_no_picture_and_a_picture_loses_what_was_hidden_in_it():
    for bad in (
        b"GIF89a/*<script>alert(1)</script>*/=1;",
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        b"%PDF-1.7",
    ):
        with pytest.raises(FileProblem):
            store_picture(bad, by=None, name="x.jpg")
    kept = store_picture(drawn() + b"<script>alert(1)</script>PK\x03\x04", by=None, name="x.jpg")
    assert b"script" not in shelf.path_of(kept.sha256).read_bytes()
