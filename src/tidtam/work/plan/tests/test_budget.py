"""The budget tree and its entries: what is kept, what is refused, what was known when."""

from datetime import UTC, date, datetime
from importlib import import_module

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from tidtam.ground.areas.tests.factories import make_area
from tidtam.ground.people.tests.factories import make_user
from tidtam.ground.trail.models import Entry
from tidtam.work.plan import codes, refusals
from tidtam.work.plan.actions import (
    NodeRow,
    TransferRow,
    add_node,
    add_paper,
    change_node,
    remove_node,
    reverse_entry,
    transfer,
)
from tidtam.work.plan.models import BudgetEntry, BudgetNode
from tidtam.work.plan.queries import tree
from tidtam.work.plan.queries.budget import Sums, share_text
from tidtam.work.plan.tests.factories import make_programme
from tidtam.work.plan.tests.money import DAY, NOW, enter, make_funded, make_node, make_pdf, now

pytestmark = pytest.mark.django_db
sealed = import_module("tidtam.work.plan.migrations.0003_sealed")


@pytest.fixture(autouse=True)
def _july():
    with now():
        yield


@pytest.mark.parametrize(
    ("typed", "text", "path", "above"),
    [
        ("1", "1", "0001", ""),
        ("๑.๒", "1.2", "0001.0002", "0001"),
        ("1.1.1", "1.1.1", "0001.0001.0001", "0001.0001"),
        ("1.1.1(2)", "1.1.1 (2)", "0001.0001.0001.0002", "0001.0001.0001"),
        ("1.1.1.2", "1.1.1 (2)", "0001.0001.0001.0002", "0001.0001.0001"),
    ],
)
def test_a_number_says_where_its_line_stands(typed, text, path, above):
    assert codes.read(typed) == (text, path, above)


@pytest.mark.parametrize("typed", ["", "ก", "1.1 (2)", "1.1.1.1.1", "1..2", "1.1.1.1 (2)", "12345"])
def test_what_is_no_number_of_the_tree_is_not_read(typed):
    assert codes.read(typed) is None


def test_the_tree_sorts_by_number_not_by_letters():
    for code in ("1", "10", "2"):
        add_node(make_programme(), make_area("40"), NodeRow(code, f"แนวทาง {code}"), by=None)
    assert [node.code for node in BudgetNode.objects.all()] == ["1", "2", "10"]


def test_a_line_needs_the_one_above_it_and_a_number_of_its_own():
    make_node("1.1.1 (1)")
    programme, province = make_programme(), make_area("40")
    for row, refusal in (
        (NodeRow("3.1", "ลอย"), refusals.AboveMissing),
        (NodeRow("1.1", "ซ้ำ"), refusals.CodeTaken),
        (NodeRow("x", "อ่านไม่ได้"), refusals.CodeUnreadable),
        (NodeRow("2", " "), refusals.NameMissing),
        (NodeRow("2", "นอกจังหวัด", area=make_area("4101")), refusals.OutsideProvince),
        (NodeRow("2", "หมู่บ้าน", area=make_area("40150604")), refusals.OutsideProvince),
    ):
        with pytest.raises(refusal):
            add_node(programme, province, row, by=None)
    assert BudgetNode.objects.count() == 4


def test_allocated_is_always_disbursed_and_returned_and_remaining():
    node = make_funded(1000)
    enter(node, "commit", 400)
    enter(node, "disburse", 150, part="committed")
    enter(node, "disburse", 100)
    enter(node, "return", 50)
    enter(node, "carry", 200, part="committed")
    enter(node, "carry", 30)
    node.refresh_from_db()
    assert (node.allocated, node.disbursed, node.returned) == (1000_00, 250_00, 50_00)
    assert node.allocated == node.disbursed + node.returned + node.remaining
    assert (node.committed, node.carried, node.uncommitted) == (50_00, 230_00, 420_00)
    assert node.remaining == node.committed + node.carried + node.uncommitted


def test_both_percentages_are_of_the_allocation():
    sums = Sums(176_740_700_00, 63_230_055_00, 24_700_505_00)
    assert (sums.spent_text, sums.used_text) == ("35.78", "49.75")
    assert sums.remaining == 88_810_140_00
    assert (Sums().spent_share, Sums().used_text) == (None, "")
    assert share_text(5) == "0.05"


