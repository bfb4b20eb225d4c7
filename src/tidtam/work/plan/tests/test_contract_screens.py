"""Contracts on the screen: an auditor reads the whole way, the province's office keeps it, nobody else writes."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tidtam.ground.areas.tests.factories import make_area
from tidtam.ground.people.tests.factories import make_user
from tidtam.kit import clock
from tidtam.work.plan import contract_dues
from tidtam.work.plan.dues import dues
from tidtam.work.plan.models import Contract, ContractChange, ContractEntry, Delivery
from tidtam.work.plan.queries.alike import alike, alike_count
from tidtam.work.plan.tests.bought import JURISTIC, SIGN, accept, deliver, make_contract, part, pay_part
from tidtam.work.plan.tests.money import enter, make_funded, make_node, make_pdf, now
from tidtam.work.plan.tests.works import make_target

pytestmark = pytest.mark.django_db
PARTS = {"part-TOTAL_FORMS": "3", "part-INITIAL_FORMS": "0"}


@pytest.fixture(autouse=True)
def _on_the_demo_day():
    with now():
        yield


@pytest.fixture
def officer(client):
    make_area("40150604")
    user = make_user("province", "40")
    client.force_login(user)
    return user


def typed(**fields: str) -> dict[str, str]:
    given = {
        "draft": "7d0c5b3e-4c0f-4bd5-8a3c-0e3c4f1d9a01",
        "number": "9/2561",
        "title": "จ้างทำป้ายบอกทาง",
        "method": str(_method()),
        "contractor_kind": "entity",
        "contractor": "หจก. ทดลองก่อสร้าง",
        "contractor_number": JURISTIC,
        "signed_on": "15/3/2561",
        "amount": "๖๐๐",
        "due_on": "30 มิ.ย. 61",
        "fine_base": "whole",
        "fine_rate": "0.1",
        "codes": "40150604",
        "commit": "now",
        "bill": "ป้ายไม้; 2; ป้าย; 150\nเสา\t2\tต้น\t75.50",
    }
    return given | PARTS | fields


def _method() -> int:
    from tidtam.work.plan.models import ContractMethod

    return ContractMethod.objects.get(code="specific").pk


def test_a_contract_is_put_on_the_register_once_and_tells_its_way(client, officer):
    node = make_funded()
    address = reverse("plan:sign", args=[node.key])
    for _again in range(2):
        answer = client.post(address, typed())
        made = Contract.objects.get()
        assert answer.status_code == 302, answer.content.decode()
        assert answer["Location"] == reverse("plan:contract", args=[made.key])
    assert (made.amount, made.due_on, made.fine_rate) == (600_00, date(2018, 6, 30), 100)
    assert [(one.quantity, one.unit_price) for one in made.bill.all()] == [(200, 150_00), (200, 75_50)]
    assert made.committed == 600_00
    page = client.get(answer["Location"]).content.decode()
    for words in ("จ้างทำป้ายบอกทาง", "ลงนามสัญญา", "ไม่ได้ระบุราคากลาง", "บ้านวังคูณ", ">451<"):
        assert words in page


def test_instalments_are_typed_row_by_row_and_must_come_to_the_price(client, officer):
    address = reverse("plan:sign", args=[make_funded().key])
    rows = {
        "part-0-amount": "200",
        "part-0-due_on": "31/5/2561",
        "part-1-amount": "300",
        "part-1-due_on": "30/6/2561",
    }
    answer = client.post(address, typed(**rows))
    assert answer.status_code == 422
    assert not Contract.objects.exists()
    page = answer.content.decode()
    assert 'value="300"' in page, "what was typed stays"
    more = client.post(address, typed(**rows, more="1"))
    assert more.status_code == 200
    assert 'name="part-5-amount"' in more.content.decode()
    assert client.post(address, typed(**rows | {"part-1-amount": "400"})).status_code == 302
    assert [one.amount for one in Contract.objects.get().instalments.all()] == [200_00, 400_00]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"amount": "1,001"}, "1,000"),
        ({"due_on": "1/3/2561"}, "15 มี.ค. 61"),
        ({"fine_rate": "หนึ่ง"}, "ไม่ใช่ร้อยละ"),
        ({"bill": "ป้ายไม้; สองป้าย"}, "บรรทัดที่ 1"),
        ({"codes": "99999999"}, "99999999"),
        ({"contractor_number": "1409901234566"}, ""),
    ],
)
def test_what_cannot_be_is_said_and_nothing_typed_is_lost(client, officer, fields, words):
    answer = client.post(reverse("plan:sign", args=[make_funded().key]), typed(**fields))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert words in page
    assert "จ้างทำป้ายบอกทาง" in page
    assert not Contract.objects.exists()


def test_delivery_acceptance_and_payment_go_through_the_screens(client, officer):
    contract = make_contract()
    step = lambda name: reverse("plan:contract_step", args=[contract.key, name])  # noqa: E731
    told = {
        "draft": "7d0c5b3e-4c0f-4bd5-8a3c-0e3c4f1d9a02",
        "instalment": part(contract).pk,
        "delivered_on": "30/5/2561",
    }
    assert client.post(step("deliver"), told | {"document": "สม 1"}).status_code == 302
    delivery = Delivery.objects.get()
    early = {"draft": "7d0c5b3e-4c0f-4bd5-8a3c-0e3c4f1d9a05", "amount": "300", "dated_on": "15/6/2561"}
    early |= {"document": "ฎีกา 1", "part": "committed", "instalment": part(contract).pk}
    assert client.post(step("pay"), early).status_code == 422
    accepted = {
        "draft": "7d0c5b3e-4c0f-4bd5-8a3c-0e3c4f1d9a03",
        "result": "accepted",
        "accepted_on": "1/6/2561",
        "document": "ตร 1",
        "inspectors": "ปลัดอำเภอ; นายประธาน ทดลอง\nพัฒนาการอำเภอ",
    }
    address = reverse("plan:delivery_step", args=[delivery.key, "accept"])
    assert client.post(address, accepted).status_code == 302
    paid = early | {"draft": "7d0c5b3e-4c0f-4bd5-8a3c-0e3c4f1d9a04"}
    for _again in range(2):
        assert client.post(step("pay"), paid).status_code == 302
    assert ContractEntry.objects.filter(entry__kind="disburse").count() == 1
    page = client.get(reverse("plan:contract", args=[contract.key])).content.decode()
    for words in ("ส่งมอบงวดที่ 1", "นายประธาน ทดลอง", "ฎีกา 1", ">300<"):
        assert words in page


def test_a_contract_is_changed_by_a_paper_and_two_people_do_not_meet_silently(client, officer):
    contract = make_contract()
    address = reverse("plan:amend_contract", args=[contract.key])
    told = {
        "draft": "7d0c5b3e-4c0f-4bd5-8a3c-0e3c4f1d9a06",
        "version": "1",
        "amount": "700",
        "due_on": "31/7/2561",
        "dated_on": "20/6/2561",
        "document": "แก้ 1",
        "reason": "เพิ่มป้าย",
        "part-TOTAL_FORMS": "2",
        "part-INITIAL_FORMS": "2",
        "part-0-amount": "300",
        "part-0-due_on": "31/5/2561",
        "part-1-amount": "400",
        "part-1-due_on": "31/7/2561",
    }
    assert client.post(address, told).status_code == 302
    assert ContractChange.objects.get().amount_after == 700_00
    late = told | {"draft": "7d0c5b3e-4c0f-4bd5-8a3c-0e3c4f1d9a07", "amount": "750", "part-1-amount": "450"}
    assert client.post(address, late).status_code == 422
    assert Contract.objects.get().amount == 700_00


def test_an_auditor_reads_everything_and_writes_nothing(client):
    contract = make_contract(papers=[make_pdf()])
    deliver(contract)
    client.force_login(make_user("auditor", "40"))
    page = client.get(reverse("plan:contract", args=[contract.key])).content.decode()
    assert "/pay/" not in page
    assert reverse("plan:mend_contract", args=[contract.key]) not in page
    paper = contract.papers.get()
    assert client.get(reverse("plan:contract_paper", args=[paper.key])).status_code == 200
    for name in ("deliver", "pay", "carry", "end", "papers", "join"):
        assert client.get(reverse("plan:contract_step", args=[contract.key, name])).status_code == 404
    assert client.get(reverse("plan:contract_step", args=[contract.key, "steal"])).status_code == 404


def test_another_districts_officer_does_not_see_it_nor_its_paper(client):
    node = make_funded(area="4015")
    contract = make_contract(node=node, papers=[make_pdf()])
    client.force_login(make_user("district", "4025"))
    assert client.get(reverse("plan:contract", args=[contract.key])).status_code == 404
    assert client.get(reverse("plan:contract_paper", args=[contract.papers.get().key])).status_code == 404
    assert client.get(reverse("plan:contracts")).context["page"].count == 0


def test_the_target_and_the_line_lead_to_the_contract_and_back(client, officer):
    contract = make_contract()
    target = make_target(node=contract.node, money=100_00)
    assert (
        reverse("plan:target", args=[target.key])
        in client.get(reverse("plan:contract", args=[contract.key])).content.decode()
    )
    assert (
        reverse("plan:contract", args=[contract.key])
        in client.get(reverse("plan:target", args=[target.key])).content.decode()
    )
    assert (
        f"line={contract.node.key}"
        in client.get(reverse("plan:line", args=[contract.node.key])).content.decode()
    )


def test_the_same_bill_in_many_villages_is_shown_before_money_moves(client, officer):
    node = make_funded(3000)
    for number, villages in enumerate((("40150604",), ("40150808",), ("40250503",)), 1):
        make_contract(
            100 * number,
            node=node,
            number=f"{number}/2561",
            villages=villages,
            bill=(SIGN,),
            contractor_number="",
        )
    assert [(one.kind, one.contracts, one.places) for one in alike(officer)] == [("bill", 3, 3)]
    assert alike_count(officer) == 1
    assert "มีสัญญาที่คล้ายกัน" in client.get(reverse("plan:contracts")).content.decode()
    shown = client.get(reverse("plan:contracts_alike")).context["page"]
    assert shown.count == 1
    one = Contract.objects.first()
    page = client.get(reverse("plan:contract", args=[one.key])).content.decode()
    assert "รายการวัสดุและงานเหมือนกัน" in page
    pay = client.get(reverse("plan:contract_step", args=[one.key, "pay"])).content.decode()
    assert "โปรดตรวจสอบก่อนจ่ายเงิน" in pay


def test_the_register_costs_the_same_however_many_contracts_there_are(client, officer):
    node = make_funded(3000)

    def asked() -> int:
        with CaptureQueriesContext(connection) as seen:
            client.get(reverse("plan:contracts"))
        return len(seen)

    make_contract(node=node)
    few = asked()
    for number in range(5):
        deliver(make_contract(100, node=node, number=f"x{number}"))
    assert asked() <= few


def test_late_work_waiting_deliveries_and_free_money_are_owed(officer):
    contract = make_contract(node=make_funded())  # halves due on 31 May and 30 June
    found = {one.kind: one for one in contract_dues.dues(officer, "40", clock.today())}
    assert found[contract_dues.WORK].late_days > 0
    deliver(contract)
    kinds = [one.kind for one in contract_dues.dues(officer, "40", clock.today())]
    assert kinds.count(contract_dues.ACCEPTANCE) == 1
    assert kinds.count(contract_dues.WORK) == 1
    assert contract_dues.COMMITMENT in kinds
    assert {one.kind for one in dues(officer)} >= set(kinds)
    enter(make_node(), "commit", 400)
    assert contract_dues.COMMITMENT not in [
        one.kind for one in contract_dues.dues(officer, "40", clock.today())
    ]
    with now(clock.now() + timedelta(days=400)):
        assert contract_dues.COMMITMENT not in [
            one.kind for one in contract_dues.dues(officer, "40", clock.today())
        ]


def test_a_paid_contract_owes_nothing(officer):
    contract = make_contract(1000, node=make_funded())
    for number in (1, 2):
        accept(
            deliver(contract, number, on=date(2018, 6, 20), document=f"สม {number}"),
            accepted_on=date(2018, 6, 21),
        )
        pay_part(contract, 500, number, on=date(2018, 6, 25))
    assert list(contract_dues.dues(officer, "40", clock.today())) == []
