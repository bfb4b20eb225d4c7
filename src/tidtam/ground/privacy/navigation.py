"""What personal data add to the menu."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from tidtam.kit.navigation import NavItem


def _looks_after(actor: Any) -> bool:
    return bool(actor.reach("edit") or actor.reach("reveal"))


NAVIGATION = [
    NavItem(_("Personal data"), "privacy:people", order=195, icon="user", shown=_looks_after),
]
