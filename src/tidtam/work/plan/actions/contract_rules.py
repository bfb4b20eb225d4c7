"""A province says by what it watches its contracts."""

from typing import NamedTuple

from django.db import transaction

from tidtam.ground.areas.models import Area
from tidtam.ground.trail.actions import write
from tidtam.kit.actor import Actor
from tidtam.work.plan import refusals, rules
from tidtam.work.plan.models import ContractRules


class RulesRow(NamedTuple):
    """Days before the year's end, days after a delivery, areas in which contracts are alike."""

    commit_days: int
    accept_days: int
    alike_places: int


@transaction.atomic
def set_contract_rules(province: Area, row: RulesRow, *, by: Actor | None) -> ContractRules:
    """Set the rules of the province; what is owed follows from then on."""
    if not rules.may_keep(by, province.pk):
        raise refusals.NotEntitled
    Area.objects.select_for_update().get(pk=province.pk)
    kept = ContractRules.objects.filter(province=province).first() or ContractRules(province=province)
    before = {name: getattr(kept, name) for name in row._fields}
    for name, value in row._asdict().items():
        setattr(kept, name, value)
    kept.full_clean()
    kept.save()
    changed = [name for name, value in row._asdict().items() if before[name] != value]
    if changed:
        write(
            by,
            "plan.set_contract_rules",
            f"plan.contract_rules:{province.pk}",
            area=province.pk,
            summary=province.label,
            before={name: before[name] for name in changed},
            after={name: getattr(kept, name) for name in changed},
        )
    return kept
