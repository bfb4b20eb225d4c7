"""The one way to write the trail; every action of every room calls it."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from tidtam.ground.trail.models import Entry
from tidtam.kit import clock
from tidtam.kit.actor import Actor
from tidtam.kit.middleware import current_request_id


class Line(NamedTuple):
    """What one entry of many says besides who and when."""

    subject: str
    area: str = ""
    summary: str = ""
    detail: dict[str, Any] = {}  # never changed in place


def write(
    by: Actor | None, verb: str, subject: str, *, area: str = "", summary: str = "", **detail: Any
) -> Entry:
    """Append one entry, in the caller's transaction; `by` None is tidtam itself.

    verb: "room.verb" ("followup.confirm"); subject: "room.model:key"; detail: JSON values, no personal number.
    """
    entry = _entry(by, verb, Line(subject, area, summary, detail))
    entry.save(force_insert=True)
    return entry


def write_many(by: Actor | None, verb: str, lines: Iterable[Line]) -> None:
    """Append an entry for each record that one action changed; the same as `write` for each, in few queries."""
    Entry.objects.bulk_create([_entry(by, verb, line) for line in lines], batch_size=1000)


def _entry(by: Actor | None, verb: str, line: Line) -> Entry:
    return Entry(
        at=clock.now(),
        actor=str(by.pk) if by is not None else "",
        actor_label=by.label if by is not None else "",
        verb=verb,
        subject=line.subject,
        area=line.area,
        summary=line.summary,
        detail=line.detail,
        request_id=current_request_id(),
    )
