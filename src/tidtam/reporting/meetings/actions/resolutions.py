"""A resolution, and what it asks of the villages, written down together or not at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.urls import reverse

from tidtam.ground.areas.models import Area
from tidtam.ground.jobs.actions import once
from tidtam.ground.people.models import Post, User
from tidtam.kit import calendar, clock
from tidtam.kit.thai import clean
from tidtam.reporting.meetings import refusals
from tidtam.reporting.meetings.actions.attendance import locked
from tidtam.reporting.meetings.actions.committees import require
from tidtam.reporting.meetings.actions.trail import trail
from tidtam.reporting.meetings.models import (
    AgendaItem,
    Meeting,
    Resolution,
    ResolutionWords,
    ResolvedAction,
)
from tidtam.reporting.meetings.wording import words_of
from tidtam.work.followup.actions import create_action
from tidtam.work.plan.models import WorkItem


@dataclass(frozen=True)
class Ask:
    """One thing asked of one village: a post does it, another follows it up, by one day."""

    what: str
    area: Area
    doer: Post
    follower: Post
    due_on: date
    work_item: WorkItem | None = None


def record_resolution(
    meeting: Meeting,
    *,
    item: int,
    kind: str,
    text: str,
    asks: Sequence[Ask] = (),
    effective_on: date | None = None,
    key: UUID | None = None,
    by: User,
) -> Resolution:
    """Record what the meeting resolved under an item, and make the actions that follow from it.

    Recorded from the day of the meeting on until its minutes are approved; the first one marks it held. The
    actions count from the meeting. effective_on: where it does not take effect from the meeting itself.
    key: made with the form; sent twice with the same content it is recorded once.
    """

    @transaction.atomic
    def store() -> str:
        return str(_record(meeting, item, kind, clean(text), asks, effective_on, by).pk)

    if key is None:
        return Resolution.objects.get(pk=store())
    content = {
        "meeting": meeting.pk,
        "item": item,
        "kind": kind,
        "text": clean(text),
        "effective_on": effective_on.isoformat() if effective_on else "",
        "asks": [
            [ask.what, ask.area.code, ask.doer.code, ask.follower.code, ask.due_on.isoformat()]
            for ask in asks
        ],
    }
    return Resolution.objects.get(pk=once(key, "meetings.resolution", content, store, by=by))


def _record(
    meeting: Meeting,
    item: int,
    kind: str,
    text: str,
    asks: Sequence[Ask],
    effective_on: date | None,
    by: User,
) -> Resolution:
    require(by, meeting.committee.area_id)
    meeting = locked(meeting)
    now = clock.now()
    if clock.local(meeting.starts_at).date() > clock.local(now).date():
        raise refusals.NotYetHeld
    if not text:
        raise refusals.NothingResolved
    if effective_on is not None and effective_on < clock.local(meeting.starts_at).date():
        raise refusals.EffectiveBefore(day=calendar.date_short(clock.local(meeting.starts_at).date()))
    check_areas(meeting, asks)
    under = _item(meeting, item)
    resolution = Resolution.objects.create(
        meeting=meeting,
        item=under,
        number=under.resolutions.count() + 1,
        kind=Resolution.Kind(kind),
        text_th=text,
        effective_on=effective_on,
        recorded_at=now,
        recorded_by=by.label,
    )
    _note_words(resolution)
    for ask in asks:
        make(resolution, ask, at=min(meeting.starts_at, now), by=by)
    if meeting.state in (Meeting.State.PLANNED, Meeting.State.INVITED):
        meeting.state = Meeting.State.HELD
        meeting.save(update_fields=["state"])
    trail(
        meeting,
        "record_resolution",
        by=by,
        item=item,
        number=resolution.number,
        kind=resolution.kind,
        text=text,
        villages=[f"{ask.area.name_th} ({ask.area.code})" for ask in asks],
    )
    return resolution


def origin(resolution: Resolution) -> str:
    return f"มติที่ประชุม {resolution.meeting.reference} ข้อ {resolution.reference}"


def make(resolution: Resolution, ask: Ask, *, at: datetime, by: User) -> None:
    """The action for one village; `at` is when it was asked."""
    meeting = resolution.meeting
    action = create_action(
        what=ask.what,
        area=ask.area,
        work_item=ask.work_item,
        doer=ask.doer,
        follower=ask.follower,
        due_on=ask.due_on,
        origin=origin(resolution),
        origin_link=reverse("meetings:meeting", args=[meeting.committee.code, meeting.year, meeting.number]),
        by=by,
        at=at,
    )
    made = ResolvedAction.objects.create(resolution=resolution, action=action)
    _note_words(resolution, made)


def _note_words(resolution: Resolution, made: ResolvedAction | None = None) -> None:
    """What it is found by: the resolution itself, or one matter that came of it."""
    asked: dict[str, Any] = {"what": made.action.what, "area": made.action.area} if made else {}
    found = words_of(resolution.reference, resolution.meeting.reference, resolution.text_th, **asked)
    ResolutionWords.objects.create(
        resolution=resolution, made=made, search_text=found.text, sound_text=found.sound
    )


def check_areas(meeting: Meeting, asks: Sequence[Ask]) -> None:
    for ask in asks:
        if not ask.area.code.startswith(meeting.committee.area_id):
            raise refusals.OutsideTheBody(area=ask.area.label)


def _item(meeting: Meeting, number: int) -> AgendaItem:
    item = meeting.agenda.filter(number=number).first()
    if item is None:
        raise refusals.NoSuchItem
    return item
