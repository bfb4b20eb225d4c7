"""One call's rows on their way in, month by month: reports, facts, the changes that explain them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import connection
from django.utils.translation import gettext_lazy as _

from tidtam.kit.actor import Actor
from tidtam.registers.marks.queries import marks_in
from tidtam.registers.producers.actions.register import BATCH
from tidtam.work.sales.actions import months, states, totals
from tidtam.work.sales.actions.bulk import insert, with_values
from tidtam.work.sales.actions.reports import Opened, Told, add_to_reports, keep_nil, open_reports
from tidtam.work.sales.actions.rows import Fact, NilReport, Row, RowRefusal, SaleRow, SalesRefused, Sellers
from tidtam.work.sales.models import UNSPLIT, Change, ChangeKind, ReportState, Sale, Standing, standing_of

CELL = ("area", "month", "category", "mark", "channel")
SALE_FIELDS = ("report", "product", *CELL, "kind", "standing", "baht", "units", "buyers", "revision")
CHANGE_FIELDS = (
    *("sale", "kind", "recorded_at", *CELL, "producer_kind", "baht", "units", "official"),
    *("told_baht", "told_units", "revision", "reason", "by_label"),
)


@dataclass
class Recorded:
    """What became of the rows. touched: keys of the reports that came about or changed."""

    added: int = 0
    revised: int = 0
    unchanged: int = 0
    reports: int = 0
    months: tuple[date, ...] = ()
    touched: set[int] = field(default_factory=set)


@dataclass(frozen=True)
class Stored:
    """A fact as it stands, and what the totals count it under."""

    pk: int
    cell: totals.Cell
    baht: int
    units: int
    buyers: int | None
    revision: int

    @property
    def amounts(self) -> tuple[int, int, int | None]:
        return self.baht, self.units, self.buyers


@dataclass
class Writing:
    """One call's rows on their way in, month by month."""

    known: Sellers
    by: Actor | None
    reason: str
    told: Told
    doors: months.Doors
    deltas: totals.Deltas
    recorded: Recorded

    def month(self, month: date, numbered: Sequence[tuple[int, Row]]) -> None:
        """One month's rows: reports first, then facts and the changes that explain them."""
        reports, opened = open_reports(month, [row for _, row in numbered], self.known, self.told)
        self.recorded.reports += len(opened)
        drafts = {one.pk for one in reports.values() if one.state == ReportState.DRAFT} - opened
        self._send_again(month, numbered, reports, opened)
        sale_rows = [(index, row) for index, row in numbered if isinstance(row, SaleRow)]
        stored = _stored(month, [row for _, row in sale_rows])
        products = {row.product for _, row in sale_rows if row.product is not None and row.fact not in stored}
        marks = marks_in(month, products)
        fresh: list[tuple[Any, ...]] = []
        changes: list[tuple[Any, ...]] = []
        updates: list[tuple[int, int, int | None, int, int]] = []
        came: defaultdict[int, int] = defaultdict(int)
        refused = self._shut_out(month, numbered, reports, opened)
        for index, row in sale_rows:
            seller = self.known.of(row)
            assert seller is not None
            report = reports[seller.producer]
            why = row.reason or self.reason
            before = stored.get(row.fact)
            amounts = (row.baht, row.units, row.buyers)
            if before is not None and before.amounts == amounts:
                self.recorded.unchanged += 1
                continue
            if refusal := self.doors.refusal(seller.area, month, report.state, why, self.by):
                refused.append(RowRefusal(index, str(refusal)))
                continue
            if before is None:
                mark = UNSPLIT if row.product is None else marks.get(row.product, "")
                category = UNSPLIT if row.product is None else seller.category
                cell = totals.Cell(seller.area, month, category, mark, row.channel, seller.kind)
                standing, revision = standing_of(report.state), 1
                fresh.append((report.pk, row.product, *cell, standing.value, *amounts, revision))
                added = (row.baht, row.units)
            else:
                if not why.strip() and report.pk not in drafts:
                    refused.append(RowRefusal(index, str(_("Say why the amount that was reported changes."))))
                cell, standing, revision = before.cell, standing_of(report.state), before.revision + 1
                added = (row.baht - before.baht, row.units - before.units)
                updates.append((*amounts, revision, before.pk))
            kind = ChangeKind.TOLD if revision == 1 else ChangeKind.CORRECTED
            counted = added if standing else (0, 0)
            official = added[0] if standing == Standing.OFFICIAL else 0
            changes.append(
                (
                    *(row.fact, kind.value, row.at or self.told.moment, *cell, *counted, official),
                    *(*added, revision, why, self.told.label),
                )
            )
            if report.pk not in opened:
                came[report.pk] += added[0]
            self.deltas.add(cell, seller.producer, *counted, official)
        if refused:
            raise SalesRefused(refused)
        insert(Sale, SALE_FIELDS, fresh)
        _update(updates)
        keys = {fact: before.pk for fact, before in stored.items()}
        if fresh:
            keys = {fact: after.pk for fact, after in _stored(month, [row for _, row in sale_rows]).items()}
        insert(Change, CHANGE_FIELDS, ((keys[change[0]], *change[1:]) for change in changes))
        add_to_reports(came)
        self.recorded.added += len(fresh)
        self.recorded.revised += len(updates)
        self.recorded.touched |= opened | came.keys()
        nil = {reports[row.producer].pk: index for index, row in numbered if isinstance(row, NilReport)}
        keep_nil(set(came), opened, nil)

    def _shut_out(
        self,
        month: date,
        numbered: Sequence[tuple[int, Row]],
        reports: dict[int, Opened],
        opened: set[int],
    ) -> list[RowRefusal]:
        """Reports of nothing that a closed month does not take."""
        refused = []
        for index, row in numbered:
            if isinstance(row, NilReport) and reports[row.producer].pk in opened:
                area = self.known.of_producer[row.producer].area
                if refusal := self.doors.refusal(area, month, self.told.state, self.reason, self.by):
                    refused.append(RowRefusal(index, str(refusal)))
        return refused

    def _send_again(
        self,
        month: date,
        numbered: Sequence[tuple[int, Row]],
        reports: dict[int, Opened],
        opened: set[int],
    ) -> None:
        """Drafts and returned reports go where the call sends them; a checked one is to be checked again."""
        again = {
            ReportState.DRAFT: self.told.state,
            ReportState.RETURNED: self.told.state,
            ReportState.CHECKED: ReportState.SUBMITTED,
        }
        waiting = {
            producer: report
            for producer, report in reports.items()
            if report.pk not in opened
            and report.state in again
            and report.state != again[ReportState(report.state)]
        }
        if not waiting:
            return
        changed = self._changed(month, [(index, row) for index, row in numbered], waiting)
        for before, after in again.items():
            keys = [
                one.pk for producer, one in waiting.items() if one.state == before and producer in changed
            ]
            if keys:
                states.move(
                    keys, before, ReportState(after), self.told.label, self.told.moment, "", self.deltas
                )
        for producer in changed:
            one = waiting[producer]
            reports[producer] = one._replace(state=again[ReportState(one.state)])

    def _changed(
        self, month: date, numbered: Sequence[tuple[int, Row]], waiting: dict[int, Opened]
    ) -> set[int]:
        """Producers whose report these rows send: a draft or returned one by any row, a checked one by a change."""
        stored = _stored(month, [row for _, row in numbered if isinstance(row, SaleRow)])
        found: set[int] = set()
        for _index, row in numbered:
            seller = self.known.of(row)
            assert seller is not None
            one = waiting.get(seller.producer)
            if one is None:
                continue
            if one.state == ReportState.CHECKED and isinstance(row, SaleRow):
                before = stored.get(row.fact)
                if before is not None and before.amounts == (row.baht, row.units, row.buyers):
                    continue
            found.add(seller.producer)
        return found


