"""A signed contract is changed by another paper, or ended; what stood before stays on record."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from tidtam.ground.files.models import File
from tidtam.kit import money, thai
from tidtam.kit.actor import Actor
from tidtam.work.plan import contract_refusals as wrong
from tidtam.work.plan import refusals
from tidtam.work.plan.actions.contract_binding import bind, release
from tidtam.work.plan.actions.contract_checks import check_instalments, future, no_person, short
from tidtam.work.plan.actions.contract_sums import paid_of
from tidtam.work.plan.actions.contracts import InstalmentRow, held, keep_papers, told_by, trail
from tidtam.work.plan.actions.deliveries import begun, is_accepted
from tidtam.work.plan.models import Contract, ContractChange, Instalment, PaperKind


@dataclass(frozen=True)
class Change:
    """What the new paper says: the price (satang) and the day of delivery from now on, and its instalments."""

    dated_on: date
    document: str
    reason: str
    amount: int
    due_on: date
    instalments: tuple[InstalmentRow, ...]


@transaction.atomic
def amend_contract(
    contract: Contract, change: Change, *, version: int, papers: Sequence[File] = (), by: Actor | None
) -> ContractChange:
    """Change price, day or instalments; what is committed follows the price. What was delivered stays as it is."""
    contract = held(contract, by)
    if contract.version != version:
        raise wrong.ChangedMeanwhile
    row = _row(contract, change.dated_on, change.document, change.reason, by)
    row.amount_after, row.due_after = change.amount, change.due_on
    if change.amount <= 0:
        raise wrong.PriceMissing
    if change.due_on < contract.signed_on:
        raise wrong.DueBeforeSigning(due=short(change.due_on), signed=short(contract.signed_on))
    check_instalments(change.instalments, change.amount, contract.signed_on, change.due_on)
    before = _parts(contract)
    if (change.amount, change.due_on) == (contract.amount, contract.due_on) and before == change.instalments:
        raise wrong.NothingChanged
    if change.amount < contract.disbursed:
        raise wrong.LessThanPaid(paid=money.text(contract.disbursed))
    row.save(force_insert=True)
    _follow(contract, change, row, by)
    _divide(contract, change.instalments)
    keep_papers(contract, PaperKind.CHANGE, papers, by, change=row)
    trail(
        contract,
        "amend_contract",
        by=by,
        before=_told(row.amount_before, row.due_before, before),
        after=_told(row.amount_after, row.due_after, change.instalments),
        document=row.document,
        dated_on=row.dated_on.isoformat(),
        reason=row.reason,
        photos=len(papers),
    )
    return row


@transaction.atomic
def end_contract(
    contract: Contract,
    *,
    dated_on: date,
    document: str,
    reason: str,
    papers: Sequence[File] = (),
    by: Actor | None,
) -> ContractChange:
    """End the contract before everything was delivered; what is committed beyond the work accepted is free again."""
    contract = held(contract, by)
    row = _row(contract, dated_on, document, reason, by)
    row.ends = True
    if dated_on < contract.signed_on:
        raise wrong.PaidBeforeSigning(day=short(contract.signed_on))
    row.save(force_insert=True)
    owed = sum(one.amount - paid_of(one) for one in contract.instalments.all() if is_accepted(one))
    release(contract, owed, row, by=by)
    contract.ended_on, contract.ended_reason = dated_on, row.reason
    contract.version += 1
    contract.save(update_fields=["ended_on", "ended_reason", "version"])
    keep_papers(contract, PaperKind.CHANGE, papers, by, change=row)
    trail(
        contract,
        "end_contract",
        by=by,
        document=row.document,
        on=dated_on.isoformat(),
        reason=row.reason,
        photos=len(papers),
    )
    return row


def _row(contract: Contract, dated_on: date, document: str, reason: str, by: Actor | None) -> ContractChange:
    row = ContractChange(
        contract=contract,
        dated_on=dated_on,
        document=no_person(thai.clean(document), "document"),
        reason=no_person(thai.clean(reason), "reason"),
        amount_before=contract.amount,
        amount_after=contract.amount,
        due_before=contract.due_on,
        due_after=contract.due_on,
        **told_by(by),
    )
    if not row.document:
        raise refusals.DocumentMissing
    if not row.reason:
        raise refusals.ReasonMissing
    future(dated_on, "dated_on")
    return row


def _follow(contract: Contract, change: Change, row: ContractChange, by: Actor | None) -> None:
    """The contract as it is from now on; a commitment on the books grows or falls with the price."""
    apart = change.amount - contract.amount
    is_bound = contract.committed + contract.carried + contract.disbursed == contract.amount
    contract.due_on = change.due_on
    contract.version += 1
    if apart > 0:
        contract.amount = change.amount
        contract.save(update_fields=["amount", "due_on", "version"])
    if apart and is_bound:
        reason = row.reason if apart < 0 else ""
        bind(contract, apart, dated_on=row.dated_on, document=row.document, reason=reason, by=by)
    if apart <= 0:
        contract.amount = change.amount
        contract.save(update_fields=["amount", "due_on", "version"])


def _divide(contract: Contract, rows: Sequence[InstalmentRow]) -> None:
    """The instalments anew; those that were delivered or paid must stand where they stood."""
    rows = rows or (InstalmentRow(contract.amount, contract.due_on),)
    for one in begun(contract):
        told = rows[one.number - 1] if one.number <= len(rows) else None
        if told is None or told.amount != one.amount or told.due_on != one.due_on:
            raise wrong.WorkBegun(field="instalments", number=one.number)
    there = {one.number: one for one in contract.instalments.all()}
    for number, told in enumerate(rows, 1):
        Instalment.objects.update_or_create(contract=contract, number=number, defaults=told._asdict())
    for number in there:
        if number > len(rows):
            _drop(there[number])


def _drop(instalment: Instalment) -> None:
    """Take an instalment out; one with a delivery on record, even a struck one, stays."""
    if instalment.deliveries.exists() or instalment.payments.exists():
        raise wrong.WorkBegun(field="instalments", number=instalment.number)
    instalment.delete()


def _parts(contract: Contract) -> tuple[InstalmentRow, ...]:
    return tuple(InstalmentRow(one.amount, one.due_on, one.what) for one in contract.instalments.all())


def _told(amount: int, due_on: date, rows: Sequence[InstalmentRow]) -> dict[str, str]:
    return {
        "amount": money.text(amount),
        "due": due_on.isoformat(),
        "instalments": "; ".join(f"{money.text(one.amount)} {one.due_on.isoformat()}" for one in rows),
    }
