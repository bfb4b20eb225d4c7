"""What every change of an action shares: take it, write its step, leave its trail."""

from datetime import date, datetime

from tidtam.ground.people.models import Post, User
from tidtam.ground.trail.actions import write
from tidtam.kit.actor import Actor
from tidtam.work.followup.models import Action, ActionState, Step, Visit


def taken(action: Action) -> Action:
    """The action as it stands now, held until the transaction ends, so that two cannot change it at once."""
    return Action.objects.select_for_update().get(pk=action.pk)


def step(
    action: Action,
    state: str,
    *,
    by: Actor,
    at: datetime,
    note: str = "",
    post: Post | None = None,
    visit: Visit | None = None,
    on_behalf: bool = False,
    due_on: date | None = None,
) -> Step:
    """Append the step, move the action's state with it."""
    made = Step.objects.create(
        action=action,
        state=state,
        at=at,
        by=by if isinstance(by, User) else None,
        by_label=by.label,
        post=post,
        visit=visit,
        note=note,
        on_behalf=on_behalf,
        due_on=due_on,
    )
    if action.state != state:
        action.state = ActionState(state)
        action.save(update_fields=["state"])
    return made


def trail(action: Action, verb: str, *, by: Actor, **detail: object) -> None:
    write(
        by,
        f"followup.{verb}",
        f"followup.action:{action.key}",
        area=action.area_id,
        summary=action.what,
        **detail,
    )
