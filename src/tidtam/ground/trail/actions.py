"""The one way to write the trail; every action of every room calls it."""

from typing import Any

from tidtam.ground.trail.models import Entry
from tidtam.kit import clock
from tidtam.kit.actor import Actor
from tidtam.kit.middleware import current_request_id


def write(
    by: Actor | None, verb: str, subject: str, *, area: str = "", summary: str = "", **detail: Any
) -> Entry:
    """Append one entry, in the caller's transaction; `by` None is tidtam itself.

    verb: "room.verb" ("followup.confirm"); subject: "room.model:key"; detail: JSON values, no personal number.
    """
    return Entry.objects.create(
        at=clock.now(),
        actor=str(by.pk) if by is not None else "",
        actor_label=by.label if by is not None else "",
        verb=verb,
        subject=subject,
        area=area,
        summary=summary,
        detail=detail,
        request_id=current_request_id(),
    )
