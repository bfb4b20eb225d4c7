"""Contracts as they stand: which work is due, delivered, accepted, paid, and at what fine."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from tidtam.kit import clock
from tidtam.kit.actor import Actor
from tidtam.work.plan.models import (
    Contract,
    ContractEntry,
    ContractRules,
    Delivery,
    EntryKind,
    Instalment,
    Result,
    Target,
)
from tidtam.work.plan.queries.fines import Fine, fine

#: The states of a contract, in the order in which they are looked for: code, shape.
STATES = {
    "ended": "none",
    "late": "late",
    "waiting": "soon",
    "unpaid": "going",
    "going": "going",
    "done": "done",
}


def state_words() -> dict[str, str]:
    return {
        "ended": _("Ended early"),
        "late": _("Past the delivery date"),
        "waiting": _("Waiting for acceptance"),
        "unpaid": _("Accepted, to be paid"),
        "going": _("Under way"),
        "done": _("Accepted and paid"),
    }


def with_state(rows: "QuerySet[Contract]", today: date) -> "QuerySet[Contract]":
    """Each with is_late, is_waiting, is_open: work past its day, a delivery not looked at, work not accepted."""
    standing = Delivery.objects.filter(instalment=OuterRef("pk"), strike=None)
    accepted = standing.filter(acceptance__result=Result.ACCEPTED)
    there = standing.exclude(acceptance__result=Result.REJECTED)
    own = Instalment.objects.filter(contract=OuterRef("pk"))
    waiting = Delivery.objects.filter(instalment__contract=OuterRef("pk"), strike=None, acceptance=None)
    shown: QuerySet[Contract] = rows.annotate(
        is_late=Exists(own.filter(~Exists(there), due_on__lt=today)),
        is_waiting=Exists(waiting),
        is_open=Exists(own.filter(~Exists(accepted))),
    )
    return shown


def in_state(rows: "QuerySet[Contract]", state: str) -> "QuerySet[Contract]":
    """The rows of `with_state` that are in one state; the first that fits is shown."""
    if state == "ended":
        return rows.exclude(ended_on=None)
    rows = rows.filter(ended_on=None)
    asked: dict[str, Q] = {
        "late": Q(is_late=True),
        "waiting": Q(is_late=False, is_waiting=True),
        "going": Q(is_late=False, is_waiting=False, is_open=True),
        "unpaid": Q(is_open=False, disbursed__lt=F("amount")),
        "done": Q(is_open=False, disbursed=F("amount")),
    }
    return rows.filter(asked[state]) if state in asked else rows.none()


def state_of(contract: Any) -> tuple[str, str]:
    """Shape and word, of a row of `with_state`."""
    code = _code(contract)
    return STATES[code], state_words()[code]


def _code(contract: Any) -> str:
    if contract.ended_on is not None:
        return "ended"
    if contract.is_late:
        return "late"
    if contract.is_waiting:
        return "waiting"
    if contract.is_open:
        return "going"
    return "done" if contract.disbursed == contract.amount else "unpaid"


NO_FINE = Fine(0, 0, 0, False)


@dataclass
class Part:
    """One instalment: its deliveries that count, what was paid, the fine by the contract's rule."""

    instalment: Instalment
    deliveries: list[Delivery] = field(default_factory=list)
    paid: int = 0
    withheld: int = 0
    fine: Fine = NO_FINE

    @property
    def last(self) -> Delivery | None:
        """The delivery that the committee has not sent back."""
        kept = [one for one in self.deliveries if verdict(one) != Result.REJECTED]
        return kept[-1] if kept else None

    @property
    def is_accepted(self) -> bool:
        return self.last is not None and verdict(self.last) == Result.ACCEPTED

    @property
    def left(self) -> int:
        return self.instalment.amount - self.paid

    @property
    def state(self) -> tuple[str, str]:
        """Shape and word."""
        if self.is_accepted:
            return ("done", _("Paid")) if self.left <= 0 else ("going", _("Accepted, to be paid"))
        if self.last is not None:
            return "soon", _("Waiting for acceptance")
        if self.fine.days:
            return "late", _("%(days)s days late") % {"days": f"{self.fine.days:,}"}
        return "none", _("Not delivered yet")


def parts_of(contract: Contract, today: date | None = None) -> list[Part]:
    """The instalments of a contract in their order."""
    return parts([contract], today)[contract.pk]


def parts(contracts: Iterable[Contract], today: date | None = None) -> dict[int, list[Part]]:
    """The same of several, by the key of the contract; asks as often as for one."""
    today = today or clock.today()
    by_key = {one.pk: one for one in contracts}
    found: dict[int, list[Part]] = {key: [] for key in by_key}
    places: dict[int, Part] = {}
    for one in Instalment.objects.filter(contract__in=by_key).order_by("contract", "number"):
        places[one.pk] = Part(one)
        found[one.contract_id].append(places[one.pk])
    deliveries = Delivery.objects.filter(instalment__contract__in=by_key, strike=None)
    for delivery in deliveries.select_related("acceptance").order_by("delivered_on", "pk"):
        places[delivery.instalment_id].deliveries.append(delivery)
    paid = ContractEntry.objects.filter(
        contract__in=by_key, instalment__isnull=False, entry__kind=EntryKind.DISBURSE
    )
    sums = (
        paid.order_by()
        .values_list("instalment")
        .annotate(
            money=Sum("entry__amount"),
            kept=Coalesce(Sum("fine", filter=Q(entry__reversed_by=None)), 0),
        )
    )
    for key, amount, withheld in sums:
        places[key].paid, places[key].withheld = amount, withheld
    for part in places.values():
        contract = by_key[part.instalment.contract_id]
        delivered = part.last.delivered_on if part.last else None
        part.fine = fine(contract, part.instalment.amount, part.instalment.due_on, delivered, today)
    return found


def verdict(delivery: Delivery) -> str | None:
    """What the committee said; None while it has not."""
    acceptance = getattr(delivery, "acceptance", None)
    return acceptance.result if acceptance is not None else None


def fine_of(contract: Contract, found: list[Part]) -> int:
    """Satang that the delay costs by the contract's rule: of the whole price once, or of each late instalment."""
    if contract.fine_base == "whole":
        return max((part.fine.amount for part in found), default=0)
    total = sum(part.fine.amount for part in found)
    cap = None if contract.fine_cap is None else contract.amount * contract.fine_cap // 10_000
    return total if cap is None else min(total, cap)


def rules_of(province: str) -> ContractRules:
    """What the province watches its contracts by; the defaults where it has set nothing."""
    return ContractRules.objects.filter(province=province).first() or ContractRules(province_id=province)


def register(actor: Actor, today: date | None = None) -> "QuerySet[Contract]":
    """The contracts that the actor may see, with their states."""
    rows = Contract.objects.open_to(actor, "view")
    return with_state(rows, today or clock.today()).select_related(
        "node__area", "node__programme", "method", "province"
    )


def of_target(actor: Actor, target: Target) -> list[Contract]:
    """Contracts of the target's budget line that build where it is, as the actor may see them."""
    if target.node_id is None:
        return []
    over = [target.area_id[:digits] for digits in (2, 4, 6, 8) if digits <= len(target.area_id)]
    rows = Contract.objects.open_to(actor, "view").filter(node=target.node_id)
    return list(
        rows.filter(Q(places=None) | Q(places__area__in=over)).distinct().order_by("signed_on", "pk")[:20]
    )
