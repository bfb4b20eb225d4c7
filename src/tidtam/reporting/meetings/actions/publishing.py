"""A resolution is public only when its secretary published it, and only after its minutes were approved."""

from django.db import transaction

from tidtam.kit import clock
from tidtam.kit.actor import Actor
from tidtam.kit.thai import clean
from tidtam.reporting.meetings import refusals
from tidtam.reporting.meetings.actions.committees import require
from tidtam.reporting.meetings.actions.trail import trail
from tidtam.reporting.meetings.models import Resolution


@transaction.atomic
def publish_resolution(resolution: Resolution, *, by: Actor | None) -> Resolution:
    """Anybody may read it from now on; published again it stays as it was."""
    row = _own(resolution, by)
    if not row.meeting.is_frozen:
        raise refusals.NotApproved
    if row.published_at is not None:
        return row
    row.published_at = clock.now()
    row.published_by = by.label if by is not None else "tidtam"
    row.save(update_fields=["published_at", "published_by"])
    trail(row.meeting, "publish", by=by, item=row.item.number, number=row.number, text=row.text_th)
    return row


@transaction.atomic
def unpublish_resolution(resolution: Resolution, *, reason: str, by: Actor | None) -> Resolution:
    """Taken from the public, for a reason that stays on record."""
    row = _own(resolution, by)
    if not clean(reason):
        raise refusals.ReasonMissing
    if row.published_at is None:
        return row
    row.published_at, row.published_by = None, ""
    row.save(update_fields=["published_at", "published_by"])
    trail(row.meeting, "unpublish", by=by, item=row.item.number, number=row.number, reason=clean(reason))
    return row


def _own(resolution: Resolution, by: Actor | None) -> Resolution:
    rows = Resolution.objects.select_for_update(of=("self",)).select_related("meeting__committee", "item")
    row = rows.get(pk=resolution.pk)
    require(by, row.meeting.committee.area_id)
    return row
