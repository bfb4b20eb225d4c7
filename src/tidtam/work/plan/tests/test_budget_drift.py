"""Whatever is entered in whatever order: the kept sums are those of the entries, and nothing falls below zero."""

from contextlib import suppress
from threading import Barrier, Thread

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tidtam.kit import clock
from tidtam.work.plan.actions import TransferRow, reverse_entry, transfer
from tidtam.work.plan.models import BudgetEntry, BudgetNode, EntryKind, Part
from tidtam.work.plan.queries import tree
from tidtam.work.plan.queries.budget import NOTHING, entered_sums, known_sums, sums_of
from tidtam.work.plan.refusals import Refused
from tidtam.work.plan.tests.factories import make_programme
from tidtam.work.plan.tests.money import DAY, NOW, enter, make_funded, make_node, now

KINDS = [kind for kind in EntryKind if kind != EntryKind.TRANSFER]
AMOUNTS = st.integers(-300, 500).filter(bool)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(KINDS), st.integers(0, 1), AMOUNTS, st.sampled_from(list(Part))),
        st.tuples(st.just("transfer"), st.integers(0, 1), st.integers(1, 400), st.none()),
        st.tuples(st.just("reverse"), st.integers(0, 30), st.none(), st.none()),
    ),
    max_size=25,
)


def _take(step, nodes):
    kind, where, amount, part = step
    if kind == "transfer":
        transfer(nodes[where], nodes[1 - where], TransferRow(amount * 100, DAY, "โอน"), by=None)
    elif kind == "reverse":
        entries = list(BudgetEntry.objects.order_by("pk"))
        wrong = entries[where % len(entries)]
        reverse_entry(wrong, dated_on=DAY, document="แก้", reason="ผิด", by=None)
    else:
        own = part if kind in ("disburse", "return", "carry") else Part.OPEN
        enter(nodes[where], kind, amount, part=own, reason="แก้ไข" if amount < 0 else "")


@pytest.mark.django_db
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_no_run_of_entries_breaks_the_sums(steps):
    with now(), transaction.atomic():
        nodes = [make_funded(1000), make_node("1.1.1 (2)")]
        for step in steps:
            # carried money is not carried again
            with suppress(Refused), transaction.atomic():
                if step[0] != "carry" or step[3] != Part.CARRIED:
                    _take(step, nodes)
        every = BudgetNode.objects.all()
        entered = entered_sums(every)
        for node in every:
            kept = sums_of(node)
            assert kept == entered.get(node.pk, NOTHING)
            assert kept.allocated == kept.disbursed + kept.returned + kept.remaining
            assert kept.remaining == kept.committed + kept.carried + kept.uncommitted
            assert min(kept.disbursed, kept.returned, kept.committed, kept.carried, kept.uncommitted) >= 0
        assert known_sums(every, NOW) == entered
        whole = tree(None, make_programme(), "40")
        assert whole.sums.allocated == sum(node.allocated for node in every)
        assert whole.sums.allocated == whole.sums.disbursed + whole.sums.returned + whole.sums.remaining
        transaction.set_rollback(True)


@pytest.mark.django_db(transaction=True)
def test_two_who_spend_at_once_never_spend_more_than_is_there():
    with clock.frozen(NOW):
        node = make_funded(100)
        barrier, failures = Barrier(2), []

        def spend():
            barrier.wait()
            try:
                for _ in range(6):
                    with suppress(Refused):
                        enter(node, "disburse", 15)
            except Exception as error:  # shown by the assertion below, a thread's own would be lost
                failures.append(error)
            finally:
                connection.close()

        threads = [Thread(target=spend) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
    assert failures == []
    node.refresh_from_db()
    assert node.disbursed == 90_00
    assert entered_sums(BudgetNode.objects.filter(pk=node.pk))[node.pk] == sums_of(node)
