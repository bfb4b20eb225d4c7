from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse

from tidtam.ground.people.tests.factories import make_post, make_user
from tidtam.kit import clock
from tidtam.registers.producers import actions
from tidtam.registers.producers.course import MOVES
from tidtam.registers.producers.dues import dues, kinds
from tidtam.registers.producers.models import DocumentKind, Registration, Round
from tidtam.registers.producers.tasks import lapse
from tidtam.registers.producers.tests.factories import ROUND, make_producer, make_product, make_standard_lists

pytestmark = pytest.mark.django_db

START = datetime(2018, 5, 2, 3, tzinfo=UTC)
SIGNED = {"post": "พัฒนากร", "dated_on": date(2018, 5, 2)}


def begun(area: str = "40150808", *codes: str) -> Registration:
    make_standard_lists()
    actions.load_lists()
    producer = make_producer(area, state="")
    with clock.frozen(START):
        row = actions.start_registration(
            producer, Round.objects.get(pk="2561-3"), [make_product(producer)], by=None
        )
        for code in codes:
            [row] = actions.take_step([row], MOVES[code], by=None, meeting="1/2561", **SIGNED)
    return row


def owed(actor, kind: str, day: date):
    with clock.frozen(datetime(day.year, day.month, day.day, 5, tzinfo=UTC)):
        return [due for due in dues(actor) if due.kind == kind]


def test_a_step_that_waits_longer_than_the_round_allows_is_owed_by_its_office():
    district, province = make_user("district", "4015"), make_user("province", "40")
    make_post("cdd-4015", name_th="พัฒนาการอำเภอ")
    make_post("cdd-40", name_th="พัฒนาการจังหวัด")
    row = begun("40150808", "receive")
    begun("40150808", "receive", "send", "agree")
    begun("40250505", "receive")
    assert owed(district, "registration", date(2018, 5, 20)) == []
    late = owed(district, "registration", date(2018, 6, 10))
    assert {due.post for due in late} == {"พัฒนาการอำเภอ", "พัฒนาการจังหวัด"}
    assert {due.late_days for due in late} == {9}
    assert reverse("producers:registration", args=[row.pk]) in {due.link for due in late}
    assert len(owed(province, "registration", date(2018, 6, 10))) == 3


def test_missing_papers_are_owed_while_the_round_is_open_and_only_then():
    district = make_user("district", "4015")
    row = begun()
    assert owed(district, "registration_papers", date(2018, 5, 3)) == []
    [due] = owed(district, "registration_papers", date(2018, 6, 18))
    assert (due.state, due.due, due.post) == ("soon", date(2018, 6, 20), row.producer.name)
    assert str(DocumentKind.objects.get(pk="house")) in due.what
    assert owed(district, "registration_papers", date(2018, 6, 21)) == []
    for kind in DocumentKind.objects.filter(required=True):
        actions.hand_in(row, kind, None, by=None)
    assert owed(district, "registration_papers", date(2018, 6, 18)) == []


def test_a_round_about_to_close_is_owed_by_the_districts_that_have_drafts():
    district = make_user("district", "4015")
    begun()
    begun()
    begun("40250505")
    [due] = owed(district, "round_closing", date(2018, 6, 10))
    assert due.area == "4015"
    assert "2" in due.what
    assert owed(district, "round_closing", date(2018, 6, 21)) == []


def test_every_kind_of_due_has_its_words():
    district = make_user("district", "4015")
    begun()
    found = {due.kind for due in dues(district, today=date(2018, 6, 18))}
    assert found <= set(kinds())


def test_dues_ask_as_little_for_many_as_for_one(django_assert_max_num_queries):
    province = make_user("province", "40")
    for _ in range(3):
        begun("40150808", "receive")
    with django_assert_max_num_queries(16):
        dues(province, today=START.date() + timedelta(days=40))


def test_the_nightly_work_lets_a_round_lapse_and_can_run_twice():
    class Seen:
        def progress(self, *_told: object) -> None: ...

    producer = make_producer()
    Round.objects.filter(pk=ROUND).update(lapses_on=date(2018, 5, 1))
    with clock.frozen(START):
        lapse(Seen())
        lapse(Seen())
    assert Registration.objects.get(producer=producer).state == "lapsed"
