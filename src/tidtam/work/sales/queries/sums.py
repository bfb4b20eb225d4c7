"""Sums of sales from the kept totals, as they stand or as they were known at an earlier moment."""

from collections import Counter
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet, Sum

from tidtam.ground.areas.models import Area
from tidtam.kit.access import within
from tidtam.kit.calendar import next_month, year_begin
from tidtam.work.sales.models import (
    OFFICIAL,
    Change,
    ChannelTotal,
    KindTotal,
    Period,
    Report,
    ReportState,
    Total,
)
from tidtam.work.sales.queries.later import later
from tidtam.work.sales.queries.redrawn import Carried, carried, carry, carry_areas

PRODUCER = "sale__report__producer_id"
#: what a change is divided by -> the part of the kept totals that tells it, and its column there
PARTS = {
    "": ("kind", ()),
    "month": ("kind", ("month",)),
    "place": ("kind", ("place",)),
    "category": ("category", ("key",)),
    "mark": ("category", ("mark",)),
    "channel_id": ("channel", ("key",)),
    "producer_kind": ("kind", ("key",)),
}


class Span(NamedTuple):
    """Whose sales, of which months (None is open), known when (None is now); official: only what is approved.

    redrawn: under the boundaries of today, not under those of the time in which it was told.
    """

    area: str
    start: date | None = None
    end: date | None = None
    known_at: datetime | None = None
    official: bool = False
    redrawn: bool = False

    @property
    def sum(self) -> Sum:
        return Sum("official" if self.official else "baht")


def total(span: Span) -> int:
    """Satang sold."""
    kept: int = _kind_cells(span).aggregate(sum=span.sum)["sum"] or 0
    if span.known_at is not None:
        kept -= _later(span, "")[""]
    return carry({None: kept}, span.area, _carried(span))[None] if span.redrawn else kept


def by_area(span: Span, level: int) -> dict[str, int]:
    """Satang by area of the level (digits of its code) within the span's area."""
    place = Q(parent=span.area) if level == len(span.area) + 2 else within(span.area, "area")
    cells = KindTotal.objects.filter(_periods(span), place, level=level)
    kept = cells.values_list("area").annotate(span.sum).order_by()
    found = _less(span, kept, "place", level)
    return carry_areas(found, span.area, level, _carried(span)) if span.redrawn else found


def by_category(span: Span) -> dict[str, int]:
    """Satang by product category."""
    return _keyed(span, _cells(span).values_list("category").annotate(span.sum).order_by(), "category")


def by_mark(span: Span) -> dict[str, int]:
    """Satang by the mark that the product bore; "" is none."""
    return _keyed(span, _cells(span).values_list("mark").annotate(span.sum).order_by(), "mark")


def by_month(span: Span) -> dict[date, int]:
    """Satang by month."""
    cells = KindTotal.objects.filter(_months(span), period=Period.MONTH, level=len(span.area), area=span.area)
    return _keyed(span, cells.values_list("month").annotate(span.sum).order_by(), "month")


def by_channel(span: Span) -> dict[str, int]:
    """Satang by channel."""
    kept = _channel_cells(span).values_list("channel").annotate(span.sum).order_by()
    return _keyed(span, kept, "channel_id")


def by_kind(span: Span) -> dict[str, int]:
    """Satang by the producer's kind."""
    kept = _kind_cells(span).values_list("kind").annotate(span.sum).order_by()
    return _keyed(span, kept, "producer_kind", "kind")


def by_producer(span: Span) -> dict[int, int]:
    """Satang by producer, from the facts themselves: for one subdistrict."""
    places = Area.objects.filter(within(span.area)).values(
        "code"
    )  # a range would lose to the producers' order
    told = Report.objects.filter(_months(span), area__in=places)
    told = told.filter(state__in=OFFICIAL) if span.official else told.exclude(state=ReportState.DRAFT)
    kept = told.values_list("producer_id").annotate(Sum("baht")).order_by()
    return _keyed(span, kept, PRODUCER, "report__producer_id")


def _cells(span: Span) -> "QuerySet[Total]":
    return Total.objects.filter(_periods(span), level=len(span.area), area=span.area)


def _channel_cells(span: Span) -> "QuerySet[ChannelTotal]":
    return ChannelTotal.objects.filter(_periods(span), level=len(span.area), area=span.area)


def _kind_cells(span: Span) -> "QuerySet[KindTotal]":
    """The same sums in the fewest rows, for what is asked neither by category nor by mark nor by channel."""
    return KindTotal.objects.filter(_periods(span), level=len(span.area), area=span.area)


def _periods(span: Span) -> Q:
    """The kept cells that make up the months asked for: whole fiscal years, and the months beside them."""
    first = None if span.start is None else _first_year(span.start)
    last = None if span.end is None else year_begin(next_month(span.end))  # the first year that is not whole
    if first is not None and last is not None and first >= last:
        return _months(span) & Q(period=Period.MONTH)
    years, rest = Q(period=Period.YEAR), Q(pk__in=())
    if first is not None:
        years &= Q(month__gte=first)
        if span.start != first:
            rest |= Q(period=Period.MONTH, month__gte=span.start, month__lt=first)
    if last is not None:
        years &= Q(month__lt=last)
        if span.end is not None and next_month(span.end) != last:
            rest |= Q(period=Period.MONTH, month__gte=last, month__lte=span.end)
    return years | rest


def _first_year(start: date) -> date:
    """The first fiscal year that begins in or after the month."""
    begin = year_begin(start)
    return begin if begin == start else begin.replace(year=begin.year + 1)


def _months(span: Span) -> Q:
    asked = Q()
    if span.start is not None:
        asked &= Q(month__gte=span.start)
    if span.end is not None:
        asked &= Q(month__lte=span.end)
    return asked


def _later(span: Span, path: str, level: int | None = None) -> "Counter[Any]":
    """Satang recorded after the moment in question; level: digits of the areas that "place" tells apart."""
    assert span.known_at is not None
    found: Counter[Any] = Counter()
    if path == PRODUCER:
        changes: Any = Change.objects.filter(
            _months(span),
            area__in=Area.objects.filter(within(span.area)).values("code"),
            recorded_at__gt=span.known_at,
        )
        rows = changes.values_list(path).annotate(Sum("baht"), Sum("units"), Sum("official")).order_by()
    else:
        rows = later(span.area, _months(span), span.known_at, *PARTS[path], level=level)
    for key, baht, _units, official in rows:
        found[key] += (official if span.official else baht) or 0  # a sum of no rows is nothing, not zero
    return found


def _keyed(span: Span, kept: "QuerySet[Any]", path: str, fact: str = "") -> dict[Any, int]:
    """Sums by what `path` leads to on a change, and `fact` on a fact where that is another."""
    found = _less(span, kept, path)
    return carry(found, span.area, _carried(span, (fact or path, path))) if span.redrawn else found


def _carried(span: Span, paths: tuple[str, str] | None = None) -> list[Carried]:
    return carried(_months(span), span.known_at, span.official, paths)


def _less(span: Span, kept: "QuerySet[Any]", path: str, level: int | None = None) -> dict[Any, int]:
    """The kept sums, less what came after the moment that is asked for."""
    found = dict(kept)
    if span.known_at is not None:
        for key, amount in _later(span, path, level).items():
            found[key] = found.get(key, 0) - amount
    return found
