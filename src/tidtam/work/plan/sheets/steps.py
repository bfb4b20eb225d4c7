"""A budget sheet on its way in: what its rows would change, and entering it.

The sums of a year are compared with the books; what is more becomes an entry of the day the sheet is of, what is
less is taken back with the reason. Rows are judged together: which line has others below it is seen in the whole.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from django.utils.translation import gettext as _

from tidtam.kit import calendar, clock, money
from tidtam.kit.actor import Actor
from tidtam.kit.tables import Row
from tidtam.kit.uploads import CellChange, Plan, Progress, RowChange, Said
from tidtam.work.plan.actions import EntryRow, NodeRow, add_node, change_node, load_programme, record_entry
from tidtam.work.plan.codes import LineCode
from tidtam.work.plan.models import BudgetNode, Programme
from tidtam.work.plan.queries.budget import KEPT, NOTHING, Sums, sums_of
from tidtam.work.plan.sheets.checks import check_amounts, check_shares, check_total
from tidtam.work.plan.sheets.differences import differences, falls
from tidtam.work.plan.sheets.reading import Book, Reading, Told


class BudgetSteps:
    """One file."""

    def __init__(self, by: Actor | None, said: Said | None = None) -> None:
        said = said or {}
        self._by = by
        self._reason = said.get("reason", "")
        self._day = date.fromisoformat(said["day"]) if said.get("day") else None
        self._document = said.get("document", "")
        self._reading = Reading(by, said)

    def plan(self, rows: Iterable[Row]) -> Plan:
        given = list(rows)
        self._reading.begin()
        for row in given:
            if not row.refusals:
                self._reading.take(row)
        plan = Plan(payload=self._reading.books)
        for book in self._reading.books.values():
            self._judge(book)
            _drop_orphans(book)
            _compare(book)
            for told in book.rows:
                _say(told, plan)
        for row in given:
            plan.refusals += row.refusals
        return plan

    def write(self, plan: Plan, progress: Progress | None = None) -> None:
        done, books = 0, plan.payload.values()
        for book in books:
            programme = load_programme(book.fiscal_year, by=self._by)
            for told in book.rows:
                if told.code is not None and told.sums is not None:
                    self._enter(told, told.code, programme, book)
                    done += 1
                    if progress:
                        progress(done, len(plan.changes))

    def finish(self) -> None:
        """Each line's own entries in the trail say what came in."""

    def close(self) -> None:
        """Nothing was opened."""

    def _enter(self, told: Told, code: LineCode, programme: Programme, book: Book) -> None:
        kept = told.node
        if kept is None:
            row = NodeRow(code.text, told.name, told.unit or "", told.area)
            node = add_node(programme, book.province, row, by=self._by)
        else:
            unit = kept.unit if told.unit is None else told.unit
            node = change_node(kept, NodeRow(code.text, told.name, unit, told.area or kept.area), by=self._by)
        if told.has_below or told.sums is None:
            return
        for kind, part, amount in differences(sums_of(node), told.sums):
            entry = EntryRow(
                kind,
                amount,
                self._dated(book.fiscal_year),
                self._document or _("Budget sheet"),
                part,
                reason=self._reason if amount < 0 else "",
            )
            record_entry(node, entry, by=self._by)

    def _dated(self, year: int) -> date:
        """The day that was said; else today, or the last day of a year that is over."""
        last = calendar.next_month(calendar.fiscal_months(year)[-1]) - timedelta(days=1)
        return self._day or min(clock.today(), last)

    def _judge(self, book: Book) -> None:
        """What each row comes to; of a line with others below, nothing of its own."""
        book.rows.sort(key=lambda told: (told.code is None, told.code.path if told.code else ""))
        paths = {told.code.path for told in book.rows if told.code} | set(book.nodes)
        above = {path.rpartition(".")[0] for path in paths}
        for told in book.rows:
            if told.code is None:
                continue
            told.has_below = told.code.path in above
            if told.code.above and told.code.above not in paths:
                reason = _("The line above it is neither in the file nor on the books.")
                told.row.refuse("code", told.code.text, reason)
            elif not told.has_below:
                self._judge_leaf(told)
            elif told.node is not None and told.node.entries.exists():
                reason = _("Money was entered at this line itself; it cannot be divided further.")
                told.row.refuse("code", told.code.text, reason)
            else:
                told.sums = NOTHING

    def _judge_leaf(self, told: Told) -> None:
        before = _before(told.node)
        sums = check_amounts(told.row, before)
        if sums is None:
            return
        for name in falls(before, sums):
            if not self._reason:
                reason = _("The books say %(there)s; give the reason for the smaller amount.")
                there = money.text(getattr(before, name))
                told.row.refuse(name, money.text(getattr(sums, name)), reason % {"there": there})
        if not told.row.refusals:
            told.sums = sums
            check_shares(told.row, sums)


def _before(node: BudgetNode | None) -> Sums:
    return NOTHING if node is None else sums_of(node)


def _drop_orphans(book: Book) -> None:
    """What belongs under a refused row that is not on the books cannot be taken either."""
    there = set(book.nodes)
    for told in book.rows:
        if told.code is None or told.sums is None:
            continue
        if told.code.above and told.code.above not in there:
            told.row.refuse("code", told.code.text, _("The row above it was refused."))
            told.sums = None
        else:
            there.add(told.code.path)


def _compare(book: Book) -> None:
    """The sums typed at lines with others below, and at the whole, against what is added up."""
    told_sums = {told.code.path: told.sums for told in book.rows if told.code and told.sums is not None}
    after = {path: sums_of(node) for path, node in book.nodes.items()} | told_sums
    for told in book.rows:
        inside = "" if told.code is None else f"{told.code.path}."
        if told.code is None or (told.has_below and told.sums is not None):
            right = [
                sum((sums for path, sums in some.items() if path.startswith(inside)), NOTHING)
                for some in (after, told_sums)
            ]
            check_total(told.row, right)


def _say(told: Told, plan: Plan) -> None:
    """What becomes of the row."""
    if told.code is None:
        plan.unchanged += not told.row.refusals
    elif told.sums is not None:
        cells = tuple(_cells(told)) if told.node is not None else ()
        if told.node is not None and not cells:
            plan.unchanged += 1
        else:
            change = RowChange(told.row.number, told.code.text, told.name, told.node is None, cells)
            plan.changes.append(change)


def _cells(told: Told) -> Iterator[CellChange]:
    """What changes at a line that is there."""
    node, row = told.node, told.row
    assert node is not None
    if told.name != node.name:
        yield CellChange(row.heading("name"), node.name, told.name)
    if told.unit is not None and told.unit != node.unit:
        yield CellChange(row.heading("unit"), node.unit, told.unit)
    if told.area is not None and told.area.pk != node.area_id:
        yield CellChange(row.heading("area"), node.area_id, told.area.pk)
    if told.has_below or told.sums is None:
        return
    before = sums_of(node)
    for name in KEPT:
        was, now = getattr(before, name), getattr(told.sums, name)
        if was != now:
            yield CellChange(row.heading(name), money.text(was), money.text(now))
