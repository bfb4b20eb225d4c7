"""What people adds to the menu."""

from django.utils.translation import gettext_lazy as _

from tidtam.kit.navigation import NavItem

NAVIGATION = [
    NavItem(_("People"), "people:users", verb="configure", order=210, icon="people"),
    NavItem(_("Posts"), "people:posts", verb="configure", order=220, icon="key"),
]
