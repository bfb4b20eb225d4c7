"""A visitor asks, the village answers, the visitor reads; who may not, does not."""

import uuid
from datetime import date, timedelta

import pytest
from django.urls import reverse

from tidtam.ground.jobs.models import Message
from tidtam.ground.people.tests.factories import make_user
from tidtam.ground.privacy.actions import erase_person
from tidtam.kit import clock
from tidtam.registers.communities.models import CommunityEditor
from tidtam.registers.tourism import actions as tourism
from tidtam.registers.tourism.tests.factories import TOLD, make_page
from tidtam.work.guests import actions, dues, refusals
from tidtam.work.guests.models import State, VisitRequest
from tidtam.work.guests.tests.factories import make_asked

CODE = "40150604"


@pytest.fixture
def page():
    return make_page(CODE, TOLD._replace(notice_days=3, group_min=4, group_max=30), published=True)


def editor_of(page, **told):
    user = make_user(**told)
    CommunityEditor.objects.create(community=page.community, user=user)
    return user


def typed(**changed):
    said = {
        "id": str(uuid.uuid4()),
        "comes_on": "10 ส.ค. 61",
        "people": "12",
        "name": "Mary",
        "contact": "mary@example.org",
        "text": "We eat no pork.",
    }
    return {**said, **changed}


def test_a_visitor_asks_in_english_and_reads_the_villages_answer(client, page):
    editor = editor_of(page)
    answer = client.post(f"/en/village/{CODE}/visit", typed())
    assert answer.status_code == 302
    where = answer["Location"].split("?")[0]
    assert "answers within 2 days" in client.get(where).content.decode()

    client.force_login(editor)
    asked = VisitRequest.objects.get()
    shown = client.get(reverse("guests:request", args=[asked.pk])).content.decode()
    assert "mary@example.org" in shown
    client.post(reverse("guests:request", args=[asked.pk]), {"welcome": "1", "answer": "พบกันหน้าวัด 9 โมง"})

    client.logout()
    read = client.get(where).content.decode()
    assert "You are welcome." in read
    assert "พบกันหน้าวัด 9 โมง" in read
    assert "mary@example.org" not in read
    assert Message.objects.get(to="mary@example.org").subject.startswith("Answer of ")


def test_sent_twice_asks_once(client, page):
    said = typed()
    client.post(f"/village/{CODE}/visit", said)
    client.post(f"/village/{CODE}/visit", said)

    assert VisitRequest.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"comes_on": "28 ก.ค. 61"}, "comes_on"),
        ({"comes_on": "28 ก.ค. 63"}, "comes_on"),
        ({"people": "3"}, "people"),
        ({"people": "31"}, "people"),
        ({"people": "0"}, "people"),
        ({"contact": "call me"}, "contact"),
        ({"name": ""}, "name"),
    ],
)
def test_what_the_village_does_not_receive_is_refused_at_its_field_and_stays_typed(
    client, page, wrong, field
):
    answer = client.post(f"/village/{CODE}/visit", typed(**wrong))

    assert answer.status_code == 422
    assert answer.context["form"].errors[field]
    assert "We eat no pork." in answer.content.decode()
    assert not VisitRequest.objects.exists()


def test_a_village_that_receives_nobody_is_never_offered(client, page):
    tourism.receive(page, "paused", by=None)

    assert client.get(f"/village/{CODE}/visit").status_code == 404
    assert client.post(f"/village/{CODE}/visit", typed()).status_code == 404
    with pytest.raises(refusals.ReceivesNobody):
        make_asked(CODE)


def test_a_machine_that_fills_in_everything_asks_nothing(client, page):
    answer = client.post(f"/village/{CODE}/visit", typed(website="http://spam.example"))

    assert answer.status_code == 302
    assert not VisitRequest.objects.exists()


def test_whoever_asks_very_often_is_slowed_down(client, page):
    codes = [client.post(f"/village/{CODE}/visit", typed()).status_code for _ in range(22)]

    assert codes.count(302) == 20
    assert codes[-1] == 429


def test_the_villages_editors_hear_of_it_by_mail_without_a_name_in_it(page):
    editor_of(page, email="editor@example.org")

    make_asked(CODE)

    message = Message.objects.get()
    assert message.to == "editor@example.org"
    assert "สมชาย" not in message.body + message.subject
    assert "0812345678" not in message.body


def test_an_officer_who_only_looks_sees_not_who_asks(client, page):
    asked = make_asked(CODE).request
    client.force_login(make_user("executive", "40"))

    shown = client.get(reverse("guests:request", args=[asked.pk])).content.decode()

    assert "สมชาย" not in shown
    assert client.post(reverse("guests:request", args=[asked.pk]), {"welcome": "1"}).status_code == 404


def test_another_districts_officer_answers_nothing(client, page):
    asked = make_asked(CODE).request
    other = make_user("district", "4025")
    client.force_login(other)

    assert client.get(reverse("guests:request", args=[asked.pk])).status_code == 404
    with pytest.raises(refusals.NotEntitled):
        actions.answer(asked, welcome=True, by=other)


def test_no_without_a_word_is_not_taken(page):
    asked = make_asked(CODE).request
    with pytest.raises(refusals.WordsMissing):
        actions.answer(asked, welcome=False, by=editor_of(page))


def test_two_who_answer_answer_once(page):
    asked, editor = make_asked(CODE).request, editor_of(page)
    actions.answer(asked, welcome=True, by=editor)
    with pytest.raises(refusals.Answered):
        actions.answer(asked, welcome=False, answer="เต็ม", by=make_user("district", "4015"))
    assert VisitRequest.objects.get().state == State.WELCOME


def test_the_visitor_takes_it_back_by_the_link(client, page):
    token = make_asked(CODE).token

    client.post(f"/asked/{token}/", {"off": "1"})

    assert VisitRequest.objects.get().state == State.OFF
    assert client.get("/asked/not-a-token/").status_code == 404


def test_an_answer_is_owed_in_two_days(page):
    make_asked(CODE)

    (due,) = dues.dues(make_user("district", "4015"))
    assert (due.kind, due.due) == (dues.KIND, date(2018, 7, 29))
    assert dues.dues(make_user("district", "4025")) == []


def test_erased_the_visit_stays_and_the_words_go(page):
    asked = make_asked(CODE, text="แพ้ถั่ว").request

    erase_person(asked.person, reason="เจ้าของข้อมูลขอให้ลบ", by=None)

    asked.refresh_from_db()
    assert (asked.text, asked.people) == ("", 6)
    assert asked.comes_on == clock.today() + timedelta(days=10)


@pytest.mark.parametrize("many", [1, 3])
def test_the_list_asks_the_same_however_long_it_is(client, page, many, django_assert_max_num_queries):
    for _number in range(many):
        make_asked(CODE)
    client.force_login(make_user("district", "4015"))
    client.get(reverse("guests:requests"))
    with django_assert_max_num_queries(14):
        assert client.get(reverse("guests:requests")).status_code == 200
