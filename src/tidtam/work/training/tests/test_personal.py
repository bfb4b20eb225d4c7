"""Somebody who came is erased: the counts stay, the name, the words and the pictures go."""

from datetime import date, datetime

import pytest

from tidtam.ground.files.models import File
from tidtam.ground.privacy.actions import erase_person, load_rules
from tidtam.ground.privacy.models import Person, RetentionRule
from tidtam.ground.privacy.queries import fate_of, over, uses_of
from tidtam.ground.privacy.tests.factories import make_person
from tidtam.ground.trail.models import Entry
from tidtam.kit import clock
from tidtam.registers.producers.models import Producer
from tidtam.registers.producers.tests.factories import make_producer
from tidtam.work.training import personal
from tidtam.work.training.actions import check_outcome, strike_off, withdraw_outcome
from tidtam.work.training.models import Attendee, Outcome
from tidtam.work.training.queries import results
from tidtam.work.training.tests.factories import make_attendee, make_officer, make_outcome, make_training

NAME, WORDS = "ละมุน ทดลอง", "กล่องลายป้าละมุน"


@pytest.fixture
def came():
    """Somebody on a list, who owns the producer for which she came."""
    owner = make_person(name_th=NAME)
    producer = make_producer(kind="sole", name_th="ร้านป้าละมุน")
    Producer.objects.filter(pk=producer.pk).update(person=owner)
    attendee = make_attendee(producer=producer, name=NAME, phone="0812345678")
    outcome = make_outcome(attendee, what=WORDS)
    check_outcome(outcome, found=True, checked_on=clock.today(), note=f"เห็น{WORDS}", by=make_officer())
    return attendee


def test_an_erased_name_leaves_the_count_and_the_days(came, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        erase_person(came.person, reason="เจ้าของข้อมูลยื่นคำขอ", by=None)
    came = Attendee.objects.select_related("person", "producer").get()
    assert (results(came.training).people, came.presences.count()) == (1, 1)
    assert came.name == came.producer.name
    assert NAME not in str(Person.objects.filter(pk=came.person_id).values())


def test_an_erased_sole_owner_leaves_that_it_changed_and_nothing_that_was_said(
    came, django_capture_on_commit_callbacks
):
    owner = Producer.objects.get().person
    assert str(personal.export(owner)).count(WORDS) == 2
    assert list(personal.files(owner))
    pictures = File.objects.count()
    with django_capture_on_commit_callbacks(execute=True):
        erase_person(owner, reason="เจ้าของข้อมูลยื่นคำขอ", by=None)
    outcome = Outcome.objects.counted().get()
    assert (outcome.what, outcome.check_note, outcome.pictures.count()) == ("", "", 0)
    assert File.objects.count() == pictures - 1


def test_a_groups_changes_stay_as_they_are(django_capture_on_commit_callbacks):
    owner, producer = make_person(), make_producer()
    Producer.objects.filter(pk=producer.pk).update(person=owner)
    outcome = make_outcome(make_attendee(producer=producer), what=WORDS)
    with django_capture_on_commit_callbacks(execute=True):
        erase_person(owner, reason="เจ้าของข้อมูลยื่นคำขอ", by=None)
    outcome.refresh_from_db()
    assert (outcome.what, outcome.pictures.count()) == (WORDS, 1)


def test_the_reasons_that_were_typed_go_too_and_never_stood_in_the_trail(came):
    withdraw_outcome(Outcome.objects.get(), reason=f"{NAME} เลิกใช้", by=make_officer())
    strike_off(came, reason=f"{NAME} ไม่ได้มา", by=None)
    personal.erase(came.person, by=None)
    personal.erase(Producer.objects.get().person, by=None)
    personal.erase(came.person, by=None)
    assert NAME not in str([*Attendee.objects.values(), *Outcome.objects.values()])
    told = str(list(Entry.objects.filter(verb__startswith="training.").values("summary", "detail")))
    for words in (NAME, WORDS, "ละมุน", "0812345678"):
        assert words not in told


def test_the_person_is_told_where_the_name_stands_and_what_becomes_of_it(came):
    assert came.training.title in str(uses_of(came.person))
    told = personal.export(came.person)
    assert "2017-12-12" in str(told)
    assert fate_of(came.person)


def test_whom_no_producer_knows_is_kept_from_the_last_training_on():
    load_rules()
    rule = RetentionRule.objects.get(code="attended")
    old = make_attendee(make_training(starts_on=date(2012, 3, 1)), name=NAME)
    make_attendee(make_training(), name="คนอื่น")
    assert [row.person for row in over(rule)] == [old.person_id]
    ended = dict(personal.ENDS[0].past(clock.now()))[old.person_id]
    assert ended == datetime(2012, 3, 2, tzinfo=clock.BANGKOK)
