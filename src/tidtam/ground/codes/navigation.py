"""What the codes add to the menu."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from tidtam.kit.navigation import NavItem


def _sees_areas(actor: Any) -> bool:
    return bool(actor.reach("view"))


NAVIGATION = [NavItem(_("QR codes"), "codes:list", order=235, icon="list", shown=_sees_areas)]
