"""The tables of a month: sales, producers and products by district and category, and what of them is withheld."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from tidtam.ground.areas.models import Area, Level
from tidtam.kit.access import within
from tidtam.kit.actor import Actor
from tidtam.kit.disclosure import Table, withheld
from tidtam.registers.producers.models import Category, Producer, Product, month_bounds
from tidtam.reporting.statistics.models import Edition
from tidtam.work.sales.models import ProvinceMonth, Sale, Standing
from tidtam.work.sales.models.facts import UNSPLIT

KNOWN_FORM = 1


@dataclass(frozen=True)
class Behind:
    """districts, categories: of the rows and columns, in order; table: who sold how much, in satang."""

    districts: list[Area]
    categories: list[str]
    table: Table


def behind(province: str, month: date) -> Behind:
    """Official sales by district and category, with who is behind each: a person with several producers is one."""
    districts = list(Area.objects.filter(within(province), level=Level.DISTRICT).order_by("sort_key", "code"))
    categories = [*Category.objects.values_list("code", flat=True), UNSPLIT]
    row = {area.code: number for number, area in enumerate(districts)}
    column = {code: number for number, code in enumerate(categories)}
    facts = Sale.objects.filter(within(province, "area_id"), month=month, standing=Standing.OFFICIAL)
    sums = (
        facts.annotate(maker=Coalesce("report__producer__merged_into", "report__producer"))
        .values_list("area_id", "category", "maker", "report__producer__person")
        .annotate(Sum("baht"))
        .order_by()
    )
    cells: dict[tuple[int, int], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for area, category, maker, person, baht in sums:
        who = f"person:{person}" if person else f"producer:{maker}"
        cells[row[area[:4]], column[category]][who] += baht
    return Behind(districts, categories, Table(len(districts), len(categories), cells))


def tables(province: str, month: date) -> dict[str, Any]:
    """What is published, as JSON: codes and names of the rows and columns, and the numbers, row by row with its sum
    last and the sums of the columns in the last row. Sales are baht as text; null is withheld.
    """
    found = behind(province, month)
    hidden = withheld(found.table)
    names = {one.code: (one.name_th, one.name_en) for one in Category.objects.all()}
    producers, products = _registered(province, month)
    used = {column for _row, column in found.table.amounts}
    kept = [number for number, code in enumerate(found.categories) if code != UNSPLIT or number in used]
    sold = {row for row, _column in found.table.amounts}
    there = {district for district, _category in producers}
    # Registries of municipalities have codes of districts, and nobody in them.
    shown = [n for n, one in enumerate(found.districts) if n in sold or one.code in there]
    return {
        "form": KNOWN_FORM,
        "districts": [
            [found.districts[n].code, found.districts[n].name_th, found.districts[n].name_en] for n in shown
        ],
        "categories": [[found.categories[n], *names.get(found.categories[n], ("", ""))] for n in kept],
        "sales": [
            [
                None if (row, column) in hidden else _baht(found.table.amounts.get((row, column), 0))
                for column in [*kept, len(found.categories)]
            ]
            for row in [*shown, len(found.districts)]
        ],
        "producers": _counted(found, shown, kept, producers),
        "products": _counted(found, shown, kept, products),
        "withheld": len(hidden),
        "told": len(found.table.amounts) - len(hidden),
    }


def _registered(province: str, month: date) -> tuple[dict[tuple[str, str], int], dict[tuple[str, str], int]]:
    """(district, category) -> producers with a product of it, and products, that stood at the end of the month; under
    the category "" every producer once. A register that anybody may ask for: nothing of it is withheld."""
    _begins, ends = month_bounds(month)
    standing = Q(registered_at__lt=ends) & (Q(struck_at__isnull=True) | Q(struck_at__gte=ends))
    makers = Producer.objects.filter(standing, within(province, "area_id"), merged_into=None)
    goods = Product.objects.filter(producer__in=makers.values("pk"))
    goods = goods.filter(Q(ended_on__isnull=True) | Q(ended_on__gte=ends.date()))
    producers: dict[tuple[str, str], int] = defaultdict(int)
    products: dict[tuple[str, str], int] = defaultdict(int)
    grouped = goods.values_list("producer__area_id", "category").annotate(
        Count("producer", distinct=True), Count("pk")
    )
    for area, category, count, many in grouped.order_by():
        producers[area[:4], category] += count
        products[area[:4], category] += many
    for area, count in makers.values_list("area_id").annotate(Count("pk")).order_by():
        producers[area[:4], ""] += count
    return producers, products


def _counted(
    found: Behind, shown: list[int], kept: list[int], counts: dict[tuple[str, str], int]
) -> list[list[int]]:
    """Of producers the sum of a row is not the sum of its cells: who makes two kinds of things is one producer."""
    whole = any(category == "" for _district, category in counts)
    codes = [found.categories[number] for number in kept]
    rows = []
    for area in (found.districts[number] for number in shown):
        line = [counts.get((area.code, code), 0) for code in codes]
        rows.append([*line, counts.get((area.code, ""), 0) if whole else sum(line)])
    return [*rows, [sum(column) for column in zip(*rows, strict=True)] if rows else [0] * (len(codes) + 1)]


def _baht(satang: int) -> str:
    return f"{satang // 100}.{satang % 100:02d}"


def editions() -> "QuerySet[Edition]":
    """What everybody may read, the newest first."""
    return Edition.objects.published().order_by("-month", "province")


def months_of(actor: Actor) -> list[tuple[ProvinceMonth, Edition | None]]:
    """The final months of the provinces for which the actor publishes, the newest first, with their editions."""
    rows = ProvinceMonth.objects.exclude(locked_at=None).order_by("-month", "province")
    mine = [row for row in rows if actor.may("approve", row.province)]
    made = {(one.province, one.month): one for one in Edition.objects.open_to(actor, "approve")}
    return [(row, made.get((row.province, row.month))) for row in mine]
