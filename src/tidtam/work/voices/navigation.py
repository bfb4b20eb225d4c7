"""What visitors' words add to the menu."""

from django.utils.translation import gettext_lazy as _

from tidtam.kit.navigation import NavItem

NAVIGATION = [
    NavItem(_("Told by visitors"), "voices:inbox", verb="view", order=46, icon="visit"),
]
