"""A resolution that names nobody comes back on every agenda until somebody is named, or it is dropped."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4

import pytest

from tidtam.ground.people.tests.factories import make_user
from tidtam.ground.trail.models import Entry
from tidtam.kit import clock
from tidtam.reporting.meetings import dues, refusals
from tidtam.reporting.meetings.actions import (
    Line,
    ask_later,
    call_meeting,
    drop_resolution,
    set_agenda,
    set_template,
)
from tidtam.reporting.meetings.contents.agenda import carried_rows
from tidtam.reporting.meetings.models import Meeting, Resolution
from tidtam.reporting.meetings.queries import as_of
from tidtam.reporting.meetings.tests import factories
from tidtam.work.followup.models import Action

pytestmark = pytest.mark.django_db

REASON = "จังหวัดรวมงานนี้ไว้ในแผนอื่นแล้ว"


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with clock.frozen(factories.NOW):
        yield


@pytest.fixture
def third() -> Meeting:
    """Two meetings after the one that resolved it."""
    committee = factories.make_committee()
    factories.make_meeting(committee)
    factories.make_meeting(committee, starts_at=factories.SECOND_DAY)
    return factories.make_meeting(committee, starts_at=factories.SECOND_DAY + timedelta(days=30))


@pytest.fixture
def resolution(third: Meeting) -> Resolution:
    first = third.committee.meetings.get(number=1)
    factories.make_resolution(first, kind="agreed", text="เห็นชอบแผนงาน")
    return factories.make_resolution(first, text="มอบหมายให้หน่วยงานที่เกี่ยวข้อง")


def said(meeting: Meeting) -> list[str]:
    return [part["said"] for part in carried_rows(meeting, as_of(meeting))]


def test_it_stands_on_the_agenda_after_the_next_too(resolution: Resolution, third: Meeting) -> None:
    (waiting,) = said(third)

    assert waiting.startswith("ยังไม่ได้กำหนดผู้ดำเนินการ")
    assert len(said(third.committee.meetings.get(number=2))) == 2


def test_once_somebody_is_named_the_matters_stand_there(resolution: Resolution, third: Meeting) -> None:
    secretary, key = factories.make_secretary(), uuid4()

    for _twice in range(2):
        ask_later(resolution, [factories.make_ask("40150604")], key=key, by=secretary)

    (part,) = carried_rows(third, as_of(third))
    assert [row["code"] for row in part["rows"]] == ["40150604"]
    action = Action.objects.get()
    assert (action.created_at, action.origin) == (factories.NOW, "มติที่ประชุม 1/2561 ข้อ 5.2")
    assert Entry.objects.filter(verb="meetings.ask_later").count() == 1


def test_dropped_it_is_told_once_with_the_reason_and_then_rests(
    resolution: Resolution, third: Meeting
) -> None:
    second = third.committee.meetings.get(number=2)
    with clock.frozen(factories.SECOND_DAY + timedelta(days=1)):
        drop_resolution(resolution, reason=REASON, by=factories.make_secretary())
        assert said(second)[1].startswith("ยังไม่ได้กำหนดผู้ดำเนินการ")
        assert said(third) == [f"ยุติการติดตามเมื่อ 25 ส.ค. 61 เหตุผล {REASON}"]
        later = factories.make_meeting(third.committee, starts_at=third.starts_at + timedelta(days=30))
    with clock.frozen(later.starts_at):
        assert said(later) == []


def test_it_is_owed_until_it_is_dropped(resolution: Resolution) -> None:
    secretary = factories.make_secretary()
    assert len(dues.dues(secretary)) == 1

    drop_resolution(resolution, reason=REASON, by=secretary)

    assert dues.dues(secretary) == []


def test_what_may_not_be_dropped_or_named_is_refused(resolution: Resolution) -> None:
    secretary, agreed = factories.make_secretary(), Resolution.objects.get(kind="agreed")
    with pytest.raises(refusals.ReasonMissing):
        drop_resolution(resolution, reason=" ", by=secretary)
    with pytest.raises(refusals.AssignsNothing):
        drop_resolution(agreed, reason=REASON, by=secretary)
    with pytest.raises(refusals.NobodyNamed):
        ask_later(resolution, [], by=secretary)
    with pytest.raises(refusals.OutsideTheBody):
        ask_later(resolution, [factories.make_ask("41010101")], by=make_user("secretary", "40"))
    for stranger in (make_user("secretary", "41"), make_user("province", "40")):
        with pytest.raises(refusals.NotEntitled):
            drop_resolution(resolution, reason=REASON, by=stranger)
        with pytest.raises(refusals.NotEntitled):
            ask_later(resolution, [factories.make_ask()], by=stranger)
    ask_later(resolution, [factories.make_ask()], by=secretary)
    with pytest.raises(refusals.DroppedOneByOne):
        drop_resolution(resolution, reason=REASON, by=secretary)


def test_after_it_was_dropped_nobody_is_named_any_more(resolution: Resolution) -> None:
    secretary = factories.make_secretary()
    drop_resolution(resolution, reason=REASON, by=secretary)

    with pytest.raises(refusals.ResolutionDropped):
        ask_later(resolution, [factories.make_ask()], by=secretary)
    with pytest.raises(refusals.ResolutionDropped):
        drop_resolution(resolution, reason=REASON, by=secretary)


def test_no_agenda_goes_without_the_item_on_which_it_stands(third: Meeting) -> None:
    with pytest.raises(refusals.WithoutFollowUp):
        set_template(third.committee, [Line("to_decide", "พิจารณา")], by=None)
    with pytest.raises(refusals.WithoutFollowUp):
        set_agenda(third, [Line("to_decide", "พิจารณา")], by=None)


def test_two_meetings_of_a_body_never_begin_at_the_same_moment(third: Meeting) -> None:
    with pytest.raises(refusals.NumberOutOfOrder):
        call_meeting(
            third.committee,
            starts_at=factories.SECOND_DAY,
            place_th=factories.PLACE,
            chair=factories.make_chair(),
            number=9,
            was_held=True,
            by=None,
        )
