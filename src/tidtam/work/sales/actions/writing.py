"""One call's rows on their way in, month by month: reports, facts, the changes that explain them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import connection

from tidtam.kit import bulk
from tidtam.kit.actor import Actor
from tidtam.registers.marks.queries import marks_in
from tidtam.work.sales.actions import months, states, totals
from tidtam.work.sales.actions.bulk import with_values
from tidtam.work.sales.actions.found import Fate, Opened, find, judge
from tidtam.work.sales.actions.reports import Told, add_to_reports, keep_nil, open_reports
from tidtam.work.sales.actions.rows import NilReport, Row, RowRefusal, SaleRow, SalesRefused, Seller, Sellers
from tidtam.work.sales.models import UNSPLIT, Change, ChangeKind, ReportState, Sale, Standing, standing_of

CELL = ("area_id", "category", "mark", "channel_id")
SALE_FIELDS = ("id", "report_id", "product_id", *CELL, "kind", "standing", "baht", "units", "buyers")
CHANGE_FIELDS = (
    *("sale_id", "kind", "recorded_at", *CELL, "producer_kind", "baht", "units", "official"),
    *("told_baht", "told_units", "revision", "reason"),
)
Revised = tuple[int, int, int | None, int, int]  # satang, units, buyers, revision, key


@dataclass
class Recorded:
    """What became of the rows."""

    added: int = 0
    revised: int = 0
    unchanged: int = 0
    reports: int = 0
    months: tuple[date, ...] = ()

    def add(self, other: "Recorded") -> None:
        """Count what became of other rows too."""
        self.added += other.added
        self.revised += other.revised
        self.unchanged += other.unchanged
        self.reports += other.reports


@dataclass
class Writing:
    """One call's rows on their way in, month by month. drafts: reports that were drafts when the call met them."""

    by: Actor | None
    reason: str
    deltas: totals.Deltas
    recorded: Recorded
    drafts: set[tuple[int, date]] = field(default_factory=set)

    def month(
        self,
        month: date,
        numbered: Sequence[tuple[int, Row]],
        known: Sellers,
        doors: months.Doors,
        told: Told,
    ) -> None:
        """One month's rows: what stands, what becomes of them, then reports, facts and changes."""
        rows = [row for _, row in numbered]
        sellers = known.each(rows)
        found = find(month, rows, sellers)
        for producer, report in found.reports.items():
            if report.state == ReportState.DRAFT:
                self.drafts.add((producer, month))
        drafts = {producer for producer, of in self.drafts if of == month}
        fates = judge(
            month, rows, sellers, found, doors,
            by=self.by, reason=self.reason, state=told.state, drafts=drafts,
        )  # fmt: skip
        if refused := [
            RowRefusal(index, fate.refusal, fate.field)
            for (index, _), fate in zip(numbered, fates, strict=True)
            if fate.refusal
        ]:
            raise SalesRefused(refused)
        missing = {seller.producer for seller in sellers} - found.reports.keys()
        opened = open_reports(month, rows, sellers, missing, told)
        reports = {**self._sent(found.reports, rows, fates, sellers, told), **opened}
        came = self._facts(month, rows, fates, sellers, reports, opened, told)
        add_to_reports(came)
        self.recorded.reports += len(opened)
        nil = {reports[row.producer].pk: index for index, row in numbered if isinstance(row, NilReport)}
        keep_nil(set(came), nil)

    def _facts(
        self,
        month: date,
        rows: Sequence[Row],
        fates: Sequence[Fate],
        sellers: Sequence[Seller],
        reports: dict[int, Opened],
        opened: dict[int, Opened],
        told: Told,
    ) -> dict[int, int]:
        """New and revised facts with their changes; report that stood before -> satang that came to it."""
        new = [row for row, fate in zip(rows, fates, strict=True) if not fate.same and fate.before is None]
        products = {row.product for row in new if isinstance(row, SaleRow) and row.product is not None}
        marks = marks_in(month, products)
        keys = iter(bulk.reserve(Sale, sum(isinstance(row, SaleRow) for row in new)) if new else ())
        fresh: list[tuple[Any, ...]] = []
        changes: list[tuple[Any, ...]] = []
        updates: list[Revised] = []
        came: defaultdict[int, int] = defaultdict(int)
        for row, (before, same, _refusal, _field), seller in zip(rows, fates, sellers, strict=True):
            if not isinstance(row, SaleRow):
                continue
            if same:
                self.recorded.unchanged += 1
                continue
            producer, area, category, kind, _registered, _struck = seller
            report = reports[producer]
            standing = standing_of(report.state)
            baht, units = row.baht, row.units
            if before is None:
                mark = UNSPLIT if row.product is None else marks.get(row.product, "")
                category = UNSPLIT if row.product is None else category
                cell = totals.Cell(area, month, category, mark, row.channel, kind)
                pk, revision, what = next(keys), 1, ChangeKind.TOLD.value
                fresh.append(
                    (pk, report.pk, row.product, area, category, mark, row.channel, kind, standing.value,
                     baht, units, row.buyers)
                )  # fmt: skip
            else:
                pk, cell, revision, what = (
                    before.pk,
                    before.cell,
                    before.revision + 1,
                    ChangeKind.CORRECTED.value,
                )
                updates.append((baht, units, row.buyers, revision, pk))
                baht, units = baht - before.amounts[0], units - before.amounts[1]
            counted = (baht, units) if standing else (0, 0)
            official = baht if standing == Standing.OFFICIAL else 0
            changes.append(
                (pk, what, row.at or told.moment, cell.area, cell.category, cell.mark, cell.channel, cell.kind,
                 *counted, official, baht, units, revision, row.reason or self.reason)
            )  # fmt: skip
            if producer not in opened:
                came[report.pk] += baht
            self.deltas.add(cell, producer, *counted, official)
        if fresh:
            bulk.insert(Sale, SALE_FIELDS, fresh, {"month": month, "revision": 1})
        _update(updates)
        if changes:
            bulk.insert(Change, CHANGE_FIELDS, changes, {"month": month, "by_label": told.label})
        self.recorded.added += len(fresh)
        self.recorded.revised += len(updates)
        return came

    def _sent(
        self,
        reports: dict[int, Opened],
        rows: Sequence[Row],
        fates: Sequence[Fate],
        sellers: Sequence[Seller],
        told: Told,
    ) -> dict[int, Opened]:
        """The reports after a draft or returned one was sent by any row, a checked one, to be checked again, by a
        change."""
        again = {
            ReportState.DRAFT: told.state,
            ReportState.RETURNED: told.state,
            ReportState.CHECKED: ReportState.SUBMITTED,
        }
        waiting: defaultdict[ReportState, dict[int, int]] = defaultdict(dict)
        moving = {
            key for key, one in reports.items() if again.get(ReportState(one.state), one.state) != one.state
        }
        for row, fate, seller in zip(rows, fates, sellers, strict=True) if moving else ():
            producer = seller.producer
            if producer not in moving:
                continue
            report = reports[producer]
            state = ReportState(report.state)
            if again.get(state, state) != state and not (
                state == ReportState.CHECKED and fate.same and isinstance(row, SaleRow)
            ):
                waiting[state][producer] = report.pk
        for before, keys in waiting.items():
            after = ReportState(again[before])
            states.move(sorted(keys.values()), before, after, told.label, told.moment, "", self.deltas)
            reports = {**reports, **{key: reports[key]._replace(state=after) for key in keys}}
        return reports


def _update(updates: Sequence[Revised]) -> None:
    """Set the revised facts: baht, units, buyers, revision, key."""
    if connection.vendor == "sqlite":
        bulk.update(Sale, ("baht", "units", "buyers", "revision"), updates)
        return
    table = connection.ops.quote_name(Sale._meta.db_table)
    buyers = "CAST(given.column3 AS integer)"  # a list of nothing but NULL is text to PostgreSQL
    with_values(
        f"UPDATE {table} SET baht = given.column1, units = given.column2, buyers = {buyers}, "  # noqa: S608
        f"revision = given.column4 FROM (VALUES {{values}}) AS given WHERE {table}.id = given.column5",
        updates,
    )
