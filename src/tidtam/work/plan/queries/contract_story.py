"""A contract's whole story in the order of its days: money, contract, delivery, acceptance, payment, papers."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from tidtam.kit import clock, money
from tidtam.kit.calendar import date_short
from tidtam.work.plan.models import (
    BudgetEntry,
    Contract,
    ContractChange,
    ContractPaper,
    Delivery,
    EntryKind,
    Result,
)
from tidtam.work.plan.queries.contracts import verdict

ALLOCATED, SIGNED, MOVED, CHANGED, DELIVERED, JUDGED, PAID, KEPT, AHEAD = range(9)


@dataclass
class Event:
    """One thing that happened, or is to happen. order: among those of one day. amount: satang."""

    on: date
    order: int
    what: str
    about: list[str] = field(default_factory=list)
    amount: int | None = None
    link: str = ""
    papers: list[tuple[str, str]] = field(default_factory=list)
    state: tuple[str, str] | None = None
    ahead: bool = False


def story(contract: Contract) -> list[Event]:
    """Everything of the contract, the first day first; what lies ahead at the end."""
    papers = list(contract.papers.select_related("file"))
    events = [
        *_line(contract),
        _signed(contract, papers),
        *_money(contract),
        *_deliveries(contract, papers),
        *_changes(contract, papers),
        *_papers(papers),
        *_ahead(contract),
    ]
    return sorted(events, key=lambda event: (event.on, event.order))


def _line(contract: Contract) -> Iterator[Event]:
    """The money that the budget line was given."""
    kinds = [EntryKind.ALLOCATE, EntryKind.TRANSFER]
    for entry in contract.node.entries.filter(kind__in=kinds).order_by("dated_on", "pk")[:20]:
        what = _("Money for the budget line: %(kind)s") % {"kind": EntryKind(entry.kind).label}
        yield _of_entry(entry, ALLOCATED, what, [])


def _signed(contract: Contract, papers: list[ContractPaper]) -> Event:
    own = [one for one in papers if one.kind in ("contract", "price") and one.change_id is None]
    about = [f"{contract.number} · {contract.contractor}", str(contract.method)]
    return Event(
        contract.signed_on, SIGNED, _("Contract signed"), about, _first_amount(contract), "", _links(own)
    )


def _first_amount(contract: Contract) -> int:
    first = contract.changes.order_by("dated_on", "pk").first()
    return first.amount_before if first is not None else contract.amount


def _money(contract: Contract) -> Iterator[Event]:
    joined = contract.entries.select_related("entry", "instalment").prefetch_related("entry__papers__file")
    for one in joined:
        entry = one.entry
        about = []
        if one.instalment is not None:
            about.append(_("Instalment %(number)s") % {"number": one.instalment.number})
        elif entry.kind == EntryKind.DISBURSE and entry.amount > 0:
            about.append(_("Advance"))
        if one.fine:
            about.append(_("fine withheld %(fine)s baht") % {"fine": money.text(one.fine)})
        kind = str(EntryKind(entry.kind).label)
        what = _("%(kind)s (taken back)") % {"kind": kind} if entry.amount < 0 else kind
        order = PAID if entry.kind == EntryKind.DISBURSE else MOVED
        yield _of_entry(entry, order, what, about)


def _of_entry(entry: BudgetEntry, order: int, what: str, about: list[str]) -> Event:
    papers = [(reverse("plan:paper", args=[one.key]), one.file.name) for one in entry.papers.all()]
    told = [*about, entry.document]
    if entry.reason:
        told.append(entry.reason)
    link = reverse("plan:entry", args=[entry.key])
    return Event(entry.dated_on, order, what, told, entry.amount, link, papers)


def _deliveries(contract: Contract, papers: list[ContractPaper]) -> Iterator[Event]:
    rows: Any = Delivery.objects.filter(instalment__contract=contract)
    rows = rows.select_related("instalment", "acceptance", "strike").prefetch_related(
        "acceptance__inspectors"
    )
    for delivery in rows:
        own = [one for one in papers if one.delivery_id == delivery.pk]
        strike = getattr(delivery, "strike", None)
        state = ("none", _("Taken back")) if strike is not None else None
        about = [delivery.document, delivery.note]
        if delivery.quantity is not None:
            about.append(f"{delivery.quantity:,} {contract.unit}".strip())
        if strike is not None:
            about.append(strike.reason)
        what = _("Delivery of instalment %(number)s") % {"number": delivery.instalment.number}
        notes = [one for one in own if one.kind == "delivery"]
        yield Event(
            delivery.delivered_on, DELIVERED, what, list(filter(None, about)), None, "", _links(notes), state
        )
        if verdict(delivery) is not None:
            yield _judged(delivery, [one for one in own if one.kind == "acceptance"], state)


def _judged(delivery: Any, papers: list[ContractPaper], struck: tuple[str, str] | None) -> Event:
    acceptance = delivery.acceptance
    people = [f"{one.post} {one.name}".strip() for one in acceptance.inspectors.all()]
    shape = "done" if acceptance.result == Result.ACCEPTED else "late"
    about = [acceptance.document, *people, acceptance.note]
    what = _("Acceptance of instalment %(number)s") % {"number": delivery.instalment.number}
    state = struck or (shape, str(acceptance.get_result_display()))
    return Event(
        acceptance.accepted_on, JUDGED, what, list(filter(None, about)), None, "", _links(papers), state
    )


def _changes(contract: Contract, papers: list[ContractPaper]) -> Iterator[Event]:
    for one in contract.changes.all():
        own = [paper for paper in papers if paper.change_id == one.pk]
        what = _("Contract ended early") if one.ends else _("Contract changed")
        yield Event(
            one.dated_on, CHANGED, what, [one.document, *_differences(one), one.reason], None, "", _links(own)
        )


def _differences(change: ContractChange) -> Iterator[str]:
    if change.amount_before != change.amount_after:
        yield _("price %(before)s → %(after)s baht") % {
            "before": money.text(change.amount_before),
            "after": money.text(change.amount_after),
        }
    if change.due_before != change.due_after:
        yield _("delivery %(before)s → %(after)s") % {
            "before": date_short(change.due_before),
            "after": date_short(change.due_after),
        }


def _papers(papers: list[ContractPaper]) -> Iterator[Event]:
    """Papers that belong to no step; the day is that on which they came here."""
    for one in papers:
        if one.delivery_id is None and one.change_id is None and one.kind not in ("contract", "price"):
            what = _("Paper added: %(kind)s") % {"kind": one.get_kind_display()}
            yield Event(
                clock.local(one.recorded_at).date(), KEPT, what, [one.by_label], None, "", _links([one])
            )


def _ahead(contract: Contract) -> Iterator[Event]:
    today = clock.today()
    for day, what in (
        (contract.due_on, _("All to be delivered")),
        (contract.guarantee_until, _("The guarantee ends")),
        (contract.warranty_until, _("The warranty ends")),
    ):
        if day is not None:
            yield Event(day, AHEAD, what, ahead=day >= today)


def _links(papers: list[ContractPaper]) -> list[tuple[str, str]]:
    return [(reverse("plan:contract_paper", args=[one.key]), one.file.name) for one in papers]
