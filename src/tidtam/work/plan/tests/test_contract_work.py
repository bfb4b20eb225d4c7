"""What happens to a signed contract: deliveries, acceptance, payments, fines, changes, its end."""

from datetime import date

import pytest

from tidtam.ground.people.tests.factories import make_user
from tidtam.work.plan import contract_refusals as wrong
from tidtam.work.plan import refusals
from tidtam.work.plan.actions import EntryRow, record_entry, reverse_entry
from tidtam.work.plan.actions.contract_changes import Change, amend_contract, end_contract
from tidtam.work.plan.actions.contract_money import carry_contract, join_entry
from tidtam.work.plan.actions.contracts import (
    InstalmentRow,
)
from tidtam.work.plan.actions.deliveries import strike_delivery
from tidtam.work.plan.models import (
    Delivery,
)
from tidtam.work.plan.queries.contracts import fine_of, parts_of, register, state_of
from tidtam.work.plan.tests.bought import (
    DUE,
    accept,
    deliver,
    make_contract,
    pay_part,
)
from tidtam.work.plan.tests.money import enter, make_funded, make_node, make_pdf, now

pytestmark = pytest.mark.django_db
LATER = {"dated_on": date(2018, 7, 1), "document": "แก้ไข 1", "reason": "ฝนตกหนัก"}


@pytest.fixture(autouse=True)
def _july():
    with now():
        yield


def sums(contract):
    contract.refresh_from_db()
    node = contract.node
    node.refresh_from_db()
    own = (contract.committed, contract.carried, contract.disbursed)
    assert own == (node.committed, node.carried, node.disbursed)
    return tuple(satang // 100 for satang in own)


def state(contract):
    return state_of(register(make_user("auditor", "40")).get(pk=contract.pk))


def test_work_is_accepted_before_it_is_paid_and_paid_no_more_than_it_is_worth():
    contract = make_contract()
    with pytest.raises(wrong.NotAccepted):
        pay_part(contract)
    delivery = deliver(contract)
    with pytest.raises(wrong.NotAccepted):
        pay_part(contract)
    accept(delivery)
    with pytest.raises(wrong.MoreThanInstalment):
        pay_part(contract, 301)
    pay_part(contract, 200)
    with pytest.raises(wrong.MoreThanInstalment, match="100"):
        pay_part(contract, 101)


def test_an_advance_is_paid_without_an_instalment_but_within_the_contract():
    contract = make_contract()
    pay_part(contract, 90, number=None)
    assert sums(contract) == (510, 0, 90)
    with pytest.raises(wrong.MoreThanContract):
        pay_part(contract, 511, number=None)


def test_what_the_committee_sent_back_is_delivered_again():
    contract = make_contract()
    first = deliver(contract)
    with pytest.raises(wrong.WaitingAlready):
        deliver(contract)
    with pytest.raises(wrong.WhyRejected):
        accept(first, "rejected")
    accept(first, "rejected", note="สีลอก")
    with pytest.raises(wrong.JudgedAlready):
        accept(first)
    second = deliver(contract, on=date(2018, 6, 10), document="ส่งมอบ 2")
    with pytest.raises(wrong.AcceptedBeforeDelivery):
        accept(second, accepted_on=date(2018, 6, 9))
    accept(second, accepted_on=date(2018, 6, 11))
    with pytest.raises(wrong.AcceptedAlready):
        deliver(contract)
    found = parts_of(contract)[0]
    assert (found.fine.days, found.is_accepted) == (10, True)  # from 31 May to 10 June


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"on": date(2018, 3, 1)}, wrong.DeliveredBeforeSigning),
        ({"on": date(2018, 7, 28)}, refusals.InFuture),
        ({"document": " "}, refusals.DocumentMissing),
    ],
)
def test_a_delivery_that_cannot_be_is_refused(fields, refusal):
    with pytest.raises(refusal):
        deliver(make_contract(), **fields)


def test_nobody_accepted_is_no_acceptance():
    delivery = deliver(make_contract())
    with pytest.raises(wrong.InspectorsMissing):
        accept(delivery, inspectors=())


def test_a_delivery_entered_wrongly_is_struck_with_its_acceptance_unless_it_was_paid():
    contract = make_contract()
    delivery = deliver(contract)
    accept(delivery)
    joined = pay_part(contract)
    with pytest.raises(wrong.PaidAlready):
        strike_delivery(delivery, reason="ผิดงวด", by=None)
    reverse_entry(joined.entry, by=None, **LATER)
    assert sums(contract) == (600, 0, 0)
    with pytest.raises(refusals.ReasonMissing):
        strike_delivery(delivery, reason=" ", by=None)
    strike_delivery(delivery, reason="ผิดงวด", by=None)
    with pytest.raises(wrong.StruckAlready):
        strike_delivery(delivery, reason="ผิดงวด", by=None)
    assert not parts_of(contract)[0].deliveries
    assert Delivery.objects.count() == 1


def test_taking_back_the_budgets_entry_takes_back_the_payment_of_the_contract():
    contract = make_contract()
    accept(deliver(contract))
    joined = pay_part(contract, fine=30_00)
    assert parts_of(contract)[0].withheld == 30_00
    reverse_entry(joined.entry, by=None, **LATER)
    assert sums(contract) == (600, 0, 0)
    assert (parts_of(contract)[0].paid, parts_of(contract)[0].withheld) == (0, 0)


@pytest.mark.parametrize("fine", [-1, 301_00])
def test_a_fine_is_no_larger_than_what_it_is_withheld_from(fine):
    contract = make_contract()
    accept(deliver(contract))
    with pytest.raises(wrong.FineTooLarge):
        pay_part(contract, fine=fine)


