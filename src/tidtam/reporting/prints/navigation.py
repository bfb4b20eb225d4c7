"""What printed matter adds to the menu."""

from django.utils.translation import gettext_lazy as _

from tidtam.kit.navigation import NavItem

NAVIGATION = [NavItem(_("Printed matter"), "printing:villages", verb="view", order=128, icon="print")]
