"""What is written down while the meeting goes on: saved by itself, by two secretaries at once if need be."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import transaction

from tidtam.kit import clock
from tidtam.kit.actor import Actor
from tidtam.reporting.meetings import refusals
from tidtam.reporting.meetings.actions.attendance import locked
from tidtam.reporting.meetings.actions.committees import require
from tidtam.reporting.meetings.actions.trail import trail
from tidtam.reporting.meetings.models import AgendaItem, ItemText, Meeting

ONE_WRITING = timedelta(minutes=2)  # of one page under one item: kept as one
LONGEST = 40_000


@dataclass(frozen=True)
class Written:
    """What stands under the item now. lost_to: who had written meanwhile, where this text was kept aside."""

    revision: int
    text: str
    lost_to: str = ""


@transaction.atomic
def write_minutes(item: AgendaItem, text: str, *, revision: int, writer: UUID, by: Actor | None) -> Written:
    """Put down what was said under an item. revision: the one that the writer had before them.

    writer: one page in one browser. Sent again after a lost answer it goes on with its own text; where another
    page wrote meanwhile nothing is overwritten: the later text is kept aside and both are shown.
    """
    require(by, item.meeting.committee.area_id)
    meeting = locked(item.meeting)
    text = "\n".join(line.rstrip() for line in text.replace("\r", "").split("\n")).strip("\n")
    if len(text) > LONGEST:
        raise refusals.TooLong(most=f"{LONGEST:,}")
    item = AgendaItem.objects.select_for_update().get(pk=item.pk)
    if text == item.minutes_th:
        return Written(item.revision, text)
    since = item.writings.filter(kept_aside=False, revision__gt=revision).exclude(writer=writer)
    if other := since.first():
        _keep(item, text, writer, by, aside=True)
        return Written(item.revision, item.minutes_th, lost_to=other.written_by)
    item.revision += 1
    item.minutes_th = text
    item.save(update_fields=["revision", "minutes_th"])
    _keep(item, text, writer, by)
    if item.revision == 1 or not item.writings.filter(writer=writer).exclude(revision=item.revision).exists():
        trail(meeting, "write_minutes", by=by, item=item.number)
    return Written(item.revision, text)


@transaction.atomic
def show_item(meeting: Meeting, number: int | None, *, by: Actor | None) -> None:
    """What the hall sees; none: the meeting's head. No record is made: nothing was decided by it."""
    require(by, meeting.committee.area_id)
    meeting = locked(meeting)
    if number is not None and not meeting.agenda.filter(number=number).exists():
        raise refusals.NoSuchItem
    Meeting.objects.filter(pk=meeting.pk).update(showing=number)


def _keep(item: AgendaItem, text: str, writer: UUID, by: Actor | None, *, aside: bool = False) -> None:
    """The writing as a row; what one page writes within two minutes is one row that grows."""
    now = clock.now()
    last = item.writings.filter(kept_aside=aside, writer=writer, written_at__gte=now - ONE_WRITING).first()
    newest = item.writings.filter(kept_aside=False).first()
    if last is not None and (aside or last == newest):
        last.text_th, last.revision = text, item.revision
        last.save(update_fields=["text_th", "revision"])
        return
    ItemText.objects.create(
        item=item,
        revision=item.revision,
        text_th=text,
        kept_aside=aside,
        writer=writer,
        written_at=now,
        written_by=by.label if by is not None else "tidtam",
    )
