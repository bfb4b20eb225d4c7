"""Sums of sales from the kept totals, as they stand or as they were known at an earlier moment."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import F, Q, QuerySet, Sum
from django.db.models.functions import Substr

from tidtam.kit.access import within
from tidtam.work.sales.models import Change, ChannelTotal, Sale, Total

Keyed = Callable[["QuerySet[Change]"], "QuerySet[Any]"]


class Span(NamedTuple):
    """Whose sales, of which months (None is open), known when (None is now)."""

    area: str
    start: date | None = None
    end: date | None = None
    known_at: datetime | None = None


def total(span: Span) -> int:
    """Satang sold."""
    kept = _channel_cells(span).aggregate(sum=Sum("baht"))["sum"] or 0
    if span.known_at is None:
        return kept
    return kept - (_later(span).aggregate(sum=Sum("baht"))["sum"] or 0)


def by_area(span: Span, level: int) -> dict[str, int]:
    """Satang by area of the level (digits of its code) within the span's area."""
    cells = ChannelTotal.objects.filter(_months(span), within(span.area, "area"), level=level)
    kept = cells.values_list("area").annotate(Sum("baht")).order_by()
    return _less(span, kept, lambda later: later.annotate(key=Substr("area", 1, level)))


def by_category(span: Span) -> dict[str, int]:
    """Satang by product category."""
    return _less(
        span, _cells(span).values_list("category").annotate(Sum("baht")).order_by(), _keyed("category")
    )


def by_mark(span: Span) -> dict[str, int]:
    """Satang by the mark that the product bore; "" is none."""
    return _less(span, _cells(span).values_list("mark").annotate(Sum("baht")).order_by(), _keyed("mark"))


def by_month(span: Span) -> dict[date, int]:
    """Satang by month."""
    kept = _channel_cells(span).values_list("month").annotate(Sum("baht")).order_by()
    return _less(span, kept, _keyed("month"))


def by_channel(span: Span) -> dict[str, int]:
    """Satang by channel."""
    kept = _channel_cells(span).values_list("channel").annotate(Sum("baht")).order_by()
    return _less(span, kept, _keyed("channel_id"))


def by_producer(span: Span) -> dict[int, int]:
    """Satang by producer, from the facts themselves: for one subdistrict."""
    facts = Sale.objects.filter(_months(span), within(span.area, "area_id"))
    kept = facts.values_list("report__producer_id").annotate(Sum("baht")).order_by()
    return _less(span, kept, _keyed("sale__report__producer_id"))


def _cells(span: Span) -> "QuerySet[Total]":
    return Total.objects.filter(_months(span), level=len(span.area), area=span.area)


def _channel_cells(span: Span) -> "QuerySet[ChannelTotal]":
    """The same sums in far fewer rows, for what is asked neither by category nor by mark."""
    return ChannelTotal.objects.filter(_months(span), level=len(span.area), area=span.area)


def _months(span: Span) -> Q:
    asked = Q()
    if span.start is not None:
        asked &= Q(month__gte=span.start)
    if span.end is not None:
        asked &= Q(month__lte=span.end)
    return asked


def _later(span: Span) -> "QuerySet[Change]":
    """Changes that were recorded after the moment in question."""
    return Change.objects.filter(_months(span), within(span.area, "area_id"), recorded_at__gt=span.known_at)


def _keyed(path: str) -> Keyed:
    return lambda later: later.annotate(key=F(path))


def _less(span: Span, kept: "QuerySet[Any]", keyed: Keyed) -> dict[Any, int]:
    """The kept sums, less what came after the moment that is asked for."""
    found = dict(kept)
    if span.known_at is None:
        return found
    for key, amount in keyed(_later(span)).values_list("key").annotate(Sum("baht")).order_by():
        found[key] = found.get(key, 0) - amount
    return found
