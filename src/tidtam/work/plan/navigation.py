"""What the plan adds to the menu."""

from django.utils.translation import gettext_lazy as _

from tidtam.kit.navigation import NavItem

NAVIGATION = [
    NavItem(_("Board of the plan"), "plan:board", verb="view", order=149, icon="chart"),
    NavItem(_("Work items"), "plan:items", verb="view", order=150, icon="plan"),
    NavItem(_("Budget"), "plan:budget", verb="view", order=151, icon="baht"),
]
