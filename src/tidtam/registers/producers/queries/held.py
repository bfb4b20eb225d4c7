"""The standards a producer holds, each with how long it still counts."""

from datetime import date
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from tidtam.kit import clock
from tidtam.registers.producers.models import HeldStandard, HeldStandardSet, Producer

#: A renewal takes its time: from so many days before its end on, a standard is near its end.
SOON_DAYS = 90


class Held(NamedTuple):
    """A standard with colour and words of its state."""

    standard: HeldStandard
    shown: tuple[str, str]


def held_of(producer: Producer) -> list[Held]:
    """What the producer holds, for all it makes first, then by product; the latest of each kind first."""
    rows = HeldStandard.objects.filter(producer=producer).select_related("kind", "product", "paper")
    return [
        Held(row, expiry(row.expires_on))
        for row in rows.order_by("product__sort_key", "kind__order", "-expires_on")
    ]


def expiry(expires_on: date | None, today: date | None = None) -> tuple[str, str]:
    """Valid, near its end, or over; a standard without an end counts until it is taken out."""
    today = today or clock.today()
    if expires_on is None:
        return "done", _("Valid")
    days = (expires_on - today).days
    if days < 0:
        return "late", _("Expired")
    if days <= SOON_DAYS:
        return "soon", _("Expires in %(days)s days") % {"days": days}
    return "done", _("Valid")


def renewed() -> Exists:
    """Whether a later standard of the same kind, for the same product or for all, has taken its place."""
    later = HeldStandard.objects.filter(
        Q(product=OuterRef("product")) | Q(product=None),
        Q(expires_on=None) | Q(expires_on__gt=OuterRef("expires_on")),
        producer=OuterRef("producer"),
        kind=OuterRef("kind"),
    )
    return Exists(later.exclude(pk=OuterRef("pk")))


def in_state(rows: HeldStandardSet, state: str) -> HeldStandardSet:
    """Those that are valid, near their end, or over."""
    today = clock.today()
    match state:
        case "over":
            return rows.filter(expires_on__lt=today)
        case "soon":
            return rows.filter(
                expires_on__gte=today, expires_on__lte=date.fromordinal(today.toordinal() + SOON_DAYS)
            )
    return rows.filter(Q(expires_on=None) | Q(expires_on__gte=today))
