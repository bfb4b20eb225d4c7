"""What the assets add to the menu."""

from django.utils.translation import gettext_lazy as _

from tidtam.kit.navigation import NavItem

NAVIGATION = [NavItem(_("Assets"), "assets:list", verb="view", order=125, icon="key")]
