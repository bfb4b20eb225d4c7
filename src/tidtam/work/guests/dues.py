"""What visitors asked and the village has not answered."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from tidtam.ground.people.queries import district_posts
from tidtam.kit import clock
from tidtam.kit.access import within
from tidtam.kit.actor import Actor
from tidtam.kit.dues import Due, standing
from tidtam.registers.producers.queries import place
from tidtam.work.guests.models import VisitRequest

KIND = "guests.answer"


def kinds() -> dict[str, str]:
    """The words for what is owed here."""
    return {KIND: _("Visitor's request to be answered")}


def dues(actor: Actor, *, area: str = "", today: date | None = None) -> list[Due]:
    """One row for each that waits; the district sees to it that its villages answer."""
    today = today or clock.today()
    rows = VisitRequest.objects.open_to(actor, "view").new().filter(within(area, "community__area_id"))
    waiting = list(rows.select_related("community__area__parent__parent").order_by("asked_at", "pk"))
    owners = district_posts({one.community.area_id[:4] for one in waiting}) if waiting else {}
    found = []
    for one in waiting:
        owner = owners.get(one.community.area_id[:4])
        late_days, state = standing(one.due_on, today)
        found.append(
            Due(
                kind=KIND,
                what=_("A visitor asks to come with %(people)s people") % {"people": one.people},
                area=one.community.area_id,
                area_label=place(one.community.area),
                post=owner.name if owner else _("Nobody"),
                post_code=owner.code if owner else "",
                due=one.due_on,
                late_days=late_days,
                state=state,
                link=reverse("guests:request", args=[one.pk]),
            )
        )
    return found
