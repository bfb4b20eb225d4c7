"""The personal number of thirteen digits: checked, found again, shown by its end only.

No message, trail or log holds the number itself, not even the one that was refused.
"""

import re
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from stdnum.th import pin

from tidtam.kit import sealing
from tidtam.kit.digits import to_arabic

if TYPE_CHECKING:
    from tidtam.ground.privacy.models import Person

DIGITS = 13
TAIL = 3
_BETWEEN = re.compile(r"[\s\-\u2010-\u2015\u2212\u200b-\u200f\ufeff.]")


class WrongNumber(ValidationError):
    """Not a personal number; the message does not repeat what was typed."""


def clean(typed: str) -> str:
    """The thirteen digits of what was typed; Thai digits, spaces and dashes are fine. "" stays ""."""
    number = to_arabic(_BETWEEN.sub("", typed))
    if not number:
        return ""
    if not (number.isascii() and number.isdigit()):
        raise WrongNumber(_("A personal number has digits only."), code="number_digits")
    if len(number) != DIGITS:
        raise WrongNumber(
            _("A personal number has 13 digits; this one has %(count)s."),
            code="number_length",
            params={"count": len(number)},
        )
    if not pin.is_valid(number):
        raise WrongNumber(
            _("This personal number cannot be right: its last digit does not fit the others."),
            code="number_check",
        )
    return number


def print_of(number: str) -> str:
    """What the number is found by; "" of no number."""
    cleaned = clean(number)
    return sealing.fingerprint(cleaned) if cleaned else ""


def tail_of(number: str) -> str:
    """The last digits, which screens may show."""
    return number[-TAIL:]


def masked(person: "Person") -> str:
    """ "x-xxxx-xxxxx-12-3"; "" where no number is kept."""
    tail = person.number_tail
    return f"x-xxxx-xxxxx-{tail[:-1]}-{tail[-1]}" if tail else ""
