"""What the routes add to the menu."""

from django.utils.translation import gettext_lazy as _

from tidtam.kit.navigation import NavItem

NAVIGATION = [NavItem(_("Routes"), "routes:list", verb="view", order=124, icon="village")]
