"""Errors as offices make them, put into honest reports one at a time."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from random import Random

from bench.alarms.world import Lines, Seller, World, fair_amounts, total
from tidtam.work.sales.checks import Elsewhere, Known

Planted = tuple[Lines, Known]
Plant = Callable[[Random, World, Seller, int, Lines, Known], Planted | None]


def _times(factor: int) -> Plant:
    """One line mistyped: any line of the report, by chance; what it sold in units is right."""

    def plant(
        random: Random, world: World, seller: Seller, place: int, lines: Lines, known: Known
    ) -> Planted | None:
        if not total(lines):
            return None
        number = random.choice([index for index, line in enumerate(lines) if line.baht])
        line = lines[number]
        return (*lines[:number], line._replace(baht=line.baht * factor), *lines[number + 1 :]), known

    return plant


def _whole(factor: int, divisor: int = 1) -> Plant:
    """The whole report in another unit: satang for baht, thousands of baht for baht."""

    def plant(
        random: Random, world: World, seller: Seller, place: int, lines: Lines, known: Known
    ) -> Planted | None:
        if not total(lines):
            return None
        wrong = tuple(
            line._replace(baht=max(line.baht * factor // divisor // 100 * 100, 100)) for line in lines
        )
        return wrong, known

    return plant


def _last_month(
    random: Random, world: World, seller: Seller, place: int, lines: Lines, known: Known
) -> Planted | None:
    """Last month's sheet sent again as this month's."""
    before = seller.reports.get(place - 1, ())
    return (before, known) if total(before) else None


def _other_season(
    random: Random, world: World, seller: Seller, place: int, lines: Lines, known: Known
) -> Planted | None:
    """The month of half a year ago entered as this one."""
    other = seller.reports.get(place - 6, ())
    return (other, known) if total(other) else None


def _two_districts(
    random: Random, world: World, seller: Seller, place: int, lines: Lines, known: Known
) -> Planted | None:
    """The district of the fair reports the fair sales, too, for the same producer, named as it is there."""
    amounts = fair_amounts(lines)
    if not amounts:
        return None
    amount = max(amounts)
    return lines, replace(known, fairs=(*known.fairs, Elsewhere(amount, "4001", 0)))


def _over_capacity(
    random: Random, world: World, seller: Seller, place: int, lines: Lines, known: Known
) -> Planted | None:
    """Units of a year, or pieces for dozens: three to twenty times what can be made, baht as they are."""
    found = [
        (index, line, good.capacity)
        for index, line in enumerate(lines)
        if line.units and (good := seller.goods.get(line.product or 0)) and good.capacity
    ]
    if not found:
        return None
    number, line, capacity = random.choice(found)
    wrong = line._replace(units=round(capacity * random.uniform(3, 20)))
    return (*lines[:number], wrong, *lines[number + 1 :]), known


def _nothing(
    random: Random, world: World, seller: Seller, place: int, lines: Lines, known: Known
) -> Planted | None:
    """“Nothing sold” tapped for a month with sales."""
    return ((), known) if total(lines) else None


PLANTS: Mapping[str, Plant] = {
    "x1000, the whole report": _whole(1000),
    "x1000, one line of several": _times(1000),
    "x100, the whole report": _whole(100),
    "x100, one line of several": _times(100),
    "x10, the whole report": _whole(10),
    "/1000, the whole report": _whole(1, 1000),
    "wrong month: last month's sheet again": _last_month,
    "wrong month: of half a year ago": _other_season,
    "fair sales in two districts": _two_districts,
    "units above capacity": _over_capacity,
    "nothing sold, though it was": _nothing,
}
