"""The words for the fields of a page and of an offer: forms, sheets and comparisons say the same."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

#: Languages that people of a village may speak with visitors.
LANGUAGES: "list[tuple[str, StrPromise]]" = [
    ("th", _("Thai")),
    ("en", _("English")),
    ("lo", _("Lao")),
    ("zh", _("Chinese")),
    ("ja", _("Japanese")),
    ("ko", _("Korean")),
    ("de", _("German")),
    ("fr", _("French")),
]

FIELDS: "dict[str, StrPromise]" = {
    "tagline_th": _("One line about the village"),
    "tagline_en": _("One line about the village, in English"),
    "story_th": _("Story"),
    "story_en": _("Story, in English"),
    "identity_th": _("What only this village has"),
    "identity_en": _("What only this village has, in English"),
    "day_th": _("One day here"),
    "day_en": _("One day here, in English"),
    "access_th": _("How to get there"),
    "access_en": _("How to get there, in English"),
    "transit_th": _("Public transport"),
    "transit_en": _("Public transport, in English"),
    "receives": _("Does it receive visitors now?"),
    "notice_days": _("Asked how many days before"),
    "group_min": _("Smallest group"),
    "group_max": _("Largest group"),
    "capacity": _("Visitors a day that it can carry"),
    "guide_fee": _("Fee of a guide for a group (baht)"),
    "languages": _("Languages spoken with visitors"),
    "access_ways": _("For everybody"),
    "months": _("Months"),
    "point": _("Position on the map"),
    "kind": _("Kind"),
    "name_th": _("Name"),
    "name_en": _("Name, in English"),
    "text_th": _("Description"),
    "text_en": _("Description, in English"),
    "price_from": _("Price from (baht)"),
    "price_to": _("Price up to (baht)"),
    "hours": _("Opening hours"),
    "recipe_th": _("Recipe"),
    "recipe_en": _("Recipe, in English"),
    "before_th": _("Before it was improved"),
    "after_th": _("After it was improved"),
    "brand_th": _("Brand"),
    "brand_en": _("Brand, in English"),
    "product": _("Product of the register"),
    "rooms": _("Rooms"),
    "sleeps": _("Sleeps how many"),
    "certificate": _("Certificate"),
    "certified_until": _("Certified until"),
    "minutes": _("Takes how many minutes"),
    "recurs": _("How it comes again"),
    "dates": _("Days"),
    "pictures": _("Pictures"),
    "english": pgettext_lazy("what is missing", "English"),
}
