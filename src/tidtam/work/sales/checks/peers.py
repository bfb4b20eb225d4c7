"""Like producers of a province in a month: how they moved, how large they are, how seldom they report nothing."""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import Case, Count, F, Min, Q, Sum, When

from tidtam.kit.access import within
from tidtam.registers.producers.models import Product
from tidtam.work.sales.checks import limits as at
from tidtam.work.sales.checks.figures import median, spread
from tidtam.work.sales.checks.shape import Beside
from tidtam.work.sales.models import Report

Like = tuple[str, str]  # kind, category; "" for any
PLACES = 4  # of the logs: the browser is given the very same numbers


class Told(NamedTuple):
    """One producer's reports. now: satang of the month or None; sold, zeros: months with and without sales of the
    twelve before; mean: log of their mean satang, None without sales."""

    now: int | None
    sold: int
    zeros: int
    mean: float | None


class Group(NamedTuple):
    """As in `Beside`."""

    moved: int
    move: float
    spread: float
    known: int
    usual: float
    wide: float


@dataclass(frozen=True)
class Peers:
    """A province's producers in one month."""

    told: dict[int, Told]
    like: dict[int, Like]
    groups: dict[Like, Group]
    zeros: dict[int, int]

    def beside(self, producer: int) -> Beside:
        """The narrowest group that is large enough: kind and category, category, all; and zeros by size."""
        kind, category = self.like.get(producer, ("", ""))
        tried = [self.groups.get(key) for key in ((kind, category), ("", category), ("", ""))]
        moved = next((group for group in tried if group and group.moved >= at.PEERS_LEAST), None)
        sized = next((group for group in tried if group and group.known >= at.PEERS_LEAST), None)
        told = self.told.get(producer)
        size = None if told is None or told.mean is None else _size(told.mean)
        return Beside(
            *((moved.moved, moved.move, moved.spread) if moved else (0, 0.0, 0.0)),
            *((sized.known, sized.usual, sized.wide) if sized else (0, 0.0, 0.0)),
            None if size is None else self.zeros.get(size),
        )


def peers_of(province: str, month: date) -> Peers:
    """Two queries over the province's reports of thirteen months and its products."""
    return peers_from(_told(province, month), _like(province))


def peers_from(told: dict[int, Told], like: dict[int, Like]) -> Peers:
    """The groups of producers that reported."""
    members: defaultdict[Like, list[Told]] = defaultdict(list)
    for producer, one in told.items():
        kind, category = like.get(producer, ("", ""))
        for key in {(kind, category), ("", category), ("", "")}:
            members[key].append(one)
    return Peers(told, like, {key: _group(some) for key, some in members.items()}, _zeros(told.values()))


def _told(province: str, month: date) -> dict[int, Told]:
    """Drafts are among them: leaving them out would read every row instead of its index, and moves no median."""
    start = date(month.year - 1, month.month, 1)
    earlier = Q(month__lt=month)
    rows = (
        Report.objects.filter(within(province, "area_id"), month__range=(start, month))
        .values_list("producer_id")
        .annotate(
            now=Sum(Case(When(month=month, then=F("baht")))),
            sold=Count("month", filter=earlier & Q(baht__gt=0)),
            zeros=Count("month", filter=earlier & Q(baht=0)),
            sum=Sum("baht", filter=earlier),
        )
        .order_by()
    )
    return {
        producer: Told(now, sold, zeros, math.log(total / sold) if sold and total else None)
        for producer, now, sold, zeros, total in rows
    }


def _like(province: str) -> dict[int, Like]:
    """Kind and category of each producer; of several categories the first by code."""
    rows = (
        Product.objects.filter(within(province, "producer__area_id"))
        .values_list("producer_id", "producer__kind")
        .annotate(category=Min("category_id"))
        .order_by()
    )
    return {producer: (kind, category) for producer, kind, category in rows}


def _group(some: Sequence[Told]) -> Group:
    moves = [math.log(one.now) - one.mean for one in some if one.now and one.mean is not None]
    sizes = [one.mean for one in some if one.mean is not None]
    move = median(moves) if moves else 0.0
    usual = median(sizes) if sizes else 0.0
    return Group(
        len(moves),
        round(move, PLACES),
        round(spread(moves, move), PLACES) if moves else 0.0,
        len(sizes),
        round(usual, PLACES),
        round(spread(sizes, usual), PLACES) if sizes else 0.0,
    )


def _size(mean: float) -> int:
    """Half powers of ten."""
    return math.floor(mean / math.log(10) * 2)


def _zeros(told: Iterable[Told]) -> dict[int, int]:
    """Size -> of 10,000 producers with sales in all their months, how many report nothing in the next.

    As Good and Turing count the unseen: whoever has a single zero among twelve would have been steady until it in
    one order of its months of thirteen. A mean over all would ask every steady one for what the erratic do.
    """
    steady: defaultdict[int, int] = defaultdict(int)
    once: defaultdict[int, int] = defaultdict(int)
    for one in told:
        if one.mean is not None and one.sold + one.zeros >= at.STEADY_MONTHS:
            steady[_size(one.mean)] += one.zeros == 0
            once[_size(one.mean)] += one.zeros == 1
    rate = {}
    for size, count in steady.items():
        lapsing = once[size] / (at.RECENT + 1)
        if count >= at.ZERO_KNOWN_FROM:
            rate[size] = round(lapsing * 10_000 / (count + lapsing))
    return rate