def test_the_fine_is_the_contracts_rate_for_each_day_up_to_its_cap():
    contract = make_contract()  # 0.1 % of 600 baht a day, at most 10 %
    first, second = parts_of(contract)
    assert (first.fine.days, first.fine.per_day, first.fine.amount) == (57, 60, 57 * 60)
    assert second.fine.days == 27
    assert fine_of(contract, [first, second]) == 57 * 60
    capped, _second = parts_of(contract, date(2018, 12, 31))
    assert (capped.fine.amount, capped.fine.capped) == (60_00, True)


def test_a_fine_of_the_late_part_alone_adds_up_and_has_a_least():
    contract = make_contract(fine_base="part", fine_least=50, fine_cap=None)
    found = parts_of(contract)
    assert [one.fine.per_day for one in found] == [50, 50]  # 0.1 % of 300 baht is 0.30
    assert fine_of(contract, found) == (57 + 27) * 50


def test_a_change_moves_price_day_and_commitment_and_keeps_what_stood_before():
    contract = make_contract()
    new = (InstalmentRow(300_00, date(2018, 5, 31)), InstalmentRow(400_00, date(2018, 8, 15)))
    change = Change(**LATER, amount=700_00, due_on=date(2018, 8, 15), instalments=new)
    with pytest.raises(wrong.ChangedMeanwhile):
        amend_contract(contract, change, version=9, by=None)
    row = amend_contract(contract, change, version=1, papers=[make_pdf()], by=None)
    assert sums(contract) == (700, 0, 0)
    assert (row.amount_before, row.amount_after, row.due_before) == (600_00, 700_00, DUE)
    assert contract.due_on == date(2018, 8, 15)
    assert row.papers.count() == 1
    less = Change(**LATER, amount=500_00, due_on=DUE, instalments=())
    amend_contract(contract, less, version=2, by=None)
    assert sums(contract) == (500, 0, 0)
    assert [one.amount for one in contract.instalments.all()] == [500_00]
    same = Change(**LATER, amount=500_00, due_on=DUE, instalments=(InstalmentRow(500_00, DUE),))
    with pytest.raises(wrong.NothingChanged):
        amend_contract(contract, same, version=3, by=None)


def test_what_was_delivered_and_paid_does_not_change_afterwards():
    contract = make_contract()
    accept(deliver(contract))
    pay_part(contract)
    other = (InstalmentRow(200_00, date(2018, 5, 31)), InstalmentRow(400_00, DUE))
    with pytest.raises(wrong.WorkBegun):
        amend_contract(
            contract, Change(**LATER, amount=600_00, due_on=DUE, instalments=other), version=1, by=None
        )
    low = Change(**LATER, amount=299_00, due_on=DUE, instalments=())
    with pytest.raises(wrong.LessThanPaid):
        amend_contract(contract, low, version=1, by=None)


@pytest.mark.parametrize(("field", "value"), [("reason", " "), ("document", "")])
def test_a_change_has_its_reason_and_paper(field, value):
    change = Change(**LATER | {field: value}, amount=500_00, due_on=DUE, instalments=())
    with pytest.raises(refusals.Refused) as refused:
        amend_contract(make_contract(), change, version=1, by=None)
    assert refused.value.at_field == field


def test_an_ended_contract_frees_what_is_not_owed_and_takes_no_more_work():
    contract = make_contract()
    accept(deliver(contract))
    end_contract(contract, by=None, **LATER)
    assert sums(contract) == (300, 0, 0)  # the accepted instalment is still owed
    pay_part(contract)
    assert sums(contract) == (0, 0, 300)
    with pytest.raises(wrong.ContractOver):
        deliver(contract, 2)
    assert state(contract)[0] == "none"


def test_money_is_carried_over_the_year_and_paid_out_of_that():
    contract = make_contract()
    carry_contract(contract, 300_00, dated_on=date(2018, 7, 20), document="กันเงิน 1", by=None)
    assert sums(contract) == (300, 300, 0)
    accept(deliver(contract))
    pay_part(contract, part="carried")
    assert sums(contract) == (300, 0, 300)
    with pytest.raises(wrong.StillCommitted):
        carry_contract(contract, 301_00, dated_on=date(2018, 7, 20), document="กันเงิน 2", by=None)


def test_an_entry_that_was_there_before_is_joined_once_and_within_the_price():
    node = make_funded()
    commit = enter(node, "commit", 600)
    contract = make_contract(node=node, commit=False)
    join_entry(contract, commit, by=None)
    assert sums(contract) == (600, 0, 0)
    with pytest.raises(wrong.OtherLine):
        join_entry(contract, commit, by=None)
    with pytest.raises(wrong.MoreThanContract):
        join_entry(contract, enter(node, "commit", 100), by=None)
    with pytest.raises(wrong.OtherLine):
        join_entry(
            contract, make_node("1.1.1 (2)") and enter(make_funded(9, "1.1.1 (2)"), "commit", 9), by=None
        )


def test_a_contracts_commitment_is_not_paid_out_of_by_others_money():
    """Money of the line beyond the contract's own is not at its disposal."""
    contract = make_contract()
    record_entry(contract.node, EntryRow("commit", 100_00, date(2018, 4, 1), "อื่น"), by=None)
    contract.refresh_from_db()
    assert contract.committed == 600_00


def test_the_state_follows_from_deliveries_acceptance_and_money():
    contract = make_contract(instalments=())
    assert state(contract) == ("late", "เลยกำหนดส่งมอบ")
    delivery = deliver(contract)
    assert state(contract)[1] == "รอตรวจรับ"
    accept(delivery)
    assert state(contract)[1] == "ตรวจรับแล้ว รอเบิกจ่าย"
    pay_part(contract, 600)
    assert state(contract)[0] == "done"
