"""Contracts for tests, made by the room's own actions: 600 baht of a line of 1,000, due on 30 June 2561."""

from datetime import date
from typing import Any

from tidtam.ground.areas.tests.factories import make_area
from tidtam.work.plan.actions.contract_money import PaymentRow, pay
from tidtam.work.plan.actions.contracts import BillRow, ContractRow, InstalmentRow, sign_contract
from tidtam.work.plan.actions.deliveries import (
    AcceptanceRow,
    DeliveryRow,
    InspectorRow,
    record_acceptance,
    record_delivery,
)
from tidtam.work.plan.models import BudgetNode, Contract, ContractEntry, ContractMethod, Delivery, Instalment
from tidtam.work.plan.tests.money import make_funded

SIGNED, DUE = date(2018, 3, 15), date(2018, 6, 30)
JURISTIC = "0405561000019"  # invented, with the right last digit
COMMITTEE = (InspectorRow("ปลัดอำเภอ", "นายประธาน ทดลอง"), InspectorRow("พัฒนาการอำเภอ"))
VILLAGES = ("40150604", "40150808")
SIGN = BillRow("ป้ายไม้", 200, 150_00, "ป้าย")


def row_of(baht: int = 600, **fields: Any) -> ContractRow:
    told: dict[str, Any] = {
        "number": "7/2561",
        "title": "จ้างทำป้ายบอกทาง",
        "method": ContractMethod.objects.get(code="specific"),
        "contractor_kind": "entity",
        "contractor": "หจก. ทดลองก่อสร้าง",
        "contractor_number": JURISTIC,
        "signed_on": SIGNED,
        "due_on": DUE,
        "amount": baht * 100,
        "fine_rate": 100,
        "fine_cap": 1000,
    }
    return ContractRow(**told | fields)


def make_contract(baht: int = 600, node: BudgetNode | None = None, **fields: Any) -> Contract:
    """Two instalments of a half each, the first a month earlier."""
    commit, by, papers = fields.pop("commit", True), fields.pop("by", None), fields.pop("papers", ())
    half = baht * 50
    halves = (InstalmentRow(half, date(2018, 5, 31)), InstalmentRow(baht * 100 - half, DUE))
    places = tuple(make_area(code) for code in fields.pop("villages", VILLAGES))
    row = row_of(baht, **{"instalments": halves, "places": places} | fields)
    return sign_contract(node or make_funded(), row, commit=commit, papers=papers, by=by)


def part(contract: Contract, number: int = 1) -> Instalment:
    return contract.instalments.get(number=number)


def deliver(contract: Contract, number: int = 1, on: date = date(2018, 5, 30), **fields: Any) -> Delivery:
    by, papers = fields.pop("by", None), fields.pop("papers", ())
    row = DeliveryRow(on, fields.pop("document", "ส่งมอบ 1"), **fields)
    return record_delivery(part(contract, number), row, papers=papers, by=by)


def accept(delivery: Delivery, result: str = "accepted", **fields: Any) -> Any:
    told: dict[str, Any] = {"document": "ตรวจรับ 1", "inspectors": COMMITTEE, "accepted_on": date(2018, 6, 1)}
    by, papers = fields.pop("by", None), fields.pop("papers", ())
    return record_acceptance(delivery, AcceptanceRow(result=result, **told | fields), papers=papers, by=by)


def pay_part(contract: Contract, baht: int = 300, number: int | None = 1, **fields: Any) -> ContractEntry:
    by = fields.pop("by", None)
    row = PaymentRow(baht * 100, fields.pop("on", date(2018, 6, 15)), "ฎีกา 1", **fields)
    return pay(contract, row, instalment=part(contract, number) if number else None, by=by)
