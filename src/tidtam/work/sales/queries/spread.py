"""Who sold how much: how few make how much, how many sell how little, whose sales rose and fell.

A fiscal year is read from the kept sums of the producers, other months of a province or a smaller area from their
reports; nothing here reads the facts.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

from django.db.models import Count, Q, QuerySet, Sum, Value

from tidtam.ground.areas.models import Area
from tidtam.kit.calendar import month_range
from tidtam.work.sales.models import OFFICIAL, Change, ProducerTotal, Report, ReportState
from tidtam.work.sales.queries.cells import Lens
from tidtam.work.sales.queries.redrawn import inside

BOUNDS = (
    1,
    500_000,
    1_000_000,
    5_000_000,
    10_000_000,
    50_000_000,
    100_000_000,
)  # satang a month; the last is open


class Band(NamedTuple):
    """Producers that sold from `least` up to less than `below` a month on average (satang; None is no end)."""

    least: int
    below: int | None
    producers: int
    baht: int


class Spread(NamedTuple):
    """How sales lie among the producers that reported anything, nil included.

    largest, tenth: satang of the largest hundredth and tenth of those who sold (at least one producer), counted in
    one and ten; half: how few made half. bands: by sales a month on average.
    """

    sellers: int
    total: int
    one: int
    largest: int
    ten: int
    tenth: int
    half: int
    bands: tuple[Band, ...]

    def share(self, part: int) -> int:
        """In hundredths of a per cent of the whole."""
        return part * 10_000 // self.total if self.total > 0 else 0


class Mover(NamedTuple):
    """A producer's period beside the same months a year before; the month that rose or fell most, and its report."""

    producer: int
    this: int
    before: int
    now: int
    month: date | None
    month_this: int
    month_before: int
    report: int | None

    @property
    def change(self) -> int:
        return self.this - self.before


def spread_of_year(area: str, begin: date, months: int, *, redrawn: bool = False) -> Spread:
    """The fiscal year that begins then; months: of it that are over. A producer that moved counts where it sold."""
    rows = ProducerTotal.objects.filter(inside(area, "area", redrawn=redrawn), month=begin)
    if not area:
        return _spread_of_many(rows, max(months, 1))
    sums: defaultdict[int, int] = defaultdict(int)
    for producer, baht in rows.values_list("producer_id", "baht"):
        sums[producer] += baht
    return spread(list(sums.values()), months)


def _spread_of_many(rows: "QuerySet[ProducerTotal]", months: int) -> Spread:
    """The database counts; of a country's producers only the largest tenth is read, and more where it is no half."""
    counts, baht = [0] * (len(BOUNDS) + 1), [0] * (len(BOUNDS) + 1)
    (
        first,
        *bands,
    ) = [  # each a stretch of the index by size; to group them all by band would sort them once more
        rows.filter(in_band)
        .annotate(band=Value(place))
        .values_list("band")
        .annotate(Count("pk"), Sum("baht"))
        .order_by()
        for place, in_band in enumerate(_stretches(months))
    ]
    for band, number, amount in first.union(*bands, all=True):
        counts[band], baht[band] = number, amount or 0  # a sum of no rows is nothing, not zero
    sellers, total = sum(counts[1:]), sum(baht[1:])
    falling = rows.filter(baht__gt=0).order_by("-baht").values_list("baht", flat=True)
    running = list(accumulate(falling[: _part(sellers, 10)]))
    if running and running[-1] * 2 < total:
        running = list(accumulate(falling))
    return _spread(sellers, total, running, _banded(counts, baht))


def _stretches(months: int) -> list[Q]:
    """The bands as conditions on satang in so many months: nothing sold, then from bound to bound."""
    bounds = [1, *(bound * months for bound in BOUNDS[1:])]
    between = [Q(baht__gte=least, baht__lt=below) for least, below in pairwise(bounds)]
    return [Q(baht__lt=1), *between, Q(baht__gte=bounds[-1])]


def spread_of_reports(lens: Lens, *, official: bool = False) -> Spread:
    """Any months, from the reports, as known at lens.known_at."""
    told = _told(lens, lens.months, official=official)
    sums = dict(told.values_list("producer_id").annotate(Sum("baht")).order_by())
    if lens.known_at is not None:
        column = "official" if official else "baht"
        for producer, amount in (
            _later(lens, lens.months).values_list("sale__report__producer_id").annotate(Sum(column))
        ):
            sums[producer] = sums.get(producer, 0) - amount
    return spread(list(sums.values()), len(lens.months))


