"""What the villages' own pages add to the menu."""

from django.utils.translation import gettext_lazy as _

from tidtam.kit.navigation import NavItem

NAVIGATION = [
    NavItem(_("Villages' own pages"), "villagers:links", verb="edit", order=45, icon="visit"),
]
