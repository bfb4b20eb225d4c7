"""Certificate numbers: how a round numbers what it registers, as data.

A pattern is text with {province} (code), {district} (code), {year} (พ.ศ., of the day of registration),
{fiscal_year} and {number} or {number:05}, the running number: it runs on within whatever stands around it, so
"{province}-{year}-{number:05}" begins anew with each year of each province.
"""

import re
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tidtam.kit import calendar

FIELD = re.compile(r"\{(province|district|year|fiscal_year|number)(?::0([1-9]))?\}")
LONGEST = 40


class BadNumberPattern(ValidationError):
    """The pattern would not give each registration a number of its own."""


def check_pattern(pattern: str) -> None:
    """Raise `BadNumberPattern` unless the pattern can number registrations."""
    found = [match[1] for match in FIELD.finditer(pattern)]
    rest = FIELD.sub("", pattern)
    if found.count("number") != 1 or "{" in rest or "}" in rest:
        raise BadNumberPattern(
            _(
                "Write {number} or {number:05} once; besides it {province}, {district}, {year}, {fiscal_year}."
            ),
            code="number_pattern",
        )
    if len(rest) + 9 * len(found) > LONGEST:
        raise BadNumberPattern(_("The numbers would be longer than 40 characters."), code="number_too_long")


def around(pattern: str, *, area: str, day: date) -> tuple[str, str, int]:
    """What stands before and after the running number, and how many digits this has at least."""
    values = {
        "province": area[:2],
        "district": area[:4],
        "year": str(calendar.be(day.year)),
        "fiscal_year": str(calendar.fiscal_year(day)),
    }
    digits = 1
    parts = [""]
    end = 0
    for match in FIELD.finditer(pattern):
        parts[-1] += pattern[end : match.start()]
        end = match.end()
        if match[1] == "number":
            digits = int(match[2] or 1)
            parts.append("")
        else:
            parts[-1] += values[match[1]]
    parts[-1] += pattern[end:]
    before, after = parts
    return before, after, digits


def running(number: str, before: str, after: str) -> int:
    """The running part of a number that was given by the same pattern; 0 where it is another one's."""
    inner = number[len(before) : len(number) - len(after)]
    fits = number.startswith(before) and number.endswith(after) and inner.isascii() and inner.isdigit()
    return int(inner) if fits else 0
