"""What a room says about a spreadsheet that can be uploaded to it; the flow itself is that of `jobs`.

    # ground/areas/sheets.py
    UPLOADS = [UploadKind("areas.villages", _("Villages"), VILLAGE_COLUMNS, plan_villages, write_villages)]

The flow reads the file with the columns, shows the plan (what is new, which cell changes from what to what,
which rows are refused and why) and, once a person has confirmed, reads and plans again and writes: in one
transaction, so that a killed process leaves nothing half done, and a second confirmation changes nothing.
"""

import importlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from typing import Any, Protocol

from django.apps import apps
from django.utils.functional import Promise

from tidtam.kit.actor import Actor
from tidtam.kit.tables import Column, Refusal, Row

Progress = Callable[[int, int], None]  # rows done, rows in all


@dataclass(frozen=True)
class CellChange:
    """One cell of a row that would change, as a person reads it."""

    column: str
    before: str
    after: str


@dataclass(frozen=True)
class RowChange:
    """One row that would be written: a new record, or the cells of a known one that change."""

    row: int
    key: str
    label: str
    new: bool
    cells: tuple[CellChange, ...] = ()


@dataclass
class Plan:
    """What writing the file would do. payload: what the room's own `write` needs, its business alone.

    A refusal does not always cost the row: a village whose point is wrong is taken without the point.
    """

    changes: list[RowChange] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    unchanged: int = 0
    payload: Any = None

    @property
    def taken(self) -> int:
        """Rows of the file that the record holds afterwards."""
        return len(self.changes) + self.unchanged


@dataclass(frozen=True)
class Report:
    """What became of a file. taken: rows that were stored, those that were stored already included."""

    taken: int
    refusals: tuple[Refusal, ...] = ()

    def json(self) -> dict[str, Any]:
        return {
            "taken": self.taken,
            "refusals": [
                {"row": r.row, "column": r.column, "value": r.value, "reason": str(r.reason)}
                for r in self.refusals
            ],
        }


class PlanRows(Protocol):
    def __call__(self, rows: Iterable[Row], *, by: Actor | None) -> Plan: ...


class WritePlan(Protocol):
    def __call__(self, plan: Plan, *, by: Actor | None, progress: Progress | None = None) -> Report: ...


@dataclass(frozen=True)
class UploadKind:
    """One kind of file. verb: what the person who uploads must be allowed to do somewhere."""

    code: str
    label: str | Promise
    columns: Sequence[Column]
    plan: PlanRows
    write: WritePlan
    verb: str = "import"
    help_text: str | Promise = ""


@cache
def kinds() -> dict[str, UploadKind]:
    """All kinds of all rooms by code; read once per process."""
    found: dict[str, UploadKind] = {}
    for room in apps.get_app_configs():
        name = f"{room.name}.sheets"
        if room.name.startswith("tidtam.") and room.name != "tidtam.kit" and find_spec(name):
            for kind in getattr(importlib.import_module(name), "UPLOADS", ()):
                found[kind.code] = kind
    return found
