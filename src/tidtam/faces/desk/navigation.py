from django.utils.translation import gettext_lazy as _

from tidtam.kit.navigation import NavItem

NAVIGATION = [
    NavItem(_("Today"), "desk:home", verb="", order=10, icon="today"),
    NavItem(_("Redraw areas"), "desk:redraw_areas", verb="redraw", order=191, icon="map"),
    NavItem(_("Summary"), "desk:summary", verb="view", order=60, icon="print"),
]
