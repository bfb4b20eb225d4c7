"""A meeting: called, moved, invited to, opened and closed."""

from datetime import datetime

from django.db import transaction

from tidtam.ground.people.models import Post
from tidtam.kit import calendar, clock
from tidtam.kit.actor import Actor
from tidtam.kit.thai import clean
from tidtam.reporting.meetings import refusals
from tidtam.reporting.meetings.actions.agenda import lay_agenda
from tidtam.reporting.meetings.actions.attendance import locked
from tidtam.reporting.meetings.actions.committees import require
from tidtam.reporting.meetings.actions.trail import trail
from tidtam.reporting.meetings.models import Committee, Meeting, Sitting


@transaction.atomic
def call_meeting(
    committee: Committee,
    *,
    starts_at: datetime,
    place_th: str,
    chair: Post,
    number: int | None = None,
    link: str = "",
    was_held: bool = False,
    by: Actor | None,
) -> Meeting:
    """Call the committee; numbering begins again each year (พ.ศ.), the next number unless one is given.

    was_held: it lies in the past and is written down afterwards; then it may also lie before meetings that are
    there, as long as the numbers of a year follow its days.
    """
    require(by, committee.area_id)
    committee = Committee.objects.select_for_update().get(pk=committee.pk)
    year = calendar.be(clock.local(starts_at).year)
    if not was_held:
        _ahead(committee, starts_at)
    of_year = list(committee.meetings.filter(year=year).order_by("number"))
    number = number or (of_year[-1].number + 1 if of_year else 1)
    for other in of_year:
        if other.number == number:
            raise refusals.NumberTaken(reference=other.reference)
        if other.starts_at == starts_at or (other.number < number) != (other.starts_at < starts_at):
            day = calendar.date_short(clock.local(other.starts_at).date())
            raise refusals.NumberOutOfOrder(reference=other.reference, day=day)
    meeting = Meeting.objects.create(
        committee=committee,
        number=number,
        year=year,
        starts_at=starts_at,
        place_th=clean(place_th),
        link=link,
        chair=chair,
    )
    lay_agenda(meeting)
    trail(meeting, "call", by=by, starts_at=starts_at.isoformat(), place=meeting.place_th)
    return meeting


@transaction.atomic
def change_meeting(
    meeting: Meeting, *, starts_at: datetime, place_th: str, link: str = "", chair: Post, by: Actor | None
) -> Meeting:
    """Another day, place, link or chair, until the meeting has been opened; its number and year stay."""
    require(by, meeting.committee.area_id)
    meeting = Meeting.objects.select_for_update().select_related("committee").get(pk=meeting.pk)
    if meeting.started_at is not None or meeting.resolutions.exists():
        raise refusals.AlreadyOpened
    if starts_at != meeting.starts_at:
        if calendar.be(clock.local(starts_at).year) != meeting.year:
            raise refusals.OtherYear(reference=meeting.reference)
        _between(meeting, starts_at)
    meeting.starts_at, meeting.place_th = starts_at, clean(place_th)
    meeting.link, meeting.chair = link, chair
    meeting.save(update_fields=["starts_at", "place_th", "link", "chair"])
    trail(meeting, "change", by=by, starts_at=starts_at.isoformat(), place=meeting.place_th)
    return meeting


@transaction.atomic
def add_sitting(meeting: Meeting, *, starts_at: datetime, place_th: str, by: Actor | None) -> Sitting:
    """The meeting goes on at another time; it stays one meeting with one number and one set of minutes."""
    require(by, meeting.committee.area_id)
    meeting = locked(meeting)
    before = [meeting.starts_at, *meeting.sittings.values_list("starts_at", flat=True)]
    if starts_at <= max(before):
        raise refusals.SittingBefore(day=calendar.date_short(clock.local(max(before)).date()))
    made = Sitting.objects.create(meeting=meeting, starts_at=starts_at, place_th=clean(place_th))
    trail(meeting, "add_sitting", by=by, starts_at=starts_at.isoformat(), place=made.place_th)
    return made


@transaction.atomic
def remove_sitting(sitting: Sitting, *, by: Actor | None) -> None:
    """Called off before it began."""
    meeting = sitting.meeting
    require(by, meeting.committee.area_id)
    locked(meeting)
    if sitting.starts_at <= clock.now():
        raise refusals.SittingBegun
    trail(meeting, "remove_sitting", by=by, starts_at=sitting.starts_at.isoformat(), place=sitting.place_th)
    sitting.delete()


def _ahead(committee: Committee, starts_at: datetime) -> None:
    last = committee.meetings.order_by("-starts_at").first()
    if last is not None and last.starts_at >= starts_at:
        raise refusals.BeforeTheLast(day=calendar.date_short(clock.local(last.starts_at).date()))
    if clock.local(starts_at).date() < clock.today():
        raise refusals.InThePast(day=calendar.date_short(clock.local(starts_at).date()))


def _between(meeting: Meeting, starts_at: datetime) -> None:
    """Numbers follow the days: a meeting stays between its neighbours."""
    others = meeting.committee.meetings.exclude(pk=meeting.pk)
    before = others.filter(starts_at__lt=meeting.starts_at).order_by("-starts_at").first()
    after = others.filter(starts_at__gt=meeting.starts_at).order_by("starts_at").first()
    if before is not None and before.starts_at >= starts_at:
        raise refusals.BeforeTheLast(day=calendar.date_short(clock.local(before.starts_at).date()))
    if after is not None and after.starts_at <= starts_at:
        raise refusals.AfterTheNext(day=calendar.date_short(clock.local(after.starts_at).date()))
