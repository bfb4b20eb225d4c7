"""Committees and who sits on them; posts sit, so that a transfer takes the seat along."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.db.models import Max

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
    code: str,
    *,
    name_th: str,
    name_en: str = "",
    area: Area,
    parent: Committee | None = None,
    quorum: int | None = None,
    by: Actor | None,
) -> Committee:
    """A body that meets; its area is whose data its papers carry. parent: whose subcommittee it is."""
    require(by, area.code)
    if Committee.objects.filter(code=code).exists():
        raise refusals.CodeTaken(reference=code)
    committee = Committee.objects.create(
        code=code,
        name_th=clean(name_th),
        name_en=name_en.strip(),
        area=area,
        parent=_above(None, parent),
        quorum=quorum,
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
def change_committee(
    committee: Committee,
    *,
    name_th: str,
    name_en: str = "",
    parent: Committee | None = None,
    quorum: int | None = None,
    by: Actor | None,
) -> Committee:
    """Its name, whose subcommittee it is, and its quorum from the next meeting on."""
    require(by, committee.area_id)
    committee.name_th, committee.name_en = clean(name_th), name_en.strip()
    committee.parent, committee.quorum = _above(committee, parent), quorum
    committee.save(update_fields=["name_th", "name_en", "parent", "quorum"])
    write(
        by,
        "meetings.change_committee",
        f"meetings.committee:{committee.code}",
        area=committee.area_id,
        summary=committee.name_th,
        parent=parent.code if parent else "",
        quorum=quorum,
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
    committee = Committee.objects.select_for_update().get(pk=committee.pk)
    meanwhile = committee.seats.exclude(ends_on__lt=starts_on)
    if ends_on is not None:
        meanwhile = meanwhile.exclude(starts_on__gt=ends_on)
    if meanwhile.filter(post=post).exists():
        raise refusals.MemberTwice(post=post.name)
    if duty == Seat.Duty.CHAIR and (other := meanwhile.filter(duty=duty).first()):
        raise refusals.SecondChair(post=other.post.name)
    made = Seat.objects.create(
        committee=committee,
        post=post,
        duty=Seat.Duty(duty),
        order=(committee.seats.aggregate(last=Max("order"))["last"] or 0) + 1,
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


@transaction.atomic
def order_seats(committee: Committee, keys: Sequence[int], *, by: Actor | None) -> None:
    """The order in which the members stand on paper; seats that are not named keep their place after these."""
    require(by, committee.area_id)
    seats = {row.pk: row for row in committee.seats.select_for_update()}
    wanted = [seats[key] for key in dict.fromkeys(keys) if key in seats]
    rest = [row for row in seats.values() if row not in wanted]
    for order, row in enumerate([*wanted, *rest], 1):
        row.order = order
    Seat.objects.bulk_update(seats.values(), ["order"])
    write(
        by,
        "meetings.order_seats",
        f"meetings.committee:{committee.code}",
        area=committee.area_id,
        summary=committee.name_th,
        items=[row.post.name_th for row in wanted],
    )


def _above(committee: Committee | None, parent: Committee | None) -> Committee | None:
    """The parent, unless the body would stand above itself."""
    above = parent
    while committee is not None and above is not None:
        if above.pk == committee.pk:
            raise refusals.ParentOfItself
        above = above.parent
    return parent


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
