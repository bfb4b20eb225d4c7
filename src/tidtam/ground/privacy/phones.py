"""Thai telephone numbers: digits alone when kept, grouped when shown."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tidtam.kit.digits import to_arabic

_BETWEEN = re.compile(r"[\s\-\u2010-\u2015\u2212\u200b-\u200f\ufeff().]")
_THAI = re.compile(r"0(?:[689][0-9]{8}|[2-57][0-9]{7})")
_ZERO_LOST = re.compile(r"[689][0-9]{8}|[2-57][0-9]{7}")


class WrongPhone(ValidationError):
    """Not one Thai telephone number; the message does not repeat what was typed."""


def clean(typed: str) -> str:
    """Digits alone, beginning with 0: ten of a mobile phone, nine of a line. "" stays "".

    Thai digits, +66, spaces, dashes and brackets are fine, and so is a number whose 0 a spreadsheet lost.
    """
    compact = to_arabic(_BETWEEN.sub("", typed))
    if not compact:
        return ""
    for abroad in ("+66", "0066", "66"):
        if compact.startswith(abroad) and _ZERO_LOST.fullmatch(
            compact.removeprefix(abroad).removeprefix("0")
        ):
            compact = "0" + compact.removeprefix(abroad).removeprefix("0")
    if _ZERO_LOST.fullmatch(compact):
        compact = f"0{compact}"
    if not _THAI.fullmatch(compact):
        raise WrongPhone(
            _("This is not one Thai telephone number; expected, for instance, 043 123 456 or 081 234 5678."),
            code="wrong_phone",
        )
    return compact


def shown(phone: str) -> str:
    """Grouped as Thais write it: 081-234-5678, 043-123-456, 02-123-4567."""
    if phone.startswith("02") and len(phone) == 9:
        return f"{phone[:2]}-{phone[2:5]}-{phone[5:]}"
    if len(phone) in (9, 10):
        return f"{phone[:3]}-{phone[3:6]}-{phone[6:]}"
    return phone


def masked(phone: str) -> str:
    """The last three digits only; "" of no phone."""
    return f"xxx-xxx-x{phone[-3:]}" if phone else ""
