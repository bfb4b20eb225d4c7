"""Photos that arrive after their visit, as phones send them over a weak signal."""

from collections.abc import Sequence

from django.db import transaction

from tidtam.ground.files.models import File
from tidtam.ground.people.models import User
from tidtam.ground.trail.actions import write
from tidtam.work.followup import refusals
from tidtam.work.followup.actions.comparing import order_comparison
from tidtam.work.followup.models import CheckItem, Evidence, Visit


@transaction.atomic
def add_photos(visit: Visit, photos: Sequence[tuple[File, CheckItem | None]], *, by: User) -> None:
    """Add photos that were taken on the visit, each of the whole or of the item that it shows; by who recorded it.

    They confirm nothing: what the visit said of reported work was decided when it was recorded.
    """
    visit = Visit.objects.select_for_update().get(pk=visit.pk)
    if visit.recorded_by_id != by.pk:
        raise refusals.NotEntitled
    if not photos:
        return
    answers = {one.item_id: one for one in visit.item_answers.all()}
    order = visit.evidence.count()
    for file, item in photos:
        answer = answers.get(item.pk) if item is not None else None
        Evidence.objects.create(visit=visit, item_answer=answer, file=file, order=order)
        order += 1
    order_comparison()
    write(
        by,
        "followup.add_photos",
        f"followup.visit:{visit.pk}",
        area=visit.area_id,
        summary=visit.area.label,
        photos=len(photos),
    )
