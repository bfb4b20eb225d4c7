"""Work is delivered, and a committee accepts it or sends it back."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from django.db import transaction

from tidtam.ground.files.models import File
from tidtam.kit import thai
from tidtam.kit.actor import Actor
from tidtam.work.plan import contract_refusals as wrong
from tidtam.work.plan import refusals
from tidtam.work.plan.actions.contract_checks import future, no_person, short
from tidtam.work.plan.actions.contract_sums import paid_of
from tidtam.work.plan.actions.contracts import held, keep_papers, told_by, trail
from tidtam.work.plan.models import (
    Acceptance,
    Contract,
    Delivery,
    DeliveryStrike,
    Inspector,
    Instalment,
    PaperKind,
    Result,
)


class DeliveryRow(NamedTuple):
    delivered_on: date
    document: str
    quantity: int | None = None
    note: str = ""


class InspectorRow(NamedTuple):
    """One of those who accepted."""

    post: str
    name: str = ""


class AcceptanceRow(NamedTuple):
    accepted_on: date
    result: str
    document: str
    inspectors: tuple[InspectorRow, ...]
    note: str = ""


@transaction.atomic
def record_delivery(
    instalment: Instalment, row: DeliveryRow, *, papers: Sequence[File] = (), by: Actor | None
) -> Delivery:
    """The contractor handed over an instalment; it waits for the committee."""
    contract = held(instalment.contract, by)
    for other in standing(instalment):
        found = result_of(other)
        if found is None:
            raise wrong.WaitingAlready(number=instalment.number)
        if found == Result.ACCEPTED:
            raise wrong.AcceptedAlready(number=instalment.number)
    if row.delivered_on < contract.signed_on:
        raise wrong.DeliveredBeforeSigning(day=short(contract.signed_on))
    future(row.delivered_on, "delivered_on")
    delivery = Delivery(
        instalment=instalment,
        delivered_on=row.delivered_on,
        quantity=row.quantity,
        document=_document(row.document),
        note=no_person(thai.clean(row.note), "note"),
        **told_by(by),
    )
    delivery.save(force_insert=True)
    keep_papers(contract, PaperKind.DELIVERY, papers, by, delivery=delivery)
    trail(contract, "record_delivery", by=by, **_told(delivery), photos=len(papers))
    return delivery


@transaction.atomic
def record_acceptance(
    delivery: Delivery, row: AcceptanceRow, *, papers: Sequence[File] = (), by: Actor | None
) -> Acceptance:
    """The committee accepted the delivery, or sent it back with what is to be mended."""
    contract = held(delivery.instalment.contract, by)
    if DeliveryStrike.objects.filter(delivery=delivery).exists():
        raise wrong.StruckAlready
    if Acceptance.objects.filter(delivery=delivery).exists():
        raise wrong.JudgedAlready
    if row.accepted_on < delivery.delivered_on:
        raise wrong.AcceptedBeforeDelivery(day=short(delivery.delivered_on))
    future(row.accepted_on, "accepted_on")
    acceptance = Acceptance(
        delivery=delivery,
        accepted_on=row.accepted_on,
        result=Result(row.result),
        document=_document(row.document),
        note=no_person(thai.clean(row.note), "note"),
        **told_by(by),
    )
    if acceptance.result == Result.REJECTED and not acceptance.note:
        raise wrong.WhyRejected
    people = _people(row.inspectors)
    acceptance.save(force_insert=True)
    Inspector.objects.bulk_create(
        Inspector(acceptance=acceptance, order=order, **one._asdict()) for order, one in enumerate(people, 1)
    )
    keep_papers(contract, PaperKind.ACCEPTANCE, papers, by, delivery=delivery)
    trail(
        contract,
        "record_acceptance",
        by=by,
        of=delivery.document,
        result=str(acceptance.result),
        on=acceptance.accepted_on.isoformat(),
        document=acceptance.document,
        inspectors="; ".join(f"{one.post} {one.name}".strip() for one in people),
        note=acceptance.note,
        photos=len(papers),
    )
    return acceptance


@transaction.atomic
def strike_delivery(delivery: Delivery, *, reason: str, by: Actor | None) -> DeliveryStrike:
    """Take back a delivery that was entered wrongly, with its acceptance; both stay on record and count no more."""
    contract = held(delivery.instalment.contract, by)
    if DeliveryStrike.objects.filter(delivery=delivery).exists():
        raise wrong.StruckAlready
    if paid_of(delivery.instalment) > 0 and result_of(delivery) == Result.ACCEPTED:
        raise wrong.PaidAlready
    reason = no_person(thai.clean(reason), "reason")
    if not reason:
        raise refusals.ReasonMissing
    strike = DeliveryStrike.objects.create(delivery=delivery, reason=reason, **told_by(by))
    trail(contract, "strike_delivery", by=by, **_told(delivery), reason=reason)
    return strike


def standing(instalment: Instalment) -> list[Delivery]:
    """The deliveries that count, with what the committee said."""
    return list(instalment.deliveries.filter(strike=None).select_related("acceptance"))


def result_of(delivery: Delivery) -> str | None:
    """What the committee said; None while it has not."""
    acceptance: Acceptance | None = getattr(delivery, "acceptance", None)
    return acceptance.result if acceptance is not None else None


def is_accepted(instalment: Instalment) -> bool:
    return any(result_of(one) == Result.ACCEPTED for one in standing(instalment))


def begun(contract: Contract) -> list[Instalment]:
    """The instalments that were delivered or paid; a change of the contract leaves them as they are."""
    return [one for one in contract.instalments.all() if standing(one) or paid_of(one)]


def _people(rows: Sequence[InspectorRow]) -> list[InspectorRow]:
    people = [InspectorRow(thai.clean(one.post), thai.clean(one.name)) for one in rows]
    people = [one for one in people if one.post or one.name]
    if not people or not all(one.post for one in people):
        raise wrong.InspectorsMissing
    for one in people:
        no_person(f"{one.post} / {one.name}", "inspectors")
    return people


def _document(typed: str) -> str:
    document = no_person(thai.clean(typed), "document")
    if not document:
        raise refusals.DocumentMissing
    return document


def _told(delivery: Delivery) -> dict[str, str]:
    return {
        "instalment": str(delivery.instalment.number),
        "on": delivery.delivered_on.isoformat(),
        "document": delivery.document,
        "quantity": "" if delivery.quantity is None else str(delivery.quantity),
        "note": delivery.note,
    }
