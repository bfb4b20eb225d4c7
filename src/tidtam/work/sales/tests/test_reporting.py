from datetime import date, datetime, timedelta

import pytest

from tidtam.ground.people.tests.factories import make_post, make_user
from tidtam.kit import clock
from tidtam.kit.clock import BANGKOK
from tidtam.registers.producers import actions as register
from tidtam.registers.producers.actions import StepRow
from tidtam.registers.producers.tests.factories import ROUND, make_producer, make_product
from tidtam.work.sales import actions
from tidtam.work.sales.actions import NilReport
from tidtam.work.sales.dues import dues
from tidtam.work.sales.queries.deadlines import due_day
from tidtam.work.sales.queries.reporting import reporting_by_area, reporting_by_month
from tidtam.work.sales.tests.factories import MONTH, RECORDED, make_channels, make_sale

pytestmark = pytest.mark.django_db

TODAY = date(2018, 7, 27)
MONTHS = [date(2018, 4, 1), MONTH, date(2018, 6, 1)]


@pytest.fixture(autouse=True)
def today():
    with clock.frozen(datetime(2018, 7, 27, 10, 0, tzinfo=BANGKOK)):
        yield


def test_blank_is_not_zero():
    make_channels()
    sold, nil, silent = make_producer(), make_producer(), make_producer()
    make_sale(make_product(sold))
    actions.record_sales([NilReport(nil.pk, MONTH, at=RECORDED)], by=None)
    found = reporting_by_month("40", [MONTH])[MONTH]
    assert (found.sent, found.expected, found.missing, found.rate) == (2, 3, 1, 6666)
    assert silent.reports.count() == 0


def test_only_registered_producers_are_expected_as_far_as_was_known():
    before = make_producer()
    late = make_producer(at=datetime(2018, 5, 20, 9, 0, tzinfo=BANGKOK))
    make_producer(state="rejected")
    gone_at = datetime(2018, 5, 25, 9, 0, tzinfo=BANGKOK)
    register.record_registration_step(StepRow(before.pk, ROUND, "cancelled", gone_at), by=None)
    expected = [row.expected for row in reporting_by_month("40", MONTHS).values()]
    assert expected == [1, 2, 1]
    known = reporting_by_month("40", MONTHS, late.registered_at - timedelta(hours=1))
    assert [row.expected for row in known.values()] == [1, 1, 1]


def test_a_report_that_came_later_was_not_known_before():
    make_sale()
    early = RECORDED - timedelta(minutes=1)
    assert reporting_by_month("40", [MONTH], early)[MONTH].sent == 0
    assert reporting_by_area("40", 4, [MONTH], RECORDED)["4015"].rate == 10_000


def test_missing_reports_are_owed_by_district_and_month():
    post = make_post("cdd-4015")
    for _number in range(3):
        make_producer()
    make_producer("402505")
    found = dues(make_user(role="district", area="4015"), today=TODAY)
    assert [(due.area, due.state, due.late_days) for due in found] == [
        ("4015", "late", 68),
        ("4015", "late", 37),
        ("4015", "late", 7),
    ]
    assert found[-1].what == "ยังไม่ส่งรายงาน มิ.ย. 61 · 3 ราย"
    assert found[-1].post == post.name
    assert "month=2561-06" in found[-1].link
    assert len(dues(make_user(role="province", area="40"), area="4025", today=TODAY)) == 3
    assert dues(make_user(role="district", area="4011"), today=TODAY) == []


def test_a_province_sets_its_own_last_day():
    make_producer()
    actions.change_month("40", MONTH, by=None, due_on=date(2018, 7, 25))
    found = {due.due for due in dues(make_user(role="district", area="4015"), today=TODAY)}
    assert found == {date(2018, 5, 20), date(2018, 7, 25), date(2018, 7, 20)}
    assert due_day("40", MONTH) == date(2018, 7, 25)
    assert due_day("41", MONTH) == date(2018, 6, 20)
    actions.change_month("40", MONTH, by=None, due_on=None)
    assert due_day("40", MONTH) == date(2018, 6, 20)


def test_nothing_is_owed_once_everybody_reported():
    make_channels()
    producer = make_producer()
    actions.record_sales([NilReport(producer.pk, month, at=RECORDED) for month in MONTHS], by=None)
    assert dues(make_user(role="province", area="40"), today=TODAY) == []
