from datetime import date, datetime, timedelta
from fractions import Fraction

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from hypothesis import given
from hypothesis import strategies as st

from tidtam.ground.areas.models import Area
from tidtam.ground.people.tests.factories import make_user
from tidtam.kit import clock
from tidtam.kit.clock import BANGKOK
from tidtam.registers.producers.actions.duplicates import merge_producers
from tidtam.registers.producers.models import Registration, Round
from tidtam.registers.producers.tests.factories import ROUND, make_producer, make_product
from tidtam.work.sales.actions import bring_forward
from tidtam.work.sales.actions.targets import PlanMoved, adjust_target, set_targets
from tidtam.work.sales.models import Target
from tidtam.work.sales.queries.basis import plan
from tidtam.work.sales.queries.cascade import aim, share_out
from tidtam.work.sales.queries.pace import course
from tidtam.work.sales.queries.targets import history_of, target_of, target_sum, targets_below
from tidtam.work.sales.tests.factories import make_sale
from tidtam.work.sales.tests.test_brought import row

YEAR = date(2017, 10, 1)  # fiscal year 2561
WEIGHTS = st.dictionaries(st.text("0123456789", min_size=4, max_size=4), st.integers(0, 10**14), max_size=30)


@given(st.integers(0, 10**15), WEIGHTS)
def test_the_parts_of_a_target_add_up_to_it_and_none_is_a_baht_away_from_its_share(amount, weights):
    parts = share_out(amount, weights)
    whole = sum(weights.values())
    assert parts.keys() == weights.keys()
    assert sum(parts.values()) == (amount if whole else 0)
    for key, part in parts.items():
        assert part >= 0
        if whole:
            assert abs(part - Fraction(amount * weights[key], whole)) < 2 * 100


@given(st.integers(0, 10**12), WEIGHTS)
def test_parts_are_whole_baht_and_nothing_goes_where_nothing_was_sold(baht, weights):
    for key, part in share_out(baht * 100, weights).items():
        assert part % 100 == 0
        assert weights[key] or part == 0


@given(st.integers(0, 10**15), st.integers(-10_000, 100_000))
def test_a_target_is_the_mean_and_so_much_more_in_whole_baht(mean, percent):
    target = aim(mean, percent)
    assert target % 100 == 0
    assert abs(target - Fraction(mean * (10_000 + percent), 10_000)) <= 50


def test_chonburi_of_2557():
    assert aim(1_000_000_00, 22_00) == 1_220_000_00


@pytest.fixture
def sold(db):
    """Two districts of a province: the first sold 600, 900 and 1,500 baht in three years, the second 300 a year."""
    with clock.frozen(datetime(2018, 7, 27, 10, 0, tzinfo=BANGKOK)):
        first, second = make_producer(), make_producer("402505")
        for producer, sums in ((first, (600, 900, 1500)), (second, (300, 300, 300))):
            product = make_product(producer)
            for year, baht in zip((2015, 2016, 2017), sums, strict=True):
                make_sale(product, month=date(year, 5, 1), baht=baht * 100)
        yield first, second


def cohort():
    return Round.objects.get(pk=ROUND)


def test_the_mean_of_three_years_of_the_rounds_producers_is_divided_by_the_districts_own(sold):
    outside = make_product(make_producer("402505", state="rejected"))
    assert not Registration.objects.filter(producer=outside.producer, state="registered").exists()
    made = plan("40", YEAR, cohort(), 10_00)
    assert (made.basis.mean, made.baht, made.by_makers) == (1_300_00, 1_430_00, False)
    assert {one.area.code: (one.mean, one.baht) for one in made.parts} == {
        "4015": (1_000_00, 1_100_00),
        "4025": (300_00, 330_00),
    }
    years = [(one.year.year, one.reported, one.brought) for one in made.basis.years]
    assert years == [(2014, 900_00, 0), (2015, 1_200_00, 0), (2016, 1_800_00, 0)]
    assert all(one.reporting.expected > one.reporting.sent > 0 for one in made.basis.years)


def test_what_was_brought_forward_counts_and_is_said_year_by_year_or_across_years(sold):
    bring_forward(row(first=date(2014, 10, 1), last=date(2015, 4, 1), baht=3_000_00), by=None)
    bring_forward(row("4025", first=date(2015, 6, 1), last=date(2016, 4, 1), baht=6_000_00), by=None)
    known = plan("40", YEAR, cohort(), 0).basis
    assert [one.brought for one in known.years] == [3_000_00, 0, 0]
    assert known.across == 6_000_00
    assert known.mean == (3_900_00 + 9_000_00) // 3
    assert known.sums == {"4015": 3_000_00, "4025": 900_00 + 6_000_00}


