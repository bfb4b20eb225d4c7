"""The fields of a producer: who may write which, and what each may hold."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from tidtam.kit import calendar, clock
from tidtam.registers.producers.actions.rules import refused
from tidtam.registers.producers.actions.values import checks
from tidtam.registers.producers.actions.values.checks import Known
from tidtam.registers.producers.models import LegalForm, ProducerKind

FIRST_YEAR = 1850

#: Only officers write these: what the producer is registered as.
OFFICE = (
    "code",
    "kind",
    "name_th",
    "area",
    "legal_form",
    "legal_number",
    "smce_number",
    "link_production",
    "link_management",
    "link_benefit",
    "link_note",
)
#: The producer's own people write these as well.
DESCRIBED = (
    "name_en",
    "address",
    "latitude",
    "longitude",
    "founded_year",
    "members_male",
    "members_female",
    "workers",
    "capital",
    "capacity",
    "capacity_unit",
    "raw_material",
    "raw_source",
    "channels",
    "website",
    "story_th",
    "story_en",
)
PRODUCER = (*OFFICE, *DESCRIBED)

_LINES = {
    "name_en": 200,
    "address": 300,
    "link_note": 400,
    "capacity_unit": 40,
    "raw_material": 400,
    "raw_source": 200,
}


def clean_producer(
    values: Mapping[str, Any], lists: Known, *, beside: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """The given fields as they are kept; RegisterRefused at the field that cannot be. area: a code.

    beside: the position as it stands, where the values bring only one half of it.
    """
    cleaned = {name: _clean(name, value, lists) for name, value in values.items()}
    point = {"latitude": None, "longitude": None} | dict(beside or {}) | cleaned
    if (point["latitude"] is None) != (point["longitude"] is None):
        raise refused("latitude", _("A position needs both latitude and longitude."))
    return cleaned


def _clean(name: str, value: Any, lists: Known) -> Any:
    match name:
        case "code":
            return _needed(checks.plain_number(name, value, 20), name, _("A producer needs a number."))
        case "name_th":
            return _needed(checks.line(name, value, 200), name, _("A producer needs a name."))
        case "kind":
            return checks.one_of(
                name, value, ProducerKind.values, _("There is no such kind of producer: %(value)s.")
            )
        case "area":
            return str(value)
        case "legal_form":
            choices = ("", *LegalForm.values)
            return checks.one_of(name, value or "", choices, _("There is no legal form %(value)s."))
        case "legal_number":
            return checks.legal_number(name, value)
        case "smce_number":
            return checks.plain_number(name, value, 20)
        case "link_production" | "link_management" | "link_benefit":
            return bool(value)
        case "latitude" | "longitude":
            return checks.degrees(name, value, 90 if name == "latitude" else 180)
        case "founded_year":
            return _year(name, value)
        case "members_male" | "members_female" | "workers":
            return checks.count(name, value)
        case "capital" | "capacity":
            return checks.count(name, value, checks.MOST_WIDE)
        case "channels":
            return _channels(name, value, lists)
        case "website":
            return checks.web_address(name, value)
        case "story_th" | "story_en":
            return checks.lines(name, value)
    return checks.line(name, value, _LINES[name])


def _needed(text: str, field: str, message: Any) -> str:
    if not text:
        raise refused(field, message)
    return text


def _year(field: str, value: Any) -> int | None:
    year = checks.count(field, value)
    if year is not None and not FIRST_YEAR <= year <= clock.today().year:
        raise refused(
            field,
            _("The year lies in the future, or before %(first)s."),
            first=calendar.be(FIRST_YEAR),
        )
    return year


def _channels(field: str, value: Any, lists: Known) -> list[str]:
    """Each once, in the order of the list."""
    for code in value or ():
        checks.one_of(field, code, lists.channels, _("There is no sales channel %(value)s."))
    return [code for code in lists.channels if code in (value or ())]
