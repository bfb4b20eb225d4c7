"""What the meetings add to the menu."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from tidtam.kit.navigation import NavItem
from tidtam.reporting.meetings.models import Seat


def _reads(actor: Any) -> bool:
    """By grant, or by a seat of a post held today."""
    return bool(actor.reach("read_papers")) or (bool(actor.current_posts) and Seat.objects.of(actor).exists())


NAVIGATION = [NavItem(_("Meetings"), "meetings:list", order=35, icon="meeting", shown=_reads)]
