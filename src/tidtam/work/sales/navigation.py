"""What the sales add to the menu."""

from django.utils.translation import gettext_lazy as _

from tidtam.kit.navigation import NavItem

NAVIGATION = [NavItem(_("Sales reports"), "sales:list", verb="view", order=130, icon="baht")]
