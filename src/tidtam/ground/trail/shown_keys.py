"""What entries about the public's view of the register hold, in words."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

KEYS: "dict[str, StrPromise]" = {
    "aliases": _("Also spelled"),
    "caption_th": _("Caption in Thai"),
    "caption_en": _("Caption in English"),
    "showing": _("Shown to the public"),
    "words": _("Words found"),
    "public": _("May be shown to the public"),
    "claims": _("Looked through for words of health"),
    "unless": _("Phrases that are harmless"),
    "offer": _("What is offered"),
    "shown": _("Allowed to be shown"),
    "pictures": _("Pictures"),
    "picture": _("Picture"),
    "like": _("Copied from"),
}

VALUES: "dict[tuple[str, str], StrPromise]" = {
    ("showing", "kind"): _("as its category says"),
    ("showing", "yes"): _("shown"),
    ("showing", "no"): _("not shown"),
    ("state", "published"): _("Public"),
    ("state", "withdrawn"): _("Withdrawn"),
    ("shown", "name"): _("Name"),
    ("shown", "phone"): _("Phone"),
    ("shown", "line"): _("LINE address"),
    ("changed", "tagline_th"): _("One line about the village"),
    ("changed", "story_th"): _("Story"),
    ("changed", "identity_th"): _("What only this village has"),
    ("changed", "day_th"): _("One day here"),
    ("changed", "access_th"): _("How to get there"),
    ("changed", "transit_th"): _("Public transport"),
    ("changed", "receives"): _("Receives visitors"),
    ("changed", "notice_days"): _("Asked how many days before"),
    ("changed", "group_min"): _("Smallest group"),
    ("changed", "group_max"): _("Largest group"),
    ("changed", "guide_fee"): _("Fee of a guide for a group (baht)"),
    ("changed", "months"): _("Months"),
    ("changed", "text_th"): _("Description"),
    ("changed", "name_th"): _("Name"),
    ("changed", "price_from"): _("Price from (baht)"),
    ("changed", "price_to"): _("Price up to (baht)"),
    ("changed", "hours"): _("Opening hours"),
    ("changed", "dates"): _("Days"),
}
