"""Who came: by the officer's hand, by the own phone, struck off, and counted."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from tidtam.ground.jobs.actions import Conflict
from tidtam.ground.people.tests.factories import make_user
from tidtam.ground.privacy.models import Person
from tidtam.ground.trail.models import Entry
from tidtam.kit import clock
from tidtam.registers.producers.tests.factories import make_producer
from tidtam.work.training import links, refusals
from tidtam.work.training.actions import (
    AttendeeRow,
    add_attendee,
    add_attendees,
    cancel_training,
    countersign,
    new_link,
    sign_in,
    signing,
    strike_off,
    tick_day,
)
from tidtam.work.training.models import Attendee, Presence
from tidtam.work.training.tests.factories import make_attendee, make_training, make_training_of_today, on

NAME, PHONE = "สมใจ ทดลอง", "081 234 5678"


def sign(training, name=NAME, phone=PHONE, **fields):
    given = {"id": uuid4(), "producer": None, "said": "กลุ่มทอผ้า"}
    return sign_in(training, name=name, phone=phone, **{**given, **fields})


def test_a_name_on_the_list_is_a_person_with_a_phone_kept_apart():
    attendee = add_attendee(make_training(), AttendeeRow(NAME, said="กลุ่มทอผ้า", phone=PHONE), by=None)
    assert (attendee.person.name_th, attendee.person.phone, attendee.person.area) == (
        NAME,
        "0812345678",
        "4015",
    )
    assert NAME not in str(list(Entry.objects.values("summary", "detail")))


def test_nobody_stands_on_the_list_twice():
    training, producer = make_training(), make_producer()
    add_attendee(training, AttendeeRow(NAME, phone=PHONE), by=None)
    add_attendee(training, AttendeeRow(producer=producer), by=None)
    for row in (AttendeeRow(f" {NAME}", phone="+66812345678"), AttendeeRow(producer=producer)):
        with pytest.raises(refusals.AlreadyOnList):
            add_attendee(training, row, by=None)
    with pytest.raises(refusals.AlreadyOnList):
        add_attendees(training, [AttendeeRow("ก"), AttendeeRow("ก")], by=None)
    assert training.attendees.count() == 2
    add_attendee(training, AttendeeRow(NAME, phone="0899999999"), by=None)


def test_a_tick_says_who_was_there_and_who_was_not():
    training = make_training()
    came, stayed = (make_attendee(training, make_producer(), days=()) for _ in range(2))
    assert tick_day(training, training.starts_on, [came, stayed], by=None) == 2
    assert tick_day(training, training.starts_on, [came], by=None) == 1
    assert tick_day(training, training.starts_on, [came], by=None) == 0
    assert list(Attendee.objects.counted()) == [came]
    assert Presence.objects.filter(attendee=stayed).get().taken_back_at is not None


def test_no_day_before_it_came_or_outside_the_training():
    training = make_training_of_today()
    attendee = make_attendee(training)
    for day, refusal in (
        (clock.today() - timedelta(days=1), refusals.NotADay),
        (clock.today() + timedelta(days=1), refusals.NotYet),
    ):
        with pytest.raises(refusal):
            tick_day(training, day, [attendee], by=None)


def test_who_does_not_edit_in_the_area_changes_no_list():
    attendee = make_attendee()
    training, other = attendee.training, make_user("district", "4025")
    for change in (
        lambda: add_attendee(training, AttendeeRow(NAME), by=other),
        lambda: tick_day(training, training.starts_on, [], by=other),
        lambda: strike_off(attendee, reason="x", by=other),
        lambda: countersign(attendee, producer=None, by=other),
        lambda: new_link(training, by=other),
    ):
        with pytest.raises(refusals.NotEntitled):
            change()


def test_what_somebody_signed_counts_once_an_officer_stands_for_it():
    training, producer = make_training_of_today(), make_producer()
    attendee = sign(training)
    assert attendee.said == "กลุ่มทอผ้า"
    assert not Attendee.objects.counted().exists()
    countersign(attendee, producer=producer, by=None)
    assert Attendee.objects.counted().get().producer == producer
    assert Attendee.objects.get().said == ""


def test_sent_twice_it_is_stored_once_and_other_content_is_a_conflict():
    training, id = make_training_of_today(), uuid4()
    assert sign(training, id=id) == sign(training, id=id)
    with pytest.raises(Conflict):
        sign(training, id=id, name="คนอื่น")
    assert Person.objects.count() == 1


def test_the_same_person_on_the_second_day_is_there_on_two_days():
    training = make_training_of_today()
    first = sign(training)
    with on(clock.today() + timedelta(days=1)):
        assert sign(training, phone="๐๘๑-๒๓๔-๕๖๗๘") == first
    assert first.presences.count() == 2


def test_nobody_signs_before_after_or_when_it_was_called_off():
    training = make_training_of_today()
    for day in (training.starts_on - timedelta(days=1), training.ends_on + timedelta(days=1)):
        with on(day), pytest.raises(refusals.LinkOver):
            sign(training)
    cancel_training(training, reason="ฝน", by=None)
    with pytest.raises(refusals.LinkOver):
        sign(training)


def test_names_do_not_come_in_without_end(monkeypatch):
    monkeypatch.setattr(signing, "AT_ONCE", 2)
    training = make_training_of_today()
    sign(training, "ก")
    sign(training, "ข")
    with pytest.raises(refusals.TooManyAtOnce):
        sign(training, "ค")
    assert sign(training, "ก").presences.count() == 1, "who stands on the list already is not kept out"
    with on(clock.today(), 23):
        sign(training, "ค")
    monkeypatch.setattr(signing, "MOST_UNSIGNED", 3)
    with on(clock.today() + timedelta(days=1)), pytest.raises(refusals.TooManyAtOnce):
        sign(training, "ง")


def test_a_link_is_of_one_training_until_its_last_day_and_until_a_new_one():
    training = make_training_of_today()
    link = links.token(training)
    assert links.training_of(link) == training
    for forged in (link[:-1] + ("a" if link[-1] != "a" else "b"), link.replace("~", ""), "", "1.0.x~y", "~"):
        assert links.training_of(forged) is None
    with on(training.ends_on + timedelta(days=1)):
        assert links.training_of(link) is None
    new_link(training, by=None)
    assert links.training_of(link) is None
    training.refresh_from_db()
    assert links.training_of(links.token(training)) == training


def test_who_was_struck_off_counts_no_longer_and_stays_on_record():
    with on(date(2018, 1, 10)) as recorded:
        attendee = make_attendee()
    with on(date(2018, 3, 1)) as struck:
        strike_off(attendee, reason="ลงชื่อแทนกัน", by=None)
    assert not Attendee.objects.counted().exists()
    assert not Attendee.objects.counted(recorded - timedelta(seconds=1)).exists()
    assert Attendee.objects.counted(struck - timedelta(seconds=1)).exists()
    assert not Attendee.objects.counted(struck).exists()
    with pytest.raises(refusals.StruckOff):
        countersign(attendee, producer=None, by=None)
