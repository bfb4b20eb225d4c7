"""A producer rests: no report is expected of it, no rate counts it, and it is known who said so."""

from datetime import date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tidtam.ground.people.tests.factories import make_user
from tidtam.ground.trail.models import Entry
from tidtam.kit import clock
from tidtam.kit.access import within
from tidtam.kit.clock import BANGKOK
from tidtam.registers.producers.actions.duplicates import merge_producers
from tidtam.registers.producers.tests.factories import make_producer
from tidtam.work.sales import actions
from tidtam.work.sales.actions import NilReport
from tidtam.work.sales.dues import dues
from tidtam.work.sales.models import Pause
from tidtam.work.sales.queries.producer import months_of
from tidtam.work.sales.queries.reporting import completeness, summed
from tidtam.work.sales.tests.factories import make_channels

pytestmark = pytest.mark.django_db

NOW = datetime(2018, 7, 27, 10, 0, tzinfo=BANGKOK)
APRIL, MAY, JUNE = date(2018, 4, 1), date(2018, 5, 1), date(2018, 6, 1)


@pytest.fixture(autouse=True)
def today():
    with clock.frozen(NOW):
        yield


def count(month, known_at=None):
    row = summed(completeness(within("40", "area_id"), 0, [month], known_at))
    return row.expected, row.sent, row.missing, row.resting


def test_a_month_at_rest_is_not_applicable_and_a_report_of_it_counts_in_no_rate():
    make_channels()
    rests, works = make_producer(), make_producer()
    actions.record_sales([NilReport(rests.pk, MAY), NilReport(works.pk, MAY)], by=None)
    assert count(MAY) == (2, 2, 0, 0)
    actions.pause(rests, first=MAY, last=MAY, reason="น้ำท่วมโรงทอ", by=None)
    assert count(MAY) == (1, 1, 0, 1)
    assert count(JUNE) == (2, 0, 2, 0)
    assert count(MAY, NOW - timedelta(minutes=1)) == (2, 0, 2, 0)  # before anything of this was told


def test_until_further_notice_ends_when_somebody_says_so_and_what_was_known_stays():
    producer = make_producer()
    paused = actions.pause(producer, first=MAY, last=None, reason="ประธานป่วย", by=None)
    assert [count(month) for month in (APRIL, MAY, JUNE)] == [(1, 0, 1, 0), (0, 0, 0, 1), (0, 0, 0, 1)]
    with clock.frozen(NOW + timedelta(days=2)):
        ended = actions.end_pause(paused, last=MAY, by=None)
        assert actions.end_pause(paused, last=MAY, by=None) == ended
        assert [count(month) for month in (MAY, JUNE)] == [(0, 0, 0, 1), (1, 0, 1, 0)]
        assert count(JUNE, NOW + timedelta(days=1)) == (0, 0, 0, 1)
        actions.withdraw_pause(ended, reason="แจ้งผิดราย", by=None)
        actions.withdraw_pause(ended, reason="แจ้งผิดราย", by=None)
        assert count(MAY) == (1, 0, 1, 0)
    verbs = list(Entry.objects.filter(verb__contains="pause").order_by("pk").values_list("verb", flat=True))
    assert verbs == ["sales.pause", "sales.end_pause", "sales.withdraw_pause"]


def test_the_same_pause_twice_is_one_and_crossing_ones_are_refused():
    producer = make_producer()
    first = actions.pause(producer, first=APRIL, last=MAY, reason="พัก", by=None)
    assert actions.pause(producer, first=APRIL, last=MAY, reason="พัก", by=None) == first
    with pytest.raises(ValidationError) as refused:
        actions.pause(producer, first=MAY, last=None, reason="พักต่อ", by=None)
    assert "เม.ย. 61 ถึง พ.ค. 61" in refused.value.message_dict["first"][0]
    other = actions.pause(producer, first=JUNE, last=JUNE, reason="พักต่อ", by=None)
    with pytest.raises(ValidationError):
        actions.end_pause(first, last=JUNE, by=None)
    assert Pause.objects.filter(withdrawn_at=None).count() == 2
    assert other.first == JUNE


@pytest.mark.parametrize(
    "wrong",
    [
        {"reason": "  "},
        {"first": JUNE, "last": MAY},
        {"first": date(2018, 5, 2)},
        {"last": date(2031, 1, 1)},
    ],
    ids=["no reason", "backwards", "no month", "too far"],
)
def test_what_is_wrong_is_said_and_nothing_is_written(wrong):
    asked = {"first": MAY, "last": MAY, "reason": "พัก"} | wrong
    with pytest.raises(ValidationError):
        actions.pause(make_producer(), by=None, **asked)
    assert not Pause.objects.exists()


def test_only_the_officers_of_its_area_and_only_the_province_in_a_closed_month():
    producer = make_producer()
    with pytest.raises(PermissionDenied):
        actions.pause(producer, first=MAY, last=MAY, reason="พัก", by=make_user(role="district", area="4025"))
    district, province = make_user(role="district", area="4015"), make_user(role="province", area="40")
    actions.close_month("40", MAY, by=province)
    for first, last in ((MAY, MAY), (APRIL, None)):
        with pytest.raises(ValidationError, match=r"พ\.ค\. 61"):
            actions.pause(producer, first=first, last=last, reason="พัก", by=district)
    paused = actions.pause(producer, first=APRIL, last=MAY, reason="พัก", by=province)
    with pytest.raises(ValidationError):
        actions.end_pause(paused, last=APRIL, by=district)
    assert actions.end_pause(paused, last=JUNE, by=district).last == JUNE


def test_the_kept_ones_rest_is_that_of_all_and_a_merged_ones_its_own():
    gone, kept = make_producer(), make_producer()
    actions.pause(gone, first=MAY, last=MAY, reason="พัก", by=None)
    merge_producers(gone, kept, reason="ซ้ำ", by=None)
    assert count(MAY) == (1, 0, 1, 0)
    actions.pause(kept, first=JUNE, last=JUNE, reason="พัก", by=None)
    assert count(JUNE) == (0, 0, 0, 1)
    gone.refresh_from_db()
    with pytest.raises(ValidationError):
        actions.pause(gone, first=APRIL, last=APRIL, reason="พัก", by=None)
    shown = {line.month: (line.shown[0], line.missing) for line in months_of(kept, APRIL, JUNE)}
    assert shown == {APRIL: ("late", True), MAY: ("late", True), JUNE: ("none", False)}


def test_nothing_is_owed_at_rest_nor_for_a_month_that_the_province_closed():
    producer = make_producer()
    officer = make_user(role="province", area="40")
    assert [due.due for due in dues(officer)] == [date(2018, 5, 20), date(2018, 6, 20), date(2018, 7, 20)]
    actions.pause(producer, first=MAY, last=MAY, reason="พัก", by=officer)
    actions.close_month("40", APRIL, by=officer)
    actions.change_month("40", JUNE, due_on=date(2018, 7, 30), by=officer)
    (left,) = dues(officer)
    assert (left.due, left.state, left.late_days) == (date(2018, 7, 30), "soon", -3)
