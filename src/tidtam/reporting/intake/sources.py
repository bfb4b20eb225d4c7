"""What a meeting's page says of the old paper that it was taken in from: each resolution with its passage."""

from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _

from tidtam.reporting.intake.models import Intake, Passage
from tidtam.reporting.meetings.models import Meeting


class Source(NamedTuple):
    label: str
    url: str


def of_meeting(meeting: Meeting) -> list[Source]:
    """For the body's secretary; nothing for a meeting that was called here."""
    taken = Intake.objects.filter(meeting=meeting).only("key").first()
    if taken is None:
        return []
    page = reverse("intake:paper", args=[taken.key])
    rows = Passage.objects.filter(resolution__meeting=meeting).select_related("resolution__item")
    passages = [
        Source(
            _("Passage of resolution %(reference)s") % {"reference": row.resolution.reference},
            f"{page}#at-{row.start}",
        )
        for row in rows.order_by("pk")
    ]
    return [Source(_("The old paper that it was taken in from"), page), *passages]
