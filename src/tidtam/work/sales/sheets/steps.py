"""A month's sheet on its way in: what its rows say, what that would change, and recording it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from tidtam.kit import money, word_lists
from tidtam.kit.actor import Actor
from tidtam.kit.calendar import month_long, parse_month_code
from tidtam.kit.tables import Row
from tidtam.kit.uploads import CellChange, Plan, Progress, RowChange, Said
from tidtam.kit.word_lists import Words
from tidtam.work.sales.actions import Basis, NilReport, Recording, SaleRow, restate
from tidtam.work.sales.actions.found import Fate, Found, find, judge
from tidtam.work.sales.actions.months import Doors
from tidtam.work.sales.actions.reports import SOLD
from tidtam.work.sales.actions.rows import refusals, told_elsewhere
from tidtam.work.sales.checks.peers import Peers
from tidtam.work.sales.models import UNSPLIT, ProvinceMonth, ReportSource, ReportState
from tidtam.work.sales.sheets import asks, columns
from tidtam.work.sales.sheets.lines import Line, Told, shown
from tidtam.work.sales.sheets.names import Names
from tidtam.work.sales.sheets.rests import Rests

MOST_REASON = 400
AT_ONCE = 20_000  # rows that are recorded together: enough for the database to take them all at once
#: a recorded row's field -> the sheet's column
COLUMN = {"producer": "producer_code", "": "product"}


class SaleSteps:
    """One file. What it has seen: facts, so that none comes twice; producers that sold nothing, and that did."""

    def __init__(self, by: Actor | None, said: Said | None = None) -> None:
        said = said or {}
        self._by = by
        self._month = parse_month_code(said["month"]) if said.get("month") else None
        self._reason = said.get("reason", "")
        self._names = Names(by, said.get("area", ""))
        self._channels, self._sources = columns.channels(), columns.sources()
        self._seen: dict[tuple[Any, ...], int] = {}
        self._nil: dict[tuple[int, date], int] = {}
        self._sold: dict[tuple[int, date], int] = {}
        self._drafts: defaultdict[date, set[int]] = defaultdict(set)
        self._sent: set[tuple[int, date]] = set()  # drafts that a line of the file sends
        self._recording: Recording | None = None
        self._is_of_one = asks.is_of_one(by, said)
        self._waiting: list[SaleRow | NilReport] = []
        self._bases: list[Basis] = []
        self._rests = Rests(by, self._reason)
        self._places: set[tuple[str, date]] = set()
        self._peers: dict[tuple[str, date], Peers] = {}

    def plan(self, rows: Iterable[Row]) -> Plan:
        given = list(rows)
        told = Told(self._peers)
        plan = Plan(payload=told)
        self._names.learn(given)
        lines = [line for row in given if (line := self._line(row, plan)) is not None]
        known = self._names.known
        known.elsewhere.update(told_elsewhere(known.of_producer, {line.told.month for line in lines}))
        for refusal in refusals([line.told for line in lines], known, by=self._by):
            row = lines[refusal.position].row
            column = COLUMN.get(refusal.field, refusal.field)
            row.refuse(column, shown(row, column), refusal.reason)
        by_month: defaultdict[date, list[Line]] = defaultdict(list)
        for line in lines:
            if not line.row.refusals:
                by_month[line.told.month].append(line)
        for month, of_month in sorted(by_month.items()):
            self._judge(month, of_month, plan, told)
        plan.changes.sort(key=lambda change: change.row)
        for row in given:
            plan.refusals += row.refusals
        return plan

    def write(self, plan: Plan, progress: Progress | None = None) -> None:
        told: Told = plan.payload
        self._bases += told.bases
        if not told.lines:
            return
        if self._recording is None:
            self._recording = Recording(by=self._by, reason=self._reason)
        self._waiting += (line.told for line in told.lines)
        if self._is_of_one:
            if len(self._waiting) >= AT_ONCE:
                self._record()
            return
        # Only its end tells which months the file needs: held in its order, two files could wait in a ring.
        self._places |= {(line.maker.seller.area[:2], line.told.month) for line in told.lines}

    def finish(self) -> None:
        if self._recording is not None:
            self._recording.hold(self._places)
            self._record()
            self._recording.finish()
        restate(self._bases, by=self._by, reason=self._reason)

    def _record(self) -> None:
        assert self._recording is not None
        while self._waiting:
            self._recording.add(self._waiting[:AT_ONCE])
            del self._waiting[:AT_ONCE]

    def close(self) -> None:
        """Nothing is held."""

    def _line(self, row: Row, plan: Plan) -> Line | None:
        """What the row says; None of one that says nothing, and of one that is refused."""
        values = row.values
        baht, nil = values.get("baht"), values.get("nil") or False
        counted = [values.get(key) for key in ("units", "buyers")]
        if baht is None and not nil and counted == [None, None] and not row.refusals:
            plan.silent += 1
            return None
        maker = self._names.maker(row)
        month = self._month_of(row)
        made = self._names.product(row, maker) if maker is not None else None
        channel = word_lists.read(row, "channel", self._channels) or UNSPLIT
        said = word_lists.read(row, "source", self._sources)
        source = said or ReportSource.SELF
        reason = values.get("reason") or ""
        if len(reason) > MOST_REASON:
            row.refuse("reason", reason, _("Too long: at most %(most)s letters.") % {"most": MOST_REASON})
        if nil and baht:
            row.refuse("nil", shown(row, "nil"), _("The row gives an amount and says that nothing was sold."))
        elif baht is None and not nil and "baht" in row.headings and not row.refusals:
            row.refuse("baht", "", _("Fill in the amount in baht."))
        if row.refusals or maker is None or month is None:
            return None
        if nil:
            line = Line(row, NilReport(maker.seller.producer, month, source), maker, None, source=bool(said))
        else:
            if baht is None:
                row.refuse("baht", "", _("Fill in the amount in baht."))
                return None
            sale = SaleRow(
                made.pk if made is not None else None, month, channel, baht, counted[0] or 0, source,
                reason or self._reason, None, maker.seller.producer, counted[1],
            )  # fmt: skip
            line = Line(row, sale, maker, made, counted[0] is not None, counted[1] is not None, bool(said))
        return None if self._comes_twice(line) else line

    def _month_of(self, row: Row) -> date | None:
        if "month" in row.headings and "month" not in row.values:  # refused already
            return None
        said: date | None = row.values.get("month")
        if said is None and self._month is None:
            row.refuse("month", "", _("Fill in the month, or choose it when you send the file."))
            return None
        if said is not None and self._month is not None and said != self._month:
            wanted = {"month": month_long(self._month)}
            row.refuse("month", shown(row, "month"), _("The file was sent for %(month)s.") % wanted)
            return None
        return said or self._month

    def _comes_twice(self, line: Line) -> bool:
        """Whether the row says again, or otherwise, what an earlier row of the file has said."""
        row, told = line.row, line.told
        place = (line.maker.seller.producer, told.month)
        key = (*told.fact, told.month) if isinstance(told, SaleRow) else place
        if (first := self._seen.setdefault(key, row.number)) != row.number:
            message = _("The same producer, product, channel and month stand already in row %(row)s.")
            row.refuse("product" if line.made else "producer_code", line.maker.code, message % {"row": first})
            return True
        of_others = self._nil if isinstance(told, SaleRow) else self._sold
        if place in of_others:
            message = _(
                "Row %(row)s says otherwise: one gives an amount, the other says that nothing was sold."
            )
            column = "baht" if isinstance(told, SaleRow) else "nil"
            row.refuse(column, shown(row, column), message % {"row": of_others[place]})
            return True
        (self._sold if isinstance(told, SaleRow) else self._nil).setdefault(place, row.number)
        return False

    def _judge(self, month: date, lines: Sequence[Line], plan: Plan, told: Told) -> None:
        """What becomes of the lines of one month."""
        sellers = self._names.known.each(line.told for line in lines)
        found = find(month, [line.told for line in lines], sellers)
        drafts = self._drafts[month]
        drafts |= {
            producer
            for producer, report in found.reports.items()
            if report.state == ReportState.DRAFT and (producer, month) not in self._sent
        }
        lines = [_filled(line, found) for line in lines]
        held = ProvinceMonth.objects.filter(month=month, province__in={seller.area[:2] for seller in sellers})
        doors = Doors(held)
        fates = judge(
            month, [line.told for line in lines], sellers, found, doors,
            by=self._by, reason=self._reason, state=ReportState.SUBMITTED, drafts=drafts,
        )  # fmt: skip
        for line, fate in zip(lines, fates, strict=True):
            self._become(line, fate, found, doors, plan, told)

    def _become(self, line: Line, fate: Fate, found: Found, doors: Doors, plan: Plan, told: Told) -> None:
        row, maker = line.row, line.maker
        report = found.reports.get(maker.seller.producer)
        if fate.refusal:
            self._refuse(row, fate)
            return
        if isinstance(line.told, NilReport) and report is not None and report.baht:
            row.refuse("nil", shown(row, "nil"), str(SOLD))
            return
        cells = _differences(line, fate)
        place = (maker.seller.producer, line.told.month)
        sends = place[0] in self._drafts[place[1]] and place not in self._sent
        basis = self._rests.changed(line, report, doors)
        if line.row.refusals:
            return
        if basis is not None and report is not None:
            told.bases.append(basis)
            words = (str(ReportSource(one).label) for one in (report.source, basis.source))
            cells += (CellChange(row.heading("source"), *words),)
        if sends:
            self._sent.add(place)
            states = str(ReportState.DRAFT.label), str(ReportState.SUBMITTED.label)
            cells += (CellChange(_("Report"), *states),)
        elif fate.same and basis is None:
            plan.unchanged += 1
            return
        new = fate.before is None and not fate.same
        told.lines.append(line)
        plan.changes.append(RowChange(row.number, maker.code, _label(line, self._channels), new, cells))

    def _refuse(self, row: Row, fate: Fate) -> None:
        reason = fate.refusal
        column = COLUMN.get(fate.field, fate.field)
        if column == "reason":
            reason += " " + _("Give it in the column of reasons, or one for the whole file when you send it.")
        row.refuse(column, shown(row, column), reason)


def _filled(line: Line, found: Found) -> Line:
    """With what stands already where the row says nothing of units or buyers."""
    if not isinstance(line.told, SaleRow) or (line.units and line.buyers):
        return line
    before = found.facts.get(line.told.fact)
    if before is None:
        return line
    _baht, units, buyers = before.amounts
    return line._replace(
        told=line.told._replace(
            units=line.told.units if line.units else units, buyers=line.told.buyers if line.buyers else buyers
        )
    )


def _differences(line: Line, fate: Fate) -> tuple[CellChange, ...]:
    """The cells that change of a fact that stands."""
    if fate.before is None or fate.same or not isinstance(line.told, SaleRow):
        return ()
    baht, units, buyers = fate.before.amounts
    told = line.told
    changed = []
    if baht != told.baht:
        changed.append(CellChange(line.row.heading("baht"), money.text(baht), money.text(told.baht)))
    if units != told.units:
        changed.append(CellChange(line.row.heading("units"), f"{units:,}", f"{told.units:,}"))
    if buyers != told.buyers:
        before = "" if buyers is None else f"{buyers:,}"
        changed.append(CellChange(line.row.heading("buyers"), before, f"{told.buyers:,}"))
    return tuple(changed)


def _label(line: Line, channels: Words) -> str:
    if isinstance(line.told, NilReport):
        return line.maker.name
    parts = [line.maker.name]
    if line.made is not None:
        parts.append(line.made.name)
    if line.told.channel != UNSPLIT:
        parts.append(channels.word(line.told.channel))
    return " · ".join(parts)
