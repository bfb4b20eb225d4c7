"""A contract is paid, its money carried over the year, and entries that were there before are joined to it."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from django.db import transaction

from tidtam.ground.files.models import File
from tidtam.kit import money, thai
from tidtam.kit.actor import Actor
from tidtam.work.plan import contract_refusals as wrong
from tidtam.work.plan.actions.contract_checks import short
from tidtam.work.plan.actions.contract_sums import join, paid_of
from tidtam.work.plan.actions.contracts import held, trail
from tidtam.work.plan.actions.deliveries import is_accepted
from tidtam.work.plan.actions.entries import EntryRow, record_entry
from tidtam.work.plan.models import BudgetEntry, Contract, ContractEntry, EntryKind, Instalment, Part


class PaymentRow(NamedTuple):
    """amount: satang disbursed, the fine that is withheld from it included. part: committed or carried."""

    amount: int
    dated_on: date
    document: str
    fine: int = 0
    part: str = Part.COMMITTED
    note: str = ""


@transaction.atomic
def pay(
    contract: Contract,
    row: PaymentRow,
    *,
    instalment: Instalment | None = None,
    papers: Sequence[File] = (),
    by: Actor | None,
) -> ContractEntry:
    """Disburse what the contract has earned out of what is committed to it; without an instalment an advance."""
    contract = held(contract, by, over=True)
    _check(contract, instalment, row)
    entry_row = EntryRow(
        EntryKind.DISBURSE, row.amount, row.dated_on, row.document, Part(row.part), note=thai.clean(row.note)
    )
    entry = record_entry(contract.node, entry_row, papers=papers, by=by)
    joined = join(contract, entry, instalment=instalment, fine=row.fine, by=by)
    trail(
        contract,
        "pay_contract",
        by=by,
        instalment="" if instalment is None else str(instalment.number),
        amount=money.text(row.amount),
        fine=money.text(row.fine),
        on=row.dated_on.isoformat(),
        document=entry.document,
        photos=len(papers),
    )
    return joined


@transaction.atomic
def carry_contract(
    contract: Contract, amount: int, *, dated_on: date, document: str, by: Actor | None
) -> ContractEntry:
    """Carry what is still committed to the contract over the year's end (กันเงินเบิกเหลื่อมปี)."""
    contract = held(contract, by)
    if amount > contract.committed:
        raise _too_little(contract, Part.COMMITTED, amount)
    row = EntryRow(EntryKind.CARRY, amount, dated_on, document, Part.COMMITTED, note=contract.title[:400])
    joined = join(contract, record_entry(contract.node, row, by=by), by=by)
    trail(
        contract,
        "carry_contract",
        by=by,
        amount=money.text(amount),
        on=dated_on.isoformat(),
        document=joined.entry.document,
    )
    return joined


@transaction.atomic
def join_entry(
    contract: Contract, entry: BudgetEntry, *, instalment: Instalment | None = None, by: Actor | None
) -> ContractEntry:
    """Say that an entry which is on the books already belongs to the contract."""
    contract = held(contract, by, over=True)
    free = entry.reverses_id is None and not BudgetEntry.objects.filter(reverses=entry).exists()
    kinds = (EntryKind.COMMIT, EntryKind.DISBURSE, EntryKind.CARRY)
    joined_already = ContractEntry.objects.filter(entry=entry).exists()
    if entry.node_id != contract.node_id or joined_already or not free or entry.kind not in kinds:
        raise wrong.OtherLine
    if instalment is not None and (instalment.contract_id != contract.pk or entry.kind != EntryKind.DISBURSE):
        raise wrong.OtherLine(field="instalment")
    if instalment is not None:
        _check_instalment(instalment, entry.amount)
    joined = join(contract, entry, instalment=instalment, by=by)
    trail(
        contract,
        "join_entry",
        by=by,
        entry=str(entry.kind),
        amount=money.text(entry.amount),
        on=entry.dated_on.isoformat(),
        document=entry.document,
        instalment="" if instalment is None else str(instalment.number),
    )
    return joined


def _check(contract: Contract, instalment: Instalment | None, row: PaymentRow) -> None:
    asked = money.text(row.amount)
    if row.fine < 0 or row.fine > row.amount:
        raise wrong.FineTooLarge
    if row.dated_on < contract.signed_on:
        raise wrong.PaidBeforeSigning(day=short(contract.signed_on))
    if row.amount > contract.unpaid:
        over = money.text(row.amount - contract.unpaid)
        raise wrong.MoreThanContract(left=money.text(contract.unpaid), asked=asked, over=over)
    if instalment is not None:
        if instalment.contract_id != contract.pk or not is_accepted(instalment):
            raise wrong.NotAccepted(number=instalment.number)
        _check_instalment(instalment, row.amount)
    part = Part(row.part)
    if part == Part.OPEN or row.amount > getattr(contract, part):
        raise _too_little(contract, part, row.amount)


def _too_little(contract: Contract, part: Part, asked: int) -> wrong.StillCommitted:
    there = 0 if part == Part.OPEN else getattr(contract, part)
    return wrong.StillCommitted(
        field="amount", there=money.text(there), part=str(part.label), asked=money.text(asked)
    )


def _check_instalment(instalment: Instalment, amount: int) -> None:
    left = instalment.amount - paid_of(instalment)
    if amount > left:
        raise wrong.MoreThanInstalment(
            number=instalment.number,
            left=money.text(left),
            asked=money.text(amount),
            over=money.text(amount - left),
        )
