"""A resolution that assigns, and nobody was named: it stays open until somebody is, or until it is dropped."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from tidtam.ground.jobs.actions import once
from tidtam.ground.people.models import User
from tidtam.kit import clock
from tidtam.kit.thai import clean
from tidtam.reporting.meetings import refusals
from tidtam.reporting.meetings.actions.committees import require
from tidtam.reporting.meetings.actions.resolutions import Ask, check_areas, make
from tidtam.reporting.meetings.actions.trail import trail
from tidtam.reporting.meetings.models import Resolution


def ask_later(
    resolution: Resolution, asks: Sequence[Ask], *, key: UUID | None = None, by: User
) -> Resolution:
    """Name who carries the resolution out in which villages, after the meeting; the actions count from now.

    Also once the minutes are approved: the resolution itself does not change. key: made with the form; sent twice
    with the same content it counts once.
    """

    @transaction.atomic
    def store() -> str:
        _ask(resolution, asks, by)
        return str(resolution.pk)

    content = [
        [ask.what, ask.area.code, ask.doer.code, ask.follower.code, ask.due_on.isoformat()] for ask in asks
    ]
    if key is None:
        store()
    else:
        once(key, "meetings.ask_later", {"resolution": resolution.pk, "asks": content}, store, by=by)
    return resolution


@transaction.atomic
def drop_resolution(resolution: Resolution, *, reason: str, by: User) -> Resolution:
    """Follow it up no longer; it stays on record with the reason. What was asked of villages is dropped there."""
    found, reason = _open(resolution, by), clean(reason)
    if found.made.exists():
        raise refusals.DroppedOneByOne
    if not reason:
        raise refusals.ReasonMissing
    found.dropped_at, found.dropped_by, found.drop_reason = clock.now(), by.label, reason
    found.save(update_fields=["dropped_at", "dropped_by", "drop_reason"])
    trail(found.meeting, "drop_resolution", by=by, resolution=found.reference, reason=reason)
    return found


def _ask(resolution: Resolution, asks: Sequence[Ask], by: User) -> None:
    found = _open(resolution, by)
    if not asks:
        raise refusals.NobodyNamed
    check_areas(found.meeting, asks)
    for ask in asks:
        make(found, ask, at=clock.now(), by=by)
    trail(
        found.meeting,
        "ask_later",
        by=by,
        resolution=found.reference,
        villages=[f"{ask.area.name_th} ({ask.area.code})" for ask in asks],
    )


def _open(resolution: Resolution, by: User) -> Resolution:
    """The resolution, held; raise where it assigns nothing or was dropped."""
    rows = Resolution.objects.select_for_update(of=("self",)).select_related("meeting__committee", "item")
    found = rows.get(pk=resolution.pk)
    require(by, found.meeting.committee.area_id)
    if found.kind != Resolution.Kind.ASSIGNED:
        raise refusals.AssignsNothing
    if found.dropped_at is not None:
        raise refusals.ResolutionDropped
    return found
