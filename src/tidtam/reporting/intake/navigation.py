"""What the papers taken in add to the menu."""

from django.utils.translation import gettext_lazy as _

from tidtam.kit.navigation import NavItem

NAVIGATION = [NavItem(_("Old papers"), "intake:list", verb="secretary", order=36, icon="file")]
