"""Who looks after which area; a post does, so that a hand-over moves it without anybody touching it."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.db.models import Q

from tidtam.ground.areas.models import Area
from tidtam.ground.people.models import Post, User
from tidtam.ground.trail.actions import write
from tidtam.work.followup import refusals
from tidtam.work.followup.models import Assignment


@transaction.atomic
def assign(
    post: Post,
    area: Area,
    *,
    starts_on: date,
    ends_on: date | None = None,
    duty: str = Assignment.Duty.FOLLOWS,
    by: User,
) -> Assignment:
    """The post follows up the area (or supports) from one day to another, or until further notice."""
    if not by.may("assign", area.code):
        raise refusals.NotEntitled
    if ends_on is not None and ends_on < starts_on:
        raise refusals.DatesReversed
    overlapping = Assignment.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=starts_on))
    if ends_on is not None:
        overlapping = overlapping.filter(starts_on__lte=ends_on)
    if overlapping.filter(post=post, area=area).exists():
        raise refusals.AlreadyAssigned(post=post.name, area=area.label)
    assignment = Assignment.objects.create(
        post=post, area=area, starts_on=starts_on, ends_on=ends_on, duty=Assignment.Duty(duty)
    )
    _trail(assignment, "assign", by)
    return assignment


@transaction.atomic
def assign_all(
    post: Post,
    areas: Sequence[Area],
    *,
    starts_on: date,
    ends_on: date | None = None,
    duty: str = Assignment.Duty.FOLLOWS,
    by: User,
) -> list[Assignment]:
    """Several areas at once: all of them, or none."""
    return [assign(post, area, starts_on=starts_on, ends_on=ends_on, duty=duty, by=by) for area in areas]


@transaction.atomic
def end_assignment(assignment: Assignment, *, ends_on: date, by: User) -> Assignment:
    """The post looks after the area up to and including that day."""
    if not by.may("assign", assignment.area_id):
        raise refusals.NotEntitled
    if ends_on < assignment.starts_on:
        raise refusals.DatesReversed
    assignment.ends_on = ends_on
    assignment.save(update_fields=["ends_on"])
    _trail(assignment, "end_assignment", by)
    return assignment


@transaction.atomic
def pass_assignment(assignment: Assignment, taker: Post, *, by: User) -> Assignment:
    """Another post looks after the area from the first day on."""
    if not by.may("assign", assignment.area_id):
        raise refusals.NotEntitled
    assignment.post = taker
    assignment.save(update_fields=["post"])
    _trail(assignment, "pass_assignment", by)
    return assignment


def _trail(assignment: Assignment, verb: str, by: User) -> None:
    write(
        by,
        f"followup.{verb}",
        f"followup.assignment:{assignment.pk}",
        area=assignment.area_id,
        summary=f"{assignment.post.name}: {assignment.area.label}",
        starts_on=assignment.starts_on.isoformat(),
        ends_on=assignment.ends_on.isoformat() if assignment.ends_on else "",
        duty=assignment.duty,
    )
