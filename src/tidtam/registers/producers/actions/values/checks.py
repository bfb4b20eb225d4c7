"""The checks that several fields share; each refuses at the field that holds it."""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.utils.translation import gettext_lazy as _
from stdnum.th import moa, pin

from tidtam.kit import thai
from tidtam.kit.digits import to_arabic
from tidtam.registers.producers.actions.rules import refused
from tidtam.registers.producers.models import Category, Channel, SubCategory

MOST = 2_000_000_000  # what both databases keep in an ordinary whole number
MOST_WIDE = 10**15
_BETWEEN = re.compile(r"[\s\-./]")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


@dataclass(frozen=True)
class Known:
    """The codes of the programme's lists. parts: the category of each sub-category."""

    channels: tuple[str, ...]
    categories: frozenset[str]
    parts: dict[str, str]


def known() -> Known:
    """As the lists stand now; three queries, for one row or for all rows of a file."""
    return Known(
        channels=tuple(Channel.objects.order_by("order").values_list("pk", flat=True)),
        categories=frozenset(Category.objects.values_list("pk", flat=True)),
        parts=dict(SubCategory.objects.values_list("pk", "category_id")),
    )


def line(field: str, value: Any, most: int) -> str:
    """One cleaned line of at most so many letters."""
    text = thai.clean(str(value or ""))
    if len(text) > most:
        raise refused(field, _("Too long: %(count)s letters, at most %(most)s."), count=len(text), most=most)
    return text


def lines(field: str, value: Any, most: int = 8000) -> str:
    text = thai.clean_lines(str(value or ""))
    if len(text) > most:
        raise refused(field, _("Too long: %(count)s letters, at most %(most)s."), count=len(text), most=most)
    return text


def count(field: str, value: Any, most: int = MOST) -> int | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= most:
        raise refused(field, _("“%(value)s” is not a number that can be kept here."), value=str(value)[:40])
    return value


def one_of(field: str, value: Any, choices: Iterable[str], message: Any) -> str:
    if value not in choices:
        raise refused(field, message, value=str(value)[:40])
    return str(value)


def degrees(field: str, value: Any, most: int) -> float | None:
    if value is None:
        return None
    if not isinstance(value, int | float) or not math.isfinite(value) or abs(value) > most:
        raise refused(field, _("“%(value)s” is not a position in degrees."), value=str(value)[:40])
    return round(float(value), 6)


def web_address(field: str, value: Any) -> str:
    """An http or https address; https is added where none is written."""
    text = line(field, value, 290).replace(" ", "")
    if not text:
        return ""
    if not _SCHEME.match(text) or re.match(r"[^/]+:\d", text):
        text = f"https://{text}"
    try:
        parts = urlsplit(text)
        host = parts.hostname or ""
    except ValueError:
        host, parts = "", urlsplit("")
    if parts.scheme not in {"http", "https"} or "." not in host or parts.username is not None:
        raise refused(field, _("“%(value)s” is not a web address."), value=text[:80])
    return text


def personal_number(text: str) -> bool:
    """Whether it is a person's number of thirteen digits, however it is grouped."""
    return bool(pin.is_valid(to_arabic(_BETWEEN.sub("", text))))


def legal_number(field: str, value: Any) -> str:
    """The thirteen digits of a company or partnership; a person's number is refused without being repeated."""
    number = to_arabic(_BETWEEN.sub("", str(value or "")))
    if not number:
        return ""
    if personal_number(number):
        raise refused(field, _("This is a person's number; it belongs in the field for the personal number."))
    if not moa.is_valid(number):
        raise refused(
            field,
            _("Not the number of a legal entity: 13 digits that begin with 0, the last one a check digit."),
        )
    return number


def plain_number(field: str, value: Any, most: int) -> str:
    """A number as it was given out, of whatever form; never a person's."""
    text = to_arabic(line(field, value, most))
    if personal_number(text):
        raise refused(field, _("This is a person's number; it belongs in the field for the personal number."))
    return text
