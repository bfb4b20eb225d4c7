"""What came from ODK Collect, as officers see it."""

import pytest
from django.urls import reverse

from tidtam.faces.odk.models import Photo, Submission
from tidtam.faces.odk.tests.collect import filled, picture, send
from tidtam.ground.people.tests.factories import make_user
from tidtam.work.followup.models import Visit

pytestmark = pytest.mark.django_db


@pytest.fixture
def row(client, token, checklist) -> Submission:
    """A form without a village, with a photo of an item."""
    item = checklist.items.all()[0]
    xml = filled(checklist, {item.pk: ("not_fine", "ป้ายล้ม", "a.jpg")}, photos=["b.jpg"], village=None)
    send(client, token, xml, {"a.jpg": picture()})
    return Submission.objects.get()


def test_the_list_shows_what_waits_with_the_reason_and_leads_to_it(
    client, row, django_assert_max_num_queries
):
    client.force_login(make_user("province", "40"))
    client.get(reverse("odk:submissions"))
    with django_assert_max_num_queries(18):
        page = client.get(reverse("odk:submissions")).content.decode()
    assert row.reason in page
    assert reverse("odk:submission", args=[row.pk]) in page
    assert client.get(reverse("odk:submissions"), {"export": "xlsx"}).status_code == 200


def test_the_form_is_shown_as_it_was_filled_with_what_is_still_awaited(client, row):
    client.force_login(make_user("province", "40"))
    page = client.get(reverse("odk:submission", args=[row.pk])).content.decode()
    for words in ("ป้ายล้ม", "ยังไม่เรียบร้อย", "b.jpg", "ผู้ใหญ่บ้าน"):
        assert words in page
    shot = client.get(reverse("odk:photo", args=[row.pk, Photo.objects.get().pk]))
    assert shot["Content-Type"] == "image/jpeg"


def test_an_officer_settles_it_with_a_reason(client, row):
    client.force_login(make_user("province", "40"))
    url = reverse("odk:submission", args=[row.pk])
    assert client.post(url, {"note": ""}).status_code == 422
    assert client.post(url, {"note": "1-1037-02071-81-1"}).status_code == 422
    assert client.post(url, {"note": "พิมพ์ใหม่แล้ว"}).status_code == 302
    assert client.post(url, {"note": "อีกครั้ง"}).status_code == 404
    assert "พิมพ์ใหม่แล้ว" in client.get(url).content.decode()


def test_trying_again_says_what_still_stands_in_the_way(client, row):
    client.force_login(make_user("province", "40"))
    answer = client.post(reverse("odk:take_again", args=[row.pk]), follow=True)
    assert row.reason in answer.content.decode()
    assert not Visit.objects.exists()


def test_who_only_looks_settles_nothing_and_strangers_see_nothing(client, row):
    client.force_login(make_user("executive", "40"))
    assert client.get(reverse("odk:submission", args=[row.pk])).status_code == 200
    assert client.post(reverse("odk:submission", args=[row.pk]), {"note": "x"}).status_code == 404
    assert client.post(reverse("odk:take_again", args=[row.pk])).status_code == 404
    client.force_login(make_user("province", "41"))
    for url in (
        reverse("odk:submission", args=[row.pk]),
        reverse("odk:photo", args=[row.pk, Photo.objects.get().pk]),
    ):
        assert client.get(url).status_code == 404
    assert row.reason not in client.get(reverse("odk:submissions")).content.decode()


def test_the_visit_leads_to_nothing_lost_and_the_form_leads_to_the_visit(client, token, sender, checklist):
    send(client, token, filled(checklist))
    client.force_login(sender)
    page = client.get(reverse("odk:submission", args=[Submission.objects.get().pk])).content.decode()
    assert reverse("followup:visit", args=[Visit.objects.get().pk]) in page
