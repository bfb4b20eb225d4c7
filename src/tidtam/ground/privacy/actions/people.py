"""Keeping people: one or many, each number sealed, the trail without anything that says who it is."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.db import connection, transaction

from tidtam.ground.privacy import notices, numbers, phones
from tidtam.ground.privacy.models import Person
from tidtam.ground.privacy.refusals import Erased, NameMissing, NotEntitled
from tidtam.ground.trail import actions as trail
from tidtam.kit import bulk, clock, sealing, thai
from tidtam.kit.access import common_area
from tidtam.kit.actor import Actor

TOLD = ("name_th", "phone", "email", "line_id", "address")
WRITTEN = (*TOLD, "number_sealed", "number_print", "number_tail", "area", "notice", "sort_key")

Changed = tuple[Person, dict[str, str]]  # the person as it is now, and what stood before


class PersonRow(NamedTuple):
    """A person as collected. number: None leaves it as it is, "" takes it out. area: whose officers keep it.

    notice: the version of the purpose notice that was shown; "" takes the present one.
    """

    name_th: str
    phone: str = ""
    email: str = ""
    line_id: str = ""
    address: str = ""
    number: str | None = None
    area: str = ""
    notice: str = ""


@transaction.atomic
def keep_people(rows: Iterable[PersonRow], *, by: Actor | None) -> list[Person]:
    """New people, in the order of the rows. All or none; a phone or a number that is wrong refuses them."""
    given: Sequence[PersonRow] = list(rows)
    if not given:
        return []
    _require_edit(by, (row.area for row in given))
    hold_keys()
    now, notice = clock.now(), notices.versions()[-1]
    added = [_filled(Person(recorded_at=now), row, notice) for row in given]
    for person, key in zip(added, bulk.reserve(Person, len(added)), strict=True):
        person.pk = key
        person._state.adding, person._state.db = False, connection.alias
    values = ((person.pk, *[getattr(person, name) for name in WRITTEN]) for person in added)
    bulk.insert(Person, ("id", *WRITTEN), values, {"recorded_at": now, "erased_at": None})
    trail.write(
        by,
        "privacy.keep_people",
        f"privacy.person:{added[0].pk if len(added) == 1 else 'many'}",
        area=common_area(row.area for row in given),
        rows=len(added),
    )
    return added


@transaction.atomic
def keep_person(row: PersonRow, *, by: Actor | None, person: Person | None = None) -> Person:
    """A new person, or the changed one."""
    if person is None:
        return keep_people([row], by=by)[0]
    return change_people([(person, row)], by=by)[0]


@transaction.atomic
def change_people(pairs: Iterable[tuple[Person, PersonRow]], *, by: Actor | None) -> list[Person]:
    """Each person as its row now says; those of whom nothing changes are left alone."""
    given = list(pairs)
    hold_keys()
    locked = Person.objects.select_for_update().in_bulk([person.pk for person, _row in given])
    people = [locked[person.pk] for person, _row in given]
    _require_edit(
        by,
        (code for person, (_p, row) in zip(people, given, strict=True) for code in (person.area, row.area)),
    )
    notice = notices.versions()[-1]
    changed: list[Changed] = []
    for person, (_before, row) in zip(people, given, strict=True):
        if person.erased_at is not None:
            raise Erased
        before = {name: getattr(person, name) for name in WRITTEN}
        if not _same(person, row):
            changed.append((_filled(person, row, notice), before))
    touched = [name for name in WRITTEN if any(getattr(one, name) != old[name] for one, old in changed)]
    if touched:
        bulk.update(
            Person, touched, ((*[getattr(one, name) for name in touched], one.pk) for one, _before in changed)
        )
    _entries(by, changed)
    return people


def hold_keys() -> None:
    """No change of keys ends between the sealing of a number and the commit that stores it.

    `rotate` ends under a lock that waits for this one; SQLite has one writer at a time anyway.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {Person._meta.db_table} IN ROW EXCLUSIVE MODE")


def _filled(person: Person, row: PersonRow, notice: str) -> Person:
    name = thai.clean(row.name_th)
    if not name:
        raise NameMissing
    person.name_th = name
    person.sort_key = thai.sort_key(name)[:600]
    person.phone = phones.clean(row.phone)
    person.email = row.email.strip()
    person.line_id = thai.clean(row.line_id)
    person.address = thai.clean(row.address)
    person.area = row.area
    person.notice = row.notice or person.notice or notice
    if row.number is not None:
        number = numbers.clean(row.number)
        person.number_sealed = sealing.seal(number) if number else ""
        person.number_print = sealing.fingerprint(number) if number else ""
        person.number_tail = numbers.tail_of(number)
    return person


def _same(person: Person, row: PersonRow) -> bool:
    told = (thai.clean(row.name_th), phones.clean(row.phone), row.email.strip(), thai.clean(row.line_id),
            thai.clean(row.address))  # fmt: skip
    if told != tuple(getattr(person, name) for name in TOLD) or row.area != person.area:
        return False
    if row.notice not in ("", person.notice):
        return False
    if row.number is None:
        return True
    number = numbers.clean(row.number)
    return person.number_print in (sealing.fingerprints(number) if number else [""])


def _entries(by: Actor | None, changed: "Sequence[Changed]") -> None:
    """Which fields changed, never what they said; of a phone its last digits, of the area its code."""
    if len(changed) > 1:
        trail.write(
            by,
            "privacy.change_people",
            "privacy.person:many",
            area=common_area(person.area for person, _before in changed),
            rows=len(changed),
        )
        return
    for person, before in changed:
        pairs = {}
        if before["phone"] != person.phone:
            pairs["phone"] = [phones.masked(before["phone"]), phones.masked(person.phone)]
        if before["area"] != person.area:
            pairs["area"] = [before["area"], person.area]
        fields = [name for name in (*TOLD, "number_print") if before[name] != getattr(person, name)]
        trail.write(
            by,
            "privacy.change_person",
            f"privacy.person:{person.pk}",
            area=person.area,
            changes=pairs,
            fields=fields,
        )


def _require_edit(by: Actor | None, codes: Iterable[str]) -> None:
    if by is not None and not all(by.may("edit", code) for code in set(codes)):
        raise NotEntitled
