"""What a hand-over from one post to another would move, shown before it is done."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Q

from tidtam.ground.people.models import Post
from tidtam.kit import clock
from tidtam.kit.access import reach_q
from tidtam.kit.actor import Actor
from tidtam.work.followup.models import Action, Assignment
from tidtam.work.plan.models import Target

Row = TypeVar("Row")
PLACE = "area__parent__parent"


@dataclass(frozen=True)
class Handing:
    """stays: what cannot pass to this taker, who does or follows the other part of it, or looks after the area already.

    elsewhere: how much of the giver's lies outside the actor's areas, and stays too.
    """

    doing: tuple[Action, ...]
    following: tuple[Action, ...]
    assignments: tuple[Assignment, ...]
    targets: tuple[Target, ...]
    stays: tuple[Action | Assignment, ...]
    elsewhere: int

    @property
    def moves(self) -> int:
        return len(self.doing) + len(self.following) + len(self.assignments) + len(self.targets)


def handing(giver: Post, taker: Post, actor: Actor, *, targets: bool, hold: bool = False) -> Handing:
    """hold: the rows are locked until the transaction ends."""
    mine = Q(doer=giver) | Q(follower=giver)
    actions = Action.objects.filter(mine).unfinished()
    over = Assignment.objects.filter(post=giver).unended(clock.today())
    answers = Target.objects.filter(responsible=giver).unfinished() if targets else Target.objects.none()
    reach = reach_q(actor, "assign")
    elsewhere = sum(rows.exclude(reach).count() for rows in (actions, over, answers))
    matters = list(_held(actions.filter(reach), hold).select_related(PLACE).order_by("due_on", "pk"))
    watched = list(
        _held(over.filter(reach), hold).select_related(PLACE, "post").order_by("area_id", "starts_on")
    )
    theirs = list(Assignment.objects.filter(post=taker).unended(clock.today()))
    answered = (
        _held(answers.filter(reach), hold).select_related(PLACE, "item", "node").order_by("due_on", "pk")
    )
    passes = [one for one in matters if taker.pk not in (one.doer_id, one.follower_id)]
    free = [one for one in watched if not any(_meet(one, other) for other in theirs)]
    return Handing(
        doing=tuple(one for one in passes if one.doer_id == giver.pk),
        following=tuple(one for one in passes if one.follower_id == giver.pk),
        assignments=tuple(free),
        targets=tuple(answered),
        stays=(*_without(matters, passes), *_without(watched, free)),
        elsewhere=elsewhere,
    )


def _held(rows: Any, hold: bool) -> Any:
    return rows.select_for_update(of=("self",)) if hold else rows


def _without(rows: Iterable[Row], passes: list[Row]) -> list[Row]:
    return [one for one in rows if one not in passes]


def _meet(one: Assignment, other: Assignment) -> bool:
    """Whether both look after the same area on some day."""
    return (
        one.area_id == other.area_id
        and (one.ends_on is None or one.ends_on >= other.starts_on)
        and (other.ends_on is None or other.ends_on >= one.starts_on)
    )
