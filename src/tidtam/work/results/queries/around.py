"""Before and after: what a village's months came to until the works began there, and since.

A village's project begins with the month in which the first of its targets starts, or, where the plan asks nothing of
it, with the month in which it joined the programme. Whole months before that one are the baseline.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Min

from tidtam.kit.access import within
from tidtam.kit.calendar import month_of
from tidtam.registers.communities.models import Community
from tidtam.work.plan.models import Target
from tidtam.work.results.models import Answer, ResultRevision
from tidtam.work.results.queries.said import months_said

Measure = Callable[[Any], int | None]  # of a revision, or of a row of `months_said`


@dataclass(frozen=True)
class Mean:
    """What a month came to on the average, of so many months that said so; None where none did."""

    value: int | None
    months: int


@dataclass(frozen=True)
class Around:
    """One measure before and after. before_same, after_same: of the same months of the year alone, each month since
    beside the last one before; `pairs` of them. Seasons differ, so these compare better, where there are any."""

    before: Mean
    after: Mean
    before_same: Mean
    after_same: Mean

    @property
    def pairs(self) -> int:
        return self.after_same.months

    @property
    def compared(self) -> tuple[Mean, Mean]:
        return (self.before_same, self.after_same) if self.pairs else (self.before, self.after)

    @property
    def change(self) -> int | None:
        """In tenths of a per cent, of the same months where there are any; None where it cannot be said."""
        before, after = (mean.value for mean in self.compared)
        return _grown(before, after)


@dataclass(frozen=True)
class Whole:
    """Several villages together: sums of the months that have the same month of the year before, and of those."""

    villages: int
    months: int
    before: int
    after: int

    @property
    def change(self) -> int | None:
        """In tenths of a per cent; None where it cannot be said."""
        return _grown(self.before, self.after) if self.months else None


def began_in(areas: Sequence[str]) -> dict[str, date]:
    """The month in which the project began in each of these villages of the programme."""
    joined = Community.objects.filter(area__in=areas).values_list("area_id", "joined_on")
    found = {code: month_of(day) for code, day in joined}
    started = Target.objects.kept().filter(area__in=areas).order_by().values_list("area_id")
    return found | {code: month_of(day) for code, day in started.annotate(Min("starts_on"))}


def around(told: Iterable[tuple[date, Any]], began: date, measure: Measure) -> Around:
    """One measure of a village's months, in any order; months that are not applicable and numbers that were not
    counted stand on neither side, a month in which nobody came counts as nothing."""
    before, after = _sides(told, began, measure)
    paired = _paired(before, after)
    return Around(
        _mean(before.values()),
        _mean(after.values()),
        _mean([first for first, _second in paired]),
        _mean([second for _first, second in paired]),
    )


def whole(area: str, measure: Measure, known_at: datetime | None = None) -> Whole:
    """One measure of all villages within the area together, of the months that have their like before."""
    told: defaultdict[str, list[tuple[date, Any]]] = defaultdict(list)
    for row in months_said(known_at).filter(within(area, "area_id")):
        told[row.area_id].append((row.month, row))
    began = began_in(list(told))
    found = [_paired(*_sides(said, began[code], measure)) for code, said in told.items() if code in began]
    pairs = [pair for village in found for pair in village]
    return Whole(
        sum(map(bool, found)),
        len(pairs),
        sum(first for first, _then in pairs),
        sum(then for _first, then in pairs),
    )


def change_words(tenths: int | None) -> str:
    """ "+12.5 %"."""
    if tenths is None:
        return ""
    sign = "+" if tenths > 0 else "−" if tenths < 0 else ""
    return f"{sign}{abs(tenths) // 10:,}.{abs(tenths) % 10}%"


def stood(area: str, known_at: datetime | None = None) -> list[tuple[date, ResultRevision]]:
    """Every month of a village of which something was said, the newest first."""
    rows = ResultRevision.objects.standing(known_at).filter(result__area=area).select_related("result__area")
    return [(row.result.month, row) for row in rows.order_by("-result__month")]


def _sides(
    told: Iterable[tuple[date, Any]], began: date, measure: Measure
) -> tuple[dict[date, int], dict[date, int]]:
    """What each month before and after came to, of those that said so."""
    before: dict[date, int] = {}
    after: dict[date, int] = {}
    for month, row in told:
        value = measure(row) if row.answer != Answer.NOT_APPLICABLE else None
        if value is not None:
            (before if month < began else after)[month] = value
    return before, after


def _paired(before: dict[date, int], after: dict[date, int]) -> list[tuple[int, int]]:
    """Each month since beside the last one of its name before."""
    last_of = {month.month: value for month, value in sorted(before.items())}
    return [(last_of[month.month], value) for month, value in after.items() if month.month in last_of]


def _mean(values: Iterable[int]) -> Mean:
    found = list(values)
    return Mean(_rounded(sum(found), len(found)) if found else None, len(found))


def _grown(before: int | None, after: int | None) -> int | None:
    """In tenths of a per cent; what grows from nothing has none."""
    return None if not before or after is None else _rounded((after - before) * 1000, before)


def _rounded(part: int, whole: int) -> int:
    """Half away from zero."""
    sign = -1 if part < 0 else 1
    return sign * ((2 * abs(part) + whole) // (2 * whole))
