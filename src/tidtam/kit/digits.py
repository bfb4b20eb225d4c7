"""Thai and Arabic digits; whole numbers as people type them."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

THAI = "๐๑๒๓๔๕๖๗๘๙"
ARABIC = "0123456789"
_TO_THAI = str.maketrans(ARABIC, THAI)
_TO_ARABIC = str.maketrans(THAI, ARABIC)
_THAI_DIGIT = re.compile(f"[{THAI}]")
_WHOLE = re.compile(r"[+-]?(?:[0-9]{1,15}|[0-9]{1,3}(?:,[0-9]{3}){1,4})")


class NotANumber(ValidationError):
    """What was typed is not a whole number that can be kept."""


def to_thai(text: str) -> str:
    """The same text with Thai digits, as formal papers write them."""
    return text.translate(_TO_THAI)


def to_arabic(text: str) -> str:
    """The same text with Arabic digits, as tables and search use them."""
    return text.translate(_TO_ARABIC) if _THAI_DIGIT.search(text) else text


def parse_int(text: str, *, least: int | None = None, most: int | None = None) -> int:
    """The whole number that `text` writes: Thai digits, commas between thousands and spaces are fine.

    Refused with `NotANumber`: anything else, more than 15 digits, or a number outside `least` to `most`.
    """
    compact = to_arabic(re.sub(r"\s", "", text)).replace("\u2212", "-")
    if not _WHOLE.fullmatch(compact):
        raise NotANumber(
            _("“%(value)s” is not a whole number; expected digits such as 1,441."),
            code="not_a_number",
            params={"value": text.strip()[:40]},
        )
    number = int(compact.replace(",", ""))
    if least is not None and number < least:
        raise NotANumber(
            _("%(value)s is too small; expected %(least)s or more."),
            code="too_small",
            params={"value": f"{number:,}", "least": f"{least:,}"},
        )
    if most is not None and number > most:
        raise NotANumber(
            _("%(value)s is too large; expected %(most)s or less."),
            code="too_large",
            params={"value": f"{number:,}", "most": f"{most:,}"},
        )
    return number
