"""Works that were reported delivered and wait for somebody else to say what is there."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import F

from tidtam.ground.people.models import Holding, User
from tidtam.work.plan.models import Progress, Target, TargetRevision, WorkStep


@dataclass(frozen=True)
class ToConfirm:
    """own_work: this person answers or answered for it, or reported it, and so cannot confirm it."""

    target: Target
    own_work: bool


def to_confirm(user: User, areas: Collection[str]) -> dict[str, list[ToConfirm]]:
    """By area the targets delivered in their whole quantity and not done yet, the longest due first; three queries.

    Whether somebody is barred besides (the contractor's name) the action says when it comes to it.
    """
    waiting = Target.objects.unfinished().filter(
        area__in=areas, step__gte=WorkStep.DELIVERED, reached__gte=F("quantity"), sent_back=False
    )
    rows = list(waiting.select_related("item").order_by("due_on", "item__order", "pk"))
    keys = [one.pk for one in rows]
    held = Holding.objects.filter(user=user).values("post")
    own = set(
        TargetRevision.objects.filter(target__in=keys, responsible__in=held).values_list("target", flat=True)
    )
    own |= set(Progress.objects.filter(target__in=keys, by=user).values_list("target", flat=True))
    found = defaultdict(list)
    for one in rows:
        found[one.area_id].append(ToConfirm(one, one.pk in own))
    return dict(found)
