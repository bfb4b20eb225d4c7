"""Minutes: drafted from what was recorded, given round, objected to, approved and frozen, archived."""

from datetime import date
from typing import Any

from django.db import transaction

from tidtam.ground.files import actions as files
from tidtam.ground.files.models import Kind
from tidtam.ground.people.models import User
from tidtam.kit import calendar, clock
from tidtam.kit.actor import Actor
from tidtam.kit.paper.docx import docx
from tidtam.kit.paper.setting import pdf
from tidtam.kit.thai import clean
from tidtam.reporting.meetings import papers, queries, refusals
from tidtam.reporting.meetings.actions.attendance import locked
from tidtam.reporting.meetings.actions.committees import require
from tidtam.reporting.meetings.actions.trail import trail
from tidtam.reporting.meetings.contents.drafted import drafted
from tidtam.reporting.meetings.contents.minutes import minutes_facts
from tidtam.reporting.meetings.models import Meeting, Minutes, Objection, Seat
from tidtam.reporting.meetings.papers.kept import kept

State = Meeting.State


@transaction.atomic
def draft_minutes(meeting: Meeting, *, recorder: str = "", checker: str = "", by: Actor | None) -> Minutes:
    """Begin the minutes of a meeting that was closed: items of which nothing was written get what is on record.

    Done again, it takes other signers and leaves every text as it is.
    """
    require(by, meeting.committee.area_id)
    meeting = locked(meeting)
    if meeting.ended_at is None:
        raise refusals.NotClosed
    made, is_new = Minutes.objects.get_or_create(
        meeting=meeting, defaults={"drafted_at": clock.now(), "drafted_by": _label(by)}
    )
    made.recorder_th, made.checker_th = clean(recorder), clean(checker)
    made.save(update_fields=["recorder_th", "checker_th"])
    if is_new:
        texts = drafted(meeting, queries.told_until(meeting))
        for item in meeting.agenda.select_for_update().filter(minutes_th=""):
            if text := texts.get(item.number):
                item.minutes_th, item.revision = text, item.revision + 1
                item.save(update_fields=["minutes_th", "revision"])
        Meeting.objects.filter(pk=meeting.pk).update(state=State.DRAFTED)
    trail(meeting, "draft_minutes", by=by, name=made.recorder_th, checker=made.checker_th)
    return made


@transaction.atomic
def circulate(minutes: Minutes, *, object_until: date, by: Actor | None) -> Minutes:
    """Give the draft round to the members (แจ้งเวียน): they read it and may object until that day."""
    meeting = _own(minutes, by)
    if object_until <= clock.today():
        raise refusals.NoDaysToObject
    minutes.circulated_on, minutes.object_until = clock.today(), object_until
    minutes.save(update_fields=["circulated_on", "object_until"])
    trail(meeting, "circulate", by=by, due=object_until.isoformat())
    return minutes


@transaction.atomic
def object_to(minutes: Minutes, text: str, *, by: User) -> Objection:
    """A member asks that something be put right, while the minutes go round."""
    meeting = locked(minutes.meeting)
    seat = Seat.objects.of(by).filter(committee=meeting.committee_id).select_related("post").first()
    if seat is None:
        raise refusals.NotEntitled
    if minutes.object_until is None:
        raise refusals.NotGivenRound
    if clock.today() > minutes.object_until:
        raise refusals.TooLateToObject(day=calendar.date_short(minutes.object_until))
    if not clean(text):
        raise refusals.NothingObjected
    made = Objection.objects.create(
        minutes=minutes,
        text_th=text.strip()[:4000],
        raised_at=clock.now(),
        raised_by=by.label,
        post_th=seat.post.name_th,
    )
    trail(meeting, "object", by=by, post=seat.post.name_th, text=made.text_th)
    return made


