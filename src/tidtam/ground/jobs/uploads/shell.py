"""The upload without a screen: for `tidtam import`, the demo and tests."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import transaction

from tidtam.ground.jobs.uploads.kinds import Plan, Progress, find
from tidtam.ground.jobs.uploads.planning import Digest, plans, writable
from tidtam.kit import tables
from tidtam.kit.actor import Actor
from tidtam.kit.tables import Refusal


@dataclass(frozen=True)
class Report:
    """What became of a file. taken: rows that stand in the register now, unchanged ones included."""

    new: int
    changed: int
    unchanged: int
    refusals: list[Refusal] = field(default_factory=list)
    ignored: tuple[str, ...] = ()
    notes: list[str] = field(default_factory=list)

    @property
    def taken(self) -> int:
        return self.new + self.changed + self.unchanged

    def as_dict(self) -> dict[str, Any]:
        return {
            "taken": self.taken,
            "new": self.new,
            "changed": self.changed,
            "unchanged": self.unchanged,
            "refusals": [refusal._asdict() for refusal in self.refusals],
            "ignored": list(self.ignored),
            "notes": self.notes,
        }


def _silent(done: int, total: int, note: str) -> None:
    pass


def run(
    kind: str,
    path: str | Path | bytes,
    by: Actor | None,
    check: bool = False,
    progress: Callable[[int, int, str], None] | None = None,
) -> Report:
    """Take all valid rows of a file in one transaction; with `check` only say what would happen.

    TableProblem when nothing of the file can be read; then nothing has changed.
    """
    found = find(kind)
    say: Progress = progress or _silent
    sheet = tables.read(path, found.columns)
    digest = Digest()
    taken: list[Plan] = []
    refusals: list[Refusal] = []
    notes: list[str] = []
    with transaction.atomic():
        for plan in plans(found, sheet, by, say):
            digest.add(plan)
            refusals += plan.refusals
            notes += plan.row.notes
            taken += writable([plan])
        if taken and not check:
            found.write(taken, by=by, progress=say)
    counts = digest.counts
    return Report(counts["new"], counts["changed"], counts["unchanged"], refusals, sheet.ignored, notes)
