"""The parts of which the completeness of an area is made: the areas below it, or its months."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db.models import Q

from tidtam.ground.areas.models import Area
from tidtam.kit.calendar import month_short
from tidtam.work.sales.queries.deadlines import Deadlines, deadlines
from tidtam.work.sales.queries.reporting import Completeness, by_key, completeness, summed

DEEPEST = 8


@dataclass(frozen=True)
class Part:
    """One line. key: area code or None for a month; month: None where the line is an area; order: what sorts it.

    overdue: one of its months is past its due date.
    """

    key: str
    month: date | None
    label: str
    order: str
    row: Completeness
    overdue: bool

    @property
    def rate(self) -> Decimal | None:
        """Per cent with one digit, cut off; None where nothing is expected."""
        return Decimal(self.row.rate // 10) / 10 if self.row.expected else None

    @property
    def rate_order(self) -> int:
        return self.row.rate if self.row.expected else -1


@dataclass(frozen=True)
class Whole:
    """An area's completeness over some months, with its parts."""

    row: Completeness
    parts: list[Part]
    due: Deadlines


def whole(
    reach: Q,
    area: str,
    months: Sequence[date],
    today: date,
    known_at: datetime | None = None,
    *,
    by_month: bool = False,
) -> Whole:
    """reach: on the producer's area, within `area`. The parts are the areas one level below, or the months."""
    due = deadlines(area, months)
    level = 0 if by_month else min(len(area) + 2, DEEPEST)
    cells = completeness(reach, level, months, known_at, dues=due)
    late = {month: due.of(area, month) < today for month in months} if area else {}
    if by_month:
        parts = []
        for month in months:
            row = cells.get(("", month), Completeness())
            parts.append(Part("", month, month_short(month), f"{month:%Y%m}", row, late.get(month, False)))
    else:
        found = by_key(cells)
        areas = {row.code: row for row in Area.objects.filter(code__in=found)}
        parts = [
            Part(
                code,
                None,
                areas[code].label if code in areas else code,
                areas[code].sort_key if code in areas else code,
                row,
                any(due.of(code, month) < today for month in months),
            )
            for code, row in found.items()
        ]
    return Whole(summed(cells), sorted(parts, key=lambda part: part.order), due)
