"""Whether what is typed of a contract can be: its number, contractor, days, parts; no personal number anywhere."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from stdnum.th import moa, pin

from tidtam.kit import calendar, clock, money, thai
from tidtam.kit.digits import to_arabic
from tidtam.work.plan import contract_refusals as wrong
from tidtam.work.plan import refusals
from tidtam.work.plan.models import BudgetNode, Contract, ContractorKind

if TYPE_CHECKING:
    from tidtam.work.plan.actions.contracts import BillRow, ContractRow, InstalmentRow

_BETWEEN = re.compile(r"[\s\-\u2010-\u2015.]")
_THIRTEEN = re.compile(r"(?<![0-9])[1-8](?:[\s\-.]?[0-9]){12}(?![0-9])")
TEXTS = ("number", "egp_number", "title", "contractor", "unit")


def cleaned(node: BudgetNode, row: "ContractRow") -> "ContractRow":
    """The row with its words tidied, or the refusal that says what cannot be."""
    tidy: dict[str, Any] = {name: thai.clean(getattr(row, name)) for name in TEXTS}
    row = row._replace(**tidy)
    _check_words(row)
    number = _number(row)
    if row.amount <= 0 or (row.reference_price is not None and row.reference_price <= 0):
        raise wrong.PriceMissing(field="amount" if row.amount <= 0 else "reference_price")
    _check_days(row)
    for area in row.places:
        if not area.pk.startswith(node.province_id):
            raise wrong.PlaceOutside(code=area.pk)
    instalments = tuple(
        one._replace(what=no_person(thai.clean(one.what), "instalments")) for one in row.instalments
    )
    check_instalments(instalments, row.amount, row.signed_on, row.due_on)
    bill = tuple(one._replace(name=thai.clean(one.name), unit=thai.clean(one.unit)) for one in row.bill)
    for order, one in enumerate(bill, 1):
        if not one.name or one.quantity <= 0 or one.unit_price < 0:
            raise wrong.BillOdd(number=order)
        no_person(one.name, "bill")
    return row._replace(contractor_number=number, instalments=instalments, bill=bill)


def check_instalments(
    instalments: "Sequence[InstalmentRow]", amount: int, signed_on: date, due_on: date
) -> None:
    """None, or together the price; each within the days of the contract."""
    for number, one in enumerate(instalments, 1):
        if one.amount <= 0 or not signed_on <= one.due_on <= due_on:
            raise wrong.InstalmentOdd(number=number, first=short(signed_on), last=short(due_on))
    added = sum(one.amount for one in instalments)
    if instalments and added != amount:
        raise wrong.InstalmentsApart(
            sum=money.text(added), amount=money.text(amount), apart=money.text(abs(added - amount))
        )


def check_number(contract: Contract) -> None:
    same = Contract.objects.filter(
        province=contract.province_id, fiscal_year=contract.fiscal_year, number=contract.number
    ).exclude(pk=contract.pk)
    if (other := same.first()) is not None:
        raise wrong.NumberTaken(number=contract.number, year=contract.fiscal_year, title=other.title)


def keys(contract: Contract) -> tuple[str, str]:
    """What a contractor is compared by, and what a contract is found by."""
    own = contract.contractor_number or thai.sort_key(contract.contractor)
    words = (
        contract.title,
        contract.number,
        contract.egp_number,
        contract.contractor,
        contract.contractor_number,
    )
    return own[:400], thai.search_text(*words)[:1200]


def bill_print(bill: "Iterable[BillRow]") -> str:
    """Equal for bills with the same items, quantities and prices in whatever order; "" of none."""
    lines = sorted(
        f"{thai.search_text(one.name)}|{one.quantity}|{thai.search_text(one.unit)}|{one.unit_price}"
        for one in bill
    )
    return hashlib.sha256("\n".join(lines).encode()).hexdigest() if lines else ""


def no_person(text: str, field: str) -> str:
    """The text; refused where a person's number stands in it."""
    for found in _THIRTEEN.finditer(to_arabic(text)):
        if pin.is_valid(_BETWEEN.sub("", found[0])):
            raise wrong.PersonsNumber(field=field)
    return text


def short(day: date) -> str:
    return calendar.date_short(day)


def _check_words(row: "ContractRow") -> None:
    if not row.number:
        raise wrong.NumberMissing
    if not row.title:
        raise wrong.TitleMissing
    if not row.contractor:
        raise wrong.ContractorMissing
    for name in TEXTS:
        no_person(getattr(row, name), name)


def _number(row: "ContractRow") -> str:
    """The public number of a legal entity; of anybody else none is kept."""
    typed = to_arabic(_BETWEEN.sub("", row.contractor_number))
    if not typed:
        return ""
    if pin.is_valid(typed) and not typed.startswith("0"):
        raise wrong.PersonsNumber
    if row.contractor_kind != ContractorKind.ENTITY:
        raise wrong.NoNumberForPersons
    if not (typed.startswith("0") and moa.is_valid(typed)):
        raise wrong.NotJuristic
    return typed


def _check_days(row: "ContractRow") -> None:
    if row.signed_on > clock.today():
        raise wrong.SignedInFuture
    if row.due_on < row.signed_on:
        raise wrong.DueBeforeSigning(due=short(row.due_on), signed=short(row.signed_on))
    for name in ("warranty_until", "guarantee_until"):
        day: Any = getattr(row, name)
        if day is not None and day < row.signed_on:
            raise wrong.DueBeforeSigning(field=name, due=short(day), signed=short(row.signed_on))


def future(day: date, field: str) -> None:
    """Refuse a day that has not come."""
    if day > clock.today():
        raise refusals.InFuture(field=field)
