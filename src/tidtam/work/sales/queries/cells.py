"""Kept sums of a period beside the same months a year before, divided by whatever is kept together.

Every question is answered from one kept table, by an index of it: own area (level, area, period, month) or the
areas one level below (level, parent, period, month). What is not kept together (channel by category, say) is
refused, never added up from the facts.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import Q, Sum

from tidtam.kit.access import within
from tidtam.kit.calendar import month_range, year_begin
from tidtam.work.sales.models import ChannelTotal, KindTotal, Period, Total
from tidtam.work.sales.models.totals import Kept
from tidtam.work.sales.queries.later import later
from tidtam.work.sales.queries.redrawn import moved

TABLES: Mapping[str, type[Kept]] = {
    "category": Total,
    "mark": Total,
    "channel": ChannelTotal,
    "kind": KindTotal,
}
#: what the settled sums call the part that a table keeps
PARTS: Mapping[type[Kept], str] = {Total: "category", ChannelTotal: "channel", KindTotal: "kind"}
AREAS = {"province": 2, "district": 4, "subdistrict": 6}
TIMES = ("month", "quarter", "year")


class NotKept(ValueError):
    """These ways of dividing are not kept in one table."""


class Amount(NamedTuple):
    """baht: satang of all that counts; official: satang of what is approved."""

    baht: int = 0
    units: int = 0
    official: int = 0

    @property
    def provisional(self) -> int:
        return self.baht - self.official

    def of(self, standing: str) -> int:
        """What is asked for: "official", or everything."""
        return self.official if standing == "official" else self.baht

    def plus(self, other: "Amount", sign: int = 1) -> "Amount":
        return Amount(*(one + sign * two for one, two in zip(self, other, strict=True)))


NOTHING = Amount()


class Sold(NamedTuple):
    """this: the period as known at the moment asked for; before: the same months a year earlier, known likewise;
    now: the period as it stands today.
    """

    this: Amount = NOTHING
    before: Amount = NOTHING
    now: Amount = NOTHING


@dataclass(frozen=True)
class Lens:
    """Whose sales, of which months (both given), as known when (None is now), of what only (way of dividing, key).

    redrawn: under the boundaries of today, not under those of the time in which it was told.
    """

    area: str
    start: date
    end: date
    known_at: datetime | None = None
    only: tuple[str, str] | None = None
    redrawn: bool = False

    @property
    def months(self) -> list[date]:
        return month_range(self.start, self.end)

    @property
    def year_before(self) -> "Stretch":
        return Stretch(_year_less(self.start), _year_less(self.end))


class Stretch(NamedTuple):
    """Months from the first to the last: whole fiscal years from their own cells, the others month by month."""

    start: date
    end: date

    def years(self) -> list[date]:
        """The whole fiscal years in it, by their first months."""
        months = set(month_range(self.start, self.end))
        begins = sorted(month for month in months if month.month == 10)
        return [begin for begin in begins if begin.replace(year=begin.year + 1, month=9) in months]

    def months(self, years: Iterable[date]) -> list[date]:
        """The months beside the whole years."""
        whole = set(years)
        return [month for month in month_range(self.start, self.end) if year_begin(month) not in whole]

    def cells(self, monthly: bool) -> set[tuple[str, date]]:
        """(period, month) of the kept cells that it is made of."""
        years = [] if monthly else self.years()
        return {(Period.YEAR.value, year) for year in years} | {
            (Period.MONTH.value, month) for month in self.months(years)
        }


@dataclass(frozen=True)
class Later:
    """What was recorded after the moment in question; empty where the question is about now.

    since, until: of which months. Each part of the kept totals is read once for a page and level of areas.
    """

    lens: Lens
    since: date
    until: date
    _read: dict[tuple[str, int], Sequence[tuple[Any, ...]]] = field(default_factory=dict)

    def rows(self, by: str, level: int) -> Sequence[tuple[Any, ...]]:
        """(place, month, key, mark, satang, units, official satang) of the part "category", "channel" or "kind".

        level: digits of the areas that "place" tells apart.
        """
        known_at = self.lens.known_at
        if known_at is None:
            return ()
        if (by, level) not in self._read:
            months = Q(month__gte=self.since, month__lte=self.until)
            columns = ("place", "month", "key", "mark")
            self._read[by, level] = later(self.lens.area, months, known_at, by, columns, level)
        return self._read[by, level]


def cells(
    lens: Lens, by: Sequence[str], taken: Later | None = None, *, places: Sequence[str] = ()
) -> dict[tuple[Any, ...], Sold]:
    """Sums by the given ways: at most one level of areas, month or quarter or year, category, mark, channel, kind.

    places: the codes of the areas that are divided into, where the caller knows them: then each cell is sought
    by its whole key, in a country as in a province.
    A month's key is its first day, a quarter's and a year's the first day of their first month. taken: what came
    after lens.known_at, to be taken off; needed wherever that is given. One query beside that.
    """
    table = _table([*by, *([lens.only[0]] if lens.only else [])])
    monthly = any(way in {"month", "quarter"} for way in by)
    this = Stretch(lens.start, lens.end).cells(monthly)
    before = lens.year_before.cells(monthly)
    rows = table._default_manager.filter(_where(lens, by, places), _periods(this | before))
    if lens.only:
        rows = rows.filter(**{lens.only[0]: lens.only[1]})
    keys = ["area" if way in AREAS else way for way in by if way not in TIMES]
    grouped: Any = rows.values_list(*keys, "period", "month").annotate(
        Sum("baht"), Sum("units"), Sum("official")
    )
    found: dict[tuple[Any, ...], Sold] = {}
    for *key, period, month, baht, units, official in grouped.order_by():
        cell, amount = (period, month), Amount(baht, units, official)
        if cell in this:
            _add(found, _key(by, key, month), amount, "this", "now")
        if cell in before:
            _add(found, _key(by, key, _year_more(month)), amount, "before")
    if taken is not None:
        level = next((AREAS[way] for way in by if way in AREAS), len(lens.area))
        _take_off(found, lens, by, taken.rows(PARTS[table], level))
    if lens.redrawn:
        _carry_over(found, lens, by)
    return found


def _carry_over(found: dict[tuple[Any, ...], Sold], lens: Lens, by: Sequence[str]) -> None:
    """From the codes of the time to where they are today; cells of places that have nothing left go."""
    earlier = lens.year_before
    ways = [way for way in by if way in TABLES]
    if lens.only and lens.only[0] not in ways:
        ways.append(lens.only[0])
    months = Q(month__range=(lens.start, lens.end)) | Q(month__range=earlier)
    level = next((AREAS[way] for way in by if way in AREAS), 0)
    for row in moved(months, lens.known_at, ways):
        keys = dict(zip(ways, row.keys, strict=True))
        if lens.only and keys[lens.only[0]] != lens.only[1]:
            continue
        now = Amount(*row.now)
        then = now.plus(Amount(*row.later), -1)
        for code, sign in ((row.before, -1), (row.after, 1)):
            if not code.startswith(lens.area) or len(code) < level:
                continue
            values = [code[:level] if way in AREAS else keys[way] for way in by if way not in TIMES]
            if lens.start <= row.month <= lens.end:
                key = _key(by, values, row.month)
                _add(found, key, then, "this", sign=sign)
                _add(found, key, now, "now", sign=sign)
            if earlier.start <= row.month <= earlier.end:
                _add(found, _key(by, values, _year_more(row.month)), then, "before", sign=sign)
    if level:
        for key in [key for key, sold in found.items() if not any(map(any, sold))]:
            del found[key]


def _take_off(
    found: dict[tuple[Any, ...], Sold], lens: Lens, by: Sequence[str], rows: Iterable[tuple[Any, ...]]
) -> None:
    ways = {"category": 2, "mark": 3, "channel": 2, "kind": 2}
    earlier = lens.year_before
    for row in rows:
        if lens.only and row[ways[lens.only[0]]] != lens.only[1]:
            continue
        month, amount = row[1], Amount(*(added or 0 for added in row[4:]))
        key = [row[0] if way in AREAS else row[ways[way]] for way in by if way not in TIMES]
        if lens.start <= month <= lens.end:
            _add(found, _key(by, key, month), amount, "this", sign=-1)
        if earlier.start <= month <= earlier.end:
            _add(found, _key(by, key, _year_more(month)), amount, "before", sign=-1)


def _add(
    found: dict[tuple[Any, ...], Sold], key: tuple[Any, ...], amount: Amount, *where: str, sign: int = 1
) -> None:
    sold = found.get(key, Sold())
    found[key] = sold._replace(**{name: getattr(sold, name).plus(amount, sign) for name in where})


def _key(by: Sequence[str], values: Sequence[Any], month: date) -> tuple[Any, ...]:
    """The parts in the order asked, the month as the time that is asked for."""
    rest = iter(values)
    return tuple(_time(way, month) if way in TIMES else next(rest) for way in by)


def _time(way: str, month: date) -> date:
    match way:
        case "month":
            return month
        case "quarter":
            return month.replace(month=(month.month - 1) // 3 * 3 + 1)
    return year_begin(month)


def _table(ways: Sequence[str]) -> type[Kept]:
    """The one table that keeps these together; the producers' kinds have the fewest rows where nothing is divided."""
    tables = {TABLES[way] for way in ways if way in TABLES}
    if len(tables) > 1:
        raise NotKept(", ".join(ways))
    return tables.pop() if tables else KindTotal


def _where(lens: Lens, by: Sequence[str], places: Sequence[str]) -> Q:
    level = next((AREAS[way] for way in by if way in AREAS), None)
    if level is None or level == len(lens.area):
        return Q(level=len(lens.area), area=lens.area)
    if places:
        return Q(level=level, area__in=list(places))
    if level == len(lens.area) + 2:
        return Q(level=level, parent=lens.area)
    return Q(level=level) & within(lens.area, "area")


def _periods(wanted: set[tuple[str, date]]) -> Q:
    found = Q()
    for period in (Period.MONTH.value, Period.YEAR.value):
        months = sorted(month for kind, month in wanted if kind == period)
        if months:
            found |= Q(period=period, month__in=months)
    return found


def _year_less(month: date) -> date:
    return month.replace(year=month.year - 1)


def _year_more(month: date) -> date:
    return month.replace(year=month.year + 1)
