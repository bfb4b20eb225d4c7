"""What the entries joined to a contract come to; moved in the transaction that moves the budget line."""

from typing import Any

from tidtam.ground.people.models import User
from tidtam.kit import clock, money
from tidtam.kit.actor import Actor
from tidtam.work.plan import contract_refusals as wrong
from tidtam.work.plan.models import BudgetEntry, Contract, ContractEntry, EntryKind, Instalment, Part
from tidtam.work.plan.models.budget import moves

SUMS = ("committed", "carried", "disbursed")


def join(
    contract: Contract,
    entry: BudgetEntry,
    *,
    instalment: Instalment | None = None,
    fine: int = 0,
    by: Actor | None,
) -> ContractEntry:
    """Join the entry to the contract, which is held, and move the contract's sums with it."""
    moved = moves(entry.kind, entry.part, entry.amount)
    for name, amount in moved.items():
        if name in SUMS:
            _add(contract, name, amount, entry)
    left = contract.amount - sum(getattr(contract, name) for name in SUMS)
    if left < 0:
        asked = money.text(abs(entry.amount))
        there = money.text(left + abs(entry.amount))
        raise wrong.MoreThanContract(left=there, asked=asked, over=money.text(-left))
    joined = ContractEntry.objects.create(
        contract=contract,
        entry=entry,
        instalment=instalment,
        fine=fine,
        by=by if isinstance(by, User) else None,
        by_label=by.label if by is not None else "",
        recorded_at=clock.now(),
    )
    contract.save(update_fields=list(SUMS))
    return joined


def follow(wrong_entry: BudgetEntry, back: BudgetEntry, *, by: Actor | None) -> None:
    """What takes back an entry of a contract belongs to the contract, too."""
    joined = ContractEntry.objects.filter(entry=wrong_entry).select_related("instalment").first()
    if joined is None:
        return
    contract = Contract.objects.select_for_update(of=("self",)).get(pk=joined.contract_id)
    join(contract, back, instalment=joined.instalment, by=by)


def paid_of(instalment: Instalment) -> int:
    """Satang paid for the instalment, what was taken back left out."""
    payments: Any = instalment.payments.filter(entry__kind=EntryKind.DISBURSE)
    return sum(payments.values_list("entry__amount", flat=True))


def _add(contract: Contract, name: str, amount: int, entry: BudgetEntry) -> None:
    there = getattr(contract, name)
    if there + amount < 0:
        part = Part(name).label if name in Part.values else EntryKind(entry.kind).label
        raise wrong.StillCommitted(
            there=money.text(there), part=str(part), asked=money.text(abs(entry.amount))
        )
    setattr(contract, name, there + amount)
