"""The words for what entries about papers tell."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

KEYS: "dict[str, StrPromise]" = {
    "dated_on": _("Day on the paper"),
    "document": _("Number of the paper"),
    "title": _("Title"),
    "proposals": _("Proposals"),
    "open": _("Still open"),
    "figures": _("Figures"),
}
