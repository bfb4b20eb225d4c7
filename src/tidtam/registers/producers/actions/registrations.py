"""A registration begun: for whom, in which round, with which products; and the products struck out of it."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from tidtam.ground.trail import actions as trail
from tidtam.kit import calendar, clock
from tidtam.kit.actor import Actor
from tidtam.registers.producers.actions.register import BATCH
from tidtam.registers.producers.actions.rules import require_open, unknown
from tidtam.registers.producers.actions.steps import PROVINCE_DIGITS, StepRow, append_steps, is_own
from tidtam.registers.producers.models import (
    UNDER_WAY,
    Producer,
    Product,
    RegisteredProduct,
    Registration,
    RegistrationState,
    Round,
)
from tidtam.registers.producers.refusals import (
    AlreadyInRound,
    Decided,
    LateReasonMissing,
    MergedAway,
    NoProduct,
    NotEntitled,
    NotItsProduct,
    ReasonMissing,
)


class AskedRow(NamedTuple):
    """A product of a registration taken over. producer, product: keys; round: code; struck: why it was struck out."""

    producer: int
    round: str
    product: int
    struck: str = ""


@transaction.atomic
def start_registration(
    producer: Producer,
    round: Round,
    products: Iterable[Product],
    *,
    by: Actor | None,
    representative: str = "",
    reason: str = "",
) -> Registration:
    """Begin the producer's registration in the round, as a draft, with the products it asks for.

    By an officer who edits there or by the producer's own people; outside the round's days with a reason.
    """
    require_entry(producer, by)
    if producer.merged_into_id is not None:
        raise MergedAway
    if Registration.objects.filter(producer=producer, round=round).exists():
        raise AlreadyInRound
    chosen = _its_products(producer, products)
    late = require_in_time(round, reason)
    row = StepRow(producer.pk, round.pk, RegistrationState.DRAFT, reason=reason, late=late)
    registration = append_steps([row], by=by)[producer.pk, round.pk]
    registration.representative = representative
    registration.save(update_fields=["representative"])
    RegisteredProduct.objects.bulk_create(
        [RegisteredProduct(registration=registration, product=product) for product in chosen]
    )
    _entry(
        registration,
        "producers.start_registration",
        by,
        products=[product.name_th for product in chosen],
        reason=reason,
    )
    return registration


@transaction.atomic
def choose_products(
    registration: Registration, products: Iterable[Product], *, by: Actor | None, representative: str = ""
) -> None:
    """Name the products anew while the registration is a draft; what was struck out before may be asked for again."""
    registration = _locked(registration)
    require_entry(registration.producer, by)
    if registration.state != RegistrationState.DRAFT:
        raise Decided
    chosen = _its_products(registration.producer, products)
    before = list(registration.products.order_by("pk").values_list("product__name_th", flat=True))
    registration.products.exclude(product__in=chosen).delete()
    kept = set(registration.products.values_list("product_id", flat=True))
    RegisteredProduct.objects.bulk_create(
        [RegisteredProduct(registration=registration, product=one) for one in chosen if one.pk not in kept]
    )
    registration.products.update(struck="", struck_at=None)
    changes = {
        "products": [before, [product.name_th for product in chosen]],
    }
    detail = {"fields": ["representative"]} if registration.representative != representative else {}
    registration.representative = representative
    registration.save(update_fields=["representative"])
    _entry(registration, "producers.choose_products", by, changes=changes, **detail)


@transaction.atomic
def strike_product(row: RegisteredProduct, *, reason: str, by: Actor | None) -> None:
    """Strike out a product that is none of the programme's; it does not count. After registration by the province."""
    registration = _locked(row.registration)
    if registration.state not in (*UNDER_WAY, RegistrationState.REGISTERED):
        raise Decided
    _require_officer(registration, by)
    if not reason.strip():
        raise ReasonMissing
    row.struck, row.struck_at = reason.strip(), clock.now()
    row.save(update_fields=["struck", "struck_at"])
    _entry(registration, "producers.strike_product", by, product=row.product.name_th, reason=row.struck)


