"""Recording what was sold: the one way in, for one row as for a hundred thousand."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from tidtam.ground.trail import actions as trail
from tidtam.kit import clock
from tidtam.kit.access import common_area
from tidtam.kit.actor import Actor
from tidtam.registers.marks.queries import marks_in
from tidtam.registers.producers.actions.register import BATCH
from tidtam.work.sales.actions import totals
from tidtam.work.sales.actions.bulk import insert, with_values
from tidtam.work.sales.actions.reports import keep_nil, open_reports
from tidtam.work.sales.actions.rows import NilReport, Row, RowRefusal, SaleRow, SalesRefused, Sellers
from tidtam.work.sales.actions.rows import refusals as find_refusals
from tidtam.work.sales.actions.rows import sellers as find_sellers
from tidtam.work.sales.models import Change, Sale

CELL = ("area", "month", "category", "mark", "channel")
SALE_FIELDS = ("report", "product", *CELL, "baht", "units", "revision")
CHANGE_FIELDS = ("sale", "recorded_at", *CELL, "baht", "units", "revision", "reason", "by_label")

Progress = Callable[[int, int], None]  # rows done, rows in all


@dataclass
class Recorded:
    """What became of the rows."""

    added: int = 0
    revised: int = 0
    unchanged: int = 0
    reports: int = 0
    months: tuple[date, ...] = ()


@dataclass(frozen=True)
class Stored:
    """A fact as it stands, and what the totals count it under."""

    pk: int
    report: int
    cell: totals.Cell
    baht: int
    units: int
    revision: int


def record_sales(
    rows: Iterable[Row],
    *,
    by: Actor | None,
    at: datetime | None = None,
    reason: str = "",
    progress: Progress | None = None,
) -> Recorded:
    """Take the rows as the truth of their months: new facts are added, changed ones revised, equal ones left.

    All or none, totals included, under the lock of each (province, month). A changed amount needs a reason, its
    own or that of the call. Raises `SalesRefused` with each row that cannot be taken. at: when it was recorded.
    """
    return _record(list(rows), by, at, reason, progress)


@transaction.atomic
def _record(
    rows: Sequence[Row], by: Actor | None, at: datetime | None, reason: str, progress: Progress | None
) -> Recorded:
    known = find_sellers(rows)
    if refused := find_refusals(rows, known, by=by):
        raise SalesRefused(refused)
    recorded = Recorded(months=tuple(sorted({row.month for row in rows})))
    if not rows:
        return recorded
    areas = {_seller_area(row, known) for row in rows}
    totals.lock_months((area[:2], month) for area in areas for month in recorded.months)
    moment = at or clock.now()  # after the locks: what is recorded later is never dated earlier
    by_month: defaultdict[date, list[tuple[int, Row]]] = defaultdict(list)
    for index, row in enumerate(rows):
        by_month[row.month].append((index, row))
    deltas = totals.no_deltas()
    done = 0
    for month in recorded.months:
        _record_month(month, by_month[month], known, by, moment, reason, deltas, recorded)
        done += len(by_month[month])
        if progress is not None:
            progress(done, len(rows))
    totals.apply(deltas)
    if recorded.added or recorded.revised or recorded.reports:
        trail.write(
            by,
            "sales.record_sales",
            "sales.sale:many",
            area=common_area(areas),
            summary=reason,
            first=str(recorded.months[0]),
            last=str(recorded.months[-1]),
            added=recorded.added,
            revised=recorded.revised,
            reports=recorded.reports,
        )
    return recorded


def _seller_area(row: Row, known: Sellers) -> str:
    seller = known.of(row)
    assert seller is not None
    return seller.area


def _record_month(
    month: date,
    numbered: Sequence[tuple[int, Row]],
    known: Sellers,
    by: Actor | None,
    moment: datetime,
    reason: str,
    deltas: totals.Deltas,
    recorded: Recorded,
) -> None:
    """One month's rows: reports first, then facts and the changes that explain them."""
    label = by.label if by is not None else ""
    sale_rows = [(index, row) for index, row in numbered if isinstance(row, SaleRow)]
    products = {row.product for _, row in sale_rows}
    stored = _stored(month, products)
    marks = marks_in(month, {row.product for _, row in sale_rows if (row.product, row.channel) not in stored})
    reports, opened = open_reports(month, [row for _, row in numbered], known, label, moment)
    recorded.reports += len(opened)
    fresh: list[tuple[Any, ...]] = []
    changes: list[tuple[Any, ...]] = []
    updates: list[tuple[int, int, int, int]] = []
    touched: set[int] = set()
    unexplained: list[RowRefusal] = []
    for index, row in sale_rows:
        why = row.reason or reason
        before = stored.get((row.product, row.channel))
        if before is None:
            seller = known.of_product[row.product]
            cell = (seller.area, month, seller.category, marks.get(row.product, ""), row.channel)
            report, revision = reports[seller.producer], 1
            fresh.append((report, row.product, *cell, row.baht, row.units, revision))
            added = (row.baht, row.units)
        elif (before.baht, before.units) == (row.baht, row.units):
            recorded.unchanged += 1
            continue
        else:
            if not why.strip():
                unexplained.append(RowRefusal(index, str(_("Say why the amount that was reported changes."))))
            cell, report, revision = before.cell, before.report, before.revision + 1
            added = (row.baht - before.baht, row.units - before.units)
            updates.append((row.baht, row.units, revision, before.pk))
        changes.append(((row.product, row.channel), row.at or moment, *cell, *added, revision, why, label))
        if report not in opened:
            touched.add(report)
        sums = deltas[cell]
        sums[0] += added[0]
        sums[1] += added[1]
    if unexplained:
        raise SalesRefused(unexplained)
    insert(Sale, SALE_FIELDS, fresh)
    _update(updates)
    keys = {fact: before.pk for fact, before in stored.items()}
    if fresh:
        keys = {fact: after.pk for fact, after in _stored(month, products).items()}
    insert(Change, CHANGE_FIELDS, ((keys[change[0]], *change[1:]) for change in changes))
    recorded.added += len(fresh)
    recorded.revised += len(updates)
    nil = {reports[row.producer]: index for index, row in numbered if isinstance(row, NilReport)}
    keep_nil(touched, opened, nil)


def _stored(month: date, products: set[int]) -> dict[tuple[int, str], Stored]:
    found: dict[tuple[int, str], Stored] = {}
    keys = sorted(products)
    for start in range(0, len(keys), BATCH):
        facts = Sale.objects.filter(month=month, product__in=keys[start : start + BATCH])
        for pk, report, product, area, category, mark, channel, baht, units, revision in facts.values_list(
            "pk",
            "report_id",
            "product_id",
            "area_id",
            "category",
            "mark",
            "channel_id",
            "baht",
            "units",
            "revision",
        ):
            cell = (area, month, category, mark, channel)
            found[product, channel] = Stored(pk, report, cell, baht, units, revision)
    return found


def _update(updates: Sequence[tuple[int, int, int, int]]) -> None:
    """Set the revised facts: baht, units, revision, key."""
    table = connection.ops.quote_name(Sale._meta.db_table)
    with_values(
        f"UPDATE {table} SET baht = given.column1, units = given.column2, revision = given.column3 "  # noqa: S608
        f"FROM (VALUES {{values}}) AS given WHERE {table}.id = given.column4",
        updates,
    )
