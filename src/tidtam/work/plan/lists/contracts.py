"""The register of contracts and the list of those that look alike: columns and filters."""

from typing import Any

from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from tidtam.ground.areas.models import Area
from tidtam.kit.access import within
from tidtam.kit.actor import Actor
from tidtam.kit.http import address
from tidtam.kit.lists import Filter, ListColumn
from tidtam.kit.search import words
from tidtam.registers.producers.filters import area_filter
from tidtam.work.plan.models import BudgetNode, Contract, ContractMethod, ContractPlace, Programme
from tidtam.work.plan.queries.alike import BILL, PRICE, Alike, kind_words, of_key
from tidtam.work.plan.queries.contracts import in_state, state_of, state_words

Rows = QuerySet[Any]


def columns() -> list[ListColumn]:
    return [
        ListColumn("title", _("What is bought or built"), sort="search_text", link=url),
        ListColumn("number", _("Contract number"), sort="number", kind="code"),
        ListColumn("contractor", _("Contractor"), sort="contractor_key"),
        ListColumn("signed_on", _("Signed on"), sort="signed_on", kind="date"),
        ListColumn("due_on", _("To be delivered by"), sort="due_on", kind="date"),
        ListColumn("year", _("Fiscal year"), lambda row: str(row.fiscal_year), kind="code", sheet_only=True),
        ListColumn("egp", _("e-GP number"), "egp_number", kind="code", sheet_only=True),
        ListColumn("method", _("Way of buying"), "method", sheet_only=True),
        ListColumn(
            "juristic", _("Number of the legal entity"), "contractor_number", kind="code", sheet_only=True
        ),
        ListColumn("line", _("Budget line"), lambda row: f"{row.node.code} {row.node.name}", sheet_only=True),
        ListColumn("places", _("Areas (codes)"), _codes, sheet_only=True),
        ListColumn("price", _("Reference price (baht)"), "reference_price", kind="money", sheet_only=True),
        ListColumn("warranty", _("Warranty until"), "warranty_until", kind="date", sheet_only=True),
        ListColumn("disbursed", _("Disbursed"), sort="disbursed", kind="money"),
        ListColumn("amount", _("Price (baht)"), sort="amount", kind="money"),
        ListColumn("state", _("State"), state_of, kind="state"),
    ]


def filters(actor: Actor, asked: str) -> list[Filter]:
    years = Programme.objects.order_by("-fiscal_year").values_list("fiscal_year", flat=True).distinct()
    areas = area_filter(actor, asked)
    methods = [(one.code, str(one)) for one in ContractMethod.objects.all()]
    return [
        Filter("q", _("Search"), None, _find),
        Filter("area", areas.label, areas.choices, in_area),
        Filter(
            "year",
            _("Fiscal year"),
            [(str(one), str(one)) for one in years],
            lambda rows, year: rows.filter(fiscal_year=int(year)),
        ),
        Filter("method", _("Way of buying"), methods, lambda rows, code: rows.filter(method__code=code)),
        Filter("state", _("State"), list(state_words().items()), in_state),
        Filter("watch", _("To look at"), _watched(), _watch),
        Filter("line", _("Budget line"), None, _of_line, kind="hidden"),
        Filter(BILL, _("Bill of items"), None, lambda rows, key: of_key(rows, BILL, key), kind="hidden"),
        Filter(PRICE, _("Price (baht)"), None, lambda rows, key: of_key(rows, PRICE, key), kind="hidden"),
    ]


def url(contract: Contract) -> str:
    return reverse("plan:contract", args=[contract.key])


def in_area(rows: Rows, code: str) -> Rows:
    """Where the money works, or what is built, lies in the area."""
    places = ContractPlace.objects.filter(within(code, "area_id")).values("contract")
    return rows.filter(within(code, "node__area_id") | Q(pk__in=places))


def alike_columns() -> list[ListColumn]:
    return [
        ListColumn("title", _("What is bought or built"), sort="title_key", link=_alike_url),
        ListColumn("kind", _("What is alike"), "kind_word", sort="kind"),
        ListColumn("contractor", _("Contractor"), sort="contractor"),
        ListColumn(
            "year", _("Fiscal year"), lambda row: str(row.fiscal_year), sort="fiscal_year", kind="code"
        ),
        ListColumn("contracts", _("Contracts"), sort="contracts", kind="int"),
        ListColumn("amount", _("Together (baht)"), sort="amount", kind="money"),
        ListColumn("places", _("Areas"), sort="places", kind="int"),
    ]


def alike_filters() -> list[Filter]:
    kinds = list(kind_words().items())
    return [Filter("kind", _("What is alike"), kinds, lambda rows, kind: [r for r in rows if r.kind == kind])]


def _alike_url(row: Alike) -> str:
    return address(reverse("plan:contracts"), {row.kind: row.key, "year": str(row.fiscal_year)})


def _codes(contract: Any) -> str:
    return ", ".join(one.area_id for one in contract.places.all())


def _find(rows: Rows, text: str) -> Rows:
    for word in words(text):
        named = Area.objects.filter(search_text__contains=word.text).values("pk")
        places = ContractPlace.objects.filter(area__in=named).values("contract")
        rows = rows.filter(Q(search_text__contains=word.text) | Q(pk__in=places))
    return rows


def _watched() -> list[tuple[str, str]]:
    return [
        ("price", _("Above the reference price")),
        ("limit", _("Above what may be bought so")),
        ("noprice", _("Without a reference price")),
        ("nopaper", _("Without a paper")),
    ]


def _watch(rows: Rows, what: str) -> Rows:
    asked: dict[str, Q] = {
        "price": Q(amount__gt=F("reference_price")),
        "limit": Q(amount__gt=F("method__limit")),
        "noprice": Q(reference_price=None),
        "nopaper": Q(papers=None),
    }
    return rows.filter(asked[what]) if what in asked else rows.none()


def _of_line(rows: Rows, key: str) -> Rows:
    node = BudgetNode.objects.filter(key=key).first()
    return rows.none() if node is None else in_line(rows, node)


def in_line(rows: Rows, node: BudgetNode) -> Rows:
    """Contracts of the line and of those below it."""
    below = Q(node__path=node.path) | Q(node__path__startswith=f"{node.path}.")
    return rows.filter(below, node__programme=node.programme_id, node__province=node.province_id)
