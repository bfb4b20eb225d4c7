"""Money moves: every movement is an entry, and the sums of its line change with it."""

import uuid
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.db import transaction

from tidtam.ground.files.models import File
from tidtam.ground.people.models import User
from tidtam.kit import calendar, clock, money, thai
from tidtam.kit.actor import Actor
from tidtam.work.plan import refusals, rules
from tidtam.work.plan.actions.budget import held, trail
from tidtam.work.plan.actions.contract_sums import follow
from tidtam.work.plan.actions.payments import take_shares_back
from tidtam.work.plan.models import (
    BudgetEntry,
    BudgetNode,
    BudgetPaper,
    EntryKind,
    Part,
)
from tidtam.work.plan.models.budget import RAISES, moves

#: An allocation is often signed before the year begins; nothing else is.
EARLIER = timedelta(days=183)
SUMS = ("allocated", "disbursed", "returned", "committed", "carried")


class EntryRow(NamedTuple):
    """A movement as it is entered. amount: satang; less than nothing takes back, and needs the reason."""

    kind: str
    amount: int
    dated_on: date
    document: str
    part: str = Part.OPEN
    note: str = ""
    reason: str = ""


@transaction.atomic
def record_entry(
    node: BudgetNode, row: EntryRow, *, papers: Sequence[File] = (), by: Actor | None
) -> BudgetEntry:
    """Allocate, commit, disburse, return or carry over money of a line; what it does not have is refused."""
    node = _line(node, by)
    entry = _entry(node, row, by)
    _check_day(node, entry)
    _apply(node, entry)
    _keep(entry, papers, by)
    trail(node, "record_entry", by=by, **_told(entry), photos=len(papers))
    return entry


class TransferRow(NamedTuple):
    """Money from one line to another (โอนเปลี่ยนแปลง). amount: satang, more than nothing."""

    amount: int
    dated_on: date
    document: str
    note: str = ""


@transaction.atomic
def transfer(
    source: BudgetNode, to: BudgetNode, row: TransferRow, *, papers: Sequence[File] = (), by: Actor | None
) -> tuple[BudgetEntry, BudgetEntry]:
    """Move what is not committed yet from one line to another of the same tree: an entry at each, in one step."""
    if source.pk == to.pk:
        raise refusals.SameLine
    lines = {line.pk: _line(line, by) for line in sorted((source, to), key=lambda line: line.pk)}
    source, to = lines[source.pk], lines[to.pk]
    if (source.programme_id, source.province_id) != (to.programme_id, to.province_id):
        raise refusals.OtherTree
    if row.amount <= 0:
        raise refusals.AmountMissing
    pair = uuid.uuid4()
    made = []
    for node, amount in ((source, -row.amount), (to, row.amount)):
        entry = _entry(node, EntryRow(EntryKind.TRANSFER, amount, *row[1:3], note=row.note), by, pair=pair)
        _check_day(node, entry)
        _apply(node, entry)
        _keep(entry, papers, by)
        other = to if node is source else source
        trail(node, "transfer", by=by, **_told(entry), line=other.code, photos=len(papers))
        made.append(entry)
    return made[0], made[1]


@transaction.atomic
def reverse_entry(
    entry: BudgetEntry, *, dated_on: date, document: str, reason: str, by: Actor | None
) -> list[BudgetEntry]:
    """Take an entry back by its opposite; of a transfer both sides. The first one stays as it was."""
    if entry.reverses_id is not None:
        raise refusals.IsReversal
    entries = [entry] if entry.pair is None else list(BudgetEntry.objects.filter(pair=entry.pair))
    wrong = sorted((one for one in entries if one.reverses_id is None), key=lambda one: one.node_id)
    lines = {one.node_id: _line(one.node, by) for one in wrong}
    if BudgetEntry.objects.filter(reverses__in=[one.pk for one in wrong]).exists():
        raise refusals.ReversedAlready
    if not thai.clean(reason):
        raise refusals.ReasonMissing
    pair = uuid.uuid4() if entry.pair is not None else None
    made = []
    for one in wrong:
        node = lines[one.node_id]
        row = EntryRow(one.kind, -one.amount, dated_on, document, one.part, reason=reason)
        back = _entry(node, row, by, pair=pair, reverses=one)
        if back.dated_on > clock.today():
            raise refusals.InFuture
        _apply(node, back)
        follow(one, back, by=by)
        take_shares_back(one, back, by=by)
        trail(node, "reverse_entry", by=by, **_told(back), of=one.document)
        made.append(back)
    return made


