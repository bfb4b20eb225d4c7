"""Contracts that look alike across areas: the same bill of items, or the same contractor at the same price.

Nothing is refused for it; it is shown, so that somebody looks before money moves.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from tidtam.kit.actor import Actor
from tidtam.kit.thai import sort_key
from tidtam.work.plan.models import Contract, ContractRules
from tidtam.work.plan.queries.contracts import rules_of

BILL, PRICE = "bill", "price"


@dataclass(frozen=True)
class Alike:
    """Contracts of one province and year that are alike. key: what they share; places: areas they build for."""

    kind: str
    key: str
    province: str
    fiscal_year: int
    title: str
    contractor: str
    contracts: int
    places: int
    amount: int

    @property
    def kind_word(self) -> str:
        return kind_words()[self.kind]

    @property
    def title_key(self) -> str:
        return sort_key(self.title)


def kind_words() -> dict[str, str]:
    return {BILL: _("The same bill of items"), PRICE: _("The same contractor and price")}


def alike(actor: Actor) -> list[Alike]:
    """Every group among the contracts that the actor may see which reaches its province's rule."""
    rows = Contract.objects.open_to(actor, "view")
    found = [_told(rows, kind, group) for kind in (BILL, PRICE) for group in _groups(rows, kind)]
    return sorted(found, key=lambda one: (-one.places, -one.amount, one.kind, one.key))


def alike_count(actor: Actor) -> int:
    """How many there are; three queries."""
    rows = Contract.objects.open_to(actor, "view")
    return sum(len(_groups(rows, kind)) for kind in (BILL, PRICE))


def of_key(rows: "QuerySet[Contract]", kind: str, key: str) -> "QuerySet[Contract]":
    """The contracts of one group."""
    if kind == BILL:
        return rows.filter(bill_print=key) if key else rows.none()
    own, _apart, amount = key.rpartition("|")
    return rows.filter(contractor_key=own, amount=int(amount)) if amount.isdigit() else rows.none()


def twins(contract: Contract) -> list[tuple[str, str, int, int]]:
    """Kind, key, other contracts and areas of each group in which the contract stands, whoever may see the others."""
    same = Contract.objects.filter(province=contract.province_id, fiscal_year=contract.fiscal_year)
    least = rules_of(contract.province_id).alike_places
    told = []
    for kind, key in ((BILL, contract.bill_print), (PRICE, f"{contract.contractor_key}|{contract.amount}")):
        group = of_key(same, kind, key)
        sums = group.aggregate(all=Count("pk", distinct=True), areas=Count("places__area", distinct=True))
        if sums["all"] > 1 and sums["areas"] >= least:
            told.append((kind, key, sums["all"] - 1, sums["areas"]))
    return told


def _groups(rows: "QuerySet[Contract]", kind: str) -> list[dict[str, Any]]:
    """Province, year, what is shared, contracts (all) and areas of each group that reaches its province's rule."""
    rules = {one.province_id: one.alike_places for one in ContractRules.objects.all()}
    usual = ContractRules().alike_places
    plain = Contract.objects.filter(pk__in=rows.order_by().values("pk"))
    fields = ["bill_print"] if kind == BILL else ["contractor_key", "amount"]
    if kind == BILL:
        plain = plain.exclude(bill_print="")
    grouped = (
        plain.order_by()
        .values("province_id", "fiscal_year", *fields)
        .annotate(all=Count("pk", distinct=True), areas=Count("places__area", distinct=True))
        .filter(all__gt=1, areas__gt=1)
    )
    return [dict(row) for row in grouped if row["areas"] >= rules.get(row["province_id"], usual)]


def _told(rows: "QuerySet[Contract]", kind: str, group: dict[str, Any]) -> Alike:
    key = group["bill_print"] if kind == BILL else f"{group['contractor_key']}|{group['amount']}"
    year, province = group["fiscal_year"], group["province_id"]
    own = of_key(rows.filter(province=province, fiscal_year=year), kind, key).order_by("signed_on", "pk")
    contracts = list(own.values_list("title", "contractor", "amount"))
    names = sorted({contractor for _title, contractor, _amount in contracts})
    total = sum(amount for _title, _contractor, amount in contracts)
    title = contracts[0][0]
    return Alike(kind, key, province, year, title, " · ".join(names), group["all"], group["areas"], total)
