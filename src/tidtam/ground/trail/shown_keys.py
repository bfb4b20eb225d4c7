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
}

VALUES: "dict[tuple[str, str], StrPromise]" = {
    ("showing", "kind"): _("as its category says"),
    ("showing", "yes"): _("shown"),
    ("showing", "no"): _("not shown"),
}
