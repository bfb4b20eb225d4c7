"""What the news adds to the menu."""

from django.utils.translation import gettext_lazy as _

from tidtam.kit.navigation import NavItem

NAVIGATION = [NavItem(_("News"), "newsroom:list", verb="view", order=153, icon="file")]
