"""What the register adds to the menu."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from tidtam.kit.navigation import NavItem
from tidtam.registers.producers.actions import configures


def _has_producers(actor: Any) -> bool:
    """Officers by their grant, a producer's own people by their membership."""
    return bool(actor.reach("view")) or actor.producer_memberships.exists()


NAVIGATION = [
    NavItem(_("Producers"), "producers:list", order=110, icon="producers", shown=_has_producers),
    NavItem(_("The programme's lists"), "producers:lists", order=240, icon="list", shown=configures),
]
