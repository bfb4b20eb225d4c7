"""The officers' screens of villages' links."""

import re

import pytest
from django.urls import reverse

from tidtam.ground.people.tests.factories import make_user
from tidtam.kit.secret_links import print_of
from tidtam.work.plan.tests.works import make_target, report
from tidtam.work.villagers.models import VillageLink
from tidtam.work.villagers.tests.factories import make_assigned, make_village_link, say


@pytest.fixture
def officer(client):
    client.force_login(make_user("district", "4015"))
    return client


def test_links_are_made_for_chosen_villages_and_shown_once(officer):
    make_village_link()
    answer = officer.post(reverse("villagers:new_links"), {"chosen": ["40150604"], "speaker": "chair"})
    page = answer.content.decode()
    token = re.search(r"/village/([A-Za-z0-9_-]{24})/", page)[1]
    link = VillageLink.objects.get(speaker="chair")
    assert link.token_print == print_of(token)
    assert "<svg" in page
    assert "ประธานชุมชนท่องเที่ยว" in page
    assert answer["Cache-Control"] == "no-store"
    again = officer.get(reverse("villagers:links")).content.decode()
    assert token not in again


def test_nobody_chosen_is_said(officer):
    make_village_link()
    answer = officer.post(reverse("villagers:new_links"), {"speaker": "head"})
    assert answer.status_code == 422
    assert "เลือกอย่างน้อยหนึ่งหมู่บ้าน" in answer.content.decode()


def test_villages_of_others_are_neither_shown_nor_taken(client):
    link = make_village_link().link
    client.force_login(make_user("district", "4025"))
    assert "40150604" not in client.get(reverse("villagers:new_links")).content.decode()
    told = {"chosen": ["40150604"], "speaker": "head"}
    assert client.post(reverse("villagers:new_links"), told).status_code == 422
    assert client.get(reverse("villagers:link", args=[link.pk])).status_code == 404
    assert client.post(reverse("villagers:close_link", args=[link.pk])).status_code == 404
    link.refresh_from_db()
    assert link.is_open


def test_a_link_shows_its_answers_with_what_came_of_them_and_is_closed(officer):
    make_assigned()
    target, link = make_target(), make_village_link().link
    report(target)
    made = say(link, target, "broken", note="ป้ายล้ม")
    page = officer.get(reverse("villagers:link", args=[link.pk])).content.decode()
    assert "ป้ายล้ม" in page
    assert str(made.action.key) in page
    officer.post(reverse("villagers:close_link", args=[link.pk]))
    link.refresh_from_db()
    assert not link.is_open


def test_the_targets_page_tells_what_the_village_said(officer):
    target, link = make_target(), make_village_link().link
    say(link, target, note="เห็นแล้ว")
    page = officer.get(reverse("plan:target", args=[target.key])).content.decode()
    assert "เห็นแล้ว" in page
    assert "ผู้ใหญ่บ้าน" in page


@pytest.mark.parametrize("speakers", [("head",), ("head", "chair", "assistant")])
def test_the_lists_questions_do_not_grow(officer, django_assert_max_num_queries, speakers):
    for speaker in speakers:
        make_village_link(speaker=speaker)
    with django_assert_max_num_queries(14):
        officer.get(reverse("villagers:links"))
