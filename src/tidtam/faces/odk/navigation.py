"""What ODK Collect adds to the menu."""

from django.utils.translation import gettext_lazy as _

from tidtam.kit.navigation import NavItem

NAVIGATION = [NavItem(_("ODK Collect"), "odk:key", verb="visit", order=46, icon="visit")]
