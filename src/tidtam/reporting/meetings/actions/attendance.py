"""Opening a meeting, who came, closing it."""

from datetime import date, datetime

from django.db import transaction

from tidtam.ground.people.models import Holding, Post
from tidtam.kit import calendar, clock
from tidtam.kit.actor import Actor
from tidtam.kit.thai import clean
from tidtam.reporting.meetings import refusals
from tidtam.reporting.meetings.actions.committees import require
from tidtam.reporting.meetings.actions.trail import trail
from tidtam.reporting.meetings.models import Attendance, Meeting, Seat
from tidtam.reporting.meetings.queries.seats import on_day

ACTING = "รักษาราชการแทน"
GUESTS = 1000  # the order of guests begins after every seat


@transaction.atomic
def open_meeting(
    meeting: Meeting, *, at: datetime | None = None, presided: str = "", by: Actor | None
) -> Meeting:
    """The meeting begins: its attendance sheet stands, a line for every seat of that day.

    presided: who leads it in the chair's stead, as it will stand in the minutes. Opened again, it keeps when it
    began and takes the new name.
    """
    require(by, meeting.committee.area_id)
    meeting = locked(meeting)
    begins = at or meeting.started_at or clock.now()
    if clock.local(meeting.starts_at).date() > clock.today():
        raise refusals.NotYetHeld
    if clock.local(begins).date() < clock.local(meeting.starts_at).date():
        raise refusals.OpenedBefore(day=calendar.date_short(clock.local(meeting.starts_at).date()))
    if meeting.ended_at is not None and begins > meeting.ended_at:
        raise refusals.ClosedBefore
    meeting.started_at = begins
    meeting.presided_th = clean(presided)
    if meeting.state in (Meeting.State.PLANNED, Meeting.State.INVITED):
        meeting.state = Meeting.State.HELD
    meeting.save(update_fields=["started_at", "presided_th", "state"])
    list_seats(meeting)
    trail(meeting, "open", by=by, at=begins.isoformat(), name=meeting.presided_th)
    return meeting


@transaction.atomic
def close_meeting(meeting: Meeting, *, at: datetime | None = None, by: Actor | None) -> Meeting:
    """The meeting is over; what was resolved can still be written down until the minutes are approved."""
    require(by, meeting.committee.area_id)
    meeting = locked(meeting)
    if meeting.started_at is None:
        raise refusals.NotOpened
    ends = at or clock.now()
    if ends < meeting.started_at:
        raise refusals.ClosedBefore
    meeting.ended_at = ends
    meeting.showing = None
    meeting.save(update_fields=["ended_at", "showing"])
    trail(meeting, "close", by=by, at=ends.isoformat())
    return meeting


@transaction.atomic
def mark(
    line: Attendance, state: str, *, substitute: str = "", reason: str = "", by: Actor | None
) -> Attendance:
    """One tap on the sheet. substitute: name and post of who came instead; reason: why a member was absent."""
    meeting = line.meeting
    require(by, meeting.committee.area_id)
    locked(meeting)
    line = Attendance.objects.select_for_update().get(pk=line.pk)
    if line.is_guest:
        raise refusals.GuestsCame
    substitute, reason = clean(substitute), clean(reason)
    if state == Attendance.State.SUBSTITUTE and not substitute:
        raise refusals.SubstituteUnnamed
    line.state = Attendance.State(state)
    line.substitute_th = substitute if state == Attendance.State.SUBSTITUTE else ""
    line.reason_th = reason if state in (Attendance.State.ABSENT, Attendance.State.SUBSTITUTE) else ""
    line.save(update_fields=["state", "substitute_th", "reason_th"])
    trail(
        meeting,
        "mark",
        by=by,
        post=line.post_th,
        state=str(line.state),
        name=line.substitute_th,
        reason=line.reason_th,
    )
    return line


@transaction.atomic
def add_guest(meeting: Meeting, *, name: str, post: str, by: Actor | None) -> Attendance:
    """Somebody without a seat who was there (ผู้เข้าร่วมประชุม)."""
    require(by, meeting.committee.area_id)
    locked(meeting)
    name, post = clean(name), clean(post)
    if not post:
        raise refusals.GuestUnnamed
    if meeting.attendance.filter(seat=None, name_th=name, post_th=post).exists():
        raise refusals.GuestThere(name=name or post)
    made = Attendance.objects.create(
        meeting=meeting,
        order=GUESTS + meeting.attendance.filter(seat=None).count(),
        name_th=name,
        post_th=post,
        state=Attendance.State.PRESENT,
    )
    trail(meeting, "add_guest", by=by, post=post)
    return made


@transaction.atomic
def remove_guest(line: Attendance, *, by: Actor | None) -> None:
    meeting = line.meeting
    require(by, meeting.committee.area_id)
    locked(meeting)
    if not line.is_guest:
        raise refusals.SeatsStay
    trail(meeting, "remove_guest", by=by, post=line.post_th)
    line.delete()


def list_seats(meeting: Meeting) -> None:
    """A line for every seat of the meeting's day that has none; the names as the posts were held that day."""
    day = clock.local(meeting.starts_at).date()
    there = set(meeting.attendance.values_list("seat_id", flat=True))
    seats = [seat for seat in on_day(meeting.committee, day) if seat.pk not in there]
    names = _holders([seat.post for seat in seats], day)
    Attendance.objects.bulk_create(
        Attendance(
            meeting=meeting,
            seat=seat,
            order=seat.order,
            name_th=names.get(seat.post_id, ""),
            post_th=seat.post.name_th,
            duty=Seat.Duty(seat.duty),
        )
        for seat in seats
    )


def locked(meeting: Meeting) -> Meeting:
    """The meeting, held until this is committed; refused once its minutes are approved."""
    row = Meeting.objects.select_for_update().select_related("committee").get(pk=meeting.pk)
    if row.is_frozen:
        raise refusals.Frozen
    return row


def _holders(posts: list[Post], day: date) -> dict[int, str]:
    """Post -> who held it on that day; of an acting holder it is said."""
    rows = Holding.objects.filter(post__in=posts, starts_on__lte=day).exclude(ends_on__lt=day)
    found: dict[int, str] = {}
    for held in rows.select_related("user").order_by("acting", "starts_on"):
        name = held.user.label
        found.setdefault(held.post_id, f"{name} ({ACTING})" if held.acting else name)
    return found
