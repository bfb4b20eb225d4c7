"""What producers owe: standards to be renewed before they end."""

from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from tidtam.kit import clock
from tidtam.kit.access import within
from tidtam.kit.actor import Actor
from tidtam.kit.dues import Due, standing
from tidtam.registers.producers.models import HeldStandard
from tidtam.registers.producers.queries import PLACE, place
from tidtam.registers.producers.queries.held import SOON_DAYS, renewed

STANDARD = "standard"


def kinds() -> dict[str, str]:
    """The words for the filter."""
    return {STANDARD: _("Standard to be renewed")}


def dues(actor: Actor, *, area: str = "", today: date | None = None) -> list[Due]:
    """Standards of registered producers that end within 90 days or have ended, unless a later one stands."""
    today = today or clock.today()
    rows = (
        HeldStandard.objects.open_to(actor, "view")
        .filter(
            within(area, "producer__area_id"),
            ~renewed(),
            expires_on__lte=today + timedelta(days=SOON_DAYS),
            producer__registered_at__isnull=False,
            producer__struck_at=None,
            producer__merged_into=None,
            product__ended_on=None,
        )
        .select_related(f"producer__{PLACE}", "kind", "product")
    )
    found = []
    for row in rows:
        late_days, state = standing(row.expires_on, today, soon_days=SOON_DAYS)
        found.append(
            Due(
                kind=STANDARD,
                names=True,
                what=_("Renew %(standard)s of %(what)s")
                % {"standard": f"{row.kind} {row.number}".strip(), "what": row.product or row.producer},
                area=row.producer.area_id,
                area_label=place(row.producer.area),
                post=row.producer.name,
                due=row.expires_on,
                late_days=late_days,
                state=state,
                link=reverse("producers:producer", args=[row.producer_id]),
            )
        )
    return found
