"""Planned and actual over the months of a fiscal year: work and money, for the curve and the table beside it."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, QuerySet, Sum

from tidtam.kit.calendar import fiscal_months, next_month
from tidtam.work.plan.models import WorkItem


@dataclass(frozen=True)
class Point:
    """One month's end. work in hundredths of a per cent of everything planned, weighted; money in satang. None of
    what is not known yet."""

    month: date
    work_planned: int
    work_done: int | None
    money_planned: int
    money_spent: int | None

    @property
    def planned_percent(self) -> float:
        return self.work_planned / 100

    @property
    def done_percent(self) -> float:
        return (self.work_done or 0) / 100


def curve(targets: "QuerySet[Any]", items: Sequence[WorkItem], year: int, today: date) -> list[Point]:
    """Of these targets. Planned is spread evenly from start to due date; done is what was reported, by its day.

    Every target of a work item weighs the same, all of an item as much as the item's weight.
    """
    ends = [next_month(month) for month in fiscal_months(year)]
    spans = list(
        targets.order_by()
        .values_list("item_id", "starts_on", "due_on")
        .annotate(how_many=Count("pk"), money=Sum("money"))
    )
    of_item: defaultdict[int, int] = defaultdict(int)
    for item, _start, _due, many, _money in spans:
        of_item[item] += many
    weights = {item.pk: item.weight for item in items if of_item[item.pk]}
    whole = sum(weights.values())
    parts = {pk: weight * 10_000 / (whole * of_item[pk]) for pk, weight in weights.items()} if whole else {}
    work, money = _planned(spans, parts, ends)
    done = _summed(_gained(targets), ends, parts)
    spent = _summed(_paid(targets), ends)
    known = [end - timedelta(days=31) <= today for end in ends]
    return [
        Point(
            month,
            round(work[place]),
            round(done[place]) if known[place] else None,
            round(money[place]),
            round(spent[place]) if known[place] else None,
        )
        for place, month in enumerate(fiscal_months(year))
    ]


def _planned(
    spans: Sequence[Any], parts: dict[int, float], ends: Sequence[date]
) -> tuple[list[float], list[float]]:
    work, money = [0.0] * len(ends), [0.0] * len(ends)
    for item, start, due, many, baht in spans:
        days = (due - start).days + 1
        for place, end in enumerate(ends):
            share = min(max((end - start).days, 0), days) / days
            work[place] += share * many * parts.get(item, 0)
            money[place] += share * baht
    return work, money


def _gained(targets: "QuerySet[Any]") -> Sequence[tuple[int, date, int]]:
    """Per cent that the reports of a day added, by work item. By day: SQLite tells months ten times as slowly."""
    return list(
        targets.order_by()
        .filter(reports__isnull=False)
        .values_list("item_id", "reports__dated_on")
        .annotate(sum=Sum("reports__gained"))
    )


def _paid(targets: "QuerySet[Any]") -> Sequence[tuple[int, date, int]]:
    days = targets.order_by().filter(payments__isnull=False).values_list("payments__dated_on")
    return [(0, day, amount) for day, amount in days.annotate(sum=Sum("payments__amount"))]


def _summed(
    rows: Sequence[tuple[int, date, int]], ends: Sequence[date], parts: dict[int, float] | None = None
) -> list[float]:
    """Running sums at the months' ends; what came before the year stands in its first month."""
    added = [0.0] * len(ends)
    for item, day, amount in rows:
        place = bisect_right(ends, day)
        if place < len(ends):
            added[place] += amount * (parts.get(item, 0) / 100 if parts is not None else 1)
    total, found = 0.0, []
    for one in added:
        total += one
        found.append(total)
    return found


@dataclass(frozen=True)
class Watched:
    """One list to look at: its rule in words, how many targets it holds, the money of those."""

    code: str
    name: str
    rule: str
    count: int
    money: int


def totals(targets: "QuerySet[Any]") -> tuple[int, int]:
    """How many, and their money in satang."""
    found = targets.order_by().aggregate(many=Count("pk"), money=Sum("money"))
    return found["many"], found["money"] or 0


def share_in(points: Sequence[Point], first: date) -> int | None:
    """Per cent of the year's spending that lies from `first` on."""
    known = [one for one in points if one.money_spent is not None]
    if not known or not known[-1].money_spent:
        return None
    before = [one.money_spent or 0 for one in known if one.month < first]
    return round(100 - 100 * (before[-1] if before else 0) / known[-1].money_spent)
