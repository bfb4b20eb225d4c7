"""A person's own data, to be handed over: one archive, with a trail entry that it was made."""

from django.db import transaction

from tidtam.ground.privacy import archive, reasons
from tidtam.ground.privacy.models import Person
from tidtam.ground.privacy.refusals import Erased, NotEntitled
from tidtam.ground.trail import actions as trail
from tidtam.kit.access import common_area
from tidtam.kit.actor import Actor


@transaction.atomic
def export_person(person: Person, *, reason: str, by: Actor | None) -> bytes:
    """A ZIP of all that every room keeps of the person; the personal number only by its end."""
    if by is not None and not by.may("reveal", person.area):
        raise NotEntitled
    if person.erased_at is not None:
        raise Erased
    told = reasons.clean(reason, person)
    trail.write(by, "privacy.export_person", f"privacy.person:{person.pk}", area=person.area, reason=told)
    return archive.of(person)


@transaction.atomic
def note_list(rows: int, *, by: Actor) -> None:
    """A list of people was carried away as a spreadsheet; the personal numbers in it are masked."""
    reach = {*by.reach("edit"), *by.reach("reveal")}
    trail.write(by, "privacy.export_list", "privacy.person:many", area=common_area(reach), rows=rows)
