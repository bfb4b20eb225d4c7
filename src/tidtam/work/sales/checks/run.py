"""All checks of a report at once."""

from collections.abc import Callable, Sequence

from tidtam.work.sales.checks import amounts, goods, habits
from tidtam.work.sales.checks.shape import Flag, Known, Line

#: In the order in which a reader meets them.
CHECKS: tuple[Callable[[Sequence[Line], Known], list[Flag]], ...] = (
    amounts.amounts,
    goods.capacity,
    goods.price,
    habits.zero,
    habits.same,
    habits.fair,
)


def check(lines: Sequence[Line], known: Known) -> list[Flag]:
    """What to ask about a report; no lines say that nothing was sold. Never refuses, only asks."""
    return [flag for one in CHECKS for flag in one(lines, known)]
