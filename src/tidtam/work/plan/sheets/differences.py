"""From the sums on the books to those of the sheet: the entries that lead from the one to the other."""

from collections.abc import Iterator

from tidtam.work.plan.models import EntryKind, Part
from tidtam.work.plan.models.budget import RAISES
from tidtam.work.plan.queries.budget import KEPT, Sums

Step = tuple[str, str, int]  # kind, part, satang
#: What may be taken out of what was committed or carried over.
DRAWN = (
    (EntryKind.DISBURSE, "disbursed", (Part.COMMITTED, Part.CARRIED)),
    (EntryKind.RETURN, "returned", (Part.COMMITTED, Part.CARRIED)),
    (EntryKind.CARRY, "carried", (Part.COMMITTED,)),
)


def falls(before: Sums, after: Sums) -> list[str]:
    """The sums that would become less, beyond what is taken out of what was committed or carried over."""
    return [RAISES[kind] for kind, _part, amount in differences(before, after) if amount < 0]


def differences(before: Sums, after: Sums) -> Iterator[Step]:
    """The entries in an order in which the line always has what they take: first what gives, last what is taken away.

    What is spent while a commitment, or what was carried over, becomes less is spent out of it.
    """
    change = {name: getattr(after, name) - getattr(before, name) for name in KEPT}
    if change["allocated"] > 0:
        yield EntryKind.ALLOCATE, Part.OPEN, change["allocated"]
    drawn: list[Step] = []
    for kind, name, parts in DRAWN:
        for part in parts:
            out = min(change[name], -change[part])
            if out > 0:
                drawn.append((kind, part, out))
                change[name] -= out
                change[part] += out
    rest = (
        (EntryKind.CARRY, change["carried"]),
        (EntryKind.COMMIT, change["committed"]),
        (EntryKind.DISBURSE, change["disbursed"]),
        (EntryKind.RETURN, change["returned"]),
    )
    yield from ((kind, Part.OPEN, amount) for kind, amount in rest if amount < 0)
    yield from drawn
    yield from ((kind, Part.OPEN, amount) for kind, amount in rest if amount > 0)
    if change["allocated"] < 0:
        yield EntryKind.ALLOCATE, Part.OPEN, change["allocated"]
