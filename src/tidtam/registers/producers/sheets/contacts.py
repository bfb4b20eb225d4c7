"""The person behind a producer, as the sheet's columns tell of them; the number is compared without being opened."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from tidtam.ground.privacy import numbers
from tidtam.ground.privacy.actions import PersonRow
from tidtam.ground.privacy.models import Person
from tidtam.kit import sealing
from tidtam.kit.tables import Row
from tidtam.kit.uploads import CellChange

#: The sheet's columns and the fields of the person they are.
FIELDS = {
    "contact": "name_th",
    "phone": "phone",
    "email": "email",
    "line_id": "line_id",
    "contact_address": "address",
}
LONGEST = {"contact": 200, "email": 254, "line_id": 60, "contact_address": 300}


class Contact(NamedTuple):
    """What a row says of the person. number: None leaves it as it is, "" takes it out."""

    told: Mapping[str, str]
    number: str | None

    @property
    def blank(self) -> bool:
        return not self.number and not any(self.told.values())


SILENT = Contact({}, None)
COLUMNS = frozenset([*FIELDS, "number"])


def read(row: Row) -> Contact:
    """What is too long is refused in the row."""
    if not row.headings.keys() & COLUMNS:
        return SILENT
    told = {FIELDS[key]: row.values[key] for key in FIELDS if key in row.values}
    for key, most in LONGEST.items():
        value = row.values.get(key, "")
        if len(value) > most or "\n" in value:
            row.refuse(key, value, _("Too long: at most %(most)s letters, in one line.") % {"most": most})
    if told.get("email") and "@" not in told["email"]:
        row.refuse("email", told["email"], _("This is not an e-mail address."))
    return Contact(told, row.values.get("number"))


def differences(contact: Contact, person: Person | None, row: Row) -> tuple[CellChange, ...]:
    """The cells of the person that would change; a number shows its end only."""
    changes = []
    for key, name in FIELDS.items():
        if name in contact.told:
            before = getattr(person, name) if person is not None else ""
            if contact.told[name] != before:
                changes.append(CellChange(row.heading(key), before, contact.told[name]))
    if contact.number is not None and not _same_number(contact.number, person):
        before = numbers.masked(person) if person is not None else ""
        tail = Person(number_tail=numbers.tail_of(contact.number))
        changes.append(CellChange(row.heading("number"), before, numbers.masked(tail)))
    return tuple(changes)


def person_row(contact: Contact, person: Person | None, area: str) -> PersonRow:
    """The whole person as it is to stand: what the sheet does not say stays."""
    told = {
        name: contact.told.get(name, getattr(person, name) if person is not None else "")
        for name in FIELDS.values()
    }
    return PersonRow(**told, number=contact.number, area=person.area if person is not None else area)


def _same_number(number: str, person: Person | None) -> bool:
    known = person.number_print if person is not None else ""
    return known in (sealing.fingerprints(number) if number else [""])


def cells(person: Mapping[str, Any]) -> tuple[str, ...]:
    """The export's cells: contact, phone, e-mail, LINE, address and the masked number."""
    tail = person["person__number_tail"] or ""
    masked = numbers.masked(Person(number_tail=tail)) if tail else ""
    return (*[person[f"person__{name}"] or "" for name in FIELDS.values()], masked)