def _stored(month: date, rows: Sequence[SaleRow]) -> dict[Fact, Stored]:
    """The facts of the month that the rows are about, as they stand."""
    found: dict[Fact, Stored] = {}
    products = sorted({row.product for row in rows if row.product is not None})
    for start in range(0, len(products), BATCH):
        _read(found, month, product__in=products[start : start + BATCH])
    producers = sorted({row.producer for row in rows if row.product is None and row.producer is not None})
    for start in range(0, len(producers), BATCH):
        _read(found, month, product=None, report__producer__in=producers[start : start + BATCH])
    return found


def _read(found: dict[Fact, Stored], month: date, **asked: Any) -> None:
    facts = Sale.objects.filter(month=month, **asked)
    if "product" in asked:
        facts = facts.filter(report__month=month)
    for pk, product, producer, baht, units, buyers, revision, *cell in facts.values_list(
        "pk",
        "product_id",
        "report__producer_id",
        "baht",
        "units",
        "buyers",
        "revision",
        *("area_id", "category", "mark", "channel_id", "kind"),
    ):
        area, category, mark, channel, kind = cell
        fact = Fact(product, None if product else producer, channel)
        counted = totals.Cell(area, month, category, mark, channel, kind)
        found[fact] = Stored(pk, counted, baht, units, buyers, revision)


def _update(updates: Sequence[tuple[int, int, int | None, int, int]]) -> None:
    """Set the revised facts: baht, units, buyers, revision, key."""
    table = connection.ops.quote_name(Sale._meta.db_table)
    buyers = "CAST(given.column3 AS integer)"  # a list of nothing but NULL is text to PostgreSQL
    with_values(
        f"UPDATE {table} SET baht = given.column1, units = given.column2, buyers = {buyers}, "  # noqa: S608
        f"revision = given.column4 FROM (VALUES {{values}}) AS given WHERE {table}.id = given.column5",
        updates,
    )
