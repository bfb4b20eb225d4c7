"""Contracts are entered, and what was typed wrongly in them is mended."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from django.db import transaction

from tidtam.ground.areas.models import Area
from tidtam.ground.files.models import File
from tidtam.ground.people.models import User
from tidtam.ground.trail.actions import write
from tidtam.kit import clock, money
from tidtam.kit.actor import Actor
from tidtam.work.plan import contract_refusals as wrong
from tidtam.work.plan import refusals, rules
from tidtam.work.plan.actions import contract_checks as checks
from tidtam.work.plan.actions.budget import held as line_held
from tidtam.work.plan.actions.contract_binding import bind_signed
from tidtam.work.plan.models import (
    BillItem,
    BudgetNode,
    Contract,
    ContractMethod,
    ContractPaper,
    ContractPlace,
    FineBase,
    Instalment,
    PaperKind,
)


class InstalmentRow(NamedTuple):
    """amount: satang."""

    amount: int
    due_on: date
    what: str = ""


class BillRow(NamedTuple):
    """quantity: hundredths of the unit. unit_price: satang."""

    name: str
    quantity: int
    unit_price: int
    unit: str = ""


class ContractRow(NamedTuple):
    """A contract as it is entered; amounts in satang. instalments: none is one of the whole price."""

    number: str
    title: str
    method: ContractMethod
    contractor_kind: str
    contractor: str
    signed_on: date
    due_on: date
    amount: int
    contractor_number: str = ""
    egp_number: str = ""
    reference_price: int | None = None
    quantity: int | None = None
    unit: str = ""
    fine_rate: int = 0
    fine_base: str = FineBase.WHOLE
    fine_least: int = 0
    fine_cap: int | None = None
    guarantee: int | None = None
    guarantee_until: date | None = None
    warranty_until: date | None = None
    places: tuple[Area, ...] = ()
    instalments: tuple[InstalmentRow, ...] = ()
    bill: tuple[BillRow, ...] = ()


#: What stands in the paper that was signed; it changes by another paper only (actions/contract_changes.py).
SIGNED = frozenset({"signed_on", "due_on", "amount", "instalments"})
MENDED = tuple(name for name in ContractRow._fields if name not in SIGNED)
PLAIN = tuple(name for name in ContractRow._fields if name not in {"places", "instalments", "bill"})


@transaction.atomic
def sign_contract(
    node: BudgetNode, row: ContractRow, *, commit: bool = True, papers: Sequence[File] = (), by: Actor | None
) -> Contract:
    """Put a signed contract on the register and commit its price at its budget line.

    commit: False where the commitment stands on the books already, to be joined to it.
    """
    node = BudgetNode.objects.select_related("programme", "province").get(pk=node.pk)
    if not rules.may_keep(by, node.province_id):
        raise refusals.NotEntitled
    if node.children.exists():
        raise refusals.HasLinesBelow(line=node.code)
    row = checks.cleaned(node, row)
    contract = Contract(
        node=node,
        province=node.province,
        fiscal_year=node.programme.fiscal_year,
        **_plain(row),
        **_signer(by),
    )
    checks.check_number(contract)
    contract.contractor_key, contract.search_text = checks.keys(contract)
    contract.bill_print = checks.bill_print(row.bill)
    contract.save(force_insert=True)
    _put(contract, row)
    instalments = row.instalments or (InstalmentRow(row.amount, row.due_on),)
    Instalment.objects.bulk_create(
        Instalment(contract=contract, number=number, **one._asdict())
        for number, one in enumerate(instalments, 1)
    )
    if commit:
        bind_signed(contract, by=by)
    keep_papers(contract, PaperKind.CONTRACT, papers, by)
    trail(
        contract, "sign_contract", by=by, **_told(row), line=node.code, committed=commit, photos=len(papers)
    )
    return contract


@transaction.atomic
def mend_contract(contract: Contract, row: ContractRow, *, version: int, by: Actor | None) -> Contract:
    """Mend what was typed wrongly; price, days and instalments stay as they were signed."""
    contract = held(contract, by)
    if contract.version != version:
        raise wrong.ChangedMeanwhile
    before = as_row(contract)
    kept = {name: getattr(before, name) for name in SIGNED}
    row = checks.cleaned(contract.node, row._replace(**kept))
    told_before, told = _told(before), _told(row)
    changed = [name for name in told if told[name] != told_before[name]]
    if not changed:
        return contract
    for name in PLAIN:
        setattr(contract, name, getattr(row, name))
    checks.check_number(contract)
    contract.contractor_key, contract.search_text = checks.keys(contract)
    contract.bill_print = checks.bill_print(row.bill)
    contract.version += 1
    contract.save()
    contract.places.all().delete()
    contract.bill.all().delete()
    _put(contract, row)
    trail(
        contract,
        "mend_contract",
        by=by,
        before={name: told_before[name] for name in changed},
        after={name: told[name] for name in changed},
    )
    return contract


@transaction.atomic
def add_contract_papers(
    contract: Contract, kind: str, papers: Sequence[File], *, by: Actor | None
) -> list[ContractPaper]:
    """Papers that came later."""
    contract = held(contract, by, over=True)
    kept = keep_papers(contract, PaperKind(kind), papers, by)
    trail(contract, "add_contract_papers", by=by, paper_kind=str(kind), photos=len(papers))
    return kept


def held(contract: Contract, by: Actor | None, *, over: bool = False) -> Contract:
    """The contract as it stands now, held until the transaction ends, for somebody who may write to it.

    Its line is held first: so does whoever takes an entry back, and nobody waits for the other for ever.
    """
    line_held(contract.node)
    rows = Contract.objects.select_for_update(of=("self",)).select_related("node__programme", "province")
    contract = rows.get(pk=contract.pk)
    if not rules.may_keep(by, contract.province_id):
        raise refusals.NotEntitled
    if contract.ended_on is not None and not over:
        raise wrong.ContractOver(day=checks.short(contract.ended_on))
    return contract


def as_row(contract: Contract) -> ContractRow:
    """The contract as it would be entered."""
    plain: dict[str, Any] = {name: getattr(contract, name) for name in PLAIN}
    places = tuple(one.area for one in contract.places.select_related("area"))
    instalments = tuple(InstalmentRow(one.amount, one.due_on, one.what) for one in contract.instalments.all())
    bill = tuple(BillRow(one.name, one.quantity, one.unit_price, one.unit) for one in contract.bill.all())
    return ContractRow(**plain, places=places, instalments=instalments, bill=bill)


def keep_papers(
    contract: Contract, kind: PaperKind, papers: Sequence[File], by: Actor | None, **of: Any
) -> list[ContractPaper]:
    return [
        ContractPaper.objects.create(
            contract=contract, kind=kind, file=file, **of, **_signer(by), **_user(by)
        )
        for file in papers
    ]


def trail(contract: Contract, verb: str, /, *, by: Actor | None, **detail: Any) -> None:
    write(
        by,
        f"plan.{verb}",
        f"plan.contract:{contract.key}",
        area=contract.node.area_id,
        summary=f"{contract.number} {contract.title}"[:300],
        **detail,
    )


def _plain(row: ContractRow) -> dict[str, Any]:
    return {name: getattr(row, name) for name in PLAIN}


def _signer(by: Actor | None) -> dict[str, Any]:
    return {"by_label": by.label if by is not None else "", "recorded_at": clock.now()}


def _user(by: Actor | None) -> dict[str, Any]:
    return {"by": by if isinstance(by, User) else None}


def told_by(by: Actor | None) -> dict[str, Any]:
    """Who says it and when, for the rows that are appended."""
    return _signer(by) | _user(by)


def _put(contract: Contract, row: ContractRow) -> None:
    places = {area.pk for area in row.places} or {contract.node.area_id}
    ContractPlace.objects.bulk_create(
        ContractPlace(contract=contract, area_id=code) for code in sorted(places)
    )
    BillItem.objects.bulk_create(
        BillItem(contract=contract, order=order, **one._asdict()) for order, one in enumerate(row.bill, 1)
    )


def _told(row: ContractRow) -> dict[str, Any]:
    """As the trail keeps it."""
    return {
        "contract": row.number,
        "egp_number": row.egp_number,
        "title": row.title,
        "method": row.method.code,
        "reference_price": _baht(row.reference_price),
        "contractor": row.contractor,
        "contractor_kind": str(row.contractor_kind),
        "contractor_number": row.contractor_number,
        "signed_on": row.signed_on.isoformat(),
        "due": row.due_on.isoformat(),
        "amount": money.text(row.amount),
        "quantity": "" if row.quantity is None else f"{row.quantity} {row.unit}",
        "fine_rate": f"{row.fine_rate / 1000:g}",
        "fine_base": str(row.fine_base),
        "fine_least": money.text(row.fine_least),
        "fine_cap": "" if row.fine_cap is None else f"{row.fine_cap / 100:g}",
        "guarantee": _baht(row.guarantee),
        "guarantee_until": _day(row.guarantee_until),
        "warranty_until": _day(row.warranty_until),
        "codes": " ".join(sorted(area.pk for area in row.places)),
        "instalments": "; ".join(
            f"{money.text(one.amount)} {one.due_on.isoformat()}" for one in row.instalments
        ),
        "bill": "; ".join(
            f"{one.name} {one.quantity / 100:g} {one.unit} x {money.text(one.unit_price)}" for one in row.bill
        ),
    }


def _baht(satang: int | None) -> str:
    return "" if satang is None else money.text(satang)


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()


__all__ = ["BillRow", "ContractRow", "InstalmentRow", "add_contract_papers", "mend_contract", "sign_contract"]
