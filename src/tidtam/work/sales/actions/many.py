"""One step with many reports at once: all that wait for it, but those that are left out or held back."""

import hashlib
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from tidtam.kit.actor import Actor
from tidtam.work.sales.actions.states import WAYS, WrongStep, take_step
from tidtam.work.sales.models import Report
from tidtam.work.sales.queries.way import waiting

#: Keys of reports -> why those of them that are held back are.
Hold = Callable[[Collection[int]], Mapping[int, str]]

#: Steps that are taken with many; each other one needs a look at the one report.
MANY = ("check", "approve")


class Moved(WrongStep):
    """Not the same reports wait as when the person looked."""


class Waiting(NamedTuple):
    """A report that waits. held: why it is not taken along with the others, "" where it is."""

    report: Report
    held: str


@dataclass(frozen=True)
class Sweep:
    """What one step would take: `taken`, all that wait without those `left` out and those `held` back."""

    name: str
    month: date
    area: str
    taken: Sequence[Report]
    left: Sequence[Report]
    held: Sequence[Waiting]

    @property
    def baht(self) -> int:
        """Satang of the reports that are taken."""
        return sum(report.baht for report in self.taken)

    @property
    def mark(self) -> str:
        """Another one as soon as other reports, or other sums, would be taken."""
        said = repr([(report.pk, report.state, report.baht) for report in self.taken])
        return hashlib.sha256(said.encode()).hexdigest()[:16]


def sweep(
    name: str,
    month: date,
    *,
    area: str = "",
    leave: Collection[int] = (),
    hold: Hold,
    by: Actor,
) -> Sweep:
    """The month's reports of the area that wait for the step, without those to leave out and those held back."""
    rows = list(waiting(by, WAYS[name], month, area).select_related("producer", "area__parent__parent"))
    why = hold([row.pk for row in rows if row.pk not in leave])
    left = [row for row in rows if row.pk in leave]
    kept = [Waiting(row, why[row.pk]) for row in rows if row.pk in why and row.pk not in leave]
    taken = [row for row in rows if row.pk not in why and row.pk not in leave]
    return Sweep(name, month, area, taken, left, kept)


def take_many(found: Sweep, *, seen: str, by: Actor) -> int:
    """Take the step with all that the sweep takes; how many. `Moved` unless it is what the person saw."""
    if seen != found.mark:
        raise Moved("")
    return take_step(found.name, [report.pk for report in found.taken], by=by) if found.taken else 0
