"""Another district's officer before the newsroom, and what is owed there."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tidtam.ground.people.tests.factories import make_user
from tidtam.kit import clock
from tidtam.reporting.news import actions, dues
from tidtam.reporting.news.models import Standing
from tidtam.reporting.news.tests.factories import make_article, make_comment, make_picture


@pytest.mark.parametrize("name", ["article", "change", "preview", "pictures", "step"])
def test_another_districts_officer_finds_no_way_to_change_an_article(client, name):
    article = make_article(published=True)
    client.force_login(make_user("district", "4025"))
    where = reverse(f"newsroom:{name}", args=[article.key])
    assert client.get(where).status_code == (405 if name == "step" else 404)
    assert client.post(where, {"do": "withdraw", "reason": "x"}).status_code in {404, 405}


def test_another_districts_officer_sees_no_comment(client):
    article = make_article(published=True)
    comment, picture = make_comment(article), make_picture(article)
    client.force_login(make_user("district", "4025"))
    assert comment.text not in client.get(reverse("newsroom:queue")).content.decode()
    assert client.get(reverse("newsroom:comment", args=[comment.key])).status_code == 404
    assert client.get(reverse("newsroom:connection", args=[comment.key])).status_code == 404
    assert client.get(reverse("newsroom:photo", args=[picture.key])).status_code == 404
    assert (
        client.post(reverse("newsroom:queue"), {"do": "show", "one": [str(comment.key)]}).status_code == 302
    )
    comment.refresh_from_db()
    assert comment.state == Standing.WAITING


def test_what_waits_is_owed():
    officer = make_user("district", "4015")
    actions.send(make_article(title_th="รอตรวจ"), by=None)
    make_comment(make_article(published=True, title_th="มีคนเขียน"))
    assert [one.state for one in dues.dues(officer)] == ["soon", "soon"]
    with clock.frozen(clock.now() + timedelta(days=4)):
        found = dues.dues(officer)
    assert [(one.kind, one.late_days) for one in found] == [("news.review", 1), ("news.comments", 2)]
    assert dues.dues(make_user("district", "4025")) == []
