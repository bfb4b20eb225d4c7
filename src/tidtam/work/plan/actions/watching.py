"""A province sets by which rules its targets are watched."""

from typing import Any

from django.db import transaction

from tidtam.ground.areas.models import Area
from tidtam.ground.trail.actions import write
from tidtam.kit.actor import Actor
from tidtam.work.plan import refusals, rules
from tidtam.work.plan import target_refusals as refused
from tidtam.work.plan.models import PlanRules

NAMES = ("soon_days", "spent_from", "done_below", "done_from", "spent_below", "late_share")


@transaction.atomic
def set_plan_rules(province: Area, numbers: dict[str, int], *, by: Actor | None) -> PlanRules:
    """Set the numbers behind the plan's lists; per cent from 1 to 100, days up to a year."""
    if not rules.may_keep(by, province.pk):
        raise refusals.NotEntitled
    Area.objects.select_for_update().get(pk=province.pk)
    found = PlanRules.objects.filter(province=province).first() or PlanRules(province=province)
    before: dict[str, Any] = {name: getattr(found, name) for name in NAMES}
    after = before | {name: numbers[name] for name in NAMES if name in numbers}
    for name, number in after.items():
        least, most = (0, 365) if name == "soon_days" else (0 if name == "late_share" else 1, 100)
        if not least <= number <= most:
            raise refused.NumberOutside(field=name, least=str(least), most=str(most))
        setattr(found, name, number)
    changed = [name for name in NAMES if after[name] != before[name]]
    if found.pk and not changed:
        return found
    found.save()
    write(
        by,
        "plan.set_plan_rules",
        f"plan.rules:{province.pk}",
        area=province.pk,
        summary=province.label,
        before={name: before[name] for name in changed},
        after={name: after[name] for name in changed},
    )
    return found