@pytest.mark.parametrize(
    ("kind", "fields", "refusal"),
    [
        ("disburse", {"baht": 1001}, refusals.TooLittle),
        ("disburse", {"baht": 1, "part": "committed"}, refusals.TooLittle),
        ("return", {"baht": 1001}, refusals.TooLittle),
        ("commit", {"baht": 1001}, refusals.TooLittle),
        ("carry", {"baht": 1, "part": "committed"}, refusals.TooLittle),
        ("disburse", {"baht": 0}, refusals.AmountMissing),
        ("disburse", {"baht": 10, "document": " "}, refusals.DocumentMissing),
        ("disburse", {"baht": -10}, refusals.ReasonMissing),
        ("disburse", {"baht": -10, "reason": "ส่งใช้คืน"}, refusals.BelowNothing),
        ("allocate", {"baht": -1001, "reason": "ปรับลด"}, refusals.BelowNothing),
        ("disburse", {"baht": 10, "dated_on": date(2018, 7, 28)}, refusals.InFuture),
        ("disburse", {"baht": 10, "dated_on": date(2017, 9, 30)}, refusals.BeforeYear),
    ],
)
def test_what_the_line_does_not_have_is_refused_and_nothing_is_written(kind, fields, refusal):
    node = make_funded(1000)
    with pytest.raises(refusal):
        enter(node, kind, **fields)
    node.refresh_from_db()
    assert (node.remaining, BudgetEntry.objects.count()) == (1000_00, 1)


def test_the_refusal_says_in_baht_how_much_is_there():
    node = make_funded(1000)
    with pytest.raises(refusals.TooLittle) as caught:
        enter(node, "disburse", 1250)
    said = " ".join(caught.value.messages)
    assert all(amount in said for amount in ("1,000", "1,250", "250"))


def test_an_allocation_that_is_committed_cannot_be_taken_away():
    node = make_funded(1000)
    enter(node, "commit", 900)
    with pytest.raises(refusals.TooLittle):
        enter(node, "allocate", -200, reason="กรมปรับลด")
    enter(node, "allocate", -100, reason="กรมปรับลด")
    node.refresh_from_db()
    assert (node.allocated, node.uncommitted) == (900_00, 0)


def test_after_the_year_only_money_that_was_carried_over_is_spent():
    node = make_funded(1000)
    enter(node, "carry", 300)
    with now(datetime(2018, 11, 5, 3, tzinfo=UTC)):
        with pytest.raises(refusals.YearIsOver):
            enter(node, "disburse", 10, dated_on=date(2018, 10, 1))
        enter(node, "disburse", 10, dated_on=date(2018, 10, 1), part="carried")
    node.refresh_from_db()
    assert (node.disbursed, node.carried) == (10_00, 290_00)


def test_money_is_entered_at_the_lowest_lines_and_those_are_divided_no_further():
    leaf = make_funded(1000, "1.1.1")
    with pytest.raises(refusals.HasLinesBelow):
        enter(leaf.parent, "allocate", 10)
    with pytest.raises(refusals.AboveHasMoney):
        add_node(make_programme(), make_area("40"), NodeRow("1.1.1 (1)", "ย่อย"), by=None)


def test_a_transfer_is_an_entry_at_either_line_and_leaves_the_whole_as_it_was():
    source, to = make_funded(1000), make_node("1.1.1 (2)")
    out, into = transfer(source, to, TransferRow(250_00, DAY, "ขก 7/61", "ปรับแผน"), by=None)
    source.refresh_from_db()
    to.refresh_from_db()
    assert (source.allocated, to.allocated) == (750_00, 250_00)
    assert (out.amount, into.amount, out.pair) == (-250_00, 250_00, into.pair)
    assert tree(None, make_programme(), "40").sums.allocated == 1000_00
    with pytest.raises(refusals.TooLittle):
        transfer(source, to, TransferRow(751_00, DAY, "ขก 8/61"), by=None)
    with pytest.raises(refusals.SameLine):
        transfer(source, source, TransferRow(1_00, DAY, "ขก 8/61"), by=None)


def test_a_mistake_is_taken_back_by_its_opposite_once():
    node = make_funded(1000)
    wrong = enter(node, "disburse", 100)
    how = {"dated_on": DAY, "document": "ขก 9/61", "by": None}
    with pytest.raises(refusals.ReasonMissing):
        reverse_entry(wrong, reason=" ", **how)
    (back,) = reverse_entry(wrong, reason="บันทึกผิดรายการ", **how)
    node.refresh_from_db()
    assert (node.disbursed, back.amount, back.reverses) == (0, -100_00, wrong)
    with pytest.raises(refusals.ReversedAlready):
        reverse_entry(wrong, reason="อีกครั้ง", **how)
    with pytest.raises(refusals.IsReversal):
        reverse_entry(back, reason="อีกครั้ง", **how)