def test_without_sums_by_district_it_is_divided_by_their_producers(db):
    with clock.frozen(datetime(2018, 7, 27, 10, 0, tzinfo=BANGKOK)):
        for area in ("401508", "401508", "402505"):
            make_producer(area)
        bring_forward(row(baht=9_000_00), by=None)
        made = plan("40", YEAR, cohort(), 0)
    assert made.by_makers
    assert {one.area.code: one.baht for one in made.parts} == {"4015": 2_000_00, "4025": 1_000_00}


def test_sales_of_what_was_merged_into_one_of_the_round_count(sold):
    first, second = sold
    Registration.objects.filter(producer=second).update(state="rejected")
    assert plan("40", YEAR, cohort(), 0).basis.total == 3_000_00
    before = 3_900_00
    merge_producers(second, first, reason="รายเดียวกัน", by=None)
    assert plan("40", YEAR, cohort(), 0).basis.total == before


def test_targets_are_set_once_adjusted_with_a_reason_and_known_as_they_were(sold):
    province = make_user("province", "40")
    own = set_targets("40", YEAR, cohort(), 10_00, by=province)
    assert set_targets("40", YEAR, cohort(), 10_00, by=province) == own
    assert Target.objects.count() == 3
    then = clock.now()
    with clock.frozen(then + timedelta(days=1)):
        with pytest.raises(ValidationError) as refused:
            adjust_target("4015", YEAR, baht=1_000_00, reason=" ", by=province)
        assert list(refused.value.message_dict) == ["reason"]
        lower = adjust_target("4015", YEAR, baht=1_000_00, reason="น้ำท่วม", by=province)
        assert adjust_target("4015", YEAR, baht=1_000_00, reason="น้ำท่วม", by=province) == lower
        with pytest.raises(PlanMoved):
            adjust_target("4015", YEAR, baht=2_000_00, reason="อีก", by=province, seen=own.pk)
    assert target_of("4015", YEAR).baht == 1_000_00
    assert target_of("4015", YEAR, then).baht == 1_100_00
    assert target_of("40", YEAR, then - timedelta(seconds=1)) is None
    assert [one.baht for one in history_of("4015", YEAR)] == [1_000_00, 1_100_00]
    assert {code: one.baht for code, one in targets_below("40", YEAR).items()} == {
        "4015": 1_000_00,
        "4025": 330_00,
    }
    assert target_sum("40", YEAR) == target_sum("", YEAR) == 1_430_00
    assert target_sum("41", YEAR) is None


def test_a_target_that_stands_is_set_anew_with_a_reason_only(sold):
    set_targets("40", YEAR, cohort(), 10_00, by=None)
    with pytest.raises(ValidationError) as refused:
        set_targets("40", YEAR, cohort(), 22_00, by=None)
    assert list(refused.value.message_dict) == ["reason"]
    assert set_targets("40", YEAR, cohort(), 22_00, by=None, reason="มติจังหวัด").baht == 1_586_00
    with pytest.raises(PlanMoved):
        set_targets("40", YEAR, cohort(), 5_00, by=None, reason="อีก", seen=1)


def test_a_district_does_not_set_targets(sold):
    district = make_user("district", "4015")
    set_targets("40", YEAR, cohort(), 10_00, by=None)
    with pytest.raises(PermissionDenied):
        adjust_target("4015", YEAR, baht=1_00, reason="ลด", by=district)
    with pytest.raises(PermissionDenied):
        set_targets("40", YEAR, cohort(), 10_00, by=district)


def test_progress_is_measured_against_the_season_of_whole_years(sold):
    set_targets("40", YEAR, cohort(), 0, by=None)
    product = make_product(sold[0])
    for month in (10, 11, 12, *range(1, 10)):
        year = 2016 if month > 9 else 2017
        baht = 300_00 if month in (10, 11, 12) else 10_00
        make_sale(product, month=date(year, month, 1), baht=baht)
    make_sale(product, month=date(2018, 1, 1), baht=650_00)
    found = course(Area.objects.get(pk="40"), YEAR)
    assert (found.last, found.seasons) == (date(2018, 6, 1), (date(2016, 10, 1),))
    own = found.own
    # ten months' tenths, three months' 300s, what the fixture sold in May: 900 + 60 + 1,800 of 2,790
    assert (own.sold, own.reached, own.expected) == (650_00, 5_000, 2_760 * 10_000 // 2_790)
    assert own.is_behind
    assert [(one.area.code, one.sold, one.expected) for one in found.parts] == [
        ("4025", 0, 10_000),
        ("4015", 650_00, (900 + 60 + 1500) * 10_000 // (900 + 90 + 1500)),
    ]


def test_without_whole_years_equal_months_are_expected(sold):
    found = course(Area.objects.get(pk="40"), YEAR)
    assert (found.seasons, found.own.expected) == ((), 7_500)
    assert (found.own.target, found.own.reached, found.own.is_behind) == (None, None, False)
