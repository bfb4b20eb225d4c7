from datetime import UTC, date, datetime

import pytest

from tidtam.ground.people.tests.factories import make_user
from tidtam.ground.trail.models import Entry
from tidtam.kit import clock
from tidtam.registers.producers import actions, refusals
from tidtam.registers.producers.actions import RoundRow
from tidtam.registers.producers.models import Registration, Round
from tidtam.registers.producers.tests.factories import ROUND, make_producer, make_standard_lists

pytestmark = pytest.mark.django_db

OPENS, CLOSES = date(2018, 10, 1), date(2018, 12, 20)
ROW = RoundRow("ปีงบประมาณ 2562 ไตรมาส 1", "Fiscal year 2019, quarter 1", OPENS, CLOSES, 2562, 1)


@pytest.mark.parametrize(("role", "area"), [("admin", "40"), ("province", "40")])
def test_who_configures_and_the_province_open_rounds(role, area):
    actions.add_round("2562-1", ROW, by=make_user(role=role, area=area))
    assert Round.objects.get(pk="2562-1").number_pattern == "{province}-{year}-{number:05}"
    assert Entry.objects.get(verb="producers.add_round").detail["opens_on"] == "2018-10-01"


@pytest.mark.parametrize(("role", "area"), [("district", "4015"), ("auditor", "40"), ("secretary", "40")])
def test_nobody_else_does(role, area):
    with pytest.raises(refusals.NotEntitled):
        actions.add_round("2562-1", ROW, by=make_user(role=role, area=area))


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"closes_on": date(2018, 9, 30)}, refusals.ClosesBeforeOpens),
        ({"lapses_on": CLOSES}, refusals.LapsesTooEarly),
        ({"fiscal_year": None}, refusals.QuarterWithoutYear),
        ({"number_pattern": "{province}"}, refusals.BadNumbers),
    ],
)
def test_a_round_that_cannot_be_is_refused(changed, refusal):
    with pytest.raises(refusal):
        actions.add_round("2562-1", ROW._replace(**changed), by=None)


@pytest.mark.parametrize("code", ["", "2562 1", "2562/1", "x" * 21, "ปี62"])
def test_a_code_can_stand_in_an_address(code):
    with pytest.raises(refusals.BadRoundCode):
        actions.add_round(code, ROW, by=None)


def test_a_code_is_given_once():
    actions.add_round("2562-1", ROW, by=None)
    with pytest.raises(refusals.RoundTaken):
        actions.add_round("2562-1", ROW, by=None)


def test_a_change_stands_in_the_trail_with_what_was_before():
    made = actions.add_round("2562-1", ROW, by=None)
    actions.change_round(made, ROW._replace(closes_on=date(2018, 12, 31)), by=None)
    assert Entry.objects.get(verb="producers.change_round").detail["changes"] == {
        "closes_on": ["2018-12-20", "2018-12-31"]
    }
    actions.change_round(made, ROW._replace(closes_on=date(2018, 12, 31)), by=None)
    assert Entry.objects.filter(verb="producers.change_round").count() == 1


def test_what_a_round_registered_lapses_on_its_day_and_once():
    make_standard_lists()
    Round.objects.filter(pk=ROUND).update(lapses_on=date(2018, 8, 1))
    producer, rejected = make_producer(), make_producer(state="rejected")
    with clock.frozen(datetime(2018, 7, 31, 10, tzinfo=UTC)):
        assert actions.lapse_due() == 0
    with clock.frozen(datetime(2018, 7, 31, 17, tzinfo=UTC)) as midnight:  # 1 August in Bangkok
        assert actions.lapse_due() == 1
        assert actions.lapse_due() == 0
    registration = Registration.objects.get(producer=producer)
    assert (registration.state, registration.since) == ("lapsed", midnight)
    producer.refresh_from_db()
    assert producer.struck_at == midnight
    assert Registration.objects.get(producer=rejected).state == "rejected"
    assert Entry.objects.get(verb="producers.lapse_round").detail["rows"] == 1


def test_once_a_round_has_lapsed_its_day_stays():
    make_producer()
    kept = Round.objects.get(pk=ROUND)
    row = RoundRow(**{name: getattr(kept, name) for name in RoundRow._fields})
    actions.change_round(kept, row._replace(lapses_on=date(2016, 1, 1)), by=None)
    actions.lapse_due()
    with pytest.raises(refusals.AlreadyLapsed):
        actions.change_round(kept, row._replace(lapses_on=date(2030, 1, 1)), by=None)
