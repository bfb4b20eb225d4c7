"""What the areas add to the menu."""

from django.utils.translation import gettext_lazy as _

from tidtam.kit.navigation import NavItem

NAVIGATION = [NavItem(_("Areas"), "areas:areas", verb="view", order=190, icon="map")]
