"""Keeping people, and what they consent to."""

import pytest
from django.db import IntegrityError, transaction

from tidtam.ground.people.tests.factories import make_user
from tidtam.ground.privacy import queries, refusals
from tidtam.ground.privacy.actions import (
    PersonRow,
    change_people,
    give_consent,
    give_consents,
    keep_people,
    keep_person,
    withdraw_consent,
)
from tidtam.ground.privacy.models import Consent, Person, Purpose
from tidtam.ground.privacy.numbers import WrongNumber
from tidtam.ground.privacy.tests.factories import NAME, PHONE, make_person
from tidtam.ground.privacy.tests.numbers import invented
from tidtam.ground.trail.models import Entry
from tidtam.kit import sealing

pytestmark = pytest.mark.django_db
NUMBER = invented(41)


def kept(**fields) -> Person:
    return make_person(number=NUMBER, **fields)


def test_a_number_is_sealed_in_the_database_and_opens_with_the_key():
    person = kept()

    assert NUMBER not in str(Person.objects.filter(pk=person.pk).values().get())
    assert sealing.open_sealed(person.number_sealed) == NUMBER
    assert person.number_tail == NUMBER[-3:]


def test_the_trail_tells_of_the_change_and_never_who_it_is():
    person = kept(email="thot@example.org")
    row = PersonRow("นายอื่น ทดลอง", "0810000999", "other@example.org", area=person.area, number="")
    keep_person(row, by=make_user("district", "4015", display_name="เจ้าหน้าที่"), person=person)

    told = " ".join(
        f"{entry.summary} {entry.detail}" for entry in Entry.objects.filter(verb__startswith="privacy.")
    )
    for identity in (NUMBER, NUMBER[-3:], NAME, "ทดลอง", PHONE, "0810000999", "example.org"):
        assert identity not in told
    last = Entry.objects.latest("id")
    assert last.detail["fields"] == ["name_th", "phone", "email", "number_print"]
    assert last.detail["changes"] == {"phone": ["xxx-xxx-x123", "xxx-xxx-x999"]}


def test_none_leaves_the_number_and_an_empty_one_takes_it_out():
    person = kept()
    same = keep_person(PersonRow(NAME, "0810000001", area=person.area), by=None, person=person)
    assert same.number_print == person.number_print

    gone = keep_person(PersonRow(NAME, "0810000001", area=person.area, number=""), by=None, person=person)
    assert (gone.number_sealed, gone.number_print, gone.number_tail) == ("", "", "")


def test_the_same_again_changes_nothing_and_leaves_no_trail():
    person = kept()
    before, entries = person.number_sealed, Entry.objects.count()

    keep_person(PersonRow(NAME, PHONE, area=person.area, number=NUMBER), by=None, person=person)

    person.refresh_from_db()
    assert person.number_sealed == before
    assert Entry.objects.count() == entries


def test_many_are_kept_in_few_queries_with_one_entry(django_assert_max_num_queries):
    make_person()
    rows = [PersonRow(f"คนที่ {n}", area="40150808", number=invented(n)) for n in range(200)]
    with django_assert_max_num_queries(8):
        people = keep_people(rows, by=None)

    assert [person.name_th for person in people] == [row.name_th for row in rows]
    assert Entry.objects.filter(verb="privacy.keep_people").latest("id").detail == {"rows": 200}
    with django_assert_max_num_queries(8):
        change_people(
            [(one, row._replace(phone=PHONE)) for one, row in zip(people, rows, strict=True)], by=None
        )
    assert Person.objects.filter(phone=PHONE).count() == 201


def test_one_wrong_number_refuses_all():
    with pytest.raises(WrongNumber):
        keep_people([PersonRow("ก"), PersonRow("ข", number="1234567890123")], by=None)

    assert not Person.objects.exists()


def test_a_person_needs_a_name():
    with pytest.raises(refusals.NameMissing):
        keep_person(PersonRow("  "), by=None)


def test_another_district_keeps_and_changes_nobody_here():
    person = kept()
    stranger = make_user("district", "4001")

    with pytest.raises(refusals.NotEntitled):
        keep_person(PersonRow(NAME, area="4015"), by=stranger)
    with pytest.raises(refusals.NotEntitled):
        keep_person(PersonRow(NAME, area="4001"), by=stranger, person=person)
    with pytest.raises(refusals.NotEntitled):
        give_consent(person, Purpose.PHONE, how="แบบคำขอ", by=stranger)


def test_consent_counts_from_the_moment_it_is_given_until_it_is_withdrawn():
    person = kept()
    assert not queries.publishes(person, Purpose.PHONE)

    first = give_consent(person, Purpose.PHONE, how="แบบคำขอที่ลงนาม", by=None)
    assert give_consent(person, Purpose.PHONE, how="อีกครั้ง", by=None) == first
    assert queries.publishes(person, Purpose.PHONE)
    assert not queries.publishes(person, Purpose.PHOTO)

    withdraw_consent(person, Purpose.PHONE, how="โทรมาแจ้ง", by=None)
    assert not queries.publishes(person, Purpose.PHONE)
    assert withdraw_consent(person, Purpose.PHONE, how="โทรมาแจ้ง", by=None) is None
    assert [row.withdrawn_how for row in queries.consents_of(person)] == ["โทรมาแจ้ง"]


def test_consents_of_many_are_taken_over_once_in_few_queries(django_assert_max_num_queries):
    people = [make_person(number=invented(seed)) for seed in range(5)]
    pairs = [(person, purpose) for person in people for purpose in ("phone", "photo")]
    give_consent(people[0], "phone", how="แบบคำขอ", by=None)

    with django_assert_max_num_queries(8):
        assert give_consents(pairs, how="แบบคำขอที่ลงนาม", by=None) == 9
    assert give_consents(pairs, how="แบบคำขอที่ลงนาม", by=None) == 0
    assert all(queries.publishes(person, purpose) for person, purpose in pairs)
    with pytest.raises(refusals.NotEntitled):
        give_consents(pairs, how="แบบคำขอที่ลงนาม", by=make_user("district", "4001"))


def test_a_consent_needs_how_it_was_given():
    with pytest.raises(refusals.HowMissing):
        give_consent(kept(), Purpose.PHONE, how=" ", by=None)


def test_a_list_asks_who_may_be_published_in_its_own_query(django_assert_num_queries):
    shown, _hidden = make_person(consents=("phone",)), make_person()

    with django_assert_num_queries(1):
        assert list(Person.objects.filter(queries.may_publish(Purpose.PHONE, "pk"))) == [shown]


def test_the_same_number_and_phone_are_found_also_while_keys_change(settings):
    settings.SEALING_KEYS = ("the key of last year, long enough",)
    old = kept()
    settings.SEALING_KEYS = ("the key of this year, long enough", "the key of last year, long enough")
    new = kept()

    assert set(queries.same_number(NUMBER)) == {old, new}
    assert set(queries.same_number(NUMBER, but=old)) == {new}
    assert set(queries.same_phone("043-000-123")) == {old, new}
    assert not queries.same_number("").exists()
    assert not queries.same_phone("").exists()


def test_the_database_refuses_two_open_consents_to_one_purpose():
    person = make_person(consents=("phone",))
    consent = Consent.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Consent.objects.create(person=person, purpose="phone", given_at=consent.given_at, how="x")
