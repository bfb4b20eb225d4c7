"""What dues add to the menu."""

from django.utils.translation import gettext_lazy as _

from tidtam.kit.navigation import NavItem

NAVIGATION = [NavItem(_("Owed"), "dues:list", verb="view", order=20, icon="clock")]
