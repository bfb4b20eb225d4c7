"""Who owes a report of which month, and who has sent one; blank is not zero.

A report is expected of each producer for each month in which it was registered and not at rest. What is counted
as sent are reports of exactly these producers and months, so no rate passes 100 %: a report that nobody expected
counts in the sums, and in no rate. A producer counts in the area where it is now.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import Count, F, FilteredRelation, OuterRef, Q, Value
from django.db.models.functions import Substr

from tidtam.kit import clock
from tidtam.kit.access import within
from tidtam.registers.producers.models import Producer, month_bounds
from tidtam.work.sales.models import ReportState
from tidtam.work.sales.queries.deadlines import Deadlines, deadlines
from tidtam.work.sales.queries.merged import One, bound_q, ones
from tidtam.work.sales.queries.pauses import at_rest, covered, pauses_in
from tidtam.work.sales.queries.told import NOT_SENT, sent_at, state_at


class Reporting(NamedTuple):
    """Reports sent of reports expected: each producer counts once for each month."""

    sent: int
    expected: int

    @property
    def rate(self) -> int:
        """In hundredths of a per cent; 0 where nothing is expected."""
        return self.sent * 10_000 // self.expected if self.expected else 0

    @property
    def missing(self) -> int:
        return self.expected - self.sent


class Completeness(NamedTuple):
    """How complete the reports of an area and month are.

    nil, returned, late: of those sent, the ones that say nothing was sold, were sent back for correction, came
    after the due date. resting: registered but at rest, and therefore not expected.
    """

    expected: int = 0
    sent: int = 0
    nil: int = 0
    returned: int = 0
    late: int = 0
    resting: int = 0

    @property
    def missing(self) -> int:
        return self.expected - self.sent

    @property
    def rate(self) -> int:
        """In hundredths of a per cent; 0 where nothing is expected."""
        return self.short.rate

    @property
    def short(self) -> Reporting:
        return Reporting(self.sent, self.expected)

    def and_(self, other: "Completeness") -> "Completeness":
        return Completeness(*map(sum, zip(self, other, strict=True)))


Cells = Mapping[tuple[str, date], Completeness]


def reporting_by_month(
    area: str, months: Sequence[date], known_at: datetime | None = None
) -> dict[date, Reporting]:
    """Sent and expected of each month within the area."""
    cells = completeness(within(area, "area_id"), 0, months, known_at, short=True)
    return {month: cells.get(("", month), Completeness()).short for month in months}


def reporting_by_area(
    area: str, level: int, months: Sequence[date], known_at: datetime | None = None
) -> dict[str, Reporting]:
    """Sent and expected over the months, by area of the level (digits of its code)."""
    cells = completeness(within(area, "area_id"), level, months, known_at, short=True)
    return {key: row.short for key, row in by_key(cells).items()}


def reporting(area: str, months: Sequence[date], known_at: datetime | None = None) -> Reporting:
    """Sent and expected over the months within the area: what stands beside a sum of them."""
    cells = completeness(within(area, "area_id"), 0, months, known_at, short=True)
    return summed(cells).short


def missing_by_district(reach: Q, months: Sequence[date]) -> dict[tuple[str, date], int]:
    """(district, month) -> producers that owe a report; reach: on the producer's area."""
    cells = completeness(reach, 4, months, short=True)
    return {place: row.missing for place, row in cells.items() if row.missing}


def by_key(cells: Cells) -> dict[str, Completeness]:
    """The months of each area added up."""
    found: dict[str, Completeness] = {}
    for (key, _month), row in cells.items():
        found[key] = found.get(key, Completeness()).and_(row)
    return found


def summed(cells: Cells) -> Completeness:
    """All of it added up."""
    whole = Completeness()
    for row in cells.values():
        whole = whole.and_(row)
    return whole


def completeness(
    reach: Q,
    level: int,
    months: Sequence[date],
    known_at: datetime | None = None,
    *,
    short: bool = False,
    dues: Deadlines | None = None,
) -> dict[tuple[str, date], Completeness]:
    """By area of the level ("" for level 0) and month, what is expected and what was sent, as far as was known.

    reach: on the producer's area. short: expected and sent alone, for less of the database's time.
    """
    if not months:
        return {}
    due = dues or (None if short else deadlines("", months))
    merged = ones(reach, months, known_at)
    alone = Producer.objects.filter(reach, registered_at__isnull=False).order_by()
    if merged is not None:
        alone = alone.exclude(bound_q(known_at))
    if known_at is not None:
        alone = alone.filter(registered_at__lte=known_at)
    rows: Any = alone.annotate(key=Substr("area", 1, level) if level else Value(""))
    cells: dict[tuple[str, date], list[int]] = {}

    def cell(key: str, month: date) -> list[int]:
        return cells.setdefault((key, month), [0] * len(Completeness._fields))

    for key, numbers in _registered(rows, months, known_at).items():
        for month, number in zip(months, numbers, strict=True):
            cell(key, month)[0] += number
    for key, month in _resting(rows, months, known_at):
        found = cell(key, month)
        found[0] -= 1
        found[5] += 1
    for key, month, *numbers in _sent(rows, months, known_at, due):
        found = cell(key, month)
        for place, number in enumerate(numbers, start=1):
            found[place] += number
    for one in merged or ():
        for month in months:
            if one.registered(month):
                _add(cell(one.area[:level], month), one, month, due)
    return {place: Completeness(*numbers) for place, numbers in cells.items() if any(numbers)}


