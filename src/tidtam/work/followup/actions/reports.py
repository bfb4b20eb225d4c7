"""The doer's word: it is done. It closes nothing; a visit by another does."""

from collections.abc import Sequence

from django.db import transaction

from tidtam.ground.files.models import File
from tidtam.ground.people.models import User
from tidtam.kit import clock
from tidtam.kit.thai import clean
from tidtam.work.followup import refusals, rules
from tidtam.work.followup.actions.comparing import order_comparison
from tidtam.work.followup.actions.steps import step, taken, trail
from tidtam.work.followup.models import Action, ActionState, Evidence


@transaction.atomic
def report_done(action: Action, *, note: str, by: User, evidence: Sequence[File] = ()) -> Action:
    """Say that it is done, by who holds the doer's post today; an officer with edit in the area may on its
    behalf, which the record shows (บันทึกแทน).
    """
    action, note = taken(action), clean(note)
    if not rules.may_report(by, action):
        raise refusals.NotTheDoer
    if action.is_closed:
        raise refusals.Closed
    if action.state == ActionState.REPORTED:
        raise refusals.AlreadyReported
    if not note:
        raise refusals.NoteMissing
    on_behalf = action.doer_id not in by.current_posts
    made = step(
        action,
        ActionState.REPORTED,
        by=by,
        at=clock.now(),
        note=note,
        post=action.doer,
        on_behalf=on_behalf,
    )
    for order, file in enumerate(evidence):
        Evidence.objects.create(step=made, file=file, order=order)
    if evidence:
        order_comparison()
    trail(action, "report_done", by=by, note=note, photos=len(evidence), on_behalf=on_behalf)
    return action
