"""The person of a producer: kept apart, by the officers of the area or by the producer's own people."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from tidtam.ground.privacy import actions as privacy
from tidtam.ground.privacy.actions import PersonRow
from tidtam.ground.privacy.models import Person, Purpose
from tidtam.ground.trail import actions as trail
from tidtam.kit.access import common_area
from tidtam.kit.actor import Actor
from tidtam.registers.producers.actions.change import ChangedMeanwhile
from tidtam.registers.producers.actions.rules import require_described, require_open
from tidtam.registers.producers.models import Producer


@dataclass(frozen=True)
class OwnPeople:
    """Somebody of the producer's own people, who may change its person as the officers of its area may."""

    user: Actor
    area: str

    @property
    def pk(self) -> Any:
        return self.user.pk

    @property
    def label(self) -> str:
        return self.user.label

    def reach(self, verb: str) -> tuple[str, ...]:
        return (self.area,) if verb == "edit" else ()

    def may(self, verb: str, area_code: str) -> bool:
        return area_code.startswith(self.reach(verb))


@transaction.atomic
def keep_contact(
    producer: Producer, row: PersonRow, *, before: Mapping[str, Any] | None = None, by: Actor | None
) -> Person:
    """Write the producer's person, a new one where it has none. The person's area is the producer's.

    before: fields of the person as they stood when the change was begun; ChangedMeanwhile where they do not now.
    """
    kept = Producer.objects.select_for_update(of=("self",)).select_related("person").get(pk=producer.pk)
    require_described(by, kept)
    moved = {
        name: getattr(kept.person, name)
        for name, value in (before or {}).items()
        if kept.person is not None and getattr(kept.person, name) != value
    }
    if moved:
        raise ChangedMeanwhile(kept.pk, moved)
    whole = row._replace(area=kept.area_id)
    person = privacy.keep_person(whole, person=kept.person, by=acting(kept, by))
    if kept.person_id is None:
        Producer.objects.filter(pk=kept.pk).update(person=person)
    return person


@transaction.atomic
def set_people(people: Mapping[int, Person], *, by: Actor | None) -> int:
    """Say of many producers at once, by key, who their person is; how many. The person's area is the producer's."""
    rows = list(Producer.objects.filter(pk__in=people)) if len(people) < 500 else list(Producer.objects.all())
    rows = [row for row in rows if row.pk in people]
    require_open(by, "edit", {row.area_id for row in rows})
    for row in rows:
        row.person = people[row.pk]
    Producer.objects.bulk_update(rows, ["person"], batch_size=500)
    if rows:
        area = common_area(row.area_id for row in rows)
        trail.write(by, "producers.set_people", "producers.producer:many", area=area, rows=len(rows))
    return len(rows)


@transaction.atomic
def set_consents(producer: Producer, chosen: set[Purpose], *, how: str, by: Actor | None) -> None:
    """What the producer's person allows to be published from now on; what is not chosen is withdrawn."""
    kept = Producer.objects.select_related("person").get(pk=producer.pk)
    require_described(by, kept)
    if kept.person is None:
        return
    for purpose in Purpose:
        change = privacy.give_consent if purpose in chosen else privacy.withdraw_consent
        change(kept.person, purpose, how=how, by=acting(kept, by))


def acting(producer: Producer, by: Actor | None) -> Actor | None:
    """The one who acts, with what the producer's own people may do to its person."""
    if by is None or by.may("edit", producer.area_id):
        return by
    return OwnPeople(by, producer.area_id)
