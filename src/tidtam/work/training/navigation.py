"""What training adds to the menu."""

from django.utils.translation import gettext_lazy as _

from tidtam.kit.navigation import NavItem

NAVIGATION = [NavItem(_("Trainings"), "training:list", verb="view", order=145, icon="people")]
