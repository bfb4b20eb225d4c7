"""The kept totals against the facts, and every earlier moment against a replay of what was recorded until then."""

from collections import Counter
from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from django.db.models import F
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tidtam.kit import clock
from tidtam.registers.marks.tests.factories import make_award
from tidtam.registers.producers.tests.factories import make_producer, make_product
from tidtam.work.sales import actions
from tidtam.work.sales.actions import SaleRow
from tidtam.work.sales.models import ChannelTotal, KindTotal, Total
from tidtam.work.sales.queries import sums
from tidtam.work.sales.queries.recount import recount
from tidtam.work.sales.queries.sums import Span
from tidtam.work.sales.tests.factories import RECORDED, make_channels, make_sale

pytestmark = pytest.mark.django_db

MONTHS = [date(2018, month, 1) for month in (3, 4, 5)]
CHANNELS = ("unsplit", "fair")
AREAS = ("40150808", "401508", "401501", "402505")

told = st.tuples(
    st.integers(0, len(AREAS) - 1),
    st.sampled_from(MONTHS),
    st.sampled_from(CHANNELS),
    st.integers(0, 5_000_00),
)


@pytest.fixture
def products():
    make_channels()
    found = [
        make_product(make_producer(area), category=("food", "fabric")[number % 2])
        for number, area in enumerate(AREAS)
    ]
    make_award(found[0], "premium")
    with clock.frozen(RECORDED + timedelta(days=60)):
        yield found


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(told, min_size=1, max_size=12), st.integers(-1, 12))
def test_what_was_known_is_what_had_been_recorded_by_then(products, tellings, moment):
    with transaction.atomic():
        log = []
        for number, (place, month, channel, baht) in enumerate(tellings):
            at = RECORDED + timedelta(hours=number)
            row = SaleRow(products[place].pk, month, channel, baht, reason="ตรวจแล้ว", at=at)
            actions.record_sales([row], by=None)
            log.append((at, (place, month, channel), baht))
        known_at = RECORDED + timedelta(hours=moment)
        replayed = {key: baht for at, key, baht in log if at <= known_at}
        now = {key: baht for _at, key, baht in log}
        for state, known in ((replayed, known_at), (now, None)):
            _agree(state, Span("40", MONTHS[0], MONTHS[-1], known))
        assert recount() == []
        transaction.set_rollback(True)


def _agree(state, span):
    """Every way of dividing says what the facts in `state` add up to."""
    assert sums.total(span) == sum(state.values())
    for level in (2, 4, 6):
        expected = Counter()
        for (place, _month, _channel), baht in state.items():
            expected[AREAS[place][:level]] += baht
        assert _without_zero(sums.by_area(span, level)) == _without_zero(expected)
    for asked, key in (
        (sums.by_month, lambda fact: fact[1]),
        (sums.by_channel, lambda fact: fact[2]),
        (sums.by_category, lambda fact: ("food", "fabric")[fact[0] % 2]),
        (sums.by_mark, lambda fact: "premium" if fact[0] == 0 else ""),
    ):
        expected = Counter()
        for fact, baht in state.items():
            expected[key(fact)] += baht
        assert _without_zero(asked(span)) == _without_zero(expected)


def _without_zero(parts):
    return {key: value for key, value in parts.items() if value}


def test_months_sum_to_the_year_and_districts_to_the_province(products):
    for number, product in enumerate(products):
        for month in MONTHS:
            make_sale(product, baht=(number + 1) * 1_000_01, month=month)
    year = Span("40", MONTHS[0], MONTHS[-1])
    whole = sums.total(year)
    assert whole == sum(sums.total(Span("40", month, month)) for month in MONTHS)
    assert (
        whole
        == sum(sums.by_area(year, 4).values())
        == sum(sums.total(Span(code)) for code in ("4015", "4025"))
    )
    assert whole == sums.total(Span(""))


def test_a_wrong_cell_is_found_and_repaired(products):
    make_sale(products[0], month=MONTHS[0])
    Total.objects.filter(level=4).update(baht=1)
    ChannelTotal.objects.filter(level=6).delete()
    wrong = recount("40")
    assert {(cell.kind, cell.key[0]) for cell in wrong} == {("Total", 4), ("ChannelTotal", 6)}
    assert actions.repair("40") == wrong
    assert recount() == []


def test_the_country_is_held_against_the_facts_and_not_against_what_drifted_with_it(products):
    for product in products:
        make_sale(product, baht=900, month=MONTHS[0])
    Total.objects.filter(level=2, period="m").update(baht=F("baht") + 5)
    assert {cell.key[0] for cell in recount()} == {2}
    Total.objects.filter(level=2, period="m").update(baht=F("baht") - 5)
    KindTotal.objects.filter(level=0, period="y").update(units=7)
    assert {(cell.kind, cell.key[0]) for cell in recount()} == {("KindTotal", 0)}
    told = []
    repaired = actions.repair("", progress=lambda done, provinces: told.append((done, provinces)))
    assert [cell.kind for cell in repaired] == ["KindTotal"]
    assert told == [(0, 1)]
    assert recount() == []


def test_only_what_is_wrong_is_held_for_its_repair(products):
    make_sale(products[0], month=MONTHS[0])
    with CaptureQueriesContext(connection) as queries:
        assert actions.repair("") == []
    assert not any("sales_provincemonth" in query["sql"] and "INSERT" in query["sql"] for query in queries)
    with CaptureQueriesContext(connection) as queries:
        KindTotal.objects.filter(level=6).update(baht=1)
        assert actions.repair("")
    assert any("sales_provincemonth" in query["sql"] and "INSERT" in query["sql"] for query in queries)


def test_single_producers_add_up_to_their_subdistrict(products):
    make_sale(products[0], baht=500, month=MONTHS[0])
    corrected = make_sale(products[1], baht=700, month=MONTHS[0])
    later = RECORDED + timedelta(days=1)
    row = SaleRow(corrected.product_id, MONTHS[0], "unsplit", 900, reason="ตรวจแล้ว", at=later)
    actions.record_sales([row], by=None)
    span = Span("401508", MONTHS[0], MONTHS[0], RECORDED)
    assert sums.by_producer(span) == {products[0].producer_id: 500, products[1].producer_id: 700}
    assert sum(sums.by_producer(span._replace(known_at=None)).values()) == sums.total(Span("401508")) == 1400
