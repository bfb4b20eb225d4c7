"""What the information centres add to the menu."""

from django.utils.translation import gettext_lazy as _

from tidtam.kit.navigation import NavItem

NAVIGATION = [NavItem(_("Information centres"), "centres:list", verb="view", order=126, icon="village")]
