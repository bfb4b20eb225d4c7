"""What contracts owe: work past its day, a delivery that nobody looked at, money of the year that is not committed.

It is owed by the office that keeps the budget line; where the line names none, by the province's office.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from tidtam.kit.access import within
from tidtam.kit.actor import Actor
from tidtam.kit.dues import Due, standing
from tidtam.work.plan.models import BudgetNode, Contract, ContractRules
from tidtam.work.plan.queries.contracts import Part, parts, with_state

WORK, ACCEPTANCE, COMMITMENT = "contract.delivery", "contract.acceptance", "contract.commitment"
NONE = UUID(int=0)


def kinds() -> dict[str, str]:
    return {
        WORK: _("Work of a contract to be delivered"),
        ACCEPTANCE: _("Delivery to be accepted"),
        COMMITMENT: _("Money of the year to be committed"),
    }


def dues(actor: Actor, area: str, today: date) -> Iterator[Due]:
    """What the actor may view, within `area` by where the money works."""
    rules = {one.province_id: one for one in ContractRules.objects.all()}
    usual = ContractRules()
    rows = Contract.objects.open_to(actor, "view").filter(within(area, "node__area_id"), ended_on=None)
    standing_rows: Any = with_state(rows, today)
    contracts = list(
        standing_rows.filter(is_open=True).select_related("node__area", "province").order_by("pk")
    )
    found = parts(contracts, today)
    address = reverse("plan:contract", args=[NONE])
    for contract in contracts:
        link = address.replace(str(NONE), str(contract.key))
        accept_days = rules.get(contract.province_id, usual).accept_days
        for part in found[contract.pk]:
            if part.is_accepted:
                continue
            kind, due = _of(part, accept_days)
            late_days, state = standing(due, today)
            if state != "going":
                what = f"{contract.title} · {contract.contractor}"
                yield _due(kind, what, contract.node, due, late_days, state, link)
    yield from _uncommitted(actor, area, today, rules)


def _of(part: Part, accept_days: int) -> tuple[str, date]:
    if part.last is not None:
        return ACCEPTANCE, part.last.delivered_on + timedelta(days=accept_days)
    return WORK, part.instalment.due_on


def _uncommitted(actor: Actor, area: str, today: date, rules: dict[str, ContractRules]) -> Iterator[Due]:
    """Lines of a year that is about to end, with money that nothing binds yet."""
    nodes = BudgetNode.objects.open_to(actor, "view").filter(
        within(area, "area_id"),
        Q(allocated__gt=F("disbursed") + F("returned") + F("committed") + F("carried")),
        children=None,
        programme__fiscal_year__in=_years(today),
    )
    address = reverse("plan:line", args=[NONE])
    for node in nodes.select_related("area", "province", "programme").order_by("path", "pk"):
        days = rules.get(node.province_id, ContractRules()).commit_days
        due = date(node.programme.fiscal_year - 543, 9, 30) - timedelta(days=days)
        late_days, state = standing(due, today)
        if state != "going":
            link = address.replace(str(NONE), str(node.key))
            yield _due(COMMITMENT, f"{node.code} {node.name}", node, due, late_days, state, link)


def _years(today: date) -> list[int]:
    """The fiscal year that holds today; an older one is over, and what was left of it went back."""
    return [today.year + 543 + (1 if today.month >= 10 else 0)]


def _due(kind: str, what: str, node: BudgetNode, due: date, late_days: int, state: str, link: str) -> Due:
    return Due(
        kind=kind,
        what=what,
        area=node.area_id,
        area_label=node.area.label,
        post=node.unit or node.province.label,
        due=due,
        late_days=late_days,
        state=state,  # type: ignore[arg-type]
        link=link,
        names=kind != COMMITMENT,  # a contractor may be a person
    )
