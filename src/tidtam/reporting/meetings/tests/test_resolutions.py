"""From resolution to action: all or nothing, once, by the secretary, from the day of the meeting on."""

from collections.abc import Iterator
from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from tidtam.ground.jobs.actions import Conflict
from tidtam.ground.people.tests.factories import make_user
from tidtam.ground.trail.models import Entry
from tidtam.kit import clock
from tidtam.reporting.meetings import refusals
from tidtam.reporting.meetings.actions import call_meeting, write_item
from tidtam.reporting.meetings.models import Meeting, Resolution, ResolvedAction
from tidtam.reporting.meetings.tests import factories
from tidtam.work.followup.models import Action
from tidtam.work.followup.refusals import SamePost

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with clock.frozen(factories.NOW):
        yield


def test_a_meeting_is_called_with_the_six_official_items() -> None:
    meeting = factories.make_meeting()

    assert meeting.reference == "1/2561"
    assert [(item.number, item.heading_th) for item in meeting.agenda.all()] == [
        (1, "เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ"),
        (2, "เรื่องรับรองรายงานการประชุม"),
        (3, "เรื่องสืบเนื่อง"),
        (4, "เรื่องเพื่อทราบ"),
        (5, "เรื่องเพื่อพิจารณา"),
        (6, "เรื่องอื่น ๆ (ถ้ามี)"),
    ]


def test_numbering_goes_on_within_the_year_and_begins_again_with_the_next() -> None:
    committee = factories.make_committee()
    factories.make_meeting(committee)

    assert factories.make_meeting(committee, starts_at=factories.SECOND_DAY).reference == "2/2561"
    january = factories.SECOND_DAY.replace(year=2019, month=1)
    assert factories.make_meeting(committee, starts_at=january).reference == "1/2562"


def test_a_meeting_before_the_last_one_is_refused() -> None:
    committee = factories.make_committee()
    factories.make_meeting(committee, starts_at=factories.SECOND_DAY)

    with pytest.raises(refusals.BeforeTheLast):
        call_meeting(
            committee,
            starts_at=factories.FIRST_DAY,
            place_th=factories.PLACE,
            chair=factories.make_chair(),
            by=None,
        )


def test_a_resolution_makes_one_action_for_each_village() -> None:
    meeting = factories.make_meeting()
    villages = ["40150604", "40110101"]

    resolution = factories.make_resolution(meeting, *(factories.make_ask(code) for code in villages))

    assert resolution.reference == "5.1"
    made = Action.objects.filter(pk__in=ResolvedAction.objects.values("action")).order_by("area_id")
    assert [(row.area_id, row.doer.code, row.follower.code) for row in made] == [
        ("40110101", "cdd-4011", "deputy-40"),
        ("40150604", "cdd-4015", "deputy-40"),
    ]
    assert {row.origin for row in made} == {"มติที่ประชุม 1/2561 ข้อ 5.1"}
    assert made[0].origin_link == "/desk/meetings/otop-40/2561/1/"
    assert {row.due_on for row in made} == {date(2018, 8, 31)}
    assert {row.created_at for row in made} == {factories.FIRST_DAY}


def test_a_second_resolution_under_an_item_counts_on_and_leaves_its_trail() -> None:
    meeting = factories.make_meeting()
    factories.make_resolution(meeting)
    second = factories.make_resolution(meeting, kind="agreed", text="เห็นชอบแผนงาน")

    assert second.reference == "5.2"
    assert Meeting.objects.get(pk=meeting.pk).state == Meeting.State.HELD
    entry = Entry.objects.filter(verb="meetings.record_resolution").latest("id")
    assert entry.detail["text"] == "เห็นชอบแผนงาน"
    assert entry.area == "40"


def test_one_refused_village_leaves_nothing_of_the_resolution() -> None:
    meeting = factories.make_meeting()
    good, chair = factories.make_ask(), factories.make_chair()
    bad = factories.Ask("ตรวจป้าย", factories.make_area("40110101"), chair, chair, date(2018, 8, 31))

    with pytest.raises(SamePost):
        factories.make_resolution(meeting, good, bad)

    assert not Resolution.objects.exists()
    assert not Action.objects.exists()
    assert not Entry.objects.filter(verb="meetings.record_resolution").exists()


def test_the_same_form_sent_twice_is_one_resolution() -> None:
    meeting, secretary, key = factories.make_meeting(), factories.make_secretary(), uuid4()
    first = factories.make_resolution(meeting, factories.make_ask(), key=key, by=secretary)
    again = factories.make_resolution(meeting, factories.make_ask(), key=key, by=secretary)

    assert again.pk == first.pk
    assert Action.objects.count() == 1
    with pytest.raises(Conflict):
        factories.make_resolution(meeting, key=key, by=secretary, text="อย่างอื่น")


def test_nothing_is_resolved_before_the_day_of_the_meeting() -> None:
    meeting = factories.make_meeting(starts_at=factories.SECOND_DAY)

    with pytest.raises(refusals.NotYetHeld):
        factories.make_resolution(meeting)


def test_a_village_outside_the_body_is_refused() -> None:
    meeting = factories.make_meeting()
    ask = factories.make_ask()
    outside = factories.Ask(
        ask.what, factories.make_area("41010101"), ask.doer, ask.follower, ask.due_on, ask.work_item
    )

    with pytest.raises(refusals.OutsideTheBody):
        factories.make_resolution(meeting, outside)


@pytest.mark.parametrize("role", ["province", "executive", "district", "auditor", "member"])
def test_only_the_secretary_changes_a_meeting(role: str) -> None:
    meeting = factories.make_meeting()
    user = make_user(role, "40")

    with pytest.raises(refusals.NotEntitled):
        factories.make_resolution(meeting, by=user)
    with pytest.raises(refusals.NotEntitled):
        write_item(meeting, 1, "ข้อความ", by=user)
    with pytest.raises(refusals.NotEntitled):
        call_meeting(
            meeting.committee,
            starts_at=factories.SECOND_DAY,
            place_th="ศาลากลาง",
            chair=meeting.chair,
            by=user,
        )


def test_a_secretary_elsewhere_changes_nothing_here() -> None:
    meeting = factories.make_meeting()

    with pytest.raises(refusals.NotEntitled):
        factories.make_resolution(meeting, by=factories.make_secretary("41"))


def test_items_two_and_three_are_not_typed() -> None:
    meeting, secretary = factories.make_meeting(), factories.make_secretary()
    for number in (2, 3):
        with pytest.raises(refusals.ComputedItem):
            write_item(meeting, number, "ไม่มี", by=secretary)

    assert write_item(meeting, 1, " นโยบาย \n\n เศรษฐกิจ ", by=secretary).text_th == "นโยบาย\nเศรษฐกิจ"


PARAMS = (
    "reference",
    "bodies",
    "day",
    "area",
    "heading",
    "title",
    "most",
    "number",
    "kind",
    "post",
    "count",
    "name",
    "form",
)


def test_every_refusal_can_be_shown_at_a_form() -> None:
    for refusal in refusals.Refused.__subclasses__():
        shown = refusal(**dict.fromkeys(PARAMS, "9"))
        assert isinstance(shown, ValidationError)
        assert shown.messages[0]
