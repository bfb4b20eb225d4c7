from datetime import datetime

import pytest
from django.db import connection
from django.utils.translation import override

from tidtam.ground.people.tests.factories import make_user
from tidtam.ground.privacy.actions import PersonRow, keep_person
from tidtam.ground.privacy.models import Person
from tidtam.ground.privacy.queries import told
from tidtam.ground.trail.models import Entry
from tidtam.kit import clock
from tidtam.kit.clock import BANGKOK
from tidtam.registers.producers import duplicate_refusals as no
from tidtam.registers.producers.actions.duplicates import mark_distinct, merge_producers, undo_merge
from tidtam.registers.producers.models import Distinct, Merge, Producer
from tidtam.registers.producers.queries import duplicates
from tidtam.registers.producers.queries.counted import came_with, counts_as
from tidtam.registers.producers.queries.duplicates import (
    Reason,
    Seen,
    likely,
    pairs_in,
    sharing,
    within_rows,
)
from tidtam.registers.producers.queries.matches import matches, twin_rows
from tidtam.registers.producers.tests.factories import make_producer

pytestmark = pytest.mark.django_db

WEAVERS, WEAVERS_AGAIN = "กลุ่มทอผ้าไหมบ้านโนนสะอาด", "กลุ่มสตรีทอผ้าไหมบ้านโนนสอาด"
HERE, THERE = "40150808", "40250505"


def with_person(producer: Producer, *, number: str = "", phone: str = "") -> Producer:
    row = PersonRow(f"คุณ {producer.code}", phone=phone, number=number, area=producer.area_id)
    producer.person = keep_person(row, by=None)
    producer.save(update_fields=["person"])
    return producer


def valid_number(start: str = "110070000001") -> str:
    check = (11 - sum(int(digit) * (13 - place) for place, digit in enumerate(start)) % 11) % 10
    return f"{start}{check}"


@pytest.fixture
def officer():
    return make_user(role="district", area="4015")


def keys(pairs):
    return {(pair.first, pair.second): pair.reasons for pair in pairs}


def test_near_names_of_one_subdistrict_are_a_pair_and_those_of_two_are_not(officer):
    one, again = make_producer(HERE, name_th=WEAVERS), make_producer(HERE, name_th=WEAVERS_AGAIN)
    make_producer("40150604", name_th=WEAVERS)
    assert keys(pairs_in(officer)) == {(one.pk, again.pk): {Reason.NAME}}


def test_the_same_number_and_phone_make_a_pair_wherever_in_the_area(officer):
    number = valid_number()
    one = with_person(make_producer(HERE, name_th="กลุ่มหนึ่ง"), number=number, phone="0812345678")
    other = with_person(make_producer("40150604", name_th="ร้านสอง"), number=number, phone="081-234-5678")
    assert keys(pairs_in(officer)) == {(one.pk, other.pk): {Reason.NUMBER, Reason.PHONE}}


def test_a_phone_that_stands_at_many_gives_a_pair_each_and_not_one_of_each_two(officer):
    rows = [with_person(make_producer(HERE, name_th=name), phone="043123456") for name in "กขคงจฉช"]
    assert set(keys(pairs_in(officer))) == {(rows[0].pk, row.pk) for row in rows[1:]}


def test_of_another_district_only_its_name_is_told(officer):
    number = valid_number()
    own = with_person(make_producer(HERE, name_th="กลุ่มของเรา"), number=number)
    with_person(make_producer(THERE, name_th="กลุ่มลับของเขา"), number=number)
    assert pairs_in(officer) == []
    (row,) = twin_rows(officer)
    assert (row.first, row.second, row.reasons) == (own, None, {Reason.NUMBER})
    asked = [Seen("row 7", "กลุ่มใหม่", HERE, number_print=own.person.number_print)]
    told = matches(asked, officer)["row 7"]
    assert [(match.producer, bool(match.district)) for match in told] == [(own, False), (None, True)]
    with override("th"):
        shown = " ".join([row.other, *(match.text for match in told)])
    assert "กลุ่มลับของเขา" not in shown
    assert row.district in shown
    assert row.district


def test_what_is_typed_is_compared_with_the_register_and_not_with_itself(officer):
    own = make_producer(HERE, name_th=WEAVERS)
    other = make_producer(HERE, name_th=WEAVERS_AGAIN)
    told = matches([Seen("a", WEAVERS, HERE), Seen("b", "ร้านขนมแม่สมใจ", HERE)], officer)
    assert {match.producer for match in told["a"]} == {own, other}
    assert "b" not in told
    assert set(likely([Seen("a", WEAVERS, HERE, producer=own.pk)])["a"]) == {other.pk}
    mark_distinct(own, other, reason="คนละกลุ่ม", by=officer)
    assert likely([Seen("a", WEAVERS, HERE, producer=own.pk)]) == {}


def test_a_thousand_rows_are_compared_in_as_many_queries_as_one(officer, django_assert_max_num_queries):
    make_producer(HERE, name_th=WEAVERS)
    rows = [Seen(number, f"{WEAVERS} {number}", HERE, f"{number:064}", "0812345678") for number in range(400)]
    with django_assert_max_num_queries(5):
        matches(rows, officer)


