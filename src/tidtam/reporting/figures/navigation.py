"""What the figures add to the menu."""

from django.utils.translation import gettext_lazy as _

from tidtam.kit.navigation import NavItem

NAVIGATION = [
    NavItem(_("Figures"), "figures:list", verb="view", order=100, icon="chart"),
    NavItem(_("Sales figures"), "figures:sales", verb="view", order=102, icon="baht"),
]
