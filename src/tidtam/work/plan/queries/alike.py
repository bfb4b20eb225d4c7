"""Contracts that look alike across areas: the same bill of items, or the same contractor at the same price.

Nothing is refused for it; it is shown, so that somebody looks before money moves.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, F, QuerySet, Sum
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


def alike(actor: Actor, contracts: "QuerySet[Contract] | None" = None) -> list[Alike]:
    """Every group among the contracts that the actor may see which reaches its province's rule."""
    rows = Contract.objects.open_to(actor, "view") if contracts is None else contracts
    rules = {one.province_id: one.alike_places for one in ContractRules.objects.all()}
    usual = ContractRules().alike_places
    found = [*_groups(rows, BILL), *_groups(rows, PRICE)]
    kept = [one for one in found if one.places >= rules.get(one.province, usual)]
    return sorted(kept, key=lambda one: (-one.places, -one.amount, one.kind, one.key))


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


def _groups(rows: "QuerySet[Contract]", kind: str) -> Iterable[Alike]:
    plain = Contract.objects.filter(pk__in=rows.order_by().values("pk"))
    fields = ["bill_print"] if kind == BILL else ["contractor_key", "amount"]
    if kind == BILL:
        plain = plain.exclude(bill_print="")
    grouped = (
        plain.order_by()
        .values("province_id", "fiscal_year", *fields)
        .annotate(all=Count("pk", distinct=True), areas=Count("places__area", distinct=True))
        .filter(all__gt=1)
    )
    for row in grouped:
        key = row["bill_print"] if kind == BILL else f"{row['contractor_key']}|{row['amount']}"
        own = of_key(
            plain.filter(province=row["province_id"], fiscal_year=row["fiscal_year"]), kind, key
        ).order_by("signed_on", "pk")
        first = own[0]
        names = {one for one in own.values_list("contractor", flat=True)}
        total = own.aggregate(total=Sum(F("amount")))["total"]
        yield Alike(
            kind,
            key,
            row["province_id"],
            row["fiscal_year"],
            first.title,
            " · ".join(sorted(names)),
            row["all"],
            row["areas"],
            total,
        )
