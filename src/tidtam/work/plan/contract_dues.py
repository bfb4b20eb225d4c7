"""What contracts owe: work past its day, a delivery that nobody looked at, money of the year that is not committed.

It is owed by the office that keeps the budget line; where the line names none, by that of its area.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from tidtam.kit.access import within
from tidtam.kit.actor import Actor
from tidtam.kit.dues import Due, standing
from tidtam.work.plan.models import BudgetNode, Contract, ContractRules, Delivery, Instalment, Result

WORK, ACCEPTANCE, COMMITMENT = "contract.delivery", "contract.acceptance", "contract.commitment"
NONE = UUID(int=0)


def kinds() -> dict[str, str]:
    return {
        WORK: _("Work of a contract to be delivered"),
        ACCEPTANCE: _("Delivery to be accepted"),
        COMMITMENT: _("Money of the year to be committed"),
    }


def dues(actor: Actor, area: str, today: date) -> Iterator[Due]:
    """What the actor may view, within `area` by where the money works; three queries, however many contracts."""
    rules = {one.province_id: one for one in ContractRules.objects.all()}
    address = reverse("plan:contract", args=[NONE])
    for part in _open(actor, area):
        contract = part.contract
        kind, due = WORK, part.due_on
        if part.came is not None:
            accept_days = rules.get(contract.province_id, ContractRules()).accept_days
            kind, due = ACCEPTANCE, part.came + timedelta(days=accept_days)
        late_days, state = standing(due, today)
        if state != "going":
            what = f"{contract.title} · {contract.contractor}"
            link = address.replace(str(NONE), str(contract.key))
            yield _due(kind, what, contract.node, due, late_days, state, link)
    yield from _uncommitted(actor, area, today, rules)


def _open(actor: Actor, area: str) -> Iterable[Any]:
    """Instalments that were not accepted, of contracts that go on; came: the delivery that waits for the committee."""
    deliveries = Delivery.objects.filter(instalment=OuterRef("pk"), strike=None)
    waiting = deliveries.filter(acceptance=None).order_by("-delivered_on", "-pk")
    contracts = Contract.objects.open_to(actor, "view").filter(within(area, "node__area_id"), ended_on=None)
    rows = Instalment.objects.filter(contract__in=contracts.values("pk")).annotate(
        came=Subquery(waiting.values("delivered_on")[:1]),
        done=Exists(deliveries.filter(acceptance__result=Result.ACCEPTED)),
    )
    return rows.filter(done=False).select_related("contract__node__area").order_by("pk")


def _uncommitted(actor: Actor, area: str, today: date, rules: dict[str, ContractRules]) -> Iterator[Due]:
    """Lines of a year that is about to end, with money that nothing binds yet."""
    nodes = BudgetNode.objects.open_to(actor, "view").filter(
        within(area, "area_id"),
        Q(allocated__gt=F("disbursed") + F("returned") + F("committed") + F("carried")),
        children=None,
        programme__fiscal_year__in=_years(today),
    )
    address = reverse("plan:line", args=[NONE])
    for node in nodes.select_related("area", "programme").order_by("path", "pk"):
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
        post=node.unit or node.area.label,
        due=due,
        late_days=late_days,
        state=state,  # type: ignore[arg-type]
        link=link,
        names=kind != COMMITMENT,  # a contractor may be a person
    )
