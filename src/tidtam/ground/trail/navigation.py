"""What the trail adds to the menu."""

from django.utils.translation import gettext_lazy as _

from tidtam.kit.navigation import NavItem

NAVIGATION = [NavItem(_("Trail"), "trail:entries", verb="trail", order=230, icon="trail")]
