"""A meeting: called, moved, invited to, opened and closed."""

from datetime import datetime

from django.db import transaction

from tidtam.ground.people.models import Post
from tidtam.kit import calendar, clock
from tidtam.kit.actor import Actor
from tidtam.kit.thai import clean
from tidtam.reporting.meetings import refusals
from tidtam.reporting.meetings.actions.agenda import lay_agenda
from tidtam.reporting.meetings.actions.committees import require
from tidtam.reporting.meetings.actions.trail import trail
from tidtam.reporting.meetings.models import Committee, Meeting


@transaction.atomic
def call_meeting(
    committee: Committee,
    *,
    starts_at: datetime,
    place_th: str,
    chair: Post,
    number: int | None = None,
    by: Actor | None,
) -> Meeting:
    """Call the committee; numbering begins again each year (พ.ศ.), the next number unless one is given."""
    require(by, committee.area_id)
    committee = Committee.objects.select_for_update().get(pk=committee.pk)
    year = calendar.be(clock.local(starts_at).year)
    last = committee.meetings.order_by("-starts_at").first()
    if last is not None and last.starts_at >= starts_at:
        raise refusals.BeforeTheLast(day=calendar.date_short(clock.local(last.starts_at).date()))
    before = committee.meetings.filter(year=year).order_by("-number").first()
    number = number or (before.number + 1 if before else 1)
    if committee.meetings.filter(year=year, number=number).exists():
        raise refusals.NumberTaken(reference=f"{number}/{year}")
    meeting = Meeting.objects.create(
        committee=committee,
        number=number,
        year=year,
        starts_at=starts_at,
        place_th=clean(place_th),
        chair=chair,
    )
    lay_agenda(meeting)
    trail(meeting, "call", by=by, starts_at=starts_at.isoformat(), place=meeting.place_th)
    return meeting
