"""What the requests of visitors add to the menu."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from tidtam.kit.navigation import NavItem
from tidtam.registers.communities.models import CommunityEditor


def _shown(user: Any) -> bool:
    """To officers of some area, and to whoever edits a community."""
    return bool(user.reach("view")) or CommunityEditor.objects.filter(user=user.pk).exists()


NAVIGATION = [NavItem(_("Requests of visitors"), "guests:requests", order=47, icon="visit", shown=_shown)]
