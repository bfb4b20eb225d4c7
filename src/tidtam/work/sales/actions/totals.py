"""Keeping the totals: what changed in the facts is added to every cell that holds them, in one statement each."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from django.db import connection, models, transaction

from tidtam.ground.trail import actions as trail
from tidtam.kit.actor import Actor
from tidtam.work.sales.actions.bulk import with_values
from tidtam.work.sales.models import ChannelTotal, MonthLock, Total

LEVELS = (0, 2, 4, 6)

#: (area, month, category, mark, channel) of a fact -> satang and units that came to it or went
Cell = tuple[str, date, str, str, str]
Deltas = defaultdict[Cell, list[int]]


class Wrong(NamedTuple):
    """A cell that does not say what the facts add up to. kind: the table; key: its fields in their order."""

    kind: str
    key: tuple[str | int | date, ...]
    stored: tuple[int, int]
    right: tuple[int, int]


def no_deltas() -> Deltas:
    """An empty sum of differences by cell."""
    return defaultdict(lambda: [0, 0])


def lock_months(pairs: Iterable[tuple[str, date]]) -> None:
    """Hold each (province, month) until the transaction ends; always in the same order, so none waits in a ring."""
    wanted = sorted(set(pairs))
    MonthLock.objects.bulk_create(
        [MonthLock(province=province, month=month) for province, month in wanted], ignore_conflicts=True
    )
    held = MonthLock.objects.select_for_update().filter(
        province__in={province for province, _ in wanted}, month__in={month for _, month in wanted}
    )
    list(held.order_by("province", "month").values_list("pk"))


def apply(deltas: Mapping[Cell, list[int]]) -> None:
    """Add the differences to the totals of every level."""
    totals: defaultdict[tuple[int, str, str, date, str, str], list[int]] = defaultdict(lambda: [0, 0])
    channels: defaultdict[tuple[int, str, str, date, str], list[int]] = defaultdict(lambda: [0, 0])
    for (area, month, category, mark, channel), (baht, units) in deltas.items():
        if not (baht or units):
            continue
        for level in LEVELS:
            if len(area) < level:
                continue
            code, parent = area[:level], area[: max(level - 2, 0)]
            for cell in (
                totals[level, parent, code, month, category, mark],
                channels[level, parent, code, month, channel],
            ):
                cell[0] += baht
                cell[1] += units
    _add(Total, ("level", "parent", "area", "month", "category", "mark"), totals)
    _add(ChannelTotal, ("level", "parent", "area", "month", "channel"), channels)


def _add(table: type[models.Model], key: tuple[str, ...], cells: "Mapping[Any, list[int]]") -> None:
    """Insert the cells, or add to those that stand; the order is fixed, so that two writers never cross."""
    name = connection.ops.quote_name(table._meta.db_table)
    columns = ", ".join((*key, "baht", "units"))
    conflict = ", ".join(part for part in key if part != "parent")
    with_values(
        f"INSERT INTO {name} ({columns}) VALUES {{values}} "  # noqa: S608 - our own names
        f"ON CONFLICT ({conflict}) DO UPDATE SET "
        f"baht = {name}.baht + excluded.baht, units = {name}.units + excluded.units",
        [(*cell, *sums) for cell, sums in sorted(cells.items()) if sums != [0, 0]],
    )


@transaction.atomic
def repair(province: str, *, by: Actor | None = None) -> list[Wrong]:
    """Set every wrong cell of a province right, under its months' locks; returns what was wrong.

    The country's cells follow from the provinces': they are compared where `province` is "".
    """
    from tidtam.work.sales.queries.recount import recount

    months = Total.objects.values_list("month", flat=True).distinct()
    provinces = [province] if province else _provinces()
    lock_months((code, month) for code in provinces for month in months)
    wrong = recount(province)
    for kind, fields in (
        (Total, ("level", "parent", "area", "month", "category", "mark")),
        (ChannelTotal, ("level", "parent", "area", "month", "channel")),
    ):
        cells = {
            cell.key: [cell.right[0] - cell.stored[0], cell.right[1] - cell.stored[1]]
            for cell in wrong
            if cell.kind == kind.__name__
        }
        _add(kind, fields, cells)
    if wrong:
        trail.write(by, "sales.repair", "sales.total:many", area=province, cells=len(wrong))
    return wrong


def _provinces() -> list[str]:
    return list(MonthLock.objects.values_list("province", flat=True).distinct())
