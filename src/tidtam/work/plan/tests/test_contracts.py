"""Contracts: what is committed, delivered, accepted, paid and changed; what cannot be, is refused."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, connection, transaction
from stdnum.th import moa

from tidtam.ground.areas.tests.factories import make_area
from tidtam.ground.people.tests.factories import make_user
from tidtam.ground.privacy.tests.numbers import invented
from tidtam.ground.trail.models import Entry
from tidtam.work.plan import contract_refusals as wrong
from tidtam.work.plan import refusals
from tidtam.work.plan.actions.contract_changes import Change, amend_contract
from tidtam.work.plan.actions.contract_rules import RulesRow, set_contract_rules
from tidtam.work.plan.actions.contracts import (
    BillRow,
    InstalmentRow,
    add_contract_papers,
    as_row,
    mend_contract,
    sign_contract,
)
from tidtam.work.plan.migrations import __name__ as migrations
from tidtam.work.plan.models import (
    Contract,
    ContractChange,
    ContractEntry,
    Delivery,
)
from tidtam.work.plan.queries.contracts import register, state_of
from tidtam.work.plan.tests.bought import (
    DUE,
    JURISTIC,
    SIGN,
    accept,
    deliver,
    make_contract,
    part,
    pay_part,
    row_of,
)
from tidtam.work.plan.tests.money import make_funded, make_pdf, now

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


def test_the_invented_number_is_one_of_a_legal_entity():
    assert moa.is_valid(JURISTIC)


def test_signing_commits_the_price_and_paying_moves_it_to_disbursed():
    contract = make_contract()
    assert sums(contract) == (600, 0, 0)
    accept(deliver(contract))
    pay_part(contract)
    assert sums(contract) == (300, 0, 300)
    joined = ContractEntry.objects.filter(contract=contract, entry__kind="disburse")
    assert sum(one.entry.amount for one in joined) == contract.disbursed


def test_a_price_beyond_what_the_line_has_is_refused_at_the_price():
    with pytest.raises(refusals.TooLittle) as refused:
        make_contract(1200)
    assert refused.value.at_field == "amount"
    assert not Contract.objects.exists()


def test_a_contract_of_before_the_fiscal_year_is_refused_at_its_day():
    with pytest.raises(refusals.BeforeYear) as refused:
        make_contract(signed_on=date(2017, 9, 1))
    assert refused.value.at_field == "signed_on"


@pytest.mark.parametrize(
    ("fields", "refusal", "field"),
    [
        ({"number": " "}, wrong.NumberMissing, "number"),
        ({"title": ""}, wrong.TitleMissing, "title"),
        ({"contractor": ""}, wrong.ContractorMissing, "contractor"),
        ({"amount": 0, "instalments": ()}, wrong.PriceMissing, "amount"),
        ({"reference_price": 0}, wrong.PriceMissing, "reference_price"),
        ({"signed_on": date(2018, 7, 28)}, wrong.SignedInFuture, "signed_on"),
        ({"due_on": date(2018, 3, 14)}, wrong.DueBeforeSigning, "due_on"),
        ({"warranty_until": date(2018, 3, 14)}, wrong.DueBeforeSigning, "warranty_until"),
        ({"contractor_number": "0405561000015"}, wrong.NotJuristic, "contractor_number"),
        ({"contractor_number": "040556"}, wrong.NotJuristic, "contractor_number"),
        ({"contractor_kind": "person"}, wrong.NoNumberForPersons, "contractor_number"),
        ({"instalments": (InstalmentRow(1_00, DUE),)}, wrong.InstalmentsApart, "instalments"),
        ({"instalments": (InstalmentRow(0, DUE),)}, wrong.InstalmentOdd, "instalments"),
        (
            {"instalments": (InstalmentRow(600_00, date(2018, 7, 1)),)},
            wrong.InstalmentOdd,
            "instalments",
        ),
        ({"bill": (BillRow("", 1, 1),)}, wrong.BillOdd, "bill"),
        ({"bill": (BillRow("ป้าย", 0, 1),)}, wrong.BillOdd, "bill"),
        ({"villages": ("41010101",)}, wrong.PlaceOutside, "places"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(fields, refusal, field):
    with pytest.raises(refusal) as refused:
        make_contract(**fields)
    assert refused.value.at_field == field
    assert str(refused.value.messages[0])
    assert not Contract.objects.exists()


@pytest.mark.parametrize("field", ["contractor", "contractor_number", "title", "number"])
def test_a_persons_number_is_taken_nowhere_and_not_said_again(field):
    number = invented(77)
    kind = "entity" if field == "contractor_number" else "person"
    more = {} if field == "contractor_number" else {"contractor_number": ""}
    with pytest.raises(wrong.PersonsNumber) as refused:
        make_contract(**{"contractor_kind": kind} | more | {field: number})
    assert number not in " ".join(refused.value.messages)


def test_a_number_stands_once_in_a_province_and_year():
    node = make_funded()
    make_contract(100, node)
    with pytest.raises(wrong.NumberTaken, match="จ้างทำป้ายบอกทาง"):
        make_contract(100, node)


def test_only_the_provinces_office_writes_and_contracts_stand_at_the_lowest_lines():
    node = make_funded(area="4015")
    with pytest.raises(refusals.NotEntitled):
        make_contract(node=node, by=make_user("district", "4015"))
    with pytest.raises(refusals.HasLinesBelow):
        make_contract(node=node.parent)


def test_mending_changes_words_and_never_what_was_signed():
    contract = make_contract(bill=(SIGN,))
    before = as_row(contract)
    row = before._replace(
        title="จ้างทำป้ายบอกเส้นทาง", amount=1, due_on=date(2030, 1, 1), places=(make_area("40250105"),)
    )
    mend_contract(contract, row, version=1, by=None)
    contract.refresh_from_db()
    assert (contract.title, contract.amount, contract.due_on) == ("จ้างทำป้ายบอกเส้นทาง", 600_00, DUE)
    assert [one.area_id for one in contract.places.all()] == ["40250105"]
    with pytest.raises(wrong.ChangedMeanwhile):
        mend_contract(contract, before, version=1, by=None)
    told = Entry.objects.get(verb="plan.mend_contract")
    assert set(told.detail["after"]) == {"title", "codes"}


def test_bills_are_alike_whatever_their_order_and_spaces():
    two = BillRow("ซุ้ม ไม้ไผ่", 100, 900_00, "ซุ้ม")
    node = make_funded()
    first = make_contract(100, node, number="1", bill=(SIGN, two))
    second = make_contract(100, node, number="2", bill=(two._replace(name=" ซุ้ม  ไม้ไผ่ "), SIGN))
    third = make_contract(100, node, number="3", bill=(SIGN, two._replace(quantity=200)))
    assert first.bill_print == second.bill_print != third.bill_print
    assert make_contract(100, node, number="4").bill_print == ""


def test_a_district_sees_the_contracts_that_build_in_its_villages():
    contract = make_contract(villages=("40150604",))
    assert register(make_user("district", "4015")).filter(pk=contract.pk).exists()
    assert register(make_user("assigned", "40150604")).filter(pk=contract.pk).exists()
    assert not register(make_user("district", "4025")).filter(pk=contract.pk).exists()
    assert not Contract.objects.open_to(make_user("district", "4015"), "edit").exists()


def test_every_step_leaves_its_trail_at_the_contract():
    contract = make_contract()
    delivery = deliver(contract, papers=[make_pdf()])
    accept(delivery)
    pay_part(contract)
    add_contract_papers(contract, "guarantee", [make_pdf()], by=None)
    told = Entry.objects.filter(subject=f"plan.contract:{contract.key}").order_by("pk")
    assert [one.verb.partition(".")[2] for one in told] == [
        "sign_contract",
        "record_delivery",
        "record_acceptance",
        "pay_contract",
        "add_contract_papers",
    ]


def test_the_rules_of_a_province_are_kept_within_sense():
    province = make_area("40")
    assert set_contract_rules(province, RulesRow(60, 3, 2), by=None).alike_places == 2
    with pytest.raises(ValidationError):
        set_contract_rules(province, RulesRow(400, 3, 2), by=None)
    with pytest.raises(refusals.NotEntitled):
        set_contract_rules(province, RulesRow(60, 3, 2), by=make_user("district", "4015"))


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ({"amount": 100}, "contract_money_within_amount"),
        ({"committed": -1}, "contract_money_within_amount"),
        ({"due_on": date(2018, 1, 1)}, "contract_days_in_order"),
        ({"contractor_number": "1401700000018"}, "contract_no_personal_number"),
        ({"contractor_kind": "person"}, "contract_no_personal_number"),
        ({"fine_rate": 100_001}, "contract_fine"),
        ({"ended_on": date(2018, 7, 1)}, "contract_ended_for_a_reason"),
    ],
)
def test_the_database_refuses_what_cannot_be_whoever_asks(change, name):
    contract = make_contract()
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Contract.objects.filter(pk=contract.pk).update(**change)


def test_the_database_refuses_to_change_or_remove_what_happened():
    from importlib import import_module

    lists = import_module(f"{migrations}.0005_contract_lists")
    contract = make_contract()
    delivery = deliver(contract, papers=[make_pdf()])
    accept(delivery)
    pay_part(contract)
    amend_contract(
        contract,
        Change(
            **LATER, amount=600_00, due_on=date(2018, 8, 1), instalments=tuple(as_row(contract).instalments)
        ),
        version=1,
        by=None,
    )
    if connection.vendor == "sqlite":  # the tests' own database may be emptied, see conftest.py
        with connection.cursor() as cursor:
            for statement in (sql for sql in lists.SEALS["sqlite"] if "_kept" in sql):
                cursor.execute(statement)
    acceptance = delivery.acceptance
    for rows, field in (
        (Delivery.objects.all(), {"note": "x"}),
        (type(acceptance).objects.all(), {"note": "x"}),
        (acceptance.inspectors.all(), {"post": "x"}),
        (ContractEntry.objects.all(), {"fine": 1}),
        (ContractChange.objects.all(), {"reason": "x"}),
        (contract.papers.all(), {"kind": "other"}),
    ):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            rows.update(**field)
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            rows._raw_delete("default")


def test_the_register_asks_as_often_for_three_as_for_one(django_assert_max_num_queries):
    node, counts, auditor = make_funded(), [], make_user("auditor", "40")
    auditor.reach("view")
    for number in range(3):
        make_contract(100, node, number=str(number))
        with django_assert_max_num_queries(4) as asked:
            list(register(auditor))
        counts.append(len(asked))
    assert counts[0] == counts[2]


def test_a_row_gives_itself_again():
    contract = make_contract(bill=(SIGN,))
    row = as_row(contract)
    again = sign_contract(contract.node, row._replace(number="8/2561"), commit=False, by=None)
    assert as_row(again)._replace(number=row.number) == row
    assert row_of().fine_base == "whole"
    assert part(again, 2).due_on == DUE
