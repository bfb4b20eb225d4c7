"""What an officer owes: a text that may claim an effect on health, to be read before the public does."""

from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from tidtam.ground.people.queries import district_posts
from tidtam.kit import clock
from tidtam.kit.access import within
from tidtam.kit.actor import Actor
from tidtam.kit.dues import Due, standing
from tidtam.registers.producers.models import Claim
from tidtam.registers.producers.queries import PLACE, place

CLAIM = "claim"
DAYS = timedelta(days=14)


def kinds() -> dict[str, str]:
    """The words for the filter."""
    return {CLAIM: _("Words of health to be read")}


def dues(actor: Actor, *, area: str = "", today: date | None = None) -> list[Due]:
    """Texts of producers that are shown, or would be, and wait for an officer of the district."""
    today = today or clock.today()
    rows = list(
        Claim.objects.open_to(actor, "view")
        .waiting()
        .filter(
            within(area, "producer__area_id"), producer__merged_into=None, producer__shown_at__isnull=False
        )
        .select_related(f"producer__{PLACE}", "product")
    )
    owners = district_posts({row.producer.area_id[:4] for row in rows}) if rows else {}
    found = []
    for row in rows:
        due = clock.local(row.found_at).date() + DAYS
        late_days, state = standing(due, today)
        owner = owners.get(row.producer.area_id[:4])
        found.append(
            Due(
                kind=CLAIM,
                names=True,
                what=_("Read what %(what)s says of health") % {"what": row.product or row.producer},
                area=row.producer.area_id,
                area_label=place(row.producer.area),
                post=owner.name if owner else _("Nobody"),
                post_code=owner.code if owner else "",
                due=due,
                late_days=late_days,
                state=state,
                link=reverse("producers:claim", args=[row.pk]),
            )
        )
    return found
