"""Who may be shown where, and who has the same number or phone."""

from typing import NamedTuple

from django.db.models import BooleanField, Exists, OuterRef
from django.db.models.expressions import RawSQL
from django.db.models.functions import Length

from tidtam.ground.privacy import numbers, phones
from tidtam.ground.privacy.models import Consent, Contact, Person, PersonSet, Purpose
from tidtam.kit import sealing


class ConsentStanding(NamedTuple):
    """One of the purposes, and the consent to it that stands; None where there is none."""

    purpose: Purpose
    consent: Consent | None


def publishes(person: Person | None, purpose: str) -> bool:
    """Whether it may be published of this person now."""
    if person is None:
        return False
    return Consent.objects.filter(person_id=person.pk, purpose=purpose, withdrawn_at=None).exists()


def may_publish(purpose: str, path: str = "person_id") -> Exists:
    """The same as a condition of a list, in its one query; path: leads to the key of the person.

    Product.objects.filter(may_publish(Purpose.PHOTO, "producer__person_id"))
    """
    return Exists(
        Consent.objects.filter(person_id=OuterRef(path), purpose=Purpose(purpose), withdrawn_at=None)
    )


def consents_of(person: Person) -> list[Consent]:
    """All that were ever given, the latest first."""
    return list(Consent.objects.filter(person=person).order_by("-given_at", "-pk"))


def standing_consents(person: Person | None) -> list[ConsentStanding]:
    """Every purpose with the consent that stands."""
    rows = Consent.objects.filter(person=person, withdrawn_at=None) if person is not None else ()
    kept = {row.purpose: row for row in rows}
    return [ConsentStanding(purpose, kept.get(purpose)) for purpose in Purpose]


def told(path: str) -> RawSQL:
    """Phone or number_print not blank, in the very words of the index: SQLite takes a partial one for no condition
    that it has to bind."""
    return RawSQL(f"NOT ({Person._meta.db_table}.{path} = '')", (), BooleanField())  # noqa: S611 - our own names


def same_number(number: str, *, but: Person | None = None) -> PersonSet:
    """Those with this number; found also while a change of keys is under way. None for an empty one."""
    cleaned = numbers.clean(number)
    if not cleaned:
        return Person.objects.none()
    found = Person.objects.filter(told("number_print"), number_print__in=sealing.fingerprints(cleaned))
    return found if but is None else found.exclude(pk=but.pk)


def same_phone(phone: str, *, but: Person | None = None) -> PersonSet:
    """Those with this phone. None for an empty one."""
    cleaned = phones.clean(phone)
    if not cleaned:
        return Person.objects.none()
    found = Person.objects.filter(told("phone"), phone=cleaned)
    return found if but is None else found.exclude(pk=but.pk)


def contact_for(area: str) -> Contact | None:
    """The office nearest to the area: its own, else its district's, else its province's; without one, the widest."""
    above = [area[:length] for length in range(len(area), -1, -2)]
    rows = Contact.objects.annotate(length=Length("area"))
    return rows.filter(pk__in=above).order_by("-length").first() or rows.order_by("length", "area").first()