@transaction.atomic
def add_paper(entry: BudgetEntry, file: File, *, by: Actor | None) -> BudgetPaper:
    """A paper that came later; the entry itself stays as it is."""
    node = held(entry.node)
    if not rules.may_keep(by, node.province_id):
        raise refusals.NotEntitled
    (paper,) = _keep(entry, [file], by)
    trail(node, "add_paper", by=by, **_told(entry))
    return paper


def _line(node: BudgetNode, by: Actor | None) -> BudgetNode:
    """The line, held, if money may be entered at it by this person."""
    node = held(node)
    if not rules.may_keep(by, node.province_id):
        raise refusals.NotEntitled
    if node.children.exists():
        raise refusals.HasLinesBelow(line=node.code)
    return node


def _entry(node: BudgetNode, row: EntryRow, by: Actor | None, **more: Any) -> BudgetEntry:
    entry = BudgetEntry(
        node=node,
        kind=EntryKind(row.kind),
        part=Part(row.part),
        amount=row.amount,
        dated_on=row.dated_on,
        document=thai.clean(row.document),
        note=thai.clean(row.note),
        reason=thai.clean(row.reason),
        by=by if isinstance(by, User) else None,
        by_label=by.label if by is not None else "",
        recorded_at=clock.now(),
        **more,
    )
    if entry.amount == 0:
        raise refusals.AmountMissing
    if not entry.document:
        raise refusals.DocumentMissing
    if entry.amount < 0 and entry.kind != EntryKind.TRANSFER and not entry.reason:
        raise refusals.ReasonMissing
    return entry


def _check_day(node: BudgetNode, entry: BudgetEntry) -> None:
    year = node.programme.fiscal_year
    months = calendar.fiscal_months(year)
    first, end = months[0], calendar.next_month(months[-1]) - timedelta(days=1)
    if entry.dated_on > clock.today():
        raise refusals.InFuture
    early = EARLIER if entry.kind == EntryKind.ALLOCATE else timedelta(0)
    if entry.dated_on < first - early:
        raise refusals.BeforeYear(year=year, day=calendar.date_short(first))
    spends = entry.kind in (EntryKind.DISBURSE, EntryKind.COMMIT) and entry.amount > 0
    if entry.dated_on > end and spends and entry.part != Part.CARRIED:
        raise refusals.YearIsOver(year=year, day=calendar.date_short(end))


def _apply(node: BudgetNode, entry: BudgetEntry) -> None:
    """Write the entry and move the line's sums; refused where a sum or a part of what remains would fall below 0."""
    moved = moves(entry.kind, entry.part, entry.amount)
    _check_sums(node, entry, moved)
    for name, amount in moved.items():
        setattr(node, name, getattr(node, name) + amount)
    entry.save(force_insert=True)
    node.save(update_fields=list(moved))


def _check_sums(node: BudgetNode, entry: BudgetEntry, moved: dict[str, int]) -> None:
    after = {name: getattr(node, name) + moved.get(name, 0) for name in SUMS}
    own = RAISES[entry.kind]
    asked = money.text(abs(entry.amount))
    if after[own] < 0 and entry.kind != EntryKind.TRANSFER:
        what = str(EntryKind(entry.kind).label)
        raise refusals.BelowNothing(there=money.text(getattr(node, own)), what=what, asked=asked)
    for part in (Part.COMMITTED, Part.CARRIED):
        if after[part] < 0:
            raise _too_little(node, part, -after[part], asked)
    still_open = after["allocated"] - sum(after[name] for name in SUMS[1:])
    if still_open < 0:
        raise _too_little(node, Part.OPEN, -still_open, asked)


def _too_little(node: BudgetNode, part: Part, missing: int, asked: str) -> refusals.TooLittle:
    there = node.uncommitted if part == Part.OPEN else getattr(node, part)
    return refusals.TooLittle(
        there=money.text(there), part=str(part.label), asked=asked, missing=money.text(missing)
    )


def _keep(entry: BudgetEntry, papers: Sequence[File], by: Actor | None) -> list[BudgetPaper]:
    label = by.label if by is not None else ""
    return [
        BudgetPaper.objects.create(entry=entry, file=file, by_label=label, recorded_at=clock.now())
        for file in papers
    ]


def _told(entry: BudgetEntry) -> dict[str, Any]:
    return {
        "entry": str(entry.kind),
        "part_of": str(entry.part),
        "amount": money.text(entry.amount),
        "on": entry.dated_on.isoformat(),
        "document": entry.document,
        "reason": entry.reason,
        "note": entry.note,
    }
