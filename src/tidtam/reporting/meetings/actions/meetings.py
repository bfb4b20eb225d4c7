"""A meeting is called with its six items; what stands under them is typed until the papers are frozen."""

from datetime import datetime

from django.db import transaction

from tidtam.ground.people.models import Post
from tidtam.ground.trail.actions import write
from tidtam.kit import calendar, clock
from tidtam.kit.actor import Actor
from tidtam.kit.thai import clean
from tidtam.reporting.meetings import agenda, refusals
from tidtam.reporting.meetings.actions.committees import require
from tidtam.reporting.meetings.models import AgendaItem, Committee, Meeting


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
    AgendaItem.objects.bulk_create(
        AgendaItem(meeting=meeting, number=item, heading_th=heading)
        for item, heading in agenda.HEADINGS.items()
    )
    trail(meeting, "call", by=by, starts_at=starts_at.isoformat(), place=meeting.place_th)
    return meeting


@transaction.atomic
def write_item(meeting: Meeting, number: int, text: str, *, by: Actor | None) -> AgendaItem:
    """What stands under an item, a paragraph a line; items 2 and 3 fill themselves."""
    require(by, meeting.committee.area_id)
    if number in agenda.COMPUTED:
        raise refusals.ComputedItem
    item = meeting.agenda.select_for_update().filter(number=number).first()
    if item is None:
        raise refusals.NoSuchItem
    item.text_th = "\n".join(filter(None, (clean(line) for line in text.splitlines())))
    item.save(update_fields=["text_th"])
    trail(meeting, "write_item", by=by, item=number, text=item.text_th)
    return item


def trail(meeting: Meeting, verb: str, *, by: Actor | None, **detail: object) -> None:
    write(
        by,
        f"meetings.{verb}",
        f"meetings.meeting:{meeting.pk}",
        area=meeting.committee.area_id,
        summary=f"{meeting.committee.name_th} {meeting.reference}",
        **detail,
    )
