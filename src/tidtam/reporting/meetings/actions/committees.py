"""Committees and who sits on them; posts sit, so that a transfer takes the seat along."""

from datetime import date

from django.db import transaction

from tidtam.ground.areas.models import Area
from tidtam.ground.people.models import Post
from tidtam.ground.trail.actions import write
from tidtam.kit.actor import Actor
from tidtam.kit.thai import clean
from tidtam.reporting.meetings import refusals
from tidtam.reporting.meetings.models import Committee, Seat


def require(by: Actor | None, area: str, verb: str = "secretary") -> None:
    """Raise unless `by` is the secretary of bodies in `area` (or may do `verb` there); tidtam itself (None) may."""
    if by is not None and not by.may(verb, area):
        raise refusals.NotEntitled


@transaction.atomic
def create_committee(
    code: str, *, name_th: str, name_en: str = "", area: Area, by: Actor | None
) -> Committee:
    """A body that meets; its area is whose data its papers carry."""
    require(by, area.code)
    committee = Committee.objects.create(
        code=code, name_th=clean(name_th), name_en=name_en.strip(), area=area
    )
    write(
        by,
        "meetings.create_committee",
        f"meetings.committee:{committee.code}",
        area=area.code,
        summary=committee.name_th,
    )
    return committee


@transaction.atomic
def seat(
    committee: Committee,
    post: Post,
    *,
    duty: str,
    starts_on: date,
    ends_on: date | None = None,
    by: Actor | None,
) -> Seat:
    """Give a post a seat, after those that are there."""
    require(by, committee.area_id)
    if ends_on is not None and ends_on < starts_on:
        raise refusals.SeatDatesReversed
    made = Seat.objects.create(
        committee=committee,
        post=post,
        duty=Seat.Duty(duty),
        order=committee.seats.count() + 1,
        starts_on=starts_on,
        ends_on=ends_on,
    )
    _trail(made, "seat", by)
    return made


@transaction.atomic
def end_seat(taken: Seat, *, ends_on: date, by: Actor | None) -> Seat:
    """The post sits up to and including that day."""
    require(by, taken.committee.area_id)
    if ends_on < taken.starts_on:
        raise refusals.SeatDatesReversed
    taken.ends_on = ends_on
    taken.save(update_fields=["ends_on"])
    _trail(taken, "end_seat", by)
    return taken


def _trail(taken: Seat, verb: str, by: Actor | None) -> None:
    write(
        by,
        f"meetings.{verb}",
        f"meetings.committee:{taken.committee.code}",
        area=taken.committee.area_id,
        summary=taken.post.name_th,
        duty=str(taken.duty),
        starts_on=taken.starts_on.isoformat(),
        ends_on=taken.ends_on.isoformat() if taken.ends_on else "",
    )
