"""From a body and its members to a meeting that was opened, attended and closed."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from tidtam.ground.people.tests.factories import make_post, make_user
from tidtam.kit import clock
from tidtam.reporting.meetings import actions, refusals
from tidtam.reporting.meetings.models import Attendance, Committee, Meeting, Seat
from tidtam.reporting.meetings.queries import quorum
from tidtam.reporting.meetings.tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with clock.frozen(factories.NOW):
        yield


@pytest.fixture
def committee() -> Committee:
    """A chair, three members, a secretary and an assistant."""
    body = factories.make_committee()
    for code, duty in (
        ("commerce-40", "member"),
        ("tourism-40", "member"),
        ("industry-40", "member"),
        ("cdd-40", "secretary"),
        ("clerk-40", "assistant"),
    ):
        actions.seat(body, make_post(code), duty=duty, starts_on=factories.SINCE, by=None)
    return body


@pytest.fixture
def meeting(committee: Committee) -> Meeting:
    return factories.make_meeting(committee)


def line(meeting: Meeting, code: str) -> Attendance:
    return meeting.attendance.get(seat__post__code=code)


def test_a_post_sits_once_at_a_time(committee: Committee) -> None:
    seat = committee.seats.get(post__code="tourism-40")
    with pytest.raises(refusals.MemberTwice):
        actions.seat(committee, seat.post, duty="member", starts_on=date(2018, 1, 1), by=None)

    actions.end_seat(seat, ends_on=date(2017, 12, 31), by=None)
    again = actions.seat(committee, seat.post, duty="member", starts_on=date(2018, 1, 1), by=None)

    assert again.order > seat.order


def test_a_body_has_one_chair(committee: Committee) -> None:
    with pytest.raises(refusals.SecondChair):
        actions.seat(committee, make_post("governor-40"), duty="chair", starts_on=factories.SINCE, by=None)


def test_members_stand_in_the_order_that_the_secretary_gives(committee: Committee) -> None:
    order = list(committee.seats.values_list("pk", flat=True))
    wanted = [order[0], order[3], order[1]]

    actions.order_seats(committee, wanted, by=factories.make_secretary())

    assert list(committee.seats.values_list("pk", flat=True)) == [*wanted, order[2], order[4], order[5]]


def test_a_body_never_stands_above_itself(committee: Committee) -> None:
    below = actions.create_committee(
        "sub-40", name_th="คณะทำงาน", area=committee.area, parent=committee, by=None
    )
    with pytest.raises(refusals.ParentOfItself):
        actions.change_committee(committee, name_th=committee.name_th, parent=below, by=None)
    with pytest.raises(refusals.CodeTaken):
        actions.create_committee("sub-40", name_th="อีกคณะ", area=committee.area, by=None)


def test_a_meeting_in_the_past_is_called_only_as_one_that_was_held(committee: Committee) -> None:
    call = {"place_th": factories.PLACE, "chair": factories.make_chair(), "by": None}
    with pytest.raises(refusals.InThePast):
        actions.call_meeting(committee, starts_at=factories.FIRST_DAY, **call)

    second = actions.call_meeting(committee, starts_at=factories.FIRST_DAY, number=2, was_held=True, **call)
    earlier = actions.call_meeting(
        committee, starts_at=factories.FIRST_DAY - timedelta(days=60), number=1, was_held=True, **call
    )

    assert [second.reference, earlier.reference] == ["2/2561", "1/2561"]
    with pytest.raises(refusals.NumberOutOfOrder):
        actions.call_meeting(
            committee, starts_at=factories.FIRST_DAY - timedelta(days=90), number=3, was_held=True, **call
        )
    with pytest.raises(refusals.NumberTaken):
        actions.call_meeting(
            committee, starts_at=factories.FIRST_DAY + timedelta(days=1), number=2, was_held=True, **call
        )


def test_a_meeting_moves_between_its_neighbours_until_it_is_opened(committee: Committee) -> None:
    first = factories.make_meeting(committee)
    second = factories.make_meeting(committee, starts_at=factories.SECOND_DAY)
    given = {"place_th": "ห้องประชุมเล็ก", "chair": factories.make_chair(), "by": None}

    actions.change_meeting(second, starts_at=factories.SECOND_DAY + timedelta(days=3), **given)
    second.refresh_from_db()
    assert (second.place_th, second.starts_at) == ("ห้องประชุมเล็ก", factories.SECOND_DAY + timedelta(days=3))
    with pytest.raises(refusals.BeforeTheLast):
        actions.change_meeting(second, starts_at=factories.FIRST_DAY - timedelta(days=1), **given)
    with pytest.raises(refusals.OtherYear):
        actions.change_meeting(second, starts_at=datetime(2019, 1, 5, 2, tzinfo=UTC), **given)
    actions.open_meeting(first, by=None)
    with pytest.raises(refusals.AlreadyOpened):
        actions.change_meeting(first, starts_at=factories.FIRST_DAY, **given)


def test_the_sheet_has_every_seat_of_that_day_with_its_holder(committee: Committee) -> None:
    holder = make_user("member", "40", display_name="นางสาวมาลี ใจดี")
    make_post("tourism-40", holder=holder)
    gone = committee.seats.get(post__code="industry-40")
    actions.end_seat(gone, ends_on=date(2018, 7, 1), by=None)
    meeting = factories.make_meeting(committee)

    actions.open_meeting(meeting, by=factories.make_secretary())

    lines = {row.seat.post.code: row for row in meeting.attendance.select_related("seat__post")}
    assert "industry-40" not in lines
    assert lines["tourism-40"].name_th == "นางสาวมาลี ใจดี"
    assert {row.state for row in lines.values()} == {Attendance.State.EXPECTED}
    meeting.refresh_from_db()
    assert meeting.state == Meeting.State.HELD
    assert meeting.started_at == factories.NOW


def test_half_of_the_members_make_a_quorum_and_a_substitute_counts(meeting: Meeting) -> None:
    actions.open_meeting(meeting, by=None)
    actions.mark(line(meeting, "deputy-40"), "present", by=None)
    actions.mark(line(meeting, "clerk-40"), "present", by=None)
    actions.mark(line(meeting, "commerce-40"), "absent", reason="ติดราชการ", by=None)
    before = quorum(meeting)

    actions.mark(line(meeting, "tourism-40"), "substitute", substitute="นายสมาน นักวิชาการ", by=None)
    actions.mark(line(meeting, "cdd-40"), "present", by=None)

    assert (before.members, before.present, before.needed, before.is_reached) == (5, 1, 3, False)
    assert before.missing == 2
    assert quorum(meeting).is_reached


def test_a_body_may_have_a_quorum_of_its_own(committee: Committee) -> None:
    actions.change_committee(committee, name_th=committee.name_th, quorum=5, by=None)
    meeting = factories.make_meeting(Committee.objects.get())
    actions.open_meeting(meeting, by=None)

    assert quorum(meeting).needed == 5


def test_a_substitute_has_a_name_and_a_change_of_mind_leaves_nothing_behind(meeting: Meeting) -> None:
    actions.open_meeting(meeting, by=None)
    with pytest.raises(refusals.SubstituteUnnamed):
        actions.mark(line(meeting, "tourism-40"), "substitute", by=None)

    actions.mark(line(meeting, "tourism-40"), "substitute", substitute="นายสมาน", by=None)
    actions.mark(line(meeting, "tourism-40"), "present", by=None)

    row = line(meeting, "tourism-40")
    assert (row.state, row.substitute_th, row.reason_th) == ("present", "", "")


def test_guests_are_listed_and_do_not_count(meeting: Meeting) -> None:
    actions.open_meeting(meeting, by=None)
    guest = actions.add_guest(meeting, name="นายคำ", post="ผู้แทนเครือข่าย OTOP", by=None)

    assert guest.is_guest
    assert quorum(meeting).present == 0
    with pytest.raises(refusals.GuestThere):
        actions.add_guest(meeting, name="นายคำ", post="ผู้แทนเครือข่าย OTOP", by=None)
    with pytest.raises(refusals.GuestUnnamed):
        actions.add_guest(meeting, name="นายคำ", post=" ", by=None)
    with pytest.raises(refusals.SeatsStay):
        actions.remove_guest(line(meeting, "tourism-40"), by=None)
    actions.remove_guest(guest, by=None)
    assert not meeting.attendance.filter(seat=None).exists()


def test_a_meeting_is_opened_on_its_day_and_closed_after_it_began(meeting: Meeting) -> None:
    later = factories.make_meeting(meeting.committee, starts_at=factories.SECOND_DAY)
    with pytest.raises(refusals.NotYetHeld):
        actions.open_meeting(later, by=None)
    with pytest.raises(refusals.OpenedBefore):
        actions.open_meeting(meeting, at=factories.FIRST_DAY - timedelta(days=1), by=None)
    with pytest.raises(refusals.NotOpened):
        actions.close_meeting(meeting, by=None)

    actions.open_meeting(meeting, at=factories.FIRST_DAY, presided="รองผู้ว่าราชการจังหวัดขอนแก่น", by=None)
    with pytest.raises(refusals.ClosedBefore):
        actions.close_meeting(meeting, at=factories.FIRST_DAY - timedelta(minutes=1), by=None)
    actions.close_meeting(meeting, at=factories.FIRST_DAY + timedelta(hours=3), by=None)

    meeting.refresh_from_db()
    assert meeting.presided_th == "รองผู้ว่าราชการจังหวัดขอนแก่น"
    assert meeting.ended_at - meeting.started_at == timedelta(hours=3)


def test_a_meeting_goes_on_in_further_sittings(meeting: Meeting) -> None:
    with pytest.raises(refusals.SittingBefore):
        actions.add_sitting(meeting, starts_at=factories.FIRST_DAY, place_th="ที่เดิม", by=None)

    held = actions.add_sitting(
        meeting, starts_at=factories.FIRST_DAY + timedelta(days=1), place_th="ที่เดิม", by=None
    )
    ahead = actions.add_sitting(
        meeting, starts_at=factories.NOW + timedelta(days=1), place_th="ที่เดิม", by=None
    )

    actions.remove_sitting(ahead, by=None)
    with pytest.raises(refusals.SittingBegun):
        actions.remove_sitting(held, by=None)
    assert meeting.sittings.count() == 1


def test_a_resolution_takes_effect_from_the_meeting_unless_said_otherwise(meeting: Meeting) -> None:
    assert factories.make_resolution(meeting).effective_on is None
    later = factories.make_resolution(meeting, effective_on=date(2018, 10, 1))
    assert later.effective_on == date(2018, 10, 1)
    with pytest.raises(refusals.EffectiveBefore):
        factories.make_resolution(meeting, effective_on=date(2018, 7, 1))


def test_another_provinces_secretary_does_none_of_it(meeting: Meeting) -> None:
    stranger = factories.make_secretary("41")
    actions.open_meeting(meeting, by=None)
    seat = Seat.objects.first()
    post = make_post("x-40")
    attempts = [
        lambda: actions.change_committee(meeting.committee, name_th="ก", by=stranger),
        lambda: actions.seat(meeting.committee, post, duty="member", starts_on=factories.SINCE, by=stranger),
        lambda: actions.order_seats(meeting.committee, [seat.pk], by=stranger),
        lambda: actions.open_meeting(meeting, by=stranger),
        lambda: actions.close_meeting(meeting, by=stranger),
        lambda: actions.mark(line(meeting, "tourism-40"), "present", by=stranger),
        lambda: actions.add_guest(meeting, name="ก", post="ข", by=stranger),
        lambda: actions.add_sitting(meeting, starts_at=factories.SECOND_DAY, place_th="ก", by=stranger),
        lambda: actions.show_item(meeting, 1, by=stranger),
    ]
    for attempt in attempts:
        with pytest.raises(refusals.NotEntitled):
            attempt()
    assert {row.state for row in meeting.attendance.all()} == {Attendance.State.EXPECTED}
