"""Kept sums divided: parts equal the whole, years equal their months, an earlier moment equals what was known then."""

from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tidtam.kit import clock
from tidtam.registers.producers.models import Producer
from tidtam.registers.producers.tests.factories import make_producer, make_product
from tidtam.work.sales import actions
from tidtam.work.sales.models import ProducerTotal
from tidtam.work.sales.queries.cells import Amount, Later, Lens, NotKept, Sold, cells
from tidtam.work.sales.queries.season import first_month, seasons
from tidtam.work.sales.queries.spread import movers, spread, spread_of_reports, spread_of_year
from tidtam.work.sales.tests.factories import MONTH, RECORDED, make_sale

pytestmark = pytest.mark.django_db

NOW = RECORDED + timedelta(days=40)
YEAR = Lens("40", date(2017, 10, 1), date(2018, 6, 1))


@pytest.fixture(autouse=True)
def today():
    with clock.frozen(NOW):
        yield


@pytest.fixture
def province():
    """Three producers of two districts, two years, two categories and channels; one report approved."""
    near, far, other = (
        make_producer("40150808"),
        make_producer("40150604"),
        make_producer("40250505", kind="sme"),
    )
    make = [
        (make_product(near), MONTH, 100_00, "unsplit"),
        (make_product(far, category="food"), MONTH, 30_00, "shop"),
        (make_product(other), date(2017, 11, 1), 500_00, "online"),
        (make_product(near), date(2017, 5, 1), 40_00, "unsplit"),
        (make_product(other), date(2016, 11, 1), 900_00, "shop"),
    ]
    sales = [
        make_sale(product, baht=baht, month=month, channel=channel) for product, month, baht, channel in make
    ]
    actions.take_step("check", [sales[0].report_id], by=Officer())
    actions.take_step("approve", [sales[0].report_id], by=Officer())
    return sales


class Officer:
    pk, label = "1", "เจ้าหน้าที่"

    def reach(self, verb):
        return ("40",)

    def may(self, verb, area_code):
        return area_code.startswith("40")


def added(found) -> Sold:
    whole = Sold()
    for sold in found.values():
        whole = Sold(*(one.plus(two) for one, two in zip(whole, sold, strict=True)))
    return whole


def later_of(lens):
    return Later(lens, date(2010, 10, 1), date(2020, 9, 1))


@pytest.mark.django_db
def test_every_way_of_dividing_adds_up_to_the_same_sum_and_the_same_months_last_year(province):
    whole = cells(YEAR, [])[()]
    assert (whole.this.baht, whole.before.baht, whole.this.official) == (630_00, 940_00, 100_00)
    ways = ["district", "category", "mark", "channel", "kind", "month", "quarter", "year"]
    for way in ways:
        assert added(cells(YEAR, [way])) == whole, way
    for pair in combinations(ways, 2):
        try:
            found = cells(YEAR, list(pair))
        except NotKept:
            assert {"category", "mark", "channel", "kind"} & set(pair)
            continue
        assert added(found) == whole, pair


@pytest.mark.django_db
def test_a_whole_fiscal_year_equals_its_months_and_its_parts_stand_under_their_time(province):
    lens = Lens("40", date(2015, 10, 1), date(2018, 9, 1))
    assert cells(lens, [])[()].this == added(cells(lens, ["month"])).this
    by_year = {key[0]: sold.this.baht for key, sold in cells(lens, ["year"]).items()}
    assert by_year == {date(2016, 10, 1): 940_00, date(2017, 10, 1): 630_00}
    by_quarter = cells(YEAR, ["quarter"])
    assert by_quarter[date(2018, 4, 1),].before.baht == 40_00
    assert cells(YEAR, ["month"])[date(2017, 11, 1),].before.baht == 900_00


@pytest.mark.django_db
def test_what_was_known_then_is_exact_in_every_division(province):
    then = clock.now()
    before = {way: cells(YEAR, [way]) for way in ("district", "category", "channel", "kind", "month")}
    with clock.frozen(NOW + timedelta(days=1)):
        actions.correct_sale(province[2], baht=5_00, reason="พิมพ์เกิน", by=None)
        actions.correct_sale(province[4], baht=1_00, reason="พิมพ์เกิน", by=None)
        actions.take_step("reopen", [province[0].report_id], by=Officer(), reason="ตรวจใหม่")
        lens = Lens(YEAR.area, YEAR.start, YEAR.end, known_at=then)
        later = later_of(lens)
        for way, known in before.items():
            found = cells(lens, [way], later)
            for key, sold in known.items():
                assert (found[key].this, found[key].before) == (sold.this, sold.before), (way, key)
            assert added(found).now == added(cells(YEAR, [way])).this
    assert added(found).now.baht == 135_00