def spread(sums: Sequence[int], months: int) -> Spread:
    """Of each producer's satang in so many months."""
    sold = sorted((amount for amount in sums if amount > 0), reverse=True)
    running = list(accumulate(sold))
    return _spread(len(sold), running[-1] if running else 0, running, _bands(sums, max(months, 1)))


def _spread(sellers: int, total: int, running: Sequence[int], bands: tuple[Band, ...]) -> Spread:
    """running: satang of the largest, of the two largest and so on, as far as half of the whole and a tenth need."""
    one, ten = _part(sellers, 1), _part(sellers, 10)
    return Spread(
        sellers=sellers,
        total=total,
        one=one,
        largest=running[one - 1] if one else 0,
        ten=ten,
        tenth=running[ten - 1] if ten else 0,
        half=bisect_right(running, (total - 1) // 2) + 1 if running else 0,
        bands=bands,
    )


def _part(sellers: int, per_cent: int) -> int:
    """So many producers, at least one where there are any."""
    return -(-sellers * per_cent // 100)


def movers(lens: Lens, *, official: bool = False) -> list[Mover]:
    """The producers of a district or subdistrict by how much more or less they sold; the greatest change first."""
    before = month_range(*lens.year_before)
    wanted = sorted({*lens.months, *before})
    told = _told(lens, wanted, official=official)
    now: defaultdict[tuple[int, date], int] = defaultdict(int)
    reports: dict[tuple[int, date], int] = {}
    for producer, month, baht, report in told.values_list("producer_id", "month", "baht", "pk"):
        now[producer, month] += baht
        reports[producer, month] = report
    then = defaultdict(int, now)
    if lens.known_at is not None:
        later = _later(lens, wanted).values_list("sale__report__producer_id", "month", "sale__report_id")
        for producer, month, report, amount in later.annotate(Sum("official" if official else "baht")):
            then[producer, month] -= amount
            reports.setdefault((producer, month), report)
    found = [_mover(lens, producer, then, now, reports) for producer in {key[0] for key in (*now, *then)}]
    return sorted(found, key=lambda one: (-abs(one.change), one.producer))


def _mover(
    lens: Lens,
    producer: int,
    then: dict[tuple[int, date], int],
    now: dict[tuple[int, date], int],
    reports: dict[tuple[int, date], int],
) -> Mover:
    def sold(sums: dict[tuple[int, date], int], month: date) -> int:
        return sums.get((producer, month), 0)

    def earlier(month: date) -> date:
        return month.replace(year=month.year - 1)

    this = sum(sold(then, month) for month in lens.months)
    before = sum(sold(then, earlier(month)) for month in lens.months)
    sign = 1 if this >= before else -1
    most = max(lens.months, key=lambda month: sign * (sold(then, month) - sold(then, earlier(month))))
    return Mover(
        producer,
        this,
        before,
        sum(sold(now, month) for month in lens.months),
        most,
        sold(then, most),
        sold(then, earlier(most)),
        reports.get((producer, most)),
    )


def _bands(sums: Sequence[int], months: int) -> tuple[Band, ...]:
    counts, baht = [0] * (len(BOUNDS) + 1), [0] * (len(BOUNDS) + 1)
    for amount in sums:
        place = bisect_right(BOUNDS, amount // months) if amount > 0 else 0
        place = max(place, 1) if amount > 0 else 0
        counts[place] += 1
        baht[place] += amount
    return _banded(counts, baht)


def _banded(counts: Sequence[int], baht: Sequence[int]) -> tuple[Band, ...]:
    edges = (0, *BOUNDS)
    return tuple(
        Band(edges[place], BOUNDS[place] if place < len(BOUNDS) else None, counts[place], baht[place])
        for place in range(len(edges))
    )


def _told(lens: Lens, months: Sequence[date], *, official: bool) -> "QuerySet[Report]":
    there = inside(lens.area, "area_id", redrawn=lens.redrawn)
    told = Report.objects.filter(there, month__in=list(months)).order_by()
    return told.filter(state__in=OFFICIAL) if official else told.exclude(state=ReportState.DRAFT)


def _later(lens: Lens, months: Sequence[date]) -> Any:
    """Place by place: so one index finds those after the moment, and tells which of them are of these months."""
    there = inside(lens.area, "code", redrawn=lens.redrawn)
    return Change.objects.filter(
        area__in=Area.objects.filter(there).values("code"),
        month__in=list(months),
        recorded_at__gt=lens.known_at,
    ).order_by()
