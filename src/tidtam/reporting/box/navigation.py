"""What boxes add to the menu."""

from django.utils.translation import gettext_lazy as _

from tidtam.kit.navigation import NavItem

NAVIGATION = [NavItem(_("Auditor's boxes"), "box:list", verb="trail", order=235, icon="key")]
