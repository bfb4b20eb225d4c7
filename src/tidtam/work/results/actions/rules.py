"""A province sets until when its villages report."""

from django.db import transaction

from tidtam.ground.areas.models import Area
from tidtam.ground.trail.actions import write
from tidtam.kit.actor import Actor
from tidtam.work.results import refusals
from tidtam.work.results.models import ResultRules
from tidtam.work.results.rules import may_set

#: The least and the most that each may be.
RULES = {"due_days": (1, 90), "chased_months": (1, 12)}


@transaction.atomic
def set_result_rules(province: Area, numbers: dict[str, int], *, by: Actor | None) -> ResultRules:
    """Set how many days after a month's end its results are due, and how many months are asked for one by one."""
    if not may_set(by, province.pk):
        raise refusals.NotEntitled
    Area.objects.select_for_update().get(pk=province.pk)
    found = ResultRules.objects.filter(province=province).first() or ResultRules(province=province)
    before = {name: getattr(found, name) for name in RULES}
    for name, (least, most) in RULES.items():
        number = numbers.get(name, before[name])
        if not least <= number <= most:
            raise refusals.NumberOutside(field=name, least=str(least), most=str(most))
        setattr(found, name, number)
    changed = [name for name in RULES if getattr(found, name) != before[name]]
    if found.pk and not changed:
        return found
    found.save()
    write(
        by,
        "results.set_result_rules",
        f"results.rules:{province.pk}",
        area=province.pk,
        summary=province.label,
        before={name: before[name] for name in changed},
        after={name: getattr(found, name) for name in changed},
    )
    return found
