from django.utils.translation import gettext_lazy as _

from tidtam.kit.navigation import NavItem

NAVIGATION = [
    NavItem(_("Today"), "desk:home", verb="", order=10, icon="today"),
    NavItem(_("Summary"), "desk:summary", verb="view", order=60, icon="print"),
]
