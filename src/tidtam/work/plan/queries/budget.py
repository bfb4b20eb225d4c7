"""The budget tree with its sums: what stands in a line is that of its entries, what stands above is added up."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from tidtam.kit.actor import Actor
from tidtam.work.plan.models import BudgetEntry, BudgetNode, EntryKind, Part, Programme
from tidtam.work.plan.models.budget import moves

KEPT = ("allocated", "disbursed", "returned", "committed", "carried")
#: Which entries each sum is made of.
SHOWN_AS = {
    "allocated": Q(kind__in=[EntryKind.ALLOCATE, EntryKind.TRANSFER]),
    "disbursed": Q(kind=EntryKind.DISBURSE),
    "returned": Q(kind=EntryKind.RETURN),
    "committed": Q(kind=EntryKind.COMMIT) | Q(part=Part.COMMITTED),
    "carried": Q(kind=EntryKind.CARRY) | Q(part=Part.CARRIED),
    "remaining": ~Q(kind__in=[EntryKind.COMMIT, EntryKind.CARRY]),
}


@dataclass(frozen=True)
class Sums:
    """Satang. What remains of the allocation is committed, carried over the year, or neither (uncommitted)."""

    allocated: int = 0
    disbursed: int = 0
    returned: int = 0
    committed: int = 0
    carried: int = 0

    def __add__(self, other: "Sums") -> "Sums":
        return Sums(*(getattr(self, name) + getattr(other, name) for name in KEPT))

    @property
    def remaining(self) -> int:
        return self.allocated - self.disbursed - self.returned

    @property
    def uncommitted(self) -> int:
        return self.remaining - self.committed - self.carried

    @property
    def spent_share(self) -> int | None:
        """Disbursed of what was allocated, in hundredths of a per cent (% BPM); None of nothing."""
        return share(self.disbursed, self.allocated)

    @property
    def used_share(self) -> int | None:
        """Disbursed and returned of what was allocated, in hundredths of a per cent (% ภายใน)."""
        return share(self.disbursed + self.returned, self.allocated)

    @property
    def spent_text(self) -> str:
        return share_text(self.spent_share)

    @property
    def used_text(self) -> str:
        return share_text(self.used_share)


NOTHING = Sums()


@dataclass
class Line:
    """A line of the tree with everything below it. below: the lines directly under it, in their order."""

    node: BudgetNode
    sums: Sums
    below: "list[Line]" = field(default_factory=list)

    def walk(self) -> "Iterator[Line]":
        """This line and all below it, as the sheet lists them."""
        yield self
        for line in self.below:
            yield from line.walk()


@dataclass(frozen=True)
class Tree:
    """What somebody sees of a budget. whole: nothing of it was left out for them."""

    lines: tuple[Line, ...]
    sums: Sums
    whole: bool

    def walk(self) -> Iterator[Line]:
        for line in self.lines:
            yield from line.walk()


def share(part: int, whole: int) -> int | None:
    """Hundredths of a per cent, the half rounded up."""
    return (part * 20_000 + whole) // (2 * whole) if whole else None


def share_text(hundredths: int | None) -> str:
    """ "35.78"; nothing of nothing."""
    return "" if hundredths is None else f"{hundredths // 100}.{hundredths % 100:02}"


def sums_of(node: BudgetNode) -> Sums:
    """What stands at the line itself today."""
    return Sums(*(getattr(node, name) for name in KEPT))


def known_sums(nodes: "QuerySet[Any]", moment: datetime) -> dict[int, Sums]:
    """The sums of each line by its key, out of the entries recorded by the moment."""
    rows = BudgetEntry.objects.filter(node__in=nodes.order_by().values("pk"), recorded_at__lte=moment)
    return _added(rows)


def entered_sums(nodes: "QuerySet[Any]") -> dict[int, Sums]:
    """The sums as all entries make them, to compare with those that are kept."""
    return _added(BudgetEntry.objects.filter(node__in=nodes.order_by().values("pk")))


def tree(
    actor: Actor | None, programme: Programme, province: str, *, known_at: datetime | None = None
) -> Tree:
    """The budget of the year and province as far as the actor may see it, with the sums of what is seen.

    The lines above stand there by their names, so that a district knows where its money belongs.
    """
    every = BudgetNode.objects.filter(programme=programme, province=province)
    if known_at is not None:
        every = every.filter(recorded_at__lte=known_at)
    nodes = list(every.select_related("area", "programme").order_by("path"))
    seen = {node.pk for node in nodes}
    if actor is not None and not actor.may("view", province):
        seen = set(
            every.filter(pk__in=BudgetNode.objects.open_to(actor, "view")).values_list("pk", flat=True)
        )
    known = None if known_at is None else known_sums(every, known_at)
    return _grown(nodes, seen, known)


def sums_below(actor: Actor, node: BudgetNode, known_at: datetime | None = None) -> Sums:
    """The line with everything below it, as far as the actor may see it."""
    rows = BudgetNode.objects.open_to(actor, "view").filter(
        Q(path=node.path) | Q(path__startswith=f"{node.path}."),
        programme=node.programme_id,
        province=node.province_id,
    )
    if known_at is not None:
        return sum(known_sums(rows, known_at).values(), NOTHING)
    found = rows.aggregate(**{name: Coalesce(Sum(name), 0) for name in KEPT})
    return Sums(**found)


def narrowed(programme: Programme, province: str, kept: "QuerySet[BudgetNode]") -> Tree:
    """The same with the lines of `kept` alone, and the lines above them by their names."""
    every = BudgetNode.objects.filter(programme=programme, province=province)
    nodes = every.select_related("area", "programme").order_by("path")
    return _grown(nodes, set(kept.order_by().values_list("pk", flat=True)), None)


def provinces_with_budget(actor: Actor, programme: Programme) -> list[str]:
    """Codes of the provinces of whose budget the actor may see something."""
    rows = BudgetNode.objects.open_to(actor, "view").filter(programme=programme)
    return sorted(set(rows.order_by().values_list("province_id", flat=True)))


def _added(rows: "QuerySet[BudgetEntry]") -> dict[int, Sums]:
    found: defaultdict[int, dict[str, int]] = defaultdict(lambda: dict.fromkeys(KEPT, 0))
    grouped = rows.order_by().values_list("node_id", "kind", "part").annotate(total=Sum("amount"))
    for node, kind, part, total in grouped:
        for name, amount in moves(kind, part, total).items():
            found[node][name] += amount
    return {node: Sums(**sums) for node, sums in found.items()}


def _grown(nodes: Iterable[BudgetNode], seen: set[int], known: Mapping[int, Sums] | None) -> Tree:
    """Lines out of nodes in the order of their paths: what is below comes after."""
    lines: dict[int, Line] = {}
    top: list[Line] = []
    hidden = 0
    for node in nodes:
        hidden += node.pk not in seen
        own = sums_of(node) if known is None else known.get(node.pk, NOTHING)
        line = lines[node.pk] = Line(node, own if node.pk in seen else NOTHING)
        above = lines.get(node.parent_id) if node.parent_id else None
        (above.below if above is not None else top).append(line)
    kept = [line for line in top if _settle(line, seen)]
    return Tree(tuple(kept), sum((line.sums for line in kept), NOTHING), not hidden)


def _settle(line: Line, seen: set[int]) -> bool:
    """Add up what is below, drop what shows nothing that is seen; whether the line itself shows any."""
    line.below = [one for one in line.below if _settle(one, seen)]
    line.sums = sum((one.sums for one in line.below), line.sums)
    return line.node.pk in seen or bool(line.below)
