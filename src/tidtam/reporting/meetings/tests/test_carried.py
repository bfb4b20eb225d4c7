"""Agenda item 3: exactly what was resolved, what was done, with evidence, and what is overdue."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tidtam.kit import clock
from tidtam.reporting.meetings.contents.agenda import agenda_rows, carried_rows
from tidtam.reporting.meetings.queries import as_of, carried
from tidtam.reporting.meetings.tests import factories
from tidtam.work.followup.actions import drop, report_done
from tidtam.work.followup.models import Action
from tidtam.work.followup.tests.factories import make_visit

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with clock.frozen(factories.NOW):
        yield


def made(resolution, village: str) -> Action:
    return resolution.made.get(action__area_id=village).action


def test_the_first_meeting_has_nothing_to_approve_and_nothing_to_follow_up() -> None:
    meeting = factories.make_meeting()

    rows = agenda_rows(meeting, as_of(meeting))

    assert rows[1]["paragraphs"] == ["ไม่มี (เป็นการประชุมครั้งแรก)"]
    assert rows[2]["paragraphs"] == ["ไม่มี"]
    assert carried_rows(meeting, as_of(meeting)) == []


def test_the_next_meeting_approves_the_minutes_of_the_one_before() -> None:
    committee = factories.make_committee()
    factories.make_meeting(committee)
    second = factories.make_meeting(committee, starts_at=factories.SECOND_DAY)

    rows = agenda_rows(second, as_of(second))

    assert rows[1]["paragraphs"] == ["รับรองรายงานการประชุม ครั้งที่ 1/2561 เมื่อวันศุกร์ที่ 20 กรกฎาคม 2561"]
    assert rows[2]["paragraphs"] == []


def test_what_was_resolved_done_shown_and_overdue_stands_there() -> None:
    committee = factories.make_committee()
    first = factories.make_meeting(committee)
    resolution = factories.make_resolution(
        first,
        factories.make_ask("40150604"),
        factories.make_ask("40110101", due_on=date(2018, 7, 25)),
    )
    factories.make_resolution(first, item=4, kind="noted", text="รับทราบตัวเลข")
    officer = factories.make_officer("4015")
    report_done(made(resolution, "40150604"), note="ติดตั้งป้ายแล้ว", by=officer)
    make_visit((made(resolution, "40150604"), "fine", ""))
    second = factories.make_meeting(committee, starts_at=factories.SECOND_DAY)

    noted, assigned = carried_rows(second, as_of(second))

    assert noted["text"] == "รับทราบตัวเลข"
    assert noted["rows"] == []
    assert (assigned["origin"], assigned["done"], assigned["late"]) == ("ครั้งที่ 1/2561 ข้อ 5.1", 1, 1)
    late, done = assigned["rows"]
    assert (late["village"], late["kind"], late["due"]) == ("บ้านหัวขัว หมู่ 1", "late", "25 ก.ค. 61")
    assert done["kind"] == "done"
    assert [step["title"] for step in done["steps"]] == ["มีมติ", "รายงานว่าเสร็จ", "ลงพื้นที่ ยืนยันแล้ว"]
    assert done["steps"][1]["note"] == "ติดตั้งป้ายแล้ว"
    assert len(done["shots"]) == 1


def test_what_was_closed_before_the_meeting_before_is_not_told_again() -> None:
    committee = factories.make_committee()
    first = factories.make_meeting(committee)
    resolution = factories.make_resolution(
        first, factories.make_ask("40150604"), factories.make_ask("40110101")
    )
    drop(made(resolution, "40110101"), reason="งบประมาณถูกเรียกคืน", by=factories.make_secretary())
    factories.make_meeting(committee, starts_at=factories.SECOND_DAY)
    third = factories.make_meeting(committee, starts_at=factories.SECOND_DAY + timedelta(days=28))

    (part,) = carried(third, as_of(third))

    assert [one.action.area_id for one in part.actions] == ["40150604"]


def test_a_past_paper_shows_the_state_of_its_day() -> None:
    committee = factories.make_committee()
    first = factories.make_meeting(committee)
    resolution = factories.make_resolution(first, factories.make_ask("40150604"))
    second = factories.make_meeting(committee, starts_at=factories.SECOND_DAY)
    with clock.frozen(datetime(2018, 9, 20, 3, 0, tzinfo=UTC)):
        report_done(made(resolution, "40150604"), note="เสร็จช้า", by=factories.make_officer("4015"))

        (part,) = carried(second, as_of(second))

    assert part.actions[0].state == "open"
    assert len(part.actions[0].steps) == 1


def test_another_committee_is_not_followed_up_here() -> None:
    other = factories.make_committee("silk-40")
    factories.make_resolution(factories.make_meeting(other), factories.make_ask())
    committee = factories.make_committee()
    factories.make_meeting(committee)
    second = factories.make_meeting(committee, starts_at=factories.SECOND_DAY)

    assert carried(second, as_of(second)) == ()


@pytest.mark.parametrize("villages", [["40150604"], ["40150604", "40110101", "40250105"]])
def test_many_actions_ask_no_more_of_the_database_than_one(villages: list[str]) -> None:
    committee = factories.make_committee()
    first = factories.make_meeting(committee)
    factories.make_resolution(first, *(factories.make_ask(code) for code in villages))
    second = factories.make_meeting(committee, starts_at=factories.SECOND_DAY)

    with CaptureQueriesContext(
        connection,
    ) as asked:
        carried_rows(second, as_of(second))

    assert len(asked) == 5
