"""Keeping the totals: what changed in the facts is added to every cell that holds them, in one statement each."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from django.db import models, transaction
from django.db.models import F

from tidtam.ground.trail import actions as trail
from tidtam.kit.actor import Actor
from tidtam.kit.calendar import year_begin
from tidtam.work.sales.actions import summed
from tidtam.work.sales.actions.bulk import upsert
from tidtam.work.sales.models import (
    ChannelTotal,
    KindTotal,
    Period,
    ProducerTotal,
    ProvinceMonth,
    Report,
    Total,
)

PLACE = ("level", "parent", "area", "period", "month")
#: table -> its key
KEYS: dict[type[models.Model], tuple[str, ...]] = {
    KindTotal: (*PLACE, "kind"),
    ChannelTotal: (*PLACE, "channel"),
    Total: (*PLACE, "category", "mark"),
}
PRODUCER_KEY = ("producer_id", "month", "area")


class Cell(NamedTuple):
    """What a fact is counted under."""

    area: str
    month: date
    category: str
    mark: str
    channel: str
    kind: str


class Wrong(NamedTuple):
    """A cell that does not say what the facts add up to. kind: the table; key: its fields in their order.

    stored, right: satang, units and official satang; of a producer's year and of a report satang alone.
    """

    kind: str
    key: tuple[str | int | date, ...]
    stored: tuple[int, ...]
    right: tuple[int, ...]


class Deltas:
    """Sums of differences, by cell and by producer and year. summed: the database holds others, of the same writing."""

    def __init__(self) -> None:
        self.cells: defaultdict[Cell, list[int]] = defaultdict(lambda: [0, 0, 0])
        self.producers: defaultdict[tuple[int, date, str], int] = defaultdict(int)
        self.summed = False

    def add(self, cell: Cell, producer: int, baht: int, units: int, official: int) -> None:
        sums = self.cells[cell]
        sums[0] += baht
        sums[1] += units
        sums[2] += official
        self.producers[producer, year_begin(cell.month), cell.area] += baht


def lock_months(pairs: Iterable[tuple[str, date]]) -> list[ProvinceMonth]:
    """Hold each (province, month) until the transaction ends; always in the same order, so none waits in a ring."""
    wanted = sorted(set(pairs))
    ProvinceMonth.objects.bulk_create(
        [ProvinceMonth(province=province, month=month) for province, month in wanted], ignore_conflicts=True
    )
    held = ProvinceMonth.objects.select_for_update().filter(
        province__in={province for province, _ in wanted}, month__in={month for _, month in wanted}
    )
    return list(held.order_by("province", "month"))


def apply(deltas: Deltas) -> None:
    """Add the differences to the totals of every level and both periods."""
    producers = {key: baht for key, baht in deltas.producers.items() if baht}
    if deltas.summed:
        summed.apply(((cell, sums) for cell, sums in deltas.cells.items() if any(sums)), producers, KEYS)
        return
    found: dict[type[models.Model], dict[tuple[Any, ...], list[int]]] = {table: {} for table in KEYS}
    for (area, month, category, mark, channel, kind), sums in deltas.cells.items():
        if any(sums):
            _sum(found[Total], (area, month, category, mark), sums)
            _sum(found[ChannelTotal], (area, month, channel), sums)
            _sum(found[KindTotal], (area, month, kind), sums)
    _add(ProducerTotal, PRODUCER_KEY, ("baht",), {key: [baht] for key, baht in producers.items()})
    for table, key in KEYS.items():
        _add(table, key, summed.SUMS, _of_levels(found[table]))


def _sum(cells: dict[tuple[Any, ...], list[int]], key: tuple[Any, ...], sums: Sequence[int]) -> None:
    kept = cells.get(key)
    if kept is None:
        cells[key] = list(sums)
        return
    for index, amount in enumerate(sums):
        kept[index] += amount


def _of_levels(cells: dict[tuple[Any, ...], list[int]]) -> dict[tuple[Any, ...], list[int]]:
    """(area, month, …) as facts have it -> the cells of every level and both periods, each level of the one below."""
    kept: dict[tuple[Any, ...], list[int]] = {}
    for level in summed.LEVELS:
        wider: dict[tuple[Any, ...], list[int]] = {}
        for (area, *rest), sums in cells.items():
            _sum(wider, (area[:level], *rest), sums)
        cells = wider
        for (area, month, *own), sums in cells.items():
            if len(area) == level:
                place = level, area[:-2], area
                kept[*place, Period.MONTH.value, month, *own] = sums
                _sum(kept, (*place, Period.YEAR.value, year_begin(month), *own), sums)
    return kept


def _add(
    table: type[models.Model], key: tuple[str, ...], sums: tuple[str, ...], cells: "Mapping[Any, list[int]]"
) -> None:
    """Insert the cells, or add to those that stand; the order is fixed, so that two writers never cross."""
    conflict = tuple(part for part in key if part != "parent")
    rows = [(*cell, *cells[cell]) for cell in sorted(cells, reverse=True) if any(cells[cell])]
    upsert(table, (*key, *sums), conflict, sums, rows)


Progress = Callable[[int, int], None]  # provinces done, provinces in all


def repair(province: str, *, by: Actor | None = None, progress: Progress | None = None) -> list[Wrong]:
    """Set every wrong sum of a province right; returns what was wrong. "" is province by province, then the country.

    Only a province in which something is wrong is held, and no longer than its own repair takes. The country's
    sums follow from the provinces': they are compared where `province` is "".
    """
    from tidtam.work.sales.queries.recount import provinces, recount_country, recount_province

    codes = [province] if province else provinces()
    wrong: list[Wrong] = []
    for done, code in enumerate(codes):
        if progress is not None:
            progress(done, len(codes))
        if recount_province(code):
            wrong += _set_right(code, partial(recount_province, code), by)
    if not province and recount_country(()):
        wrong += _set_right("", partial(recount_country, ()), by)
    return sorted(wrong, key=lambda one: (one.kind, tuple(map(str, one.key))))


@transaction.atomic
def _set_right(province: str, compare: Callable[[], list[Wrong]], by: Actor | None) -> list[Wrong]:
    """Compare again under the months' locks, so that no other repair adds the same, and add what is wanting.

    What is added is a difference: right whatever writers of other months add to the same sums in the meantime.
    """
    months = ProvinceMonth.objects.values_list("province", "month").order_by("province", "month")
    if province:
        lock_months(months.filter(province=province))
    else:
        lock_months(months[:1])  # only repairs of the country compare them: one row keeps these apart
    wrong = compare()
    for table, key in KEYS.items():
        _add(table, key, summed.SUMS, _wanting(wrong, table))
    _add(ProducerTotal, PRODUCER_KEY, ("baht",), _wanting(wrong, ProducerTotal))
    for report, (baht,) in _wanting(wrong, Report).items():
        Report.objects.filter(pk=report[0]).update(baht=F("baht") + baht)
    if wrong:
        trail.write(by, "sales.repair", "sales.total:many", area=province, cells=len(wrong))
    return wrong


def _wanting(wrong: Iterable[Wrong], table: type[models.Model]) -> dict[tuple[Any, ...], list[int]]:
    """Key of each wrong row of the table -> what it lacks."""
    return {
        one.key: [right - stored for right, stored in zip(one.right, one.stored, strict=True)]
        for one in wrong
        if one.kind == table.__name__
    }
