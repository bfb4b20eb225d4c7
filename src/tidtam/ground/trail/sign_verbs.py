"""The words for what was done with direction signs; see verbs.py."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

SIGNS: "dict[str, StrPromise]" = {
    "signs.add": _("Direction sign planned"),
    "signs.change": _("Direction sign changed"),
    "signs.set_panels": _("What stands on a sign was changed"),
    "signs.copy": _("Direction sign copied"),
    "signs.ask_permission": _("Permission for a sign asked"),
    "signs.grant_permission": _("Permission for a sign granted"),
    "signs.refuse_permission": _("Permission for a sign refused"),
    "signs.take_step": _("Step of a sign recorded"),
    "signs.keep_class": _("Class of signs changed"),
}

KEYS: "dict[str, StrPromise]" = {
    "panels": _("Panels"),
    "letter": _("Number of the letter"),
    "until": _("Until"),
    "lines": _("Lines"),
    "letter_mm": _("Height of the Thai letters (mm)"),
}

VALUES: "dict[tuple[str, str], StrPromise]" = {
    ("state", "planned"): _("In planning"),
    ("state", "permitted"): _("Permitted"),
    ("state", "ordered"): _("Order placed"),
    ("state", "installed"): _("Installed"),
    ("state", "inspected"): _("Inspected"),
    ("state", "broken"): _("Broken"),
    ("state", "removed"): _("Removed"),
    ("changed", "number"): _("Number"),
    ("changed", "area"): _("Area"),
    ("changed", "name"): _("Where it stands"),
    ("changed", "road_owner"): _("Owner of the road"),
    ("changed", "road_number"): _("Number of the road"),
    ("changed", "point"): _("Position on the map"),
    ("changed", "read_from"): _("From where it is read"),
    ("changed", "junction"): _("The junction"),
    ("changed", "asset"): _("On the register of assets"),
}