@transaction.atomic
def answer_objection(objection: Objection, answer: str, *, by: Actor | None) -> Objection:
    """What became of it: put right, or why not; an objection without an answer holds the minutes up."""
    meeting = _own(objection.minutes, by)
    if not clean(answer):
        raise refusals.NothingAnswered
    objection.answer_th = answer.strip()[:4000]
    objection.answered_at, objection.answered_by = clock.now(), _label(by)
    objection.save(update_fields=["answer_th", "answered_at", "answered_by"])
    trail(meeting, "answer", by=by, post=objection.post_th, text=objection.answer_th)
    return objection


def approve_minutes(minutes: Minutes, *, in_meeting: Meeting | None = None, by: Actor | None) -> Minutes:
    """Freeze the minutes: by a later meeting of the body that has been opened, or by having gone round.

    The papers are set outside the transaction; what changed meanwhile is seen within it and refused.
    """
    require(by, minutes.meeting.committee.area_id)
    facts = kept(minutes_facts(_fresh(minutes)))
    document = papers.minutes(minutes_facts(_fresh(minutes)))
    at = minutes.meeting.starts_at
    printed, typed = pdf(document, at=at), docx(document, at=at)
    name = f"รายงานการประชุม-{minutes.meeting.number}-{minutes.meeting.year}"
    with transaction.atomic():
        meeting = _own(minutes, by)
        minutes = Minutes.objects.select_for_update().select_related("meeting__committee").get(pk=minutes.pk)
        in_meeting = Meeting.objects.get(pk=in_meeting.pk) if in_meeting is not None else None
        _may_be_approved(minutes, in_meeting)
        if kept(minutes_facts(_fresh(minutes))) != facts:
            raise refusals.Unsettled
        minutes.inputs = facts
        minutes.pdf = files.store(printed, name=f"{name}.pdf", kinds={Kind.PDF}, by=by)
        minutes.docx = files.store(typed, name=f"{name}.docx", kinds={Kind.DOCX}, by=by)
        minutes.approved_at, minutes.approved_by = clock.now(), _label(by)
        minutes.approved_in = in_meeting
        minutes.save()
        Meeting.objects.filter(pk=meeting.pk).update(state=State.APPROVED)
        trail(
            meeting,
            "approve_minutes",
            by=by,
            approved_in=in_meeting.reference if in_meeting else "",
            pdf=minutes.pdf.sha256,
        )
    return minutes


@transaction.atomic
def archive(meeting: Meeting, *, by: Actor | None) -> Meeting:
    """Nothing is left to do: its minutes are approved. What it resolved stays on the agendas until it is closed."""
    require(by, meeting.committee.area_id)
    meeting = Meeting.objects.select_for_update().select_related("committee").get(pk=meeting.pk)
    if meeting.state != State.APPROVED:
        raise refusals.NotApproved
    meeting.state = State.ARCHIVED
    meeting.save(update_fields=["state"])
    trail(meeting, "archive", by=by)
    return meeting


def _may_be_approved(minutes: Minutes, in_meeting: Meeting | None) -> None:
    if minutes.objections.filter(answered_at=None).exists():
        raise refusals.ObjectionOpen
    if in_meeting is not None:
        later = in_meeting.starts_at > minutes.meeting.starts_at
        if in_meeting.committee_id != minutes.meeting.committee_id or not later:
            raise refusals.NotALaterMeeting
        if in_meeting.started_at is None:
            raise refusals.NotOpened
    elif minutes.object_until is None:
        raise refusals.NotGivenRound
    elif clock.today() <= minutes.object_until:
        raise refusals.StillGoingRound(day=calendar.date_short(minutes.object_until))


def _own(minutes: Minutes, by: Actor | None) -> Meeting:
    require(by, minutes.meeting.committee.area_id)
    return locked(minutes.meeting)


def _fresh(minutes: Minutes) -> Meeting:
    rows: Any = Meeting.objects.select_related("committee__area", "chair", "minutes")
    found: Meeting = rows.get(pk=minutes.meeting_id)
    return found


def _label(by: Actor | None) -> str:
    return by.label if by is not None else "tidtam"
