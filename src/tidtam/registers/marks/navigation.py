"""What the marks add to the menu."""

from django.utils.translation import gettext_lazy as _

from tidtam.kit.navigation import NavItem

NAVIGATION = [
    NavItem(_("Product marks"), "marks:list", verb="view", order=120, icon="medal"),
    NavItem(_("Assessments"), "marks:assessments", verb="view", order=121, icon="file"),
    NavItem(_("Schemes"), "marks:schemes", verb="schemes", order=122, icon="list"),
]
