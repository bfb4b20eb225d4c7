"""The pictograms that a line may bear: a code for each, in the words of those who choose."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

PICTOGRAMS: "dict[str, StrPromise]" = {
    "village": _("Village"),
    "temple": _("Temple"),
    "museum": _("Museum or historic place"),
    "nature": _("Nature"),
    "waterfall": _("Waterfall"),
    "viewpoint": _("Viewpoint"),
    "homestay": _("Homestay"),
    "food": _("Food"),
    "craft": _("Handicraft and shop"),
    "market": _("Market"),
    "information": _("Information centre"),
    "parking": _("Parking"),
    "toilet": _("Toilet"),
    "bicycle": _("Bicycle route"),
}
