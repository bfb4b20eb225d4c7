"""Which cells of a table with totals are withheld, so that nobody can work out what one of those behind it has.

A table of rows by columns with its totals is a network: every row and every column is a node, every cell an arc, and
whoever reads the published cells knows that the withheld ones balance at each node and are not negative. How far a
withheld cell can be pinned down is a question of flow, answered exactly and without a solver. (The tests attack the
same tables with linear programming.)

Withheld are: sums that tell too much (fewer than three behind them, or two that make nearly all of it, or the rest too
small to blur the largest: the p% rule), and as many others as it takes that none of these can be worked out by
subtraction to nearer than p% of the largest one behind it: each alone, all withheld ones of a line together, all of one
contributor together, and also by anybody who knows the cells that are only his own.
"""

import heapq
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

Key = Any  # whoever stands behind a sum, told apart by equality
Cell = tuple[int, int]
Node = tuple[str, int]
Behind = Mapping[Key, int]

FEWEST = 3
PERCENT = 15
TWO_AT_MOST = 90  # per cent that the two largest may make together
ALL = math.inf


class Arc(NamedTuple):
    """A cell as an arc: its amount can grow without end, and shrink to nothing."""

    tail: Node
    head: Node
    amount: int


def told_by(behind: Behind) -> int:
    """By how much a sum must stay uncertain on both sides; 0 where it tells too little about anybody."""
    amounts = sorted((one for one in behind.values() if one > 0), reverse=True)
    if not amounts:
        return 0
    total, largest, two = sum(amounts), amounts[0], sum(amounts[:2])
    rest = total - two
    if len(amounts) >= FEWEST and rest * 100 >= PERCENT * largest and two * 100 <= TWO_AT_MOST * total:
        return 0
    return -(-largest * PERCENT // 100)


@dataclass
class Table:
    """cells: (row, column) -> who is behind it with how much. The last row and column are the totals."""

    rows: int
    columns: int
    cells: Mapping[Cell, Behind]
    behind: dict[Cell, dict[Key, int]] = field(init=False)
    amounts: dict[Cell, int] = field(init=False)

    def __post_init__(self) -> None:
        behind: dict[Cell, dict[Key, int]] = defaultdict(lambda: defaultdict(int))
        for (row, column), ones in self.cells.items():
            for who, amount in ones.items():
                for cell in (
                    (row, column),
                    (row, self.columns),
                    (self.rows, column),
                    (self.rows, self.columns),
                ):
                    behind[cell][who] += amount
        self.behind = {cell: dict(ones) for cell, ones in behind.items()}
        self.amounts = {
            cell: sum(ones.values()) for cell, ones in self.behind.items() if sum(ones.values()) > 0
        }

    def arc(self, cell: Cell) -> Arc:
        """Inside from its row to its column; sums of rows the other way round, so that every node balances."""
        row, column = ("row", cell[0]), ("column", cell[1])
        turned = (cell[0] == self.rows) != (cell[1] == self.columns)
        return Arc(column, row, self.amounts[cell]) if turned else Arc(row, column, self.amounts[cell])

    def line(self, node: Node) -> list[Cell]:
        """The cells that add up to the sum of this row or column, without the sum."""
        way, number = node
        if way == "row":
            cells = [(number, column) for column in range(self.columns)]
        else:
            cells = [(row, number) for row in range(self.rows)]
        return [cell for cell in cells if cell in self.amounts]

    def sum_of(self, node: Node) -> Cell:
        return (node[1], self.columns) if node[0] == "row" else (self.rows, node[1])

    def merged(self, cells: Iterable[Cell]) -> dict[Key, int]:
        found: dict[Key, int] = defaultdict(int)
        for cell in cells:
            for who, amount in self.behind[cell].items():
                found[who] += amount
        return found


class Secret(NamedTuple):
    """What must stay uncertain by `by` on both sides: one cell, or several of one line together.

    node: the line; known: cells that the one who looks knows already.
    """

    cells: frozenset[Cell]
    node: Node
    by: int
    known: frozenset[Cell] = frozenset()


def withheld(table: Table) -> set[Cell]:
    """The cells that are not published."""
    first = {cell for cell, ones in table.behind.items() if cell in table.amounts and told_by(ones)}
    hidden = set(first)
    while True:
        before = len(hidden)
        for secret in _secrets(table, first, hidden):
            _protect(table, hidden, secret)
        if len(hidden) == before:
            return hidden


def pinned(table: Table, hidden: Iterable[Cell], secret: Secret) -> tuple[float, float]:
    """By how much the sum of these cells could be smaller, and larger, for all that is published."""
    down, up = (_Network(table, set(hidden), secret) for _way in range(2))
    return down.flow(down.down, ALL), up.flow(up.up, ALL)


def _secrets(table: Table, first: set[Cell], hidden: set[Cell]) -> Iterable[Secret]:
    """What must be kept now: read anew after each round, for more is withheld then."""
    for cell in sorted(first):
        yield Secret(frozenset({cell}), ("row", cell[0]), told_by(table.behind[cell]))
    nodes = [("row", row) for row in range(table.rows + 1)] + [
        ("column", one) for one in range(table.columns + 1)
    ]
    for node in nodes:
        together = frozenset(cell for cell in table.line(node) if cell in hidden)
        if together and table.sum_of(node) not in hidden and (by := told_by(table.merged(together))):
            yield Secret(together, node, by)
    yield from _of_each(table, first)
    yield from _from_inside(table, first, hidden)


def _of_each(table: Table, first: set[Cell]) -> Iterable[Secret]:
    """All that tells of one contributor in its row, together."""
    own: dict[tuple[Key, int], set[Cell]] = defaultdict(set)
    for cell in first:
        if cell[0] < table.rows and cell[1] < table.columns:
            own[_largest(table, cell), cell[0]].add(cell)
    for (who, row), cells in sorted(own.items(), key=lambda one: (one[0][1], str(one[0][0]))):
        if len(cells) > 1:
            amount = sum(table.behind[cell][who] for cell in cells)
            yield Secret(frozenset(cells), ("row", row), -(-amount * PERCENT // 100))


def _from_inside(table: Table, first: set[Cell], hidden: set[Cell]) -> Iterable[Secret]:
    """Whoever is alone behind a cell knows it, and may work out others from it."""
    alone: dict[Key, set[Cell]] = defaultdict(set)
    for cell in hidden:
        ones = [who for who, amount in table.behind[cell].items() if amount > 0]
        if len(ones) == 1:
            alone[ones[0]].add(cell)
    for who in sorted(alone, key=str):
        for cell in sorted(first - alone[who]):
            if _largest(table, cell) != who:
                yield Secret(
                    frozenset({cell}), ("row", cell[0]), told_by(table.behind[cell]), frozenset(alone[who])
                )


def _largest(table: Table, cell: Cell) -> Key:
    ones = table.behind[cell]
    return max(ones, key=lambda who: (ones[who], str(who)))


def _protect(table: Table, hidden: set[Cell], secret: Secret) -> None:
    """Withhold the cheapest cells by which the secret can be smaller and larger by what it needs."""
    for way in ("up", "down"):
        network = _Network(table, hidden, secret)
        ends = network.up if way == "up" else network.down
        if network.flow(ends, secret.by) >= secret.by:
            continue
        network = _Network(table, set(table.amounts), secret, cheap=hidden)
        network.flow(ends, secret.by)
        hidden |= network.used


class _Network:
    """Withheld cells as arcs; the cells of the secret meet in a node of their own, through which its sum must go."""

    OWN: Node = ("own", 0)

    def __init__(
        self, table: Table, hidden: set[Cell], secret: Secret, *, cheap: set[Cell] | None = None
    ) -> None:
        self.used: set[Cell] = set()
        self._arcs: dict[Node, dict[tuple[Node, Cell], float]] = defaultdict(dict)
        self._cost = {
            cell: 0 if cheap is None or cell in cheap else table.amounts[cell] + 1 for cell in hidden
        }
        leaves = True
        for cell in hidden - secret.known:
            tail, head, amount = table.arc(cell)
            if cell in secret.cells:
                leaves = tail == secret.node
                tail = self.OWN if tail == secret.node else tail
                head = self.OWN if head == secret.node else head
            self._arcs[tail][head, cell] = ALL
            self._arcs[head][tail, cell] = amount
        out, back = (self.OWN, secret.node) if leaves else (secret.node, self.OWN)
        self.up, self.down = (out, back), (back, out)

    def flow(self, ends: tuple[Node, Node], enough: float) -> float:
        """The most that goes from one to the other, or `enough`; the arcs it took are noted as used."""
        start, end = ends
        sent = 0.0
        while sent < enough:
            way = self._way(start, end)
            if not way:
                return sent
            least = min([enough - sent, *(self._arcs[tail][head, cell] for tail, head, cell in way)])
            if least == ALL:
                self.used |= {cell for _tail, _head, cell in way}
                return ALL
            for tail, head, cell in way:
                self._arcs[tail][head, cell] -= least
                self._arcs[head][tail, cell] += least
                self.used.add(cell)
            sent += least
        return sent

    def _way(self, start: Node, end: Node) -> list[tuple[Node, Node, Cell]]:
        """The cheapest way over which anything can go; [] where there is none."""
        far: dict[Node, float] = {start: 0}
        came: dict[Node, tuple[Node, Node, Cell]] = {}
        waiting: list[tuple[float, Node]] = [(0, start)]
        while waiting:
            so_far, node = heapq.heappop(waiting)
            if node == end:
                break
            if so_far > far[node]:
                continue
            for (head, cell), room in self._arcs[node].items():
                cost = so_far + (0 if cell in self.used else self._cost[cell])
                if room > 0 and cost < far.get(head, ALL):
                    far[head] = cost
                    came[head] = (node, head, cell)
                    heapq.heappush(waiting, (cost, head))
        way: list[tuple[Node, Node, Cell]] = []
        node = end
        while node != start:
            if node not in came:
                return []
            way.append(came[node])
            node = came[node][0]
        return way
