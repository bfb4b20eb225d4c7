"""Under item 3: what came of the works in the villages, as known at the meeting."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.utils import translation

from tidtam.kit import clock
from tidtam.reporting.meetings.contents.agenda import agenda_rows
from tidtam.reporting.meetings.contents.results import result_lines
from tidtam.reporting.meetings.queries import as_of
from tidtam.reporting.meetings.tests import factories
from tidtam.work.results.tests.factories import JUNE, VILLAGE, make_result, make_village, nil, told

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with clock.frozen(factories.NOW), translation.override("th"):
        yield


def test_visitors_and_income_stand_against_before_and_who_has_not_reported_is_named() -> None:
    make_result(month=date(2017, 6, 1), row=told(thai_day=80, food=100_00))
    make_result(row=told(thai_day=100, food=150_00))
    make_village("40150205")
    committee = factories.make_committee()
    factories.make_meeting(committee)
    second = factories.make_meeting(committee, starts_at=factories.SECOND_DAY)
    with clock.frozen(factories.SECOND_DAY):
        lines = agenda_rows(second, as_of(second))[2]["paragraphs"]

    assert "นักท่องเที่ยว 100 คน" in lines[0]
    assert "รายได้จากการท่องเที่ยว 150 บาท" in lines[0]
    assert "นักท่องเที่ยว +25.0% (1 หมู่บ้าน)" in lines[1]
    assert "รายได้ +50.0% (1 หมู่บ้าน)" in lines[1]
    assert "บ้านศุภชัย" in lines[2]


def test_what_was_corrected_after_the_meeting_is_not_in_its_paper() -> None:
    make_result(row=told(thai_day=100))
    before = clock.now()
    with clock.frozen(before + timedelta(days=1)):
        make_result(row=nil(), reason="รายงานผิดหมู่บ้าน")
        assert "นักท่องเที่ยว 100 คน" in result_lines("40", before)[0]


def test_nothing_is_said_where_no_village_ever_reported() -> None:
    make_village()
    assert result_lines("40", clock.now()) == []


def test_a_village_that_reported_by_then_owes_nothing() -> None:
    make_result(VILLAGE, JUNE)
    assert len(result_lines("40", clock.now())) == 1
