"""What the field app adds to the menu."""

from django.utils.translation import gettext_lazy as _

from tidtam.kit.navigation import NavItem

NAVIGATION = [NavItem(_("Field app"), "field:shell", verb="visit", order=45, icon="visit")]
