"""What a person agrees to have published, given and taken back; it counts from that moment."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from tidtam.ground.privacy import notices
from tidtam.ground.privacy.models import Consent, Person, Purpose
from tidtam.ground.privacy.refusals import Erased, HowMissing, NotEntitled
from tidtam.ground.trail import actions as trail
from tidtam.kit import clock, thai
from tidtam.kit.access import common_area
from tidtam.kit.actor import Actor


@transaction.atomic
def give_consent(person: Person, purpose: str, *, how: str, by: Actor | None) -> Consent:
    """Record the person's consent; the one that stands already is left as it is.

    how: the way the person said it (the signed form, the own entry on the phone), kept for proof.
    """
    kept = _person(person, by)
    if kept.erased_at is not None:
        raise Erased
    told = _how(how)
    standing = Consent.objects.filter(person=kept, purpose=purpose, withdrawn_at=None).first()
    if standing is not None:
        return standing
    given = Consent.objects.create(
        person=kept,
        purpose=Purpose(purpose),
        given_at=clock.now(),
        how=told,
        notice=notices.current().version,
        by_label=by.label if by is not None else "",
    )
    _entry(by, "privacy.give_consent", kept, purpose)
    return given


@transaction.atomic
def give_consents(
    pairs: Iterable[tuple[Person, str]], *, how: str, by: Actor | None, at: datetime | None = None
) -> int:
    """Consents of many people at once, taken over from papers; those that stand already are left. How many are new.

    at: when they were given, now where None.
    """
    told, given = _how(how), {(person.pk, str(Purpose(purpose))): person for person, purpose in pairs}
    keys = {key for key, _purpose in given}
    people = Person.objects.select_for_update().in_bulk(list(keys))
    if by is not None and not all(by.may("edit", person.area) for person in people.values()):
        raise NotEntitled
    if any(person.erased_at is not None for person in people.values()):
        raise Erased
    standing = set(
        Consent.objects.filter(withdrawn_at=None, person__in=people.values()).values_list(
            "person_id", "purpose"
        )
        if len(keys) < 500
        else Consent.objects.filter(withdrawn_at=None).values_list("person_id", "purpose")
    )
    fresh = [
        Consent(
            person=people[key],
            purpose=purpose,
            given_at=at or clock.now(),
            how=told,
            notice=people[key].notice,
            by_label=by.label if by is not None else "",
        )
        for key, purpose in given
        if (key, purpose) not in standing
    ]
    Consent.objects.bulk_create(fresh, batch_size=1000)
    if fresh:
        area = common_area(people[one.person_id].area for one in fresh)
        trail.write(by, "privacy.give_consents", "privacy.person:many", area=area, rows=len(fresh))
    return len(fresh)


@transaction.atomic
def withdraw_consent(person: Person, purpose: str, *, how: str, by: Actor | None) -> Consent | None:
    """End the consent; what it allowed is published no more from the next page on. None where there was none."""
    kept = _person(person, by)
    told = _how(how)
    standing = Consent.objects.filter(person=kept, purpose=purpose, withdrawn_at=None).first()
    if standing is None:
        return None
    standing.withdrawn_at = max(clock.now(), standing.given_at)
    standing.withdrawn_how = told
    standing.save(update_fields=["withdrawn_at", "withdrawn_how"])
    _entry(by, "privacy.withdraw_consent", kept, purpose)
    return standing


def _person(person: Person, by: Actor | None) -> Person:
    """Locked, so that two clicks give one consent."""
    kept = Person.objects.select_for_update().get(pk=person.pk)
    if by is not None and not by.may("edit", kept.area):
        raise NotEntitled
    return kept


def _how(how: str) -> str:
    told = thai.clean(how)[:200]
    if not told:
        raise HowMissing
    return told


def _entry(by: Actor | None, verb: str, person: Person, purpose: str) -> None:
    """How it was said may name somebody: it stays with the consent, where an erasure reaches it."""
    trail.write(by, verb, f"privacy.person:{person.pk}", area=person.area, purpose=str(Purpose(purpose)))
