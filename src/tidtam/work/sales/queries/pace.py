"""How far an area and its parts have come with their targets, and how far they should be by the season."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from tidtam.ground.areas.models import Area
from tidtam.kit.access import within
from tidtam.kit.calendar import year_begin
from tidtam.work.sales.models import KindTotal, Period, Target
from tidtam.work.sales.queries import sums
from tidtam.work.sales.queries.basis import years_before
from tidtam.work.sales.queries.brought import brought, places
from tidtam.work.sales.queries.producer import last_ended
from tidtam.work.sales.queries.redrawn import gone_places
from tidtam.work.sales.queries.sums import Span
from tidtam.work.sales.queries.targets import target_of, targets_below

WHOLE = 10_000  # hundredths of a per cent


@dataclass(frozen=True)
class Progress:
    """One area. target: None where none is set; sold, official: satang of the ended months, brought sums included;
    expected: what part of the year's sales these months usually make, hundredths of a per cent."""

    area: Area
    target: Target | None
    sold: int
    official: int
    expected: int

    @property
    def aim(self) -> int | None:
        return self.target.baht if self.target else None

    @property
    def mean(self) -> int | None:
        return self.target.mean if self.target else None

    @property
    def reached(self) -> int | None:
        """Sales of the target, hundredths of a per cent."""
        return self.sold * WHOLE // self.target.baht if self.target and self.target.baht else None

    @property
    def is_behind(self) -> bool:
        return self.reached is not None and self.reached < self.expected


@dataclass(frozen=True)
class Course:
    """The area's own progress and that of its parts. last: the last ended month that counts, None before the first;
    seasons: the whole years whose course tells what is expected; without any, equal months are expected."""

    own: Progress
    parts: tuple[Progress, ...]
    last: date | None
    seasons: tuple[date, ...]


def course(area: Area, year: date, known_at: datetime | None = None) -> Course:
    """Progress of the area and of the next smaller ones, as they are today, in the year that begins with `year`."""
    end = date(year.year + 1, 9, 1)
    last = min(last_ended(), end)
    level = len(area.code) + 2
    elapsed = max((last.year - year.year) * 12 + last.month - year.month + 1, 0)
    seasons, expected = _expected(area.code, level, year, elapsed)
    span = Span(area.code, year, last, known_at, redrawn=True)
    if not (gone_places() or places(span)):  # nothing ever stood elsewhere: the kept sums say it all
        span = span._replace(redrawn=False)
    sold, official = (_sold(one, level, elapsed) for one in (span, span._replace(official=True)))
    below = targets_below(area.code, year, known_at, redrawn=True) if level <= 4 else {}
    inside = Area.objects.filter(within(area.code), level=level, exists_until=None) if level <= 4 else ()
    own = target_of(area.code, year, known_at, redrawn=True)
    parts = tuple(
        Progress(
            one,
            below.get(one.code),
            sold.get(one.code, 0),
            official.get(one.code, 0),
            expected.get(one.code, expected[""]),
        )
        for one in sorted(inside, key=lambda one: one.sort_key)
    )
    here = Progress(area, own, sold[""], official[""], expected[""])
    return Course(here, parts, last if elapsed else None, seasons)


def _sold(span: Span, level: int, elapsed: int) -> dict[str, int]:
    """Satang by next smaller area, and of the area itself under ""."""
    if not elapsed:
        return {"": 0}
    found: defaultdict[str, int] = defaultdict(int, sums.by_area(span, level) if level <= 4 else {})
    whole = sums.total(span)
    moves = places(span)
    for row in brought(span):
        whole += row.baht
        place = moves.get(row.area_id, row.area_id)
        if len(place) >= level:
            found[place[:level]] += row.baht
    found[""] = whole
    return found


def _expected(area: str, level: int, year: date, elapsed: int) -> tuple[tuple[date, ...], dict[str, int]]:
    """By area (the whole under "") the share of a year's sales that its first `elapsed` months usually make.

    From those of the last three years that have sales in every month, whichever part of the area they are of.
    """
    years = years_before(year)
    rows = KindTotal.objects.filter(
        within(area, "area"),
        level=max(level, len(area)) if level <= 4 else len(area),
        period=Period.MONTH,
        month__gte=years[0],
        month__lt=year,
    )
    cells = [(code, month, baht) for code, month, baht in rows.values_list("area", "month", "baht") if baht]
    months = {month for _code, month, _baht in cells}
    whole = tuple(one for one in years if len({month for month in months if year_begin(month) == one}) == 12)
    early: defaultdict[str, int] = defaultdict(int)
    total: defaultdict[str, int] = defaultdict(int)
    for code, month, baht in cells:
        if year_begin(month) not in whole:
            continue
        for key in ("", code):
            total[key] += baht
            early[key] += baht if (month.month - 10) % 12 < elapsed else 0
    usual = {"": min(elapsed, 12) * WHOLE // 12}
    return whole, usual | {key: early[key] * WHOLE // total[key] for key in total if total[key] > 0}
