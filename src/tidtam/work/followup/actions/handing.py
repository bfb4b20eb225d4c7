"""What is open passes from one post to another."""

from datetime import date, timedelta

from django.db import transaction

from tidtam.ground.people.models import Post, User
from tidtam.ground.trail.actions import write
from tidtam.kit import clock
from tidtam.work.followup import refusals
from tidtam.work.followup.actions.assignments import assign, end_assignment, pass_assignment
from tidtam.work.followup.actions.steps import trail
from tidtam.work.followup.models import Action, Assignment, HandedAction, HandOver
from tidtam.work.followup.no_person import no_person
from tidtam.work.followup.queries.handing import Handing, handing
from tidtam.work.plan.actions import TargetRow, change_target
from tidtam.work.plan.models import Target


@transaction.atomic
def hand_over(giver: Post, taker: Post, *, note: str, targets: bool = False, by: User) -> Handing:
    """Everything unfinished that the post does or follows up, and its assignments, from today; its targets where asked.

    All that lies in the actor's areas, or nothing. What the taker cannot take stays with the giver and is answered:
    nobody follows up what it does itself. Who did the work before can still not confirm it afterwards.
    """
    note = no_person(note, "note")
    if giver.pk == taker.pk:
        raise refusals.SameHands
    if not note:
        raise refusals.HandOverNote
    given = handing(giver, taker, by, targets=targets, hold=True)
    if not given.moves:
        raise refusals.NothingToHandOver
    made = HandOver.objects.create(
        giver=giver, taker=taker, note=note, at=clock.now(), by=by, by_label=by.label
    )
    for part, rows in ((HandedAction.Part.DOER, given.doing), (HandedAction.Part.FOLLOWER, given.following)):
        for action in rows:
            _hand_action(made, action, part, by)
    for assignment in given.assignments:
        _hand_assignment(assignment, taker, clock.today(), by)
    for target in given.targets:
        _hand_target(target, taker, note, by)
    write(
        by,
        "followup.hand_over",
        f"followup.hand_over:{made.key}",
        area=giver.area_id,
        summary=f"{giver.name} → {taker.name}",
        note=note,
        doing=len(given.doing),
        following=len(given.following),
        assignments=len(given.assignments),
        targets=len(given.targets),
    )
    return given


def _hand_action(made: HandOver, action: Action, part: HandedAction.Part, by: User) -> None:
    """The action goes on in the state in which it is; the hand-over stands in its chain."""
    setattr(action, part, made.taker)
    action.save(update_fields=[part])
    HandedAction.objects.create(hand_over=made, action=action, part=part)
    trail(action, "hand_action", by=by, part=str(part), giver=made.giver.name, taker=made.taker.name)


def _hand_assignment(assignment: Assignment, taker: Post, today: date, by: User) -> None:
    """The giver's ends yesterday and the taker's begins today; one that has not begun before changes hands whole."""
    if assignment.starts_on >= today:
        pass_assignment(assignment, taker, by=by)
        return
    ends_on = assignment.ends_on
    end_assignment(assignment, ends_on=today - timedelta(days=1), by=by)
    assign(taker, assignment.area, starts_on=today, ends_on=ends_on, duty=assignment.duty, by=by)


def _hand_target(target: Target, taker: Post, note: str, by: User) -> None:
    row = TargetRow(
        target.quantity,
        target.starts_on,
        target.due_on,
        taker,
        target.money,
        target.node,
        target.contractor,
    )
    change_target(target, row, reason=note, by=by)
