"""What the statistics for everybody add to the menu."""

from django.utils.translation import gettext_lazy as _

from tidtam.kit.navigation import NavItem

NAVIGATION = [
    NavItem(_("Public statistics"), "statistics:editions", verb="approve", order=165, icon="list"),
]
