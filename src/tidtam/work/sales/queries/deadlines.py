"""Until when the reports of a month are due."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from tidtam.kit import clock
from tidtam.kit.access import within
from tidtam.kit.calendar import next_month
from tidtam.work.sales.models import ProvinceMonth

DUE_DAY = 20  # of the month after, where the province says nothing else


def usual_due_day(month: date) -> date:
    """The last day on time, where the province says nothing else."""
    return next_month(month).replace(day=DUE_DAY)


@dataclass(frozen=True)
class Deadlines:
    """The due dates of some months. own: (province, month) -> what the province has set; closed: what takes no more."""

    own: dict[tuple[str, date], date]
    closed: frozenset[tuple[str, date]]

    def of(self, area: str, month: date) -> date:
        """The last day on time for a producer of the area."""
        return self.own.get((area[:2], month)) or usual_due_day(month)

    def is_closed(self, area: str, month: date) -> bool:
        return (area[:2], month) in self.closed

    def late_q(self, months: Iterable[date], month_path: str, moment_path: str, area_path: str) -> Q:
        """Rows whose moment lies after the due date of their month."""
        late = Q(pk__in=())
        for month in months:
            usual = Q(**{f"{moment_path}__gte": clock.end_of(usual_due_day(month))})
            for (province, of), due in self.own.items():
                if of == month:
                    there = within(province, area_path)
                    usual &= ~there
                    late |= Q(there, **{month_path: month, f"{moment_path}__gte": clock.end_of(due)})
            late |= Q(usual, **{month_path: month})
        return late


def deadlines(area: str, months: Sequence[date]) -> Deadlines:
    """Those of the months in the area's province; area "" is every province's."""
    rows = ProvinceMonth.objects.filter(
        Q(due_on__isnull=False) | Q(closed_at__isnull=False), month__in=months
    )
    if area:
        rows = rows.filter(province=area[:2])
    own: dict[tuple[str, date], date] = {}
    closed: set[tuple[str, date]] = set()
    for province, month, due_on, closed_at in rows.values_list("province", "month", "due_on", "closed_at"):
        if due_on is not None:
            own[province, month] = due_on
        if closed_at is not None:
            closed.add((province, month))
    return Deadlines(own, frozenset(closed))


def due_day(area: str, month: date) -> date:
    """The last day on which a report of the month is on time in the area's province."""
    return deadlines(area, [month]).of(area, month)
