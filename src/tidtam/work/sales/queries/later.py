"""What came to the totals after a moment: of the country and of a province from the settled sums and a few changes."""

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.db.models import F, IntegerField, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce, Substr

from tidtam.ground.areas.models import Area
from tidtam.kit.access import within
from tidtam.kit.calendar import month_of, next_month
from tidtam.work.sales.models import Change, Settled, Settling

PROVINCE = "province"
#: what a change is divided by -> the part of the settled sums that tells it, and its column there
SETTLED = {
    "": ("kind", ""),
    "month": ("kind", "month"),
    "category": ("category", "key"),
    "mark": ("category", "mark"),
    "channel_id": ("channel", "key"),
    "producer_kind": ("kind", "key"),
    PROVINCE: ("kind", "area"),
}


def later(
    area: str, months: Q, known_at: datetime, path: str | Substr = "", *, official: bool = False
) -> "Counter[Any]":
    """Satang recorded after the moment within the area, by `path` of a change (PROVINCE: of the country).

    months: a condition on `month`; "" is not divided: one sum under "". One statement, so that what is settled in
    the meantime is counted once.
    """
    amount = "official" if official else "baht"
    first, *rest = [_summed(rows, column, amount) for rows, column in _parts(area, months, known_at, path)]
    found: Counter[Any] = Counter()
    for key, added in first.union(*rest, all=True) if rest else first:
        found[key] += added or 0  # a sum of no rows is nothing, not zero
    return found


def _parts(area: str, months: Q, known_at: datetime, path: str | Substr) -> "list[tuple[QuerySet[Any], Any]]":
    raw: Any = Substr("area_id", 1, 2) if path == PROVINCE else path
    if len(area) > 2 or not isinstance(path, str) or path not in SETTLED:
        return [(_changes(area, months).filter(recorded_at__gt=known_at), raw)]
    by_province = path == PROVINCE
    whole = _after(next_month(month_of(_day(known_at))))
    edge = whole if area or by_province else _after(_day(known_at) + timedelta(days=1))
    part, column = SETTLED[path]
    settled = Settled.objects.filter(months, level=2 if area or by_province else 0, by=part)
    if not by_province:
        settled = settled.filter(area=area)
    parts: list[tuple[QuerySet[Any], Any]] = [(settled.filter(grain="m", since__gte=whole.date()), column)]
    if edge < whole:
        days = settled.filter(grain="d", since__gte=edge.date(), since__lt=whole.date())
        parts.append((days, column))
    parts.append((_changes(area, months).filter(recorded_at__gt=known_at, recorded_at__lt=edge), raw))
    # Those not yet settled are found by their keys: they are few, those after the moment are many.
    last = Coalesce(Subquery(Settling.objects.values("last")[:1]), Value(0), output_field=IntegerField())
    fresh = Change.objects.filter(months, pk__gt=last).alias(
        at=Coalesce("recorded_at", "recorded_at"), place=Substr("area_id", 1, 2)
    )
    parts.append((fresh.filter(at__gte=edge, **({"place": area} if area else {})), raw))
    return parts


def _summed(rows: "QuerySet[Any]", column: Any, amount: str) -> "QuerySet[Any]":
    key = Value("") if column == "" else F(column) if isinstance(column, str) else column
    summed: QuerySet[Any] = rows.values_list(key).annotate(Sum(amount)).order_by()
    return summed


def _changes(area: str, months: Q) -> "QuerySet[Change]":
    """Of an area by its subdistricts and villages, so that each is found by place and moment together."""
    if not area:
        return Change.objects.filter(months)
    return Change.objects.filter(months, area__in=Area.objects.filter(within(area)).values("code"))


def _day(moment: datetime) -> date:
    return moment.astimezone(UTC).date()


def _after(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
