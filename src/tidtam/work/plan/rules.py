"""Who may do what with the plan's money; asked by the actions, and by the screens for their buttons."""

from tidtam.ground.people.models import User
from tidtam.kit.actor import Actor
from tidtam.work.plan.models import Target


def may_keep(actor: Actor | None, province: str) -> bool:
    """Keep the budget and the contracts of a province: whoever edits in all of it; tidtam itself (None) may."""
    return actor is None or actor.may("edit", province)


def may_report(actor: Actor | None, target: Target) -> bool:
    """Report of a target: who holds the responsible post today, or an officer with edit in the area on its behalf."""
    if actor is None or actor.may("edit", target.area_id):
        return True
    return isinstance(actor, User) and target.responsible_id in actor.current_posts
