"""What an officer says of a form that became no visit."""

from django.db import transaction

from tidtam.faces.odk import refusals
from tidtam.faces.odk.models import Submission
from tidtam.ground.people.models import User
from tidtam.ground.trail.actions import write
from tidtam.kit import clock
from tidtam.work.followup.no_person import no_person


@transaction.atomic
def settle(row: Submission, *, note: str, by: User) -> Submission:
    """Say what came of it; the form and its photos stay as they came."""
    row = Submission.objects.select_for_update().get(pk=row.pk)
    if row.state not in (Submission.State.BESIDE, Submission.State.REFUSED):
        raise refusals.NothingToSettle
    note = no_person(note, "note")
    if not note:
        raise refusals.NoteMissing
    row.state, row.settled_at = Submission.State.SETTLED, clock.now()
    row.settled_by, row.settled_note = by.label, note[:400]
    row.save(update_fields=["state", "settled_at", "settled_by", "settled_note"])
    write(
        by,
        "odk.settle",
        f"odk.submission:{row.pk}",
        area=row.area_code,
        summary=row.checklist.name,
        note=row.settled_note,
    )
    return row
