"""The sums of visitors and income in an area and a span of months, as they stand or were known at a moment."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import Count, F, Q, QuerySet, Sum
from django.db.models.functions import Coalesce, Substr

from tidtam.kit.access import within
from tidtam.work.results.models import INCOME, VISITORS, Answer, ResultRevision


class Span(NamedTuple):
    """What is asked: the area, the first and the last month (None: from the beginning, to the end), as of when."""

    area: str
    first: date | None = None
    last: date | None = None
    known_at: datetime | None = None


class Told(NamedTuple):
    """How many months of villages said what."""

    reported: int
    nil: int
    not_applicable: int


def told_in(span: Span) -> "QuerySet[ResultRevision]":
    """What stands of the months in the area, or stood at the moment."""
    rows = ResultRevision.objects.standing(span.known_at).filter(within(span.area, "result__area_id"))
    if span.first is not None:
        rows = rows.filter(result__month__gte=span.first)
    if span.last is not None:
        rows = rows.filter(result__month__lte=span.last)
    return rows.order_by()


def total(span: Span, names: tuple[str, ...]) -> int:
    """All of these numbers added up."""
    return sum(by_kind(span, names).values())


def by_kind(span: Span, names: tuple[str, ...]) -> dict[str, int]:
    """Each of these numbers, by its name."""
    found = told_in(span).aggregate(**{f"of_{name}": Sum(name) for name in names})
    return {name: found[f"of_{name}"] or 0 for name in names}


def by_area(span: Span, names: tuple[str, ...], level: int) -> dict[str, int]:
    """By the areas of so many digits."""
    return _grouped(told_in(span).annotate(part=Substr("result__area_id", 1, level)), names)


def by_month(span: Span, names: tuple[str, ...]) -> dict[date, int]:
    return _grouped(told_in(span).annotate(part=F("result__month")), names)


def answers(span: Span) -> Told:
    """How many months of villages are in these sums, and what the others said."""
    counted = {name: Count("pk", filter=Q(answer=name)) for name in Answer.values}
    found = told_in(span).aggregate(**counted)
    return Told(*(found[name] for name in Answer.values))


def _grouped(rows: "QuerySet[Any]", names: tuple[str, ...]) -> dict[Any, int]:
    sums: Mapping[str, Any] = {f"of_{name}": Coalesce(Sum(name), 0) for name in names}
    keys = list(sums)
    found = rows.values("part").annotate(**sums).values_list("part", *keys)
    return {part: sum(numbers) for part, *numbers in found}


__all__ = [
    "INCOME",
    "VISITORS",
    "Span",
    "Told",
    "answers",
    "by_area",
    "by_kind",
    "by_month",
    "told_in",
    "total",
]
