"""What an inspection of an asset says of the sign that it is, so that nobody types it twice."""

from uuid import UUID, uuid5

from django.db import transaction

from tidtam.ground.people.models import User
from tidtam.registers.assets.models import Inspection
from tidtam.registers.signs.actions.life import WAYS, take_step
from tidtam.registers.signs.models import Sign, State

STEPS = UUID("2b4de8a5-6c1d-5a76-9a53-3f6f2f8f7a10")  # names of the steps that inspections make


@transaction.atomic
def inspected(inspection: Inspection, *, by: User) -> None:
    """A step of the day of the inspection, with its photos. What can be no step of the sign is left to the asset: an
    inspection without a photo, of a sign that does not stand, or older than what the sign's life says."""
    sign = Sign.objects.filter(asset=inspection.asset_id).first()
    state = State.BROKEN if inspection.condition.is_broken else State.INSPECTED
    if sign is None or sign.state not in WAYS[state] or inspection.inspected_on < sign.state_on:
        return
    photos = [one.file for one in inspection.photos.select_related("file")]
    if not photos:
        return
    note = inspection.note or str(inspection.condition)
    key = uuid5(STEPS, str(inspection.pk))
    take_step(sign, state, id=key, on=inspection.inspected_on, note=note, photos=photos, by=by)
