"""What visitors told and nobody has decided about."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from tidtam.ground.people.queries import district_posts
from tidtam.kit import clock
from tidtam.kit.access import within
from tidtam.kit.actor import Actor
from tidtam.kit.dues import Due, standing
from tidtam.registers.producers.queries import place
from tidtam.work.voices.models import Voice

KIND = "voices.decide"


def kinds() -> dict[str, str]:
    """The words for what is owed here."""
    return {KIND: _("Word of a visitor to be decided about")}


def dues(actor: Actor, *, area: str = "", today: date | None = None) -> list[Due]:
    """One row for each that waits, owed by the district's post; in full words only at its own page."""
    today = today or clock.today()
    rows = Voice.objects.open_to(actor, "view").new().filter(within(area, "area_id"))
    waiting = list(rows.select_related("area__parent__parent").order_by("told_at", "pk"))
    owners = district_posts({one.area_id[:4] for one in waiting})
    found = []
    for one in waiting:
        owner = owners.get(one.area_id[:4])
        late_days, state = standing(one.due_on, today)
        about = one.about_label or place(one.area)
        found.append(
            Due(
                kind=KIND,
                what=_("A visitor told about %(what)s") % {"what": about},
                area=one.area_id,
                area_label=place(one.area),
                post=owner.name if owner else _("Nobody"),
                post_code=owner.code if owner else "",
                due=one.due_on,
                late_days=late_days,
                state=state,
                link=reverse("voices:voice", args=[one.pk]),
            )
        )
    return found
