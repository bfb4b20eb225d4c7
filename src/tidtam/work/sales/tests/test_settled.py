"""What was known at any moment, whatever of it was summed in the meantime."""

from datetime import date, timedelta
from random import Random

import pytest

from tidtam.kit import clock
from tidtam.registers.producers.tests.factories import make_producer, make_product
from tidtam.work.sales import actions
from tidtam.work.sales.actions import SaleRow
from tidtam.work.sales.models import Settled, Settling
from tidtam.work.sales.queries import sums
from tidtam.work.sales.queries.cells import AREAS, Later, Lens, cells
from tidtam.work.sales.queries.sums import Span
from tidtam.work.sales.tests.factories import RECORDED, make_channels

pytestmark = pytest.mark.django_db

MONTHS = [date(2018, month, 1) for month in (3, 4, 5)]
AREAS_OF = ("40150808", "401508", "402505", "500101")
CATEGORIES = ("food", "fabric")
DAYS = 130


def test_a_hundred_moments_are_as_they_were_though_days_and_months_are_summed():
    make_channels()
    products = [
        make_product(make_producer(area), category=CATEGORIES[number % 2])
        for number, area in enumerate(AREAS_OF)
    ]
    random = Random("settled")
    log = []
    with clock.frozen(RECORDED + timedelta(days=DAYS)):
        moments = sorted(random.uniform(0, DAYS) for _ in range(40))
        for number, day in enumerate(moments):
            late = number % 9 == 8  # recorded for a moment that is summed already
            at = RECORDED + timedelta(days=random.uniform(0, day) if late else day)
            fact = (random.randrange(len(AREAS_OF)), random.choice(MONTHS), random.choice(("fair", "shop")))
            if late and any(key == fact and earlier > at for earlier, key, _baht in log):
                continue  # an amount is told once at a time
            baht = random.randrange(5_000_00)
            row = SaleRow(products[fact[0]].pk, *fact[1:], baht, units=_pieces(baht), reason="ตรวจแล้ว", at=at)
            actions.record_sales([row], by=None)
            log.append((at, fact, baht))
            if number in (5, 17, 18, 33):
                actions.settle()
        assert Settled.objects.filter(grain="d").exists()
        assert Settling.objects.get().last > 0
        for _ in range(100):
            known_at = RECORDED + timedelta(days=random.uniform(-1, DAYS + 1))
            then = {}
            for at, fact, baht in sorted(log):
                if at <= known_at:
                    then[fact] = baht
            for span in (Span(""), Span("40", MONTHS[0], MONTHS[1]), Span("4015", MONTHS[0])):
                _agree(then, span._replace(known_at=known_at))
            for area in ("", "40", "4015", "401508"):
                _cells_agree(then, Lens(area, MONTHS[0], MONTHS[2], known_at))


def test_a_change_is_summed_once_however_often_one_asks():
    make_channels()
    product = make_product(make_producer("401508"))
    with clock.frozen(RECORDED + timedelta(days=DAYS)):
        actions.record_sales([SaleRow(product.pk, MONTHS[0], "fair", 500, at=RECORDED)], by=None)
        assert actions.settle() == 1
        assert actions.settle() == 0
        rows = list(
            Settled.objects.order_by("by", "level", "grain").values_list("by", "level", "grain", "baht")
        )
        assert rows == [
            (by, level, grain, 500)
            for by in ("category", "channel", "kind")
            for level, grain in (
                ((0, "d"), (0, "m"), (2, "d"), (2, "m"), (4, "m"))
                if by == "kind"
                else ((0, "d"), (0, "m"), (2, "m"))
            )
        ]


def _cells_agree(then, lens):
    """The cells of a page, in baht and in pieces, whatever it divides by."""
    facts = {fact: baht for fact, baht in then.items() if AREAS_OF[fact[0]].startswith(lens.area)}
    later = Later(lens, lens.start, lens.end)
    below = next((way for way, digits in AREAS.items() if digits == len(lens.area) + 2), "")
    for by in (
        ["month"],
        ["category", "mark"],
        ["channel"],
        ["kind", "month"],
        [below],
        [below, "category"],
        [below, "kind"],
    ):
        if "" in by:
            continue
        expected = {}
        for fact, baht in facts.items():
            values = {
                "month": fact[1],
                "category": CATEGORIES[fact[0] % 2],
                "mark": "",
                "channel": fact[2],
                "kind": "group",
                below: AREAS_OF[fact[0]][: len(lens.area) + 2],
            }
            key = tuple(values[way] for way in by)
            sold, pieces = expected.get(key, (0, 0))
            expected[key] = sold + baht, pieces + _pieces(baht)
        found = {
            key: (sold.this.baht, sold.this.units)
            for key, sold in cells(lens, by, later).items()
            if sold.this.baht or sold.this.units
        }
        assert found == {key: told for key, told in expected.items() if any(told)}, (lens, by)


def _pieces(baht):
    return baht // 50_00


def _agree(then, span):
    """Every way of dividing says what the facts in `then` add up to."""
    facts = {
        fact: baht
        for fact, baht in then.items()
        if AREAS_OF[fact[0]].startswith(span.area)
        and (span.start is None or span.start <= fact[1])
        and (span.end is None or fact[1] <= span.end)
    }
    assert sums.total(span) == sum(facts.values())
    for asked, key in (
        (
            lambda span: sums.by_area(span, len(span.area) + 2),
            lambda fact: AREAS_OF[fact[0]][: len(span.area) + 2],
        ),
        (sums.by_month, lambda fact: fact[1]),
        (sums.by_channel, lambda fact: fact[2]),
        (sums.by_category, lambda fact: CATEGORIES[fact[0] % 2]),
        (sums.by_mark, lambda _fact: ""),
        (sums.by_kind, lambda _fact: "group"),
    ):
        expected = {}
        for fact, baht in facts.items():
            expected[key(fact)] = expected.get(key(fact), 0) + baht
        assert {name: baht for name, baht in asked(span).items() if baht} == {
            name: baht for name, baht in expected.items() if baht
        }
