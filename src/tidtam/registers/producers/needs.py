"""What each type of producer has to say of itself, as a list for its page and as a condition for lists."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tidtam.registers.producers.models import Producer, ProducerKind

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

EVERY = frozenset(ProducerKind.values)


@dataclass(frozen=True)
class Need:
    """One thing to be known. lacking: rows that do not say it; missing: the same of one row, its person at hand."""

    label: "StrOrPromise"
    lacking: Q
    missing: Callable[[Producer], bool]
    kinds: frozenset[str] = EVERY


def _blank(label: "StrOrPromise", field: str, *kinds: str) -> Need:
    """A text or number of the producer itself."""
    return Need(
        label,
        Q(**{f"{field}__isnull": True}) if _is_number(field) else Q(**{field: ""}),
        lambda row: getattr(row, field) in (None, ""),
        frozenset(kinds) or EVERY,
    )


def _is_number(field: str) -> bool:
    return bool(Producer._meta.get_field(field).null)


NEEDS = (
    Need(
        _("how it belongs to the community"),
        Q(link_production=False, link_management=False, link_benefit=False),
        lambda row: not (row.link_production or row.link_management or row.link_benefit),
    ),
    Need(
        _("the person to contact"),
        Q(person__isnull=True) | Q(person__name_th=""),
        lambda row: row.person is None or not row.person.name_th,
    ),
    Need(
        _("a phone number"),
        Q(person__isnull=True) | Q(person__phone=""),
        lambda row: row.person is None or not row.person.phone,
    ),
    Need(
        _("the number of members, men and women"),
        Q(members_male__isnull=True) | Q(members_female__isnull=True),
        lambda row: row.members_male is None or row.members_female is None,
        frozenset({ProducerKind.GROUP}),
    ),
    _blank(_("the year in which it was founded"), "founded_year", ProducerKind.GROUP),
    _blank(_("the legal form"), "legal_form", ProducerKind.SME),
    _blank(_("the number of the legal entity"), "legal_number", ProducerKind.SME),
    _blank(_("the position on the map"), "latitude"),
    _blank(_("the capacity"), "capacity"),
    _blank(_("the raw material"), "raw_material"),
    Need(_("where it sells"), Q(channels=[]), lambda row: not row.channels),
)


def missing(producer: Producer) -> list["StrOrPromise"]:
    """What this producer has not said, in words."""
    return [need.label for need in NEEDS if producer.kind in need.kinds and need.missing(producer)]


def incomplete() -> Q:
    """Producers that lack anything that their type needs."""
    return reduce(or_, (need.lacking & Q(kind__in=need.kinds) for need in NEEDS))
