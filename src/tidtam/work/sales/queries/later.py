"""What came to the totals after a moment: from the settled sums where there are any, and a few changes."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.db.models import F, IntegerField, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce, Substr

from tidtam.ground.areas.models import Area
from tidtam.kit.access import within
from tidtam.kit.calendar import month_of, next_month
from tidtam.work.sales.models import Change, Settled, Settling
from tidtam.work.sales.models.settled import grains

#: a part of the kept totals -> what a change calls its key and its mark
KEYS = {"category": ("category", "mark"), "channel": ("channel_id", ""), "kind": ("producer_kind", "")}
AMOUNTS = ("baht", "units", "official")

Added = tuple[Any, ...]


def later(
    area: str, months: Q, known_at: datetime, by: str, columns: Sequence[str], level: int | None = None
) -> list[Added]:
    """What was recorded after the moment within the area, summed by `columns`.

    by: the part of the totals that is asked: "category" (with its mark), "channel" or "kind". columns: of "place",
    "month", "key" and "mark". level: digits of the areas that "place" tells apart. months: a condition on `month`.
    Rows of the columns, satang, units and satang that are official; the same columns may come more than once. One
    statement, so that what is settled in the meantime is counted once.
    """
    level = len(area) if level is None else level
    first, *rest = [
        _summed(rows, places, columns) for rows, places in _parts(area, months, known_at, by, level)
    ]
    return list(first.union(*rest, all=True) if rest else first)


def _parts(
    area: str, months: Q, known_at: datetime, by: str, level: int
) -> "list[tuple[QuerySet[Any], dict[str, Any]]]":
    key, mark = KEYS[by]
    told = {
        "place": Substr("area_id", 1, level) if level else Value(""),
        "key": F(key),
        "mark": F(mark) if mark else Value(""),
    }
    kept = grains(level, by)
    if not kept:
        return [(_changes(area, months).filter(recorded_at__gt=known_at), told)]
    summed = {"place": F("area"), "key": F("key"), "mark": F("mark")}
    whole = _after(next_month(month_of(_day(known_at))))
    edge = _after(_day(known_at) + timedelta(days=1)) if "d" in kept else whole
    settled = Settled.objects.filter(months, _of(area, level), level=level, by=by)
    parts: list[tuple[QuerySet[Any], dict[str, Any]]] = [
        (settled.filter(grain="m", since__gte=whole.date()), summed)
    ]
    if edge < whole:
        parts.append((settled.filter(grain="d", since__gte=edge.date(), since__lt=whole.date()), summed))
    rest = _changes(area, months).filter(recorded_at__gt=known_at, recorded_at__lt=edge)
    parts.append((rest, told))
    # Those not yet settled are found by their keys: they are few, those after the moment are many.
    last = Coalesce(Subquery(Settling.objects.values("last")[:1]), Value(0), output_field=IntegerField())
    fresh = Change.objects.filter(months, pk__gt=last).alias(
        at=Coalesce("recorded_at", "recorded_at"), within=Substr("area_id", 1, max(len(area), 1))
    )
    parts.append((fresh.filter(at__gte=edge, **({"within": area} if area else {})), told))
    return parts


def _summed(rows: "QuerySet[Any]", told: dict[str, Any], columns: Sequence[str]) -> "QuerySet[Any]":
    """An alias of its own for each column: a model's field of the same name would be taken for it."""
    named = {f"by_{column}": F("month") if column == "month" else told[column] for column in columns}
    grouped = rows.annotate(**named).values_list(*(named or ()))
    if not named:  # one sum of all, as a row of its own
        grouped = rows.annotate(by_all=Value("")).values_list("by_all")
    summed: QuerySet[Any] = grouped.annotate(*(Sum(amount) for amount in AMOUNTS)).order_by()
    return summed


def _of(area: str, level: int) -> Q:
    """Settled sums of the level within the area; each area by its whole code, so that its index is of use."""
    if level == len(area):
        return Q(area=area)
    if not area:
        return Q()
    return Q(area__in=Area.objects.filter(within(area), level=level).values("code"))


def _changes(area: str, months: Q) -> "QuerySet[Change]":
    """Of an area by its subdistricts and villages, so that each is found by place and moment together."""
    if not area:
        return Change.objects.filter(months)
    return Change.objects.filter(months, area__in=Area.objects.filter(within(area)).values("code"))


def _day(moment: datetime) -> date:
    return moment.astimezone(UTC).date()


def _after(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