def active_q(months: Sequence[date], month_path: str, known_at: datetime | None) -> Q:
    """Rows of producers that were registered at some time in the month that month_path leads to, as was known."""
    active = Q(pk__in=())
    for month in months:
        starts, ends = month_bounds(month)
        kept = Q(struck_at__isnull=True) | Q(struck_at__gte=starts)
        if known_at is not None:
            kept |= Q(struck_at__gt=known_at)
        active |= Q(kept, **{month_path: month, "registered_at__lt": ends})
    return active


def _registered(rows: Any, months: Sequence[date], known_at: datetime | None) -> dict[str, list[int]]:
    """By key the producers registered in each month.

    Nearly all of them were registered before the first month and still are: these are counted, the others read.
    """
    begins = month_bounds(min(months))[0]
    stays = Q(struck_at__isnull=True)
    if known_at is not None:
        stays |= Q(struck_at__gt=known_at)
    steady = rows.filter(stays, registered_at__lt=begins).values_list("key").annotate(Count("pk"))
    found = {key: [number] * len(months) for key, number in steady}
    others = rows.exclude(stays & Q(registered_at__lt=begins))
    bounds = [month_bounds(month) for month in months]
    for key, registered_at, struck_at in others.values_list("key", "registered_at", "struck_at"):
        until = None if known_at is not None and struck_at is not None and struck_at > known_at else struck_at
        numbers = found.setdefault(key, [0] * len(months))
        for index, (starts, ends) in enumerate(bounds):
            if registered_at < ends and (until is None or until >= starts):
                numbers[index] += 1
    return found


def _resting(
    rows: Any, months: Sequence[date], known_at: datetime | None
) -> set[tuple[str, date]] | list[Any]:
    """(key, month) of each producer that is registered and at rest, once for each."""
    pauses = pauses_in(months, known_at)
    resting = rows.filter(pk__in=pauses.values("producer")).values_list(
        "pk", "key", "registered_at", "struck_at"
    )
    people = {row[0]: row[1:] for row in resting}
    found: set[tuple[int, str, date]] = set()
    for producer, first, last in pauses.values_list("producer_id", "first", "last") if people else ():
        if producer not in people:
            continue
        key, since, until = people[producer]
        if known_at is not None and until is not None and until > known_at:
            until = None
        for month in covered(first, last, months):
            starts, ends = month_bounds(month)
            if since < ends and (until is None or until >= starts):
                found.add((producer, key, month))
    return [(key, month) for _producer, key, month in found]


def _sent(rows: Any, months: Sequence[date], known_at: datetime | None, due: Deadlines | None) -> Any:
    """(key, month, sent, nil, returned, late) of reports that were expected; without due no more than sent."""
    # What is filtered is annotated first: a filter by the relation itself would join the reports once more.
    told = rows.annotate(
        told=FilteredRelation("reports", condition=Q(reports__month__in=list(months))),
        told_month=F("told__month"),
        told_at=F("told__first_recorded_at"),
        state_then=state_at(known_at, "told__"),
    ).filter(active_q(months, "told_month", known_at), told_month__in=list(months))
    if known_at is not None:
        told = told.filter(told_at__lte=known_at)
    told = told.exclude(state_then__in=NOT_SENT)
    if pauses_in(months, known_at).exists():
        told = told.exclude(at_rest(OuterRef("told_month"), known_at))
    counted = told.values_list("key", "told_month").annotate(Count("told__pk"))
    if due is None:
        return counted
    late = due.late_q(months, "told_month", "sent", "area_id")
    return (
        told.annotate(sent=sent_at(known_at, "told__"), told_nil=F("told__nil"))
        .values_list("key", "told_month")
        .annotate(
            all_of=Count("told__pk"),
            nil_of=Count("told__pk", filter=Q(told_nil=True)),
            returned_of=Count("told__pk", filter=Q(state_then=ReportState.RETURNED)),
            late_of=Count("told__pk", filter=late),
        )
    )


def _add(found: list[int], one: One, month: date, due: Deadlines | None) -> None:
    """One more of what merges bind together, which was registered in the month."""
    if not one.owes(month):
        found[5] += 1
        return
    found[0] += 1
    told = one.told.get(month)
    if told is None:
        return
    found[1] += 1
    found[2] += told.nil
    found[3] += told.state == ReportState.RETURNED
    found[4] += due is not None and told.sent_at >= clock.end_of(due.of(one.area, month))
