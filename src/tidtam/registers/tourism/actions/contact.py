"""Whom visitors call: a person apart from the page, shown with that person's consent only."""

from collections.abc import Collection

from django.db import transaction

from tidtam.ground.privacy import actions as privacy
from tidtam.ground.privacy.actions import PersonRow
from tidtam.ground.privacy.models import Person, Purpose
from tidtam.ground.privacy.queries.people import standing_consents
from tidtam.kit.actor import Actor, Holder
from tidtam.registers.tourism.actions.rules import locked, require_edit, write
from tidtam.registers.tourism.models import VillagePage

SHOWN = (Purpose.NAME, Purpose.PHONE, Purpose.LINE)


@transaction.atomic
def set_coordinator(
    page: VillagePage, row: PersonRow, *, consents: Collection[str], how: str, by: Actor | None
) -> Person:
    """Name the coordinator; consents: what of name, phone and LINE may be shown. The rest is shown to nobody."""
    require_edit(page, by)
    kept = locked(page.draft_of or page)
    acting = None if by is None else Holder(kept.community.area_id, by.label, pk=by.pk)
    whole = row._replace(area=kept.community.area_id)
    person = privacy.keep_person(whole, person=kept.coordinator, by=acting)
    if kept.coordinator_id != person.pk:
        kept.coordinator = person
        kept.save()
    standing = {one.purpose for one in standing_consents(person) if one.consent is not None}
    for purpose in SHOWN:
        if purpose in consents and purpose not in standing:
            privacy.give_consent(person, purpose, how=how, by=acting)
        elif purpose not in consents and purpose in standing:
            privacy.withdraw_consent(person, purpose, how=how, by=acting)
    write(kept, "set_coordinator", by, shown=sorted(str(one) for one in consents))
    return person


@transaction.atomic
def drop_coordinator(page: VillagePage, *, by: Actor | None) -> None:
    """Nobody is named from now on; the person's data stay with the privacy room until they are erased there."""
    require_edit(page, by)
    kept = locked(page.draft_of or page)
    kept.coordinator = None
    kept.save()
    write(kept, "drop_coordinator", by)
