"""What the signs add to the menu."""

from django.utils.translation import gettext_lazy as _

from tidtam.kit.navigation import NavItem

NAVIGATION = [NavItem(_("Direction signs"), "signs:list", verb="view", order=127, icon="village")]
