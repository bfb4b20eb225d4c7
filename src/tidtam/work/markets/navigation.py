"""What the markets add to the menu."""

from django.utils.translation import gettext_lazy as _

from tidtam.kit.navigation import NavItem

NAVIGATION = [NavItem(_("Pracharat markets"), "markets:vendors", verb="view", order=140, icon="market")]
