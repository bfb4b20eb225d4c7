"""What jobs adds to the menu."""

from django.utils.translation import gettext_lazy as _

from tidtam.kit.navigation import NavItem

NAVIGATION = [
    NavItem(_("Uploads"), "jobs:uploads", verb="import", order=200, icon="upload"),
    NavItem(_("Jobs"), "jobs:list", verb="", order=240, icon="jobs"),
]