def test_rows_of_one_file_are_compared_with_one_another():
    rows = [Seen("x", WEAVERS, HERE), Seen("y", "ร้านขนม", HERE), Seen("z", WEAVERS_AGAIN, HERE)]
    assert within_rows(rows) == {("x", "z"): {Reason.NAME}}


def test_a_pair_found_to_be_two_is_not_shown_again_and_a_merge_is_none_either(officer):
    one, two, three = (make_producer(HERE, name_th=WEAVERS) for _ in range(3))
    mark_distinct(two, one, reason="คนละประธาน", by=officer)
    assert set(keys(pairs_in(officer))) == {(one.pk, three.pk), (two.pk, three.pk)}
    merge_producers(three, one, reason="ลงทะเบียนซ้ำ", by=officer)
    assert pairs_in(officer) == []
    merge_producers(two, one, reason="ตรวจแล้วกลุ่มเดียวกัน", by=officer)
    assert not Distinct.objects.exists()


def test_a_merge_is_told_on_both_pages_of_the_trail_with_its_reason(officer):
    gone, kept = make_producer(HERE), make_producer(HERE)
    merge = merge_producers(gone, kept, reason="ลงทะเบียนซ้ำ", by=officer)
    gone.refresh_from_db()
    assert (gone.merged_into, merge.by_id) == (kept, officer.pk)
    for row, verb in ((gone, "producers.merge_producers"), (kept, "producers.take_in")):
        entry = Entry.objects.about(f"producers.producer:{row.pk}")[0]
        assert (entry.verb, entry.detail["reason"]) == (verb, "ลงทะเบียนซ้ำ")
    undo_merge(merge, reason="คนละกลุ่ม", by=officer)
    gone.refresh_from_db()
    assert gone.merged_into is None
    assert {entry.verb for entry in Entry.objects.order_by("-pk")[:2]} == {"producers.undo_merge"}


def test_both_must_be_in_the_officers_area(officer):
    own, foreign = make_producer(HERE), make_producer(THERE)
    for gone, kept in ((own, foreign), (foreign, own)):
        with pytest.raises(no.NotYours):
            merge_producers(gone, kept, reason="ซ้ำ", by=officer)
        with pytest.raises(no.NotYours):
            mark_distinct(gone, kept, reason="ไม่ซ้ำ", by=officer)
    merge = merge_producers(own, foreign, reason="ซ้ำ", by=make_user(role="province", area="40"))
    with pytest.raises(no.NotYours):
        undo_merge(merge, reason="ผิด", by=officer)


def test_a_reason_is_asked_for_and_one_producer_is_no_pair(officer):
    one, other = make_producer(HERE), make_producer(HERE)
    with pytest.raises(no.NoReason):
        merge_producers(one, other, reason=" ", by=officer)
    with pytest.raises(no.SameProducer):
        merge_producers(one, one, reason="ซ้ำ", by=officer)


def test_chains_end_at_the_last_and_nothing_goes_round(officer):
    a, b, c = make_producer(HERE), make_producer(HERE), make_producer(HERE)
    first = merge_producers(a, b, reason="ซ้ำ", by=officer)
    merge_producers(b, c, reason="ซ้ำ", by=officer)
    assert counts_as() == {a.pk: c.pk, b.pk: c.pk}
    assert {kept: set(gone) for kept, gone in came_with().items()} == {c.pk: {a.pk, b.pk}}
    for gone, kept in ((c, a), (c, b), (a, c)):
        with pytest.raises(no.AlreadyMerged):
            merge_producers(gone, kept, reason="วน", by=officer)
    undo_merge(first, reason="คนละกลุ่ม", by=officer)
    assert counts_as() == {b.pk: c.pk}
    with pytest.raises(no.NotMerged):
        undo_merge(first, reason="อีกครั้ง", by=officer)
    merge_producers(c, a, reason="ซ้ำจริง", by=officer)
    assert counts_as() == {b.pk: a.pk, c.pk: a.pk}


def test_a_merge_is_not_dated_before_an_earlier_one_of_either(officer):
    a, b, c = make_producer(HERE), make_producer(HERE), make_producer(HERE)
    with clock.frozen(datetime(2018, 7, 1, 9, tzinfo=BANGKOK)):
        merge_producers(a, b, reason="ซ้ำ", by=officer)
    with pytest.raises(no.BeforeAnother):
        merge_producers(b, c, reason="ซ้ำ", by=officer, at=datetime(2018, 6, 1, tzinfo=BANGKOK))
    assert Merge.objects.count() == 1


def test_many_values_are_found_as_few_are(monkeypatch):
    row = with_person(make_producer(HERE), phone="0812345678")
    gone = with_person(make_producer(HERE), phone="0812345678")
    merge_producers(gone, row, reason="ซ้ำ", by=None)
    few = list(sharing("phone", ["0812345678", "0999999999"]))
    monkeypatch.setattr(duplicates, "MANY", 1)
    assert few == list(sharing("phone", ["0812345678", "0999999999"])) == [("0812345678", row.pk, HERE)]


def test_a_phone_is_looked_up_by_its_index():
    rows = Person.objects.filter(told("phone"), phone__in=["0812345678"])
    if connection.vendor == "sqlite":
        assert "person_phone" in rows.explain()
    assert not rows.exists()
