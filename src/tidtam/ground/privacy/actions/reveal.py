"""Showing a personal number: never without a reason that stays."""

from django.db import transaction

from tidtam.ground.privacy import reasons
from tidtam.ground.privacy.models import Person
from tidtam.ground.privacy.refusals import NoNumber, NotEntitled
from tidtam.ground.trail import actions as trail
from tidtam.kit import sealing
from tidtam.kit.actor import Actor


@transaction.atomic
def reveal_number(person: Person, *, reason: str, by: Actor) -> str:
    """The thirteen digits, to be shown once; the trail keeps who saw them and why, before they are seen."""
    if not by.may("reveal", person.area):
        raise NotEntitled
    if not person.number_sealed:
        raise NoNumber
    told = reasons.clean(reason, person)
    number = sealing.open_sealed(person.number_sealed)
    trail.write(by, "privacy.reveal_number", f"privacy.person:{person.pk}", area=person.area, reason=told)
    return number
