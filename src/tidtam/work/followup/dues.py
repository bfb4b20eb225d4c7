"""What the chain owes: actions by their doer, confirmations by their follower, visits by who looks after a village."""

from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from tidtam.kit import clock
from tidtam.kit.access import within
from tidtam.kit.actor import Actor
from tidtam.kit.dues import Due, standing
from tidtam.work.followup.models import Action, ActionState
from tidtam.work.followup.places import where
from tidtam.work.followup.queries.villages import village_visits
from tidtam.work.plan.queries.escalation import Reached, reached

ACTION, CONFIRM, VISIT = "action", "confirm", "visit"
NO_ACTION = UUID(int=0)


def kinds() -> dict[str, str]:
    """The words for the filter."""
    return {ACTION: _("To be done"), CONFIRM: _("To be confirmed"), VISIT: _("To be visited")}


def dues(actor: Actor, *, area: str = "", today: date | None = None) -> list[Due]:
    """Unfinished actions and villages due for a visit, within `area`, that `actor` may view."""
    today = today or clock.today()
    return [*_of_actions(actor, area, today), *_of_villages(actor, area, today)]


def _of_actions(actor: Actor, area: str, today: date) -> list[Due]:
    """Reported done is owed by the follower until a visit has said so; all else by the doer."""
    unfinished = (
        Action.objects.open_to(actor, "view")
        .filter(within(area, "area_id"))
        .unfinished()
        .select_related("area__parent__parent", "doer", "follower")
    )
    rows = list(unfinished)
    up = reached({(row.area_id, (today - row.due_on).days) for row in rows if row.due_on < today})
    address = reverse("followup:action", args=[NO_ACTION])  # resolved once: a province owes hundreds
    labels: dict[str, str] = {}
    found = []
    for action in rows:
        late_days, state = standing(action.due_on, today)
        waits = action.state == ActionState.REPORTED
        owes = action.follower if waits else action.doer
        if action.area_id not in labels:
            labels[action.area_id] = where(action.area)
        level, told, told_code = _told(up.get((action.area_id, late_days)))
        found.append(
            Due(
                kind=CONFIRM if waits else ACTION,
                what=action.what,
                area=action.area_id,
                area_label=labels[action.area_id],
                post=owes.name,
                post_code=owes.code,
                due=action.due_on,
                late_days=late_days,
                state=state,
                link=address.replace(str(NO_ACTION), str(action.key)),
                level=level,
                told=told,
                told_code=told_code,
            )
        )
    return found


def _told(up: Reached | None) -> tuple[str, str, str]:
    return ("", "", "") if up is None else (str(up.level.label), up.post, up.post_code)


def _of_villages(actor: Actor, area: str, today: date) -> list[Due]:
    """Only those whose visit is near or late: a village seen last week owes nothing."""
    found = []
    for village in village_visits(actor, area=area, today=today):
        late_days, state = standing(village.due, today)
        if state == "going":
            continue
        found.append(
            Due(
                kind=VISIT,
                what=_("Visit the village again")
                if village.last
                else _("Visit the village for the first time"),
                area=village.area.code,
                area_label=where(village.area),
                post=village.post or _("Nobody assigned"),
                post_code=village.post_code,
                due=village.due,
                late_days=late_days,
                state=state,
                link=f"{reverse('followup:visits')}?village={village.area.code}",
            )
        )
    return found
