"""Standards that producers and products hold: entered, changed, taken out; what was valid stays in the trail."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tidtam.ground.files.actions import forget
from tidtam.ground.files.models import File
from tidtam.ground.trail import actions as trail
from tidtam.kit import clock
from tidtam.kit.actor import Actor
from tidtam.kit.digits import to_arabic
from tidtam.registers.producers.actions.rules import refused, require_described
from tidtam.registers.producers.actions.values.checks import line
from tidtam.registers.producers.models import HeldStandard, Producer, Product, StandardKind

FIELDS = ("kind_id", "product_id", "number", "issued_on", "expires_on", "paper_id")


class StandardRow(NamedTuple):
    """A standard as it is held. kind: code; product: None holds for all that the producer makes."""

    kind: str
    number: str = ""
    issued_on: date | None = None
    expires_on: date | None = None
    product: Product | None = None
    paper: File | None = None


@transaction.atomic
def hold_standard(producer: Producer, row: StandardRow, *, by: Actor | None) -> HeldStandard:
    """Enter a standard that the producer holds."""
    require_described(by, producer)
    held = HeldStandard(producer=producer, recorded_at=clock.now(), **_checked(producer, row))
    held.save(force_insert=True)
    _entry(by, "producers.hold_standard", held, producer, {})
    return held


@transaction.atomic
def change_standard(held: HeldStandard, row: StandardRow, *, by: Actor | None) -> HeldStandard:
    """Correct or renew a standard: a new number or a later expiry; what stood before is in the trail."""
    kept = _held(held, by)
    before = {name: getattr(kept, name) for name in FIELDS}
    for name, value in _checked(kept.producer, row).items():
        setattr(kept, name, value)
    if any(getattr(kept, name) != before[name] for name in FIELDS):
        kept.save(update_fields=FIELDS)
        _entry(by, "producers.change_standard", kept, kept.producer, before)
    return kept


@transaction.atomic
def drop_standard(held: HeldStandard, *, reason: str, by: Actor | None) -> None:
    """Take a standard out that is not held, or no longer; its paper goes with it."""
    kept = _held(held, by)
    producer = kept.producer
    trail.write(
        by,
        "producers.drop_standard",
        f"producers.producer:{producer.pk}",
        area=producer.area_id,
        summary=_summary(kept),
        reason=reason,
        before=_said({name: getattr(kept, name) for name in FIELDS}),
        after={},
    )
    paper = kept.paper
    kept.delete()
    if paper is not None:
        forget(paper)


def _held(held: HeldStandard, by: Actor | None) -> HeldStandard:
    found = HeldStandard.objects.select_for_update(of=("self",)).select_related("producer", "kind")
    kept = found.get(pk=held.pk)
    require_described(by, kept.producer)
    return kept


def _checked(producer: Producer, row: StandardRow) -> dict[str, Any]:
    if not StandardKind.objects.filter(pk=row.kind).exists():
        raise refused("kind", _("There is no standard %(value)s."), value=row.kind)
    if row.product is not None and row.product.producer_id != producer.pk:
        raise refused("product", _("This is the product of another producer."))
    if row.issued_on and row.issued_on > clock.today():
        raise refused("issued_on", _("The day of issue lies in the future."))
    if row.issued_on and row.expires_on and row.expires_on < row.issued_on:
        raise refused("expires_on", _("It would end before it was issued."))
    return {
        "kind_id": row.kind,
        "product_id": row.product.pk if row.product else None,
        "number": to_arabic(line("number", row.number, 60)),
        "issued_on": row.issued_on,
        "expires_on": row.expires_on,
        "paper_id": row.paper.pk if row.paper else None,
    }


def _said(values: Mapping[str, Any]) -> dict[str, Any]:
    """As the trail keeps it: names of what it points at, days as text, of the paper that there is one."""
    issued_on, expires_on = (values[name] for name in ("issued_on", "expires_on"))
    product = Product.objects.filter(pk=values["product_id"]).values_list("name_th", flat=True).first()
    return {
        "standard": StandardKind.objects.get(pk=values["kind_id"]).name_th,
        "product": product or "",
        "certificate": values["number"],
        "issued_on": issued_on.isoformat() if issued_on else "",
        "expires_on": expires_on.isoformat() if expires_on else "",
        "paper": values["paper_id"] is not None,
    }


def _summary(held: HeldStandard) -> str:
    return " ".join(filter(None, [held.kind.name_th, held.number]))


def _entry(
    by: Actor | None, verb: str, held: HeldStandard, producer: Producer, before: Mapping[str, Any]
) -> None:
    now = _said({name: getattr(held, name) for name in FIELDS})
    was = _said(before) if before else dict.fromkeys(now, "")
    trail.write(
        by,
        verb,
        f"producers.producer:{producer.pk}",
        area=producer.area_id,
        summary=_summary(held),
        changes={
            name: [was[name], value]
            for name, value in now.items()
            if (was[name] or value) and was[name] != value
        },
    )
