"""Who may do what with a training; asked by the actions, and by the screens for their buttons."""

from django.db.models import Q

from tidtam.ground.areas.past import may_at
from tidtam.ground.people.models import Holding, User
from tidtam.kit.actor import Actor
from tidtam.work.training.models import Outcome, OutcomeKind, OutcomeState, Training


def may_edit(actor: Actor | None, training: Training) -> bool:
    """Whoever edits in the training's area; tidtam itself (None) may."""
    return actor is None or may_at(actor, "edit", [training.area_id])


def may_record(actor: Actor, area: str) -> bool:
    """Record what changed: whoever edits where the producer lies."""
    return actor.may("edit", area)


def did_it(actor: Actor, outcome: Outcome) -> bool:
    """Whether this person stands behind the outcome: recorded it, or held the post that answers for the training
    at any time since it began.
    """
    if actor.pk == outcome.recorded_by_id:
        return True
    since = outcome.training.starts_on
    return (
        isinstance(actor, User)
        and (
            Holding.objects.filter(
                Q(ends_on=None) | Q(ends_on__gte=since), user=actor, post=outcome.training.post_id
            )
        ).exists()
    )


def may_look(actor: Actor, area: str) -> bool:
    """Confirm, or say that it is not so: edit or visit where the producer lies."""
    return actor.may("edit", area) or actor.may("visit", area)


def may_confirm(actor: Actor, outcome: Outcome) -> bool:
    """Whether this person may confirm this very outcome now."""
    waits = outcome.state == OutcomeState.RECORDED and outcome.kind != OutcomeKind.UNCHANGED
    return waits and may_look(actor, outcome.producer.area_id) and not did_it(actor, outcome)
