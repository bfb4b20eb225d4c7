"""A resolution that assigned something is owed until something has come of it."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from tidtam.kit import clock
from tidtam.kit.actor import Shell
from tidtam.reporting.meetings.actions import seat
from tidtam.reporting.meetings.dues import dues
from tidtam.reporting.meetings.tests import factories
from tidtam.work.followup.models import Action, ActionState

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with clock.frozen(factories.NOW):
        yield


def later(days: int) -> date:
    return clock.today() + timedelta(days=days)


def test_what_was_to_be_done_and_is_not_is_owed_by_the_secretary() -> None:
    meeting = factories.make_meeting()
    secretary = factories.make_post("cdd-40", name_th="พัฒนาการจังหวัดขอนแก่น")
    seat(meeting.committee, secretary, duty="secretary", starts_on=factories.SINCE, by=None)
    factories.make_resolution(
        meeting, factories.make_ask(due_on=later(3)), factories.make_ask("40150808", due_on=later(30))
    )
    assert dues(Shell(), today=later(2)) == []
    (owed,) = dues(Shell(), today=later(5))
    assert (owed.due, owed.late_days, owed.state) == (later(3), 2, "late")
    assert (owed.area, owed.post_code, owed.post) == ("40", "cdd-40", "พัฒนาการจังหวัดขอนแก่น")
    assert "1 จาก 2" in owed.what
    assert "1/2561" in owed.what
    Action.objects.filter(due_on=later(3)).update(state=ActionState.CONFIRMED)
    assert dues(Shell(), today=later(5)) == []


def test_a_resolution_that_names_nobody_is_owed_after_two_weeks() -> None:
    meeting = factories.make_meeting()
    factories.make_resolution(meeting)
    factories.make_resolution(meeting, kind="noted", text="รับทราบ")
    (owed,) = dues(Shell())
    assert owed.due == clock.local(meeting.starts_at).date() + timedelta(days=15)
    assert owed.post_code == ""


def test_another_province_owes_nothing_of_it_and_sees_nothing(django_assert_max_num_queries) -> None:
    meeting = factories.make_meeting()
    factories.make_resolution(meeting, factories.make_ask(due_on=later(1)))
    assert dues(factories.make_user("province", "50"), today=later(9)) == []
    with django_assert_max_num_queries(9):
        assert len(dues(factories.make_secretary(), area="40", today=later(9))) == 1
    assert dues(factories.make_secretary(), area="50", today=later(9)) == []
