"""The one way to write the trail; every action of every room calls it."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db import connection, transaction

from tidtam.ground.trail.following import SILENT
from tidtam.ground.trail.models import Entry
from tidtam.kit import clock, pages
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
    _drop_pages([entry])
    return entry


def write_many(by: Actor | None, verb: str, lines: Iterable[Line]) -> None:
    """Append an entry for each record that one action changed; the same as `write` for each, in few queries."""
    _drop_pages(Entry.objects.bulk_create([_entry(by, verb, line) for line in lines], batch_size=1000))


class _PagesDropped:
    """What one transaction changed; called once it stands."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []

    def __call__(self) -> None:
        changed = [entry for entry in self.entries if entry.verb not in SILENT]
        pages.drop((entry.subject for entry in changed), (entry.pk for entry in changed))


def _drop_pages(entries: list[Entry]) -> None:
    """Gathered with the entries just before, so that an import of thousands drops once.

    Only with those of the same savepoints: what is rolled back takes its own call with it, never another's.
    """
    if not connection.in_atomic_block:
        hook = _PagesDropped()
        hook.entries += entries
        hook()
        return
    last = connection.run_on_commit[-1] if connection.run_on_commit else None
    if last is not None and isinstance(last[1], _PagesDropped) and last[0] == set(connection.savepoint_ids):
        last[1].entries += entries
        return
    hook = _PagesDropped()
    hook.entries += entries
    transaction.on_commit(hook)


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
