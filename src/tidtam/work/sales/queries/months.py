"""When a month's reports are due in a province, and how far they have come."""

from collections.abc import Callable, Iterable
from datetime import date

from tidtam.kit.calendar import next_month
from tidtam.work.sales.models import ProvinceMonth

DUE_DAY = 20  # of the month after, where the province says nothing else


def usual_due_day(month: date) -> date:
    """The last day on time, where the province says nothing else."""
    return next_month(month).replace(day=DUE_DAY)


def due_day(province: str, month: date) -> date:
    """The last day on which a report of the month is on time in the province."""
    return due_days([month])(province, month)


def due_days(months: Iterable[date]) -> Callable[[str, date], date]:
    """As `due_day` for many provinces and months, asked once; the first argument may be any area of a province."""
    rows = ProvinceMonth.objects.filter(month__in=list(months), due_on__isnull=False)
    said = {(row.province, row.month): row.due_on for row in rows}
    return lambda area, month: said.get((area[:2], month)) or usual_due_day(month)
