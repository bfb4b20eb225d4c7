"""Targets as they stand or as they were known at a moment: the latest row of an area and year holds."""

from datetime import date, datetime

from django.db.models import QuerySet

from tidtam.kit.access import within
from tidtam.work.sales.models import Target


def target_of(area: str, year: date, known_at: datetime | None = None) -> Target | None:
    """The target of the area for the fiscal year that begins with `year`; None where none was set."""
    return _known(year, known_at).filter(area=area).select_related("area", "cohort").last()


def targets_below(area: str, year: date, known_at: datetime | None = None) -> dict[str, Target]:
    """By code the targets of the next smaller areas: a province's districts, the country's provinces."""
    rows = _known(year, known_at).filter(within(area, "area_id"), area__level=len(area) + 2)
    return {
        row.area_id: row for row in rows.select_related("area", "cohort")
    }  # the later row takes the place


def target_sum(area: str, year: date, known_at: datetime | None = None) -> int | None:
    """Satang: the area's own target, or what its parts add up to; None where there is neither."""
    own = target_of(area, year, known_at)
    if own is not None:
        return own.baht
    below = targets_below(area, year, known_at)
    return sum(row.baht for row in below.values()) if below else None


def history_of(area: str, year: date) -> list[Target]:
    """Every row of the area and year, the newest first."""
    return list(reversed(_known(year, None).filter(area=area).select_related("cohort")))


def _known(year: date, known_at: datetime | None) -> "QuerySet[Target]":
    rows = Target.objects.filter(year=year).order_by("recorded_at", "pk")
    return rows if known_at is None else rows.filter(recorded_at__lte=known_at)