@pytest.mark.django_db
def test_one_part_alone_is_divided_by_what_is_kept_with_it(province):
    food = Lens("40", YEAR.start, YEAR.end, only=("category", "food"))
    assert cells(food, ["district"]) == {("4015",): Sold(Amount(30_00), Amount(), Amount(30_00))}
    assert cells(food, ["mark"])[("",)].this.baht == 30_00
    with pytest.raises(NotKept):
        cells(food, ["channel"])


@pytest.mark.django_db
@pytest.mark.parametrize("by", [[], ["district"], ["category", "mark"], ["channel", "month"]])
def test_a_division_is_one_question(province, by, django_assert_num_queries):
    with django_assert_num_queries(1):
        cells(YEAR, by)


def test_how_few_make_how_much():
    found = spread([100, 0, 0, 60, 20, 10, 10], 1)
    assert (found.sellers, found.total, found.one, found.largest, found.ten, found.half) == (
        5,
        200,
        1,
        100,
        1,
        1,
    )
    assert spread([50, 50, 50, 50], 1).half == 2
    assert (spread([], 1).half, spread([0], 9).sellers) == (0, 0)
    bands = spread([0, 4_000_00 * 9, 6_000_00 * 9, 2_000_000_00 * 9], 9).bands
    assert [(band.producers, band.least) for band in bands if band.producers] == [
        (1, 0), (1, 1), (1, 5_000_00), (1, 1_000_000_00),
    ]  # fmt: skip


@pytest.mark.django_db
def test_the_producers_years_say_the_same_as_their_reports(province):
    assert spread_of_year("40", date(2017, 10, 1), 9) == spread_of_reports(YEAR)
    assert spread_of_year("", date(2017, 10, 1), 9) == spread_of_year("40", date(2017, 10, 1), 9)
    assert spread_of_year("", date(2017, 10, 1), 9).total == 630_00
    assert spread_of_reports(YEAR, official=True).total == 100_00
    then = clock.now()
    with clock.frozen(NOW + timedelta(days=1)):
        actions.correct_sale(province[2], baht=5_00, reason="พิมพ์เกิน", by=None)
        assert spread_of_reports(YEAR).total == 135_00
        assert spread_of_reports(Lens("40", YEAR.start, YEAR.end, known_at=then)).total == 630_00


@pytest.mark.django_db
def test_who_rose_most_is_told_with_the_month_and_its_report(province):
    with clock.frozen(NOW + timedelta(days=1)):
        slip = make_sale(make_product(province[1].product.producer), baht=9_000_000_00)
        then = clock.now()
    with clock.frozen(NOW + timedelta(days=2)):
        actions.correct_sale(slip, baht=9_000_00, reason="พิมพ์เกินหนึ่งพันเท่า", by=None)
        first = movers(Lens("4015", YEAR.start, YEAR.end, known_at=then))[0]
    assert (first.producer, first.month, first.report) == (slip.report.producer_id, MONTH, slip.report_id)
    assert (first.this, first.now) == (9_000_030_00, 9_030_00)


def test_the_course_of_the_year_is_of_whole_years():
    first = first_month(date(2018, 6, 1))
    months = {
        date(year, month, 1): 100 * (2 if month == 12 else 1)
        for year in range(2015, 2019)
        for month in range(1, 13)
    }
    months = {month: baht for month, baht in months.items() if first <= month <= date(2018, 6, 1)}
    found = seasons(months, date(2018, 6, 1))
    assert [year.year for year in found[0].indexes] == [2015, 2016]
    assert {row.month: row.mean for row in found}[12] == 185
    assert [row.month for row in found] == [10, 11, 12, *range(1, 10)]
    assert seasons({date(2018, 1, 1): 5}, date(2018, 6, 1)) == []


@given(st.lists(st.one_of(st.integers(0, 9_000_00), st.integers(0, 10**13)), max_size=40), st.integers(1, 12))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_country_is_spread_by_the_database_as_anything_smaller_is_in_memory(sums, months):
    ProducerTotal.objects.all().delete()
    begin, keys = date(2017, 10, 1), [row.pk for row in _makers(len(sums))]
    ProducerTotal.objects.bulk_create(
        ProducerTotal(producer_id=key, month=begin, area="40150808", baht=baht)
        for key, baht in zip(keys, sums, strict=True)
    )
    assert spread_of_year("", begin, months) == spread(sums, months)


def _makers(count: int) -> list[Producer]:
    """As many as are asked for; what lacks is made."""
    while Producer.objects.count() < count:
        make_producer(state="")
    return list(Producer.objects.order_by("pk")[:count])
