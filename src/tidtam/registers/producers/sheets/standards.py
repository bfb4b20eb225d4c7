"""The standards a producer holds, in one cell: "มผช. เลขที่ 123/2560 หมดอายุ 20 ก.ค. 2563; GMP"."""

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tidtam.kit.calendar import parse_date
from tidtam.kit.digits import to_arabic
from tidtam.kit.tables.cells import thai_date
from tidtam.kit.word_lists import Words
from tidtam.registers.producers.actions.values import checks
from tidtam.registers.producers.models import HeldStandard

LONGEST = 60
_BETWEEN = re.compile(r"[;\n]+")
_ENTRY = re.compile(
    r"(?P<kind>.+?)(?:\s+(?:เลขที่|no\.?)\s+(?P<number>.+?))?(?:\s+(?:ออกเมื่อ|ตั้งแต่|issued)\s+(?P<issued>.+?))?"
    r"(?:\s+(?:หมดอายุ|ถึง|expires)\s+(?P<expires>.+))?",
    re.IGNORECASE,
)


class Standard(NamedTuple):
    """One standard, for all that the producer makes. kind: code."""

    kind: str
    number: str = ""
    issued_on: date | None = None
    expires_on: date | None = None


def read(typed: str, kinds: Words) -> tuple[Standard, ...]:
    """Each once, in order; ValidationError names the entry that cannot be read."""
    return ordered(_entry(entry.strip(), kinds) for entry in _BETWEEN.split(typed) if entry.strip())


def written(standards: Iterable[Standard], kinds: Words) -> str:
    return "; ".join(_spelled(one, kinds) for one in standards)


def ordered(standards: Iterable[Standard]) -> tuple[Standard, ...]:
    return tuple(
        sorted(
            set(standards),
            key=lambda one: (one.kind, one.number, one.issued_on or date.min, one.expires_on or date.min),
        )
    )


def held_by(producers: Iterable[int]) -> dict[int, dict[Standard, HeldStandard]]:
    """What each holds for everything it makes; what is held for one product stands with the product."""
    found: dict[int, dict[Standard, HeldStandard]] = {}
    for row in HeldStandard.objects.filter(producer__in=list(producers), product=None).order_by("pk"):
        told = Standard(row.kind_id, row.number, row.issued_on, row.expires_on)
        found.setdefault(row.producer_id, {})[told] = row
    return found


def _entry(entry: str, kinds: Words) -> Standard:
    found = _ENTRY.fullmatch(entry)
    assert found is not None  # any text is a kind
    number = to_arabic(found["number"] or "").strip()
    if len(number) > LONGEST or checks.personal_number(number):
        raise ValidationError(_("This is not the number of a standard."))
    told = Standard(
        kinds.code(found["kind"]),
        number,
        parse_date(found["issued"]) if found["issued"] else None,
        parse_date(found["expires"]) if found["expires"] else None,
    )
    if told.issued_on and told.expires_on and told.expires_on < told.issued_on:
        raise ValidationError(_("It would end before it was issued."))
    return told


def _spelled(one: Standard, kinds: Words) -> str:
    parts = [kinds.word(one.kind)]
    if one.number:
        parts.append(f"เลขที่ {one.number}")
    if one.issued_on:
        parts.append(f"ออกเมื่อ {thai_date(one.issued_on)}")
    if one.expires_on:
        parts.append(f"หมดอายุ {thai_date(one.expires_on)}")
    return " ".join(parts)
