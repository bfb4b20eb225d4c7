"""Whom to remind of a month's reports: by district the names by village, and the addresses that are known."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Q

from tidtam.ground.areas.models import Area
from tidtam.ground.people.models import Holding
from tidtam.kit.access import within
from tidtam.registers.producers.models import Producer
from tidtam.registers.producers.queries import PLACE, place
from tidtam.work.sales.queries.deadlines import deadlines
from tidtam.work.sales.queries.names import missing_of, named
from tidtam.work.sales.queries.posts import OWNER, responsible_in
from tidtam.work.sales.queries.reporting import Reporting, by_key, completeness


class Silent(NamedTuple):
    """A producer whose report is missing. email: of its person, "" where none is known; area: its code."""

    key: int
    name: str
    village: str
    email: str
    area: str = ""


@dataclass(frozen=True)
class Circular:
    """One district's reminders of one month. officers: (address, language) of those who hold the post today."""

    district: str
    label: str
    post: str
    month: date
    due: date
    counted: Reporting
    silent: list[Silent]
    officers: list[tuple[str, str]]

    @property
    def villages(self) -> list[tuple[str, list[Silent]]]:
        """Those who are silent, by village, in the order of the villages' codes."""
        found: dict[str, list[Silent]] = {}
        for one in self.silent:
            found.setdefault(one.village, []).append(one)
        return list(found.items())

    @property
    def by_address(self) -> dict[str, list[Silent]]:
        """Address -> the producers that are reached by it."""
        found: defaultdict[str, list[Silent]] = defaultdict(list)
        for one in self.silent:
            if one.email:
                found[one.email.casefold()].append(one)
        return dict(found)

    @property
    def without_address(self) -> int:
        return sum(not one.email for one in self.silent)

    @property
    def messages(self) -> int:
        return len(self.by_address) + len(self.officers)


def circulars(area: str, month: date) -> list[Circular]:
    """Of the districts within the area, those where somebody is silent."""
    reach = within(area, "area_id")
    due = deadlines(area, [month])
    counted = by_key(completeness(reach, 4, [month], short=True))
    rows: Iterable[Any] = (
        missing_of(named(Producer.objects.filter(reach), month, None, due))
        .select_related(PLACE, "person")
        .order_by("area_id", "sort_key", "pk")
    )
    silent: defaultdict[str, list[Silent]] = defaultdict(list)
    for row in rows:
        email = row.person.email if row.person and row.person.erased_at is None else ""
        silent[row.area_id[:4]].append(Silent(row.pk, row.name_th, place(row.area), email, row.area_id))
    owners = responsible_in(set(silent))
    officers = _officers(set(silent))
    labels = {row.code: row.label for row in Area.objects.filter(code__in=silent)}
    return [
        Circular(
            code,
            labels.get(code, code),
            owners[code],
            month,
            due.of(code, month),
            counted[code].short,
            names,
            officers.get(code, []),
        )
        for code, names in sorted(silent.items())
    ]


def _officers(districts: set[str]) -> dict[str, list[tuple[str, str]]]:
    """District -> those who hold its post today and have an address."""
    codes = {OWNER.format(district=code): code for code in districts}
    held = Holding.objects.in_force().filter(~Q(user__email=""), post__code__in=codes, user__is_active=True)
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for post, email, language in held.order_by("pk").values_list(
        "post__code", "user__email", "user__language"
    ):
        if (email, language) not in found[codes[post]]:
            found[codes[post]].append((email, language))
    return dict(found)