def test_both_sides_of_a_transfer_go_back_together():
    source, to = make_funded(1000), make_node("1.1.1 (2)")
    out, _into = transfer(source, to, TransferRow(250_00, DAY, "ขก 7/61"), by=None)
    made = reverse_entry(out, dated_on=DAY, document="ขก 9/61", reason="ยกเลิกการโอน", by=None)
    source.refresh_from_db()
    to.refresh_from_db()
    assert (source.allocated, to.allocated, len(made)) == (1000_00, 0, 2)


def test_what_was_allocated_and_spent_since_cannot_be_reversed():
    node = make_node()
    first = enter(node, "allocate", 1000)
    enter(node, "disburse", 900)
    with pytest.raises(refusals.TooLittle):
        reverse_entry(first, dated_on=DAY, document="ขก 9/61", reason="ผิด", by=None)


def test_the_database_refuses_more_than_was_allocated_whoever_asks():
    node = make_funded(1000)
    with pytest.raises(IntegrityError, match="budget_within_allocation"), transaction.atomic():
        BudgetNode.objects.filter(pk=node.pk).update(disbursed=1000_01)


def test_the_database_refuses_to_change_or_remove_an_entry():
    node = make_funded(1000)
    entry = node.entries.get()
    add_paper(entry, make_pdf(), by=None)
    if connection.vendor == "sqlite":  # the tests' own database may be emptied, see conftest.py
        with connection.cursor() as cursor:
            for statement in (sql for sql in sealed.SEALS["sqlite"] if "_kept" in sql):
                cursor.execute(statement)
    paper = entry.papers.get()
    for change in (
        lambda: BudgetEntry.objects.filter(pk=entry.pk).update(amount=1),
        paper.delete,
        lambda: BudgetEntry.objects.filter(pk=entry.pk)._raw_delete("default"),
    ):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            change()


def test_what_was_known_at_a_moment_is_told_from_the_entries_recorded_by_then():
    with now(datetime(2018, 3, 2, 3, tzinfo=UTC)):
        node = make_funded(1000)
    with now(datetime(2018, 5, 2, 3, tzinfo=UTC)):
        enter(node, "disburse", 300)  # dated 1 March, entered in May
    programme = make_programme()
    then = tree(None, programme, "40", known_at=datetime(2018, 4, 1, tzinfo=UTC))
    assert (then.sums.allocated, then.sums.disbursed) == (1000_00, 0)
    assert tree(None, programme, "40", known_at=NOW).sums == tree(None, programme, "40").sums
    assert tree(None, programme, "40", known_at=datetime(2018, 3, 1, tzinfo=UTC)).lines == ()


def test_only_the_office_of_the_whole_province_writes():
    node = make_funded(1000, area="4015")
    for role, area in (("district", "4015"), ("auditor", "40"), ("executive", "40"), ("province", "41")):
        actor = make_user(role, area)
        with pytest.raises(refusals.NotEntitled):
            enter(node, "disburse", 10, by=actor)
        with pytest.raises(refusals.NotEntitled):
            change_node(node, NodeRow(node.code, "อื่น"), by=actor)
    officer = make_user("province", "40")
    assert enter(node, "disburse", 10, by=officer).by_label == officer.label


def test_a_district_sees_its_own_lines_with_the_names_above_and_their_sums_only():
    make_funded(1000, "1.1.1 (1)")
    make_funded(70, "1.1.1 (2)", area="4015")
    programme = make_programme()
    seen = tree(make_user("district", "4015"), programme, "40")
    assert [line.node.code for line in seen.walk()] == ["1", "1.1", "1.1.1", "1.1.1 (2)"]
    assert (seen.sums.allocated, seen.whole) == (70_00, False)
    assert tree(make_user("district", "4025"), programme, "40").lines == ()
    whole = tree(make_user("auditor", "40"), programme, "40")
    assert (whole.sums.allocated, whole.whole) == (1070_00, True)


def test_a_line_is_removed_only_while_nothing_hangs_on_it():
    node = make_node()
    with pytest.raises(refusals.LineInUse):
        remove_node(node.parent, by=None)
    remove_node(node, by=None)
    assert not BudgetNode.objects.filter(pk=node.pk).exists()
    with pytest.raises(refusals.LineInUse):
        remove_node(make_funded(5, "1.1.1 (2)"), by=None)


def test_every_change_leaves_its_trail_at_the_line():
    node = make_funded(1000)
    change_node(node, NodeRow(node.code, "ชื่อใหม่", area=make_area("4015")), by=None)
    verbs = Entry.objects.filter(subject=f"plan.budget:{node.key}").order_by("pk")
    assert [entry.verb for entry in verbs] == ["plan.add_line", "plan.record_entry", "plan.change_line"]
    assert verbs[1].detail["amount"] == "1,000"
    assert verbs[2].detail["after"]["lies_in"] == "4015"
