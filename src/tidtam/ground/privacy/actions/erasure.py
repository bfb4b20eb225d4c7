"""Erasing a person: identity goes from every room, figures stay, and nothing brings it back."""

from django.db import transaction

from tidtam.ground.privacy import reasons
from tidtam.ground.privacy.models import Person
from tidtam.ground.privacy.refusals import Erased, NotEntitled
from tidtam.ground.trail import actions as trail
from tidtam.kit import clock, personal
from tidtam.kit.actor import Actor

EMPTIED = (
    "name_th",
    "sort_key",
    "phone",
    "email",
    "line_id",
    "address",
    "number_sealed",
    "number_print",
    "number_tail",
)


@transaction.atomic
def erase_person(person: Person, *, reason: str, by: Actor | None) -> None:
    """Take out of every room what tells who this was. reason: stays in the trail, so it names nobody."""
    kept = _locked(person)
    if by is not None and not by.may("reveal", kept.area):
        raise NotEntitled
    _erase(kept, reasons.clean(reason, kept), by)


@transaction.atomic
def erase_kept_long_enough(person: Person, *, rule: str) -> None:
    """The same by the nightly job, because a rule's time is over. rule: its code."""
    _erase(_locked(person), "", None, rule=rule)


def _locked(person: Person) -> Person:
    kept = Person.objects.select_for_update().get(pk=person.pk)
    if kept.erased_at is not None:
        raise Erased
    return kept


def _erase(kept: Person, reason: str, by: Actor | None, **detail: str) -> None:
    for room in reversed(personal.rooms()):  # from above: who points lets go before the one pointed at
        room.erase(kept, by=by)
    for name in EMPTIED:
        setattr(kept, name, "")
    kept.erased_at = clock.now()
    kept.save(update_fields=[*EMPTIED, "erased_at"])
    trail.write(
        by, "privacy.erase_person", f"privacy.person:{kept.pk}", area=kept.area, reason=reason, **detail
    )
