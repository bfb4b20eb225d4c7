"""Who owes a report of which month, and who has sent one; blank is not zero."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Substr

from tidtam.kit.access import within
from tidtam.registers.producers.models import Producer, month_bounds
from tidtam.work.sales.models import Report


class Reporting(NamedTuple):
    """Reports sent of reports expected; expected is the registered producers, each month counted."""

    sent: int
    expected: int

    @property
    def rate(self) -> int:
        """In hundredths of a per cent, at most 10,000; 0 where nothing is expected."""
        return min(self.sent, self.expected) * 10_000 // self.expected if self.expected else 0

    @property
    def missing(self) -> int:
        return max(self.expected - self.sent, 0)


def expected_q(month: date, known_at: datetime | None = None) -> Q:
    """Producers registered at some time in the month, as far as was known."""
    starts, ends = month_bounds(month)
    kept = Q(struck_at__isnull=True) | Q(struck_at__gte=starts)
    if known_at is None:
        return kept & Q(registered_at__lt=ends)
    return (kept | Q(struck_at__gt=known_at)) & Q(registered_at__lt=ends, registered_at__lte=known_at)


def reporting_by_month(
    area: str, months: Sequence[date], known_at: datetime | None = None
) -> dict[date, Reporting]:
    """Sent and expected of each month within the area."""
    counted = Producer.objects.filter(within(area, "area_id")).aggregate(**_expected(months, known_at))
    sent = dict(_sent(area, months, known_at).values_list("month").annotate(Count("pk")).order_by())
    return {month: Reporting(sent.get(month, 0), counted[f"m{index}"]) for index, month in enumerate(months)}


def reporting_by_area(
    area: str, level: int, months: Sequence[date], known_at: datetime | None = None
) -> dict[str, Reporting]:
    """Sent and expected over the months, by area of the level (digits of its code)."""
    rows = Producer.objects.filter(within(area, "area_id")).annotate(key=Substr("area", 1, level)).order_by()
    expected: dict[str, int] = {
        key: sum(numbers) for key, *numbers in rows.values_list("key").annotate(**_expected(months, known_at))
    }
    counted = _sent(area, months, known_at).annotate(key=Substr("area", 1, level)).order_by()
    sent = dict(counted.values_list("key").annotate(Count("pk")))
    return {key: Reporting(sent.get(key, 0), number) for key, number in expected.items()}


def missing_by_district(reach: Q, months: Sequence[date]) -> dict[tuple[str, date], int]:
    """(district, month) -> producers that owe a report; reach: on the producer's area."""
    rows = Producer.objects.filter(reach).annotate(key=Substr("area", 1, 4)).order_by()
    expected: dict[str, list[int]] = {
        key: numbers for key, *numbers in rows.values_list("key").annotate(**_expected(months, None))
    }
    reports = Report.objects.filter(reach, month__in=months).annotate(key=Substr("area", 1, 4)).order_by()
    sent = {
        (key, month): number
        for key, month, number in reports.values_list("key", "month").annotate(Count("pk"))
    }
    return {
        (key, month): number - sent.get((key, month), 0)
        for key, numbers in expected.items()
        for month, number in zip(months, numbers, strict=True)
        if number > sent.get((key, month), 0)
    }


def _expected(months: Sequence[date], known_at: datetime | None) -> dict[str, Count]:
    return {
        f"m{index}": Count("pk", filter=expected_q(month, known_at)) for index, month in enumerate(months)
    }


def _sent(area: str, months: Sequence[date], known_at: datetime | None) -> "QuerySet[Report]":
    sent = Report.objects.filter(within(area, "area_id"), month__in=months)
    return sent if known_at is None else sent.filter(first_recorded_at__lte=known_at)
