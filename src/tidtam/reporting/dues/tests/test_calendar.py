"""What a person owes in the calendar of a phone: by a secret address, which can be taken back, and naming nobody."""

import logging
from datetime import date, timedelta

import pytest
from django.urls import reverse
from icalendar import Calendar

from tidtam.ground.people.models import User
from tidtam.ground.people.tests.factories import make_post, make_user
from tidtam.ground.trail.models import Entry
from tidtam.kit import clock, secret_links
from tidtam.kit.struck import StruckFilter
from tidtam.registers.producers.actions import StandardRow, hold_standard, load_lists
from tidtam.registers.producers.tests.factories import make_producer
from tidtam.reporting.dues.actions import close_feed, open_feed
from tidtam.reporting.dues.models import CalendarFeed
from tidtam.work.followup.models import Action
from tidtam.work.followup.tests.factories import NOW, make_action
from tidtam.work.sales.tests.factories import make_channels

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_the_demo_day():
    with clock.frozen(NOW):
        yield


@pytest.fixture
def officer() -> User:
    """Whose post has one matter late and one to come; another post's stands beside them."""
    for what, village, days in (
        ("ติดตั้งป้าย", "40150604", -9), ("ซ่อมศูนย์, ห้องน้ำ; ทาสี", "40150808", 3), ("ของอำเภออื่น", "40250503", 3)
    ):  # fmt: skip
        action = make_action(what, village=village)
        Action.objects.filter(pk=action.pk).update(due_on=clock.today() + timedelta(days=days))
    user = make_user("district", "4015")
    make_post(Action.objects.get(area="40150604").doer.code, holder=user)
    return User.objects.get(pk=user.pk)


def fetched(client, token: str):
    return client.get(reverse("calendar", args=[token]))


def events(client, token: str) -> list:
    answer = fetched(client, token)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    lines = answer.content.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines), "RFC 5545, 3.1: a line has at most 75 octets"
    return list(Calendar.from_ical(answer.content).walk("VEVENT"))


def test_what_my_post_owes_stands_by_its_day_and_what_is_late_is_counted_today(client, officer):
    found = events(client, open_feed(officer))
    mine = {str(one["summary"]): one for one in found}
    (sign,) = [one for words, one in mine.items() if words.startswith("ติดตั้งป้าย · ")]
    (repair,) = [one for words, one in mine.items() if words.startswith("ซ่อมศูนย์, ห้องน้ำ; ทาสี · ")]
    assert sign["dtstart"].dt == clock.today() - timedelta(days=9)
    assert repair["dtstart"].dt == clock.today() + timedelta(days=3)
    assert repair["dtend"].dt - repair["dtstart"].dt == timedelta(days=1)
    assert sign["url"] == f"http://testserver/desk/actions/{Action.objects.get(area='40150604').key}/"
    assert not any("ของอำเภออื่น" in words for words in mine)
    (late,) = [one for one in found if str(one["uid"]) == "late@tidtam"]
    assert late["dtstart"].dt == clock.today()
    assert len({str(one["uid"]) for one in found}) == len(found)


def test_a_matter_keeps_its_key_when_its_day_moves(client, officer):
    token = open_feed(officer)
    before = {str(one["summary"]): str(one["uid"]) for one in events(client, token)}
    Action.objects.filter(area="40150808").update(due_on=date(2018, 9, 30))
    after = {str(one["summary"]): str(one["uid"]) for one in events(client, token)}
    (words,) = [words for words in before if words.startswith("ซ่อมศูนย์")]
    assert before[words] == after[words]


def test_no_producer_is_named_in_it(client):
    """The list on the desk names it; what leaves the house says kind and place."""
    make_channels()
    officer = make_user("province", "40")
    load_lists()
    producer = make_producer(kind="sole", name_th="นางบัวผัน ทดสอบ")
    expires = clock.today() + timedelta(days=5)
    hold_standard(producer, StandardRow("tcps", expires_on=expires), by=None)
    client.force_login(officer)
    assert "นางบัวผัน" in client.get(reverse("dues:list")).content.decode()
    answer = fetched(client, open_feed(officer))
    said = "".join(
        str(one["summary"]) + str(one.get("description"))
        for one in Calendar.from_ical(answer.content).walk("VEVENT")
    )
    assert "บัวผัน" not in said
    assert "มาตรฐาน" in said, said


def test_the_address_is_shown_once_renewed_and_closed(client, officer):
    client.force_login(officer)
    url = reverse("dues:feed")
    assert ".ics" not in client.get(url).content.decode()
    page = client.post(url)
    assert page["Cache-Control"] == "no-store"
    first = page.content.decode().split(".ics", 1)[0].rpartition("/calendar/")[2]
    assert first not in client.get(url).content.decode()
    assert not CalendarFeed.objects.filter(token_print=first).exists()
    assert fetched(client, first).status_code == 200
    second = client.post(url).content.decode().split(".ics", 1)[0].rpartition("/calendar/")[2]
    assert fetched(client, first).status_code == 404
    assert fetched(client, second).status_code == 200
    assert client.post(reverse("dues:close_feed")).status_code == 302
    assert fetched(client, second).status_code == 404
    assert [one.verb for one in Entry.objects.filter(verb__startswith="dues.").order_by("pk")] == [
        "dues.open_feed", "dues.open_feed", "dues.close_feed",
    ]  # fmt: skip
    assert not any(first in repr(one.detail) + one.summary for one in Entry.objects.all())


def test_a_stranger_and_a_suspended_person_get_the_same_plain_answer(client, officer):
    token = open_feed(officer)
    User.objects.filter(pk=officer.pk).update(is_active=False)
    closed, unknown = fetched(client, token), fetched(client, secret_links.new_token())
    assert (closed.status_code, closed.content) == (unknown.status_code, unknown.content) == (404, b"")
    User.objects.filter(pk=officer.pk).update(is_active=True)
    assert fetched(client, token).status_code == 200
    assert close_feed(officer)
    assert not close_feed(officer)


def test_the_address_is_kept_out_of_the_logs(client, caplog):
    token = secret_links.new_token()
    with caplog.at_level(logging.WARNING):
        fetched(client, token)
    said = "\n".join(record.getMessage() for record in caplog.records if StruckFilter().filter(record))
    assert "/calendar/…" in said
    assert token not in said


def test_in_english_for_who_reads_english(client, officer):
    User.objects.filter(pk=officer.pk).update(language="en")
    answer = fetched(client, open_feed(officer)).content.decode()
    assert "matter" in answer
    assert "ค้าง" not in answer.split("BEGIN:VEVENT", 2)[1]


def test_a_programme_that_asks_without_end_is_told_to_wait(client, officer, settings):
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "calendar": "2/10m/key"}
    token = open_feed(officer)
    assert [fetched(client, token).status_code for _time in range(3)] == [200, 200, 429]
