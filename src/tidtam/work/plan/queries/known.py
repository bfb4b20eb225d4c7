"""The sums of a year's budget in an area, as they stand or were known at a moment, whole or in parts."""

from collections import defaultdict
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet, Sum
from django.db.models.functions import Substr, TruncMonth

from tidtam.kit.access import within
from tidtam.work.plan.models import BudgetEntry, BudgetNode
from tidtam.work.plan.models.budget import moves
from tidtam.work.plan.queries.budget import KEPT, NOTHING, Sums

WHOLE = "whole"  # money of the asked area itself, not of one part of it


def year_sums(area: str, year: int, known_at: datetime | None = None) -> Sums:
    """All lines of the year whose money works in the area."""
    if known_at is None:
        found = _lines(area, year).aggregate(**{name: Sum(name) for name in KEPT})
        return Sums(**{name: found[name] or 0 for name in KEPT})
    found_then = _added(_entries(area, year, known_at), "node__programme__fiscal_year")
    return found_then.get(year, NOTHING)


def sums_by_area(area: str, year: int, level: int, known_at: datetime | None = None) -> dict[str, Sums]:
    """By the areas of `level` digits; what belongs to none of them stands under WHOLE."""
    rows = _entries(area, year, known_at).annotate(place=Substr("node__area_id", 1, level))
    found: defaultdict[str, Sums] = defaultdict(Sums)
    for code, sums in _added(rows, "place").items():
        found[code if len(code) == level else WHOLE] += sums
    return dict(found)


def sums_by_approach(area: str, year: int, known_at: datetime | None = None) -> dict[str, Sums]:
    """By the first step of the tree, "0001"."""
    rows = _entries(area, year, known_at).annotate(top=Substr("node__path", 1, 4))
    return _added(rows, "top")


def sums_by_month(area: str, year: int, known_at: datetime | None = None) -> dict[date, Sums]:
    """By the month on the papers: what each month added to the sums."""
    return _added(_entries(area, year, known_at).annotate(month=TruncMonth("dated_on")), "month")


def approaches(area: str, year: int) -> dict[str, str]:
    """The first steps of the tree that has lines in the area, by path: "1 พัฒนาบุคลากร"."""
    provinces = _lines(area, year).order_by().values("province")
    tops = BudgetNode.objects.filter(programme__fiscal_year=year, level=1, province__in=provinces)
    named: dict[str, str] = {}
    for path, code, name in tops.order_by("path", "pk").values_list("path", "code", "name"):
        named.setdefault(path, f"{code} {name}")
    return named


def _lines(area: str, year: int) -> "QuerySet[BudgetNode]":
    return BudgetNode.objects.filter(within(area, "area_id"), programme__fiscal_year=year)


def _entries(area: str, year: int, known_at: datetime | None) -> "QuerySet[Any]":
    rows = BudgetEntry.objects.filter(within(area, "node__area_id"), node__programme__fiscal_year=year)
    return (rows if known_at is None else rows.filter(recorded_at__lte=known_at)).order_by()


def _added(rows: "QuerySet[Any]", key: str) -> dict[Any, Sums]:
    found: defaultdict[Any, dict[str, int]] = defaultdict(lambda: dict.fromkeys(KEPT, 0))
    for part_of, kind, part, total in rows.values_list(key, "kind", "part").annotate(total=Sum("amount")):
        for name, amount in moves(kind, part, total).items():
            found[part_of][name] += amount
    return {one: Sums(**sums) for one, sums in found.items()}
