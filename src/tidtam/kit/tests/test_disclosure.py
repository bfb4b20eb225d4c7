"""Nobody works out from a published table what one contributor has: attacked by linear programming."""

import random
from collections import defaultdict

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from tidtam.kit.disclosure import PERCENT, Secret, Table, pinned, told_by, withheld


def attack(table: Table, hidden, wanted, known=()):
    """Lowest and highest sum of `wanted` that agrees with everything published, with totals, and with `known`."""
    cells = sorted(hidden - set(known))
    at = {cell: number for number, cell in enumerate(cells)}
    lines = []
    for row in range(table.rows + 1):
        lines.append(([(row, column) for column in range(table.columns)], (row, table.columns)))
    for column in range(table.columns + 1):
        lines.append(([(row, column) for row in range(table.rows)], (table.rows, column)))
    left, right = [], []
    for parts, total in lines:
        line, value = np.zeros(len(cells)), 0
        for cell, sign in [*((cell, 1) for cell in parts), (total, -1)]:
            if cell in at:
                line[at[cell]] += sign
            else:
                value -= sign * table.amounts.get(cell, 0)
        left.append(line)
        right.append(value)
    aim = np.zeros(len(cells))
    fixed = sum(table.amounts[cell] for cell in wanted if cell not in at)
    for cell in wanted:
        if cell in at:
            aim[at[cell]] = 1
    ends = []
    for sign in (1, -1):
        found = linprog(
            sign * aim, A_eq=np.array(left), b_eq=np.array(right), bounds=(0, None), method="highs"
        )
        ends.append(float("inf") if found.status == 3 else sign * found.fun)
        assert found.status in {0, 3}, found.message
    return ends[0] + fixed, ends[1] + fixed


def assert_nobody_is_told(table: Table, hidden) -> None:
    """Every sum that tells of somebody stays as uncertain as it must, from outside and from inside."""
    first = {cell for cell, ones in table.behind.items() if cell in table.amounts and told_by(ones)}
    assert first <= hidden
    tops = {
        cell: max(table.behind[cell], key=lambda who: (table.behind[cell][who], str(who))) for cell in first
    }
    alone = defaultdict(set)
    for cell in hidden:
        ones = [who for who, amount in table.behind[cell].items() if amount > 0]
        if len(ones) == 1:
            alone[ones[0]].add(cell)
    for cell in first:
        _wide(table, hidden, [cell], told_by(table.behind[cell]))
        for who, known in alone.items():
            if cell not in known and tops[cell] != who:
                _wide(table, hidden, [cell], told_by(table.behind[cell]), known)
    own = defaultdict(set)
    for cell in first:
        if cell[0] < table.rows and cell[1] < table.columns:
            own[tops[cell]].add(cell)
    for who, cells in own.items():
        amount = sum(table.behind[cell][who] for cell in cells)
        _wide(table, hidden, sorted(cells), amount * PERCENT / 100)


def _wide(table, hidden, cells, by, known=()):
    low, high = attack(table, hidden, cells, known)
    true = sum(table.amounts[cell] for cell in cells)
    slack = 1e-6 * max(1, true)
    assert low <= true - by + slack, (cells, low, true, by)
    assert high >= true + by - slack, (cells, high, true, by)


def drawn(seed: int, rows: int, columns: int, makers: int) -> Table:
    """A province as it is: each maker in one district, in a few categories, a few far larger than the rest."""
    dice = random.Random(seed)
    cells = defaultdict(dict)
    for maker in range(makers):
        row = min(int(dice.expovariate(3) * rows), rows - 1)
        for column in dice.sample(range(columns), min(columns, dice.choice([1, 1, 1, 2, 3]))):
            cells[row, column][maker] = int(dice.lognormvariate(9, 1.5)) + 1
    return Table(rows, columns, cells)


@pytest.mark.parametrize(
    ("behind", "tells"),
    [
        ({}, False),
        ({1: 0}, False),
        ({1: 100}, True),
        ({1: 100, 2: 100}, True),
        ({1: 100, 2: 100, 3: 100}, False),
        ({1: 1000, 2: 100, 3: 10}, True),
        ({1: 500, 2: 480, 3: 100, 4: 30}, False),
        ({1: 500, 2: 490, 3: 80}, True),
    ],
)
def test_a_sum_tells_too_much_with_few_behind_it_or_with_one_or_two_that_make_nearly_all(behind, tells):
    assert bool(told_by(behind)) is tells


def test_one_withheld_cell_takes_others_with_it_or_subtraction_would_tell_it():
    many = dict.fromkeys(range(10, 20), 100)
    table = Table(
        3,
        3,
        {(r, c): {(r, c, n): v for n, v in many.items()} for r in range(3) for c in range(3)}
        | {(0, 0): {1: 500}},
    )

    hidden = withheld(table)

    assert (0, 0) in hidden
    assert len(hidden) >= 4
    assert (3, 3) not in hidden
    low, high = attack(table, hidden, [(0, 0)])
    assert low <= 425
    assert high >= 575


def test_two_that_are_withheld_do_not_protect_each_other_when_both_are_of_one_maker():
    table = Table(1, 3, {(0, 0): {"a": 100}, (0, 1): {"a": 200}, (0, 2): dict.fromkeys(range(9), 100)})

    assert_nobody_is_told(table, withheld(table))


def test_an_empty_table_and_a_table_of_one_maker_are_whole():
    assert withheld(Table(2, 2, {})) == set()
    table = Table(2, 2, {(0, 0): {"a": 100}})
    assert withheld(table) == set(table.amounts)


def test_a_table_with_enough_behind_each_sum_is_published_whole():
    table = Table(4, 3, {(r, c): {(r, c, n): 100 + n for n in range(8)} for r in range(4) for c in range(3)})

    assert withheld(table) == set()


@settings(max_examples=60)
@given(st.integers(0, 10**6), st.integers(1, 6), st.integers(1, 5), st.integers(1, 40))
def test_no_attack_on_a_table_however_it_falls_tells_of_anybody(seed, rows, columns, makers):
    table = drawn(seed, rows, columns, makers)

    assert_nobody_is_told(table, withheld(table))


@settings(max_examples=60)
@given(
    st.dictionaries(
        st.tuples(st.integers(0, 3), st.integers(0, 2)),
        st.dictionaries(st.integers(0, 6), st.integers(0, 50), max_size=4),
        max_size=10,
    )
)
def test_no_attack_tells_of_a_maker_who_is_in_many_rows(cells):
    table = Table(
        4, 3, {cell: {(cell[0], who): amount for who, amount in ones.items()} for cell, ones in cells.items()}
    )

    assert_nobody_is_told(table, withheld(table))


@settings(max_examples=40)
@given(st.integers(0, 10**6))
def test_the_flow_and_the_solver_agree_on_how_far_a_cell_is_known(seed):
    table = drawn(seed, 4, 3, 20)
    hidden = withheld(table)
    for cell in sorted(hidden)[:6]:
        down, up = pinned(table, hidden, Secret(frozenset({cell}), ("row", cell[0]), 0))
        low, high = attack(table, hidden, [cell])
        assert down == pytest.approx(table.amounts[cell] - low, abs=1e-3)
        assert up == pytest.approx(high - table.amounts[cell], abs=1e-3)


def test_a_province_is_worked_out_in_seconds_and_most_of_it_is_published():
    table = drawn(7, 26, 6, 1500)

    hidden = withheld(table)

    assert len(hidden) < len(table.amounts) * 0.6
    assert (26, 6) not in hidden
