"""Who owes a report of which month, and who has sent one; blank is not zero."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import Count, Q, QuerySet, Value
from django.db.models.functions import Substr

from tidtam.kit.access import within
from tidtam.registers.producers.models import Producer, month_bounds
from tidtam.work.sales.models import Report
from tidtam.work.sales.queries.merged import One, bound_q, ones


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


def reporting_by_month(
    area: str, months: Sequence[date], known_at: datetime | None = None
) -> dict[date, Reporting]:
    """Sent and expected of each month within the area."""
    where = within(area, "area_id")
    merged = ones(where, months, known_at)
    expected = _expected(where, 0, months, known_at, merged).get("", [0] * len(months))
    rows = _sent(where, months, known_at, merged).values_list("month").annotate(Count("pk")).order_by()
    sent = Counter(dict(rows))
    for one in merged or ():
        sent.update(one.reported)
    return {month: Reporting(sent[month], number) for month, number in zip(months, expected, strict=True)}


def reporting_by_area(
    area: str, level: int, months: Sequence[date], known_at: datetime | None = None
) -> dict[str, Reporting]:
    """Sent and expected over the months, by area of the level (digits of its code)."""
    where = within(area, "area_id")
    merged = ones(where, months, known_at)
    expected = _expected(where, level, months, known_at, merged)
    rows = _sent(where, months, known_at, merged).annotate(key=Substr("area", 1, level)).order_by()
    sent = Counter(dict(rows.values_list("key").annotate(Count("pk"))))
    for one in merged or ():
        sent[one.area[:level]] += len(one.reported)
    return {key: Reporting(sent[key], sum(numbers)) for key, numbers in expected.items()}


def missing_by_district(reach: Q, months: Sequence[date]) -> dict[tuple[str, date], int]:
    """(district, month) -> producers that owe a report; reach: on the producer's area."""
    merged = ones(reach, months, None)
    expected = _expected(reach, 4, months, None, merged)
    rows = _sent(reach, months, None, merged).annotate(key=Substr("area", 1, 4)).order_by()
    sent = Counter(
        {(key, month): count for key, month, count in rows.values_list("key", "month").annotate(Count("pk"))}
    )
    for one in merged or ():
        sent.update((one.area[:4], month) for month in one.reported)
    return {
        (key, month): number - sent[key, month]
        for key, numbers in expected.items()
        for month, number in zip(months, numbers, strict=True)
        if number > sent[key, month]
    }


def _expected(
    where: Q, level: int, months: Sequence[date], known_at: datetime | None, merged: Sequence[One] | None
) -> dict[str, list[int]]:
    """By area of the level ("" for level 0) the producers registered in each month, as far as was known.

    Nearly all of them were registered before the first month and still are: these are counted, the others read.
    merged: those that merges bind together, each with what counts as it.
    """
    if not months:
        return {}
    begins = month_bounds(months[0])[0]
    registered = Producer.objects.filter(where, registered_at__isnull=False).order_by()
    if merged is not None:
        registered = registered.exclude(bound_q(known_at))
    rows: Any = registered.annotate(key=Substr("area", 1, level) if level else Value(""))
    stays = Q(struck_at__isnull=True)
    if known_at is not None:
        rows = rows.filter(registered_at__lte=known_at)
        stays |= Q(struck_at__gt=known_at)
    steady = rows.filter(stays, registered_at__lt=begins).values_list("key").annotate(Count("pk"))
    expected = {key: [number] * len(months) for key, number in steady}
    others = rows.exclude(stays & Q(registered_at__lt=begins))
    bounds = [month_bounds(month) for month in months]
    for key, registered_at, struck_at in others.values_list("key", "registered_at", "struck_at"):
        until = None if known_at is not None and struck_at is not None and struck_at > known_at else struck_at
        numbers = expected.setdefault(key, [0] * len(months))
        for index, (starts, ends) in enumerate(bounds):
            if registered_at < ends and (until is None or until >= starts):
                numbers[index] += 1
    for one in merged or ():
        numbers = expected.setdefault(one.area[:level], [0] * len(months))
        for index, month in enumerate(months):
            numbers[index] += one.owes(month)
    return expected


def _sent(
    where: Q, months: Sequence[date], known_at: datetime | None, merged: Sequence[One] | None
) -> "QuerySet[Report]":
    """Reports of those that stand alone."""
    sent = Report.objects.filter(where, month__in=months)
    if merged is not None:
        sent = sent.exclude(bound_q(known_at, "producer"))
    return sent if known_at is None else sent.filter(first_recorded_at__lte=known_at)
