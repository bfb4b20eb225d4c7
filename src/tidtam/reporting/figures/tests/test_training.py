"""Who came to trainings and what changed: counted once, by area, month and moment, down to the rows."""

from datetime import date, datetime, timedelta

import pytest

from tidtam.ground.areas.tests.factories import make_area
from tidtam.ground.people.tests.factories import make_user
from tidtam.kit import clock
from tidtam.kit.clock import BANGKOK
from tidtam.registers.producers.models import Merge
from tidtam.registers.producers.tests.factories import make_producer
from tidtam.reporting.figures.queries import figure
from tidtam.work.training.actions import check_outcome, strike_off, withdraw_outcome
from tidtam.work.training.tests.factories import make_attendee, make_outcome, make_training, on

pytestmark = pytest.mark.django_db

YEAR = {"area": "40", "start": date(2017, 10, 1), "end": date(2018, 9, 1)}


@pytest.fixture(autouse=True)
def today():
    with clock.frozen(datetime(2018, 7, 27, 10, 0, tzinfo=BANGKOK)):
        yield


@pytest.fixture
def desk(client):
    client.force_login(make_user("province", "40"))
    return client


def attended(**asked):
    return figure("training.attended", **{**YEAR, **asked})


def outcomes(**asked):
    return figure("training.outcomes", **{**YEAR, **asked})


def keyed(found):
    return {row.key: row.value for row in found.rows if row.value}


def test_a_producer_that_came_twice_counts_once_and_in_both_months():
    producer = make_producer()
    make_attendee(make_training(), producer)
    make_attendee(make_training(starts_on=date(2018, 2, 5), topic="brand"), producer)
    make_attendee(make_training(starts_on=date(2017, 9, 5)), make_producer("402505"))
    make_attendee(make_training(area="40"), make_producer("402505"))
    assert attended().value == 2
    assert keyed(attended(by="district")) == {"4015": 1, "4025": 1}
    assert keyed(attended(by="month")) == {"2560-12": 2, "2561-02": 1}
    assert keyed(attended(by="topic")) == {"package": 2, "brand": 1}
    assert not attended(by="topic").parts_add_up
    assert attended(area="4025").value == 1
    assert attended(start=date(2017, 9, 1), end=date(2017, 9, 1)).value == 1


def test_who_came_is_known_from_when_it_was_recorded_until_it_was_struck_off():
    with on(date(2018, 1, 10)) as recorded:
        attendee = make_attendee()
    with on(date(2018, 3, 1)) as struck:
        strike_off(attendee, reason="ลงชื่อแทนกัน", by=None)
    moments = [recorded - timedelta(seconds=1), recorded, struck - timedelta(seconds=1), struck]
    assert [attended(known_at=moment).value for moment in moments] == [0, 1, 1, 0]
    assert attended().value == 0


def test_producers_that_became_one_count_once_from_then_on():
    with on(date(2018, 1, 10)):
        training = make_training()
        kept, gone = (make_attendee(training, make_producer()).producer for _ in range(2))
    merged_at = datetime(2018, 4, 1, tzinfo=BANGKOK)
    Merge.objects.create(gone=gone, kept=kept, at=merged_at, reason="กลุ่มเดียวกัน")
    assert attended().value == 1
    assert attended(known_at=merged_at - timedelta(seconds=1)).value == 2


def test_changes_count_from_their_confirmation_until_they_are_withdrawn():
    with on(date(2018, 2, 10)):
        outcome = make_outcome()
        make_outcome(make_attendee(), kind="brand")
    province = make_user("province", "40")
    with on(date(2018, 4, 1)) as confirmed:
        check_outcome(outcome, found=True, checked_on=date(2018, 4, 1), note="เห็นแล้ว", by=province)
    assert outcomes().value == 1
    assert keyed(outcomes(by="outcome")) == {"package": 1}
    assert keyed(outcomes(by="month")) == {"2561-02": 1}
    make_area("4025")
    assert outcomes(area="4025").value == 0
    with on(date(2018, 6, 1)) as withdrawn:
        withdraw_outcome(outcome, reason="กลับไปใช้ถุงเดิม", by=province)
    moments = [confirmed - timedelta(seconds=1), confirmed, withdrawn - timedelta(seconds=1), withdrawn]
    assert [outcomes(known_at=moment).value for moment in moments] == [0, 1, 1, 0]


@pytest.mark.parametrize("by", ["subdistrict", "topic", "month"])
@pytest.mark.parametrize("known_at", [None, datetime(2018, 7, 1, tzinfo=BANGKOK)])
def test_the_way_down_ends_at_as_many_rows_as_the_figure_counts(desk, by, known_at):
    with on(date(2018, 1, 10)):
        training = make_training()
        for area in ("40150808", "40150604", "402505"):
            make_attendee(training, make_producer(area))
    make_attendee(training, make_producer())  # recorded today, unknown on 1 July
    area = "4015" if by == "subdistrict" else "40"
    for row in attended(area=area, by=by, known_at=known_at).rows:
        if row.value:
            assert desk.get(row.link).context["page"].count == row.value, row.link


@pytest.mark.parametrize("by", ["subdistrict", "outcome", "month"])
@pytest.mark.parametrize("known_at", [None, datetime(2018, 7, 1, tzinfo=BANGKOK)])
def test_the_way_down_of_the_changes_ends_at_the_changes(desk, by, known_at):
    other = make_user("province", "40")
    for day in (date(2018, 5, 1), date(2018, 7, 20)):
        with on(day):
            outcome = make_outcome(happened_on=date(2018, 2, 1))
            check_outcome(outcome, found=True, checked_on=day, note="เห็นแล้ว", by=other)
            make_outcome(happened_on=date(2018, 2, 1))
    area = "4015" if by == "subdistrict" else "40"
    found = outcomes(area=area, by=by, known_at=known_at)
    assert found.value == (1 if known_at else 2)
    for row in found.rows:
        if row.value:
            assert desk.get(row.link).context["page"].count == row.value, row.link