@transaction.atomic
def restore_product(row: RegisteredProduct, *, by: Actor | None) -> None:
    """Put back a product that was struck out, before the registration is decided."""
    registration = _locked(row.registration)
    if registration.state not in UNDER_WAY:
        raise Decided
    _require_officer(registration, by)
    row.struck, row.struck_at = "", None
    row.save(update_fields=["struck", "struck_at"])
    _entry(registration, "producers.restore_product", by, product=row.product.name_th)


@transaction.atomic
def ask_for_products(rows: Iterable[AskedRow], *, by: Actor | None, at: datetime | None = None) -> int:
    """The products of registrations that were taken over; returns how many are new. All or none."""
    given: Sequence[AskedRow] = list(rows)
    registrations = {
        (one.producer_id, one.round_id): one
        for one in Registration.objects.filter(
            producer__in={row.producer for row in given}, round__in={row.round for row in given}
        ).select_related("producer")
    }
    if missing := {
        f"{row.producer} {row.round}" for row in given if (row.producer, row.round) not in registrations
    }:
        raise unknown(_("There is no registration %(value)s."), missing)
    require_open(by, "edit", {one.producer.area_id for one in registrations.values()})
    owners = dict(
        Product.objects.filter(pk__in={row.product for row in given}).values_list("pk", "producer_id")
    )
    if wrong := {row.product for row in given if owners.get(row.product) != row.producer}:
        raise unknown(_("Not a product of that producer: %(value)s."), wrong)
    moment = at or clock.now()
    kept = set(
        RegisteredProduct.objects.filter(registration__in=registrations.values()).values_list(
            "registration_id", "product_id"
        )
    )
    fresh = [
        RegisteredProduct(
            registration=registrations[row.producer, row.round],
            product_id=row.product,
            struck=row.struck,
            struck_at=moment if row.struck else None,
        )
        for row in given
        if (registrations[row.producer, row.round].pk, row.product) not in kept
    ]
    RegisteredProduct.objects.bulk_create(fresh, batch_size=BATCH)
    if fresh:
        trail.write(by, "producers.ask_for_products", "producers.registration:many", rows=len(fresh))
    return len(fresh)


def require_entry(producer: Producer, by: Actor | None) -> None:
    """Raise unless `by` may fill in the producer's registrations: an officer there, or its own people."""
    if by is not None and not by.may("edit", producer.area_id) and not is_own(by, producer.pk):
        raise NotEntitled


def require_in_time(round: Round, reason: str) -> bool:
    """Whether today lies outside the round's days; raises where that is not explained."""
    if round.opens_on <= clock.today() <= round.closes_on:
        return False
    if not reason.strip():
        raise LateReasonMissing(
            opens=calendar.date_long(round.opens_on), closes=calendar.date_long(round.closes_on)
        )
    return True


def _its_products(producer: Producer, products: Iterable[Product]) -> list[Product]:
    """The products, once each; also those of producers found to be this one."""
    chosen = list({product.pk: product for product in products}.values())
    if not chosen:
        raise NoProduct(producer=producer.name)
    owners = {producer.pk, *producer.merged.values_list("pk", flat=True)}
    for product in chosen:
        if product.producer_id not in owners or (product.ended_on and product.ended_on <= clock.today()):
            raise NotItsProduct(product=product.name)
    return chosen


def _require_officer(registration: Registration, by: Actor | None) -> None:
    """An officer there; of what is registered already, the province."""
    area = registration.producer.area_id
    if registration.state == RegistrationState.REGISTERED:
        area = area[:PROVINCE_DIGITS]
    if by is not None and not by.may("edit", area):
        raise NotEntitled


def _locked(registration: Registration) -> Registration:
    """The registration as it stands now, with its producer held: steps lock the same row."""
    producer = Producer.objects.select_for_update().get(pk=registration.producer_id)
    fresh = Registration.objects.select_related("round").get(pk=registration.pk)
    fresh.producer = producer
    return fresh


def _entry(registration: Registration, verb: str, by: Actor | None, **detail: object) -> None:
    trail.write(
        by,
        verb,
        f"producers.producer:{registration.producer_id}",
        area=registration.producer.area_id,
        summary=registration.producer.called,
        round=registration.round_id,
        **detail,
    )
