"""Money of a budget line is committed to a contract, or released again."""

from datetime import date

from tidtam.kit.actor import Actor
from tidtam.work.plan.actions.contract_sums import join
from tidtam.work.plan.actions.entries import EntryRow, record_entry
from tidtam.work.plan.models import BudgetEntry, Contract, ContractChange, EntryKind
from tidtam.work.plan.refusals import Refused

#: Where a contract's form shows what the rules of the budget refuse.
FIELDS = {"dated_on": "signed_on", "document": "number"}


def bind(
    contract: Contract, amount: int, *, dated_on: date, document: str, reason: str = "", by: Actor | None
) -> BudgetEntry:
    """Commit so much of the line to the contract; less than nothing releases it."""
    row = EntryRow(EntryKind.COMMIT, amount, dated_on, document, note=contract.title[:400], reason=reason)
    entry = record_entry(contract.node, row, by=by)
    join(contract, entry, by=by)
    return entry


def release(contract: Contract, owed: int, change: ContractChange, *, by: Actor | None) -> None:
    """Free what is committed to the contract or carried over for it, all but what is still owed."""
    kept = owed
    for kind, there in ((EntryKind.COMMIT, contract.committed), (EntryKind.CARRY, contract.carried)):
        free = there - min(there, kept)
        kept -= there - free
        if free:
            row = EntryRow(kind, -free, change.dated_on, change.document, reason=change.reason)
            join(contract, record_entry(contract.node, row, by=by), by=by)


def bind_signed(contract: Contract, *, by: Actor | None) -> BudgetEntry:
    """Commit the price on the day of signing; what is refused stands at the fields of the contract."""
    try:
        return bind(contract, contract.amount, dated_on=contract.signed_on, document=contract.number, by=by)
    except Refused as refusal:
        refusal.at_field = FIELDS.get(refusal.at_field or "", refusal.at_field)
        raise
