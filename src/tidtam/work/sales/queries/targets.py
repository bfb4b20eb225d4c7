"""Targets as they stand or as they were known at a moment: the latest row of an area and year holds.

Where an area was given another code or became part of another, its target of that year and of later ones has gone
along by a row of its own; what earlier years were to bring stands under the code of their time.
"""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import QuerySet

from tidtam.ground.areas.redraw import now_of
from tidtam.kit.access import within
from tidtam.work.sales.models import Target


def target_of(
    area: str, year: date, known_at: datetime | None = None, *, redrawn: bool = False
) -> Target | None:
    """The target of the area for the fiscal year that begins with `year`; None where none was set.

    redrawn: with the targets of what is this area today.
    """
    rows = _known(year, known_at).select_related("area", "cohort")
    if not redrawn:
        return _latest(rows.filter(area=area)).get(area)
    return _today(rows.filter(area__level=len(area))).get(area)


def targets_below(
    area: str, year: date, known_at: datetime | None = None, *, redrawn: bool = False
) -> dict[str, Target]:
    """By code the targets of the next smaller areas: a province's districts, the country's provinces."""
    rows = _known(year, known_at).filter(area__level=len(area) + 2).select_related("area", "cohort")
    if not redrawn:
        return _latest(rows.filter(within(area, "area_id")))
    return {code: row for code, row in _today(rows).items() if code.startswith(area)}


def targets_everywhere(year: date) -> dict[str, Target]:
    """By code every target that stands for the year."""
    return _latest(_known(year, None).select_related("area", "cohort"))


def target_sum(
    area: str, year: date, known_at: datetime | None = None, *, redrawn: bool = False
) -> int | None:
    """Satang: the area's own target, or what its parts add up to; None where there is neither."""
    own = target_of(area, year, known_at, redrawn=redrawn)
    if own is not None:
        return own.baht
    below = targets_below(area, year, known_at, redrawn=redrawn)
    return sum(row.baht for row in below.values()) if below else None


def history_of(area: str, year: date) -> list[Target]:
    """Every row of the area and year, the newest first."""
    return list(reversed(_known(year, None).filter(area=area).select_related("cohort")))


def _known(year: date, known_at: datetime | None) -> "QuerySet[Target]":
    rows = Target.objects.filter(year=year).order_by("recorded_at", "pk")
    return rows if known_at is None else rows.filter(recorded_at__lte=known_at)


def _latest(rows: Iterable[Target]) -> dict[str, Target]:
    latest = {row.area_id: row for row in rows}  # the later row takes the place
    return {code: row for code, row in latest.items() if not row.is_given_over}


def _today(rows: "QuerySet[Target]") -> dict[str, Target]:
    """By the code of today; of several that became one their sum, as a row that stands nowhere."""
    latest = _latest(rows)
    gone = {code for code, row in latest.items() if row.area.exists_until is not None}
    moves = now_of(gone) if gone else {}
    found: dict[str, Target] = {}
    for code, row in latest.items():
        now = moves.get(code, code)
        found[now] = together(now, [found[now], row]) if now in found else row
    return found


def together(area: str, rows: list[Target]) -> Target:
    """One row, not written, of what the rows say together. What they do not agree on, it does not say."""
    means = [row.mean for row in rows if row.mean is not None]
    cohorts, percents = {row.cohort_id for row in rows}, {row.percent for row in rows}
    return Target(
        area_id=area,
        year=rows[0].year,
        cohort_id=cohorts.pop() if len(cohorts) == 1 else None,
        mean=sum(means) if len(means) == len(rows) else None,
        percent=percents.pop() if len(percents) == 1 else None,
        baht=sum(row.baht for row in rows),
        recorded_at=max(row.recorded_at for row in rows),
    )
