"""What a room says about a spreadsheet that can be uploaded to it; the flow itself is that of `jobs`.

    # ground/areas/sheets.py
    UPLOADS = [UploadKind("areas.villages", _("Villages"), VILLAGE_COLUMNS, begin=whole(plan, write), rows=rows)]

The flow reads the file with the columns, part by part, and shows the plan (what is new, which cell changes from
what to what, which rows are refused and why). Once a person has confirmed, it reads and plans again and writes:
in one transaction, so that a killed process leaves nothing half done, and a second confirmation changes nothing.
The same columns make the template and the export, so that what goes out can come in.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from django.utils.functional import Promise

from tidtam.kit.actor import Actor
from tidtam.kit.rooms import having
from tidtam.kit.tables import Column, Refusal, Row

Progress = Callable[[int, int], None]  # rows done, rows in all
PART = 1000


class CellChange(NamedTuple):
    """One cell of a row that would change, as a person reads it; a protected one behind a mask."""

    column: str
    before: str
    after: str


class Remark(NamedTuple):
    """What a person should look at before a row is written, such as another record that may be the same, or an odd
    amount; it refuses nothing. column, value: the cell as it was understood, "" where it is the whole row.
    """

    row: int
    column: str
    value: str
    reason: str


class RowChange(NamedTuple):
    """One row that would be written: a new record, or the cells of a known one that change."""

    row: int
    key: str
    label: str
    new: bool
    cells: tuple[CellChange, ...] = ()
    warnings: tuple[Remark, ...] = ()


@dataclass
class Plan:
    """What writing rows would do. payload: what the room's own `write` needs, its business alone.

    silent: rows of a form that nobody has filled in; they say nothing and change nothing.

    A refusal does not always cost the row: a village whose point is wrong is taken without the point.
    """

    changes: list[RowChange] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    unchanged: int = 0
    silent: int = 0
    payload: Any = None

    @property
    def taken(self) -> int:
        """Rows of the file that the record holds afterwards."""
        return len(self.changes) + self.unchanged


@dataclass(frozen=True)
class Report:
    """What became of a file, in rows. refused: rows of which something was refused, taken or not.

    left_out: refusals beyond those that are kept one by one. silent: rows that say nothing.
    """

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: int = 0
    silent: int = 0
    refusals: tuple[Refusal, ...] = ()
    left_out: int = 0
    warnings: tuple[Remark, ...] = ()

    @classmethod
    def of(cls, plan: Plan) -> "Report":
        new = sum(change.new for change in plan.changes)
        refused = len({refusal.row for refusal in plan.refusals})
        return cls(new, len(plan.changes) - new, plan.unchanged, refused, plan.silent, tuple(plan.refusals))

    @property
    def taken(self) -> int:
        """Rows that were stored, those that were stored already included."""
        return self.new + self.changed + self.unchanged

    def json(self) -> dict[str, Any]:
        return {
            "taken": self.taken,
            "new": self.new,
            "changed": self.changed,
            "unchanged": self.unchanged,
            "refused": self.refused,
            "silent": self.silent,
            "refusals": [_cell(refusal) for refusal in self.refusals],
            "refusals_left_out": self.left_out,
            "warnings": [_cell(remark) for remark in self.warnings],
        }


def _cell(told: Refusal | Remark) -> dict[str, Any]:
    return {
        "row": told.row,
        "column": str(told.column),
        "value": str(told.value),
        "reason": str(told.reason),
    }


class Steps(Protocol):
    """One file on its way in: each part is planned and, when it is to be written, written before the next.

    What rows must not do to one another (name the same record twice), the object remembers from part to part.
    """

    def plan(self, rows: Iterable[Row]) -> Plan: ...

    def write(self, plan: Plan, progress: Progress | None = None) -> None:
        """In the caller's transaction, what was planned last."""
        ...

    def finish(self) -> None:
        """In the caller's transaction, once all parts are written: what belongs to the whole, the trail too."""
        ...

    def close(self) -> None:
        """The file is at its end, a good one or not."""
        ...


class PlanRows(Protocol):
    def __call__(self, rows: Iterable[Row], *, by: Actor | None) -> Plan: ...


class WritePlan(Protocol):
    def __call__(self, plan: Plan, *, by: Actor | None, progress: Progress | None = None) -> object: ...


Begin = Callable[[Actor | None], Steps]
Warn = Callable[[Plan, Actor | None], Iterable[Remark]]
RowsOut = Callable[[Sequence[str]], Iterator[Sequence[Any]]]
Said = Mapping[
    str, str
]  # answers by the question's name, as JSON keeps them; what was not answered is absent


class Original(NamedTuple):
    """The file itself, for what rests on it as on a paper."""

    name: str
    content: Path | bytes


@dataclass(frozen=True)
class Ask:
    """A question about the whole of a file, answered beside it: which month it is of, why its amounts change.

    choices: (answer, words) that one may give, None where it is a line of text. read: the answer of what was typed
    in the shell (ValidationError says what was expected). out: asked for an export, and answered there always.
    first: the answer that stands ready for an export.
    """

    name: str
    label: str | Promise
    choices: Callable[[Actor | None], Sequence[tuple[str, str]]] | None = None
    read: Callable[[str], str] = str.strip
    help_text: str | Promise = ""
    most: int = 400
    out: bool = False
    first: Callable[[], str] | None = None


@dataclass(frozen=True)
class UploadKind:
    """One kind of file. verb: what the person who uploads must be allowed to do somewhere.

    part: rows planned and written at a time; 0 where the rows of a file can only be judged together.
    rows: the records within the areas (code prefixes), in the columns' order, as an export carries them away.
    warn: what a person should look at among the rows of a plan; asked for the preview only.
    together: rows that follow one another with the same answer are planned in one part, however many these are.
    warned: a sentence for the preview, on what becomes of rows that are written though there is a remark on them.
    notes: sentences for the template, below the columns that it explains.
    asks: what is answered beside a file; then `begin` and `rows` are given the answers (`Said`) as well.
    name: in the shell, where the code's last word is not what people call it.
    rests: the rows rest on the file as on a paper; then `begin` is given the answers and the `Original` as well.
    """

    code: str
    label: str | Promise
    columns: Sequence[Column]
    begin: Callable[..., Steps]
    rows: Callable[..., Iterator[Sequence[Any]]] | None = None
    warn: Warn | None = None
    together: Callable[[Row], object] | None = None
    warned: str | Promise = ""
    part: int = PART
    verb: str = "import"
    help_text: str | Promise = ""
    notes: Sequence[str | Promise] = ()
    asks: Sequence[Ask] = ()
    name: str = ""
    rests: bool = False

    def steps(self, by: Actor | None, said: Said | None = None, original: Original | None = None) -> Steps:
        """One file's way in. said: the answers to what this kind asks; original: the file, where it is written."""
        if self.rests:
            return self.begin(by, said or {}, original)
        return self.begin(by, said or {}) if self.asks else self.begin(by)

    def rows_out(self, areas: Sequence[str], said: Said | None = None) -> Iterator[Sequence[Any]]:
        """The rows of an export; of a kind that goes out."""
        assert self.rows is not None
        return self.rows(areas, said or {}) if self.asks else self.rows(areas)

    @property
    def is_guarded(self) -> bool:
        """Whether its files may hold what is shown to nobody."""
        return any(column.protected for column in self.columns)

    @property
    def goes_out(self) -> bool:
        """Whether the register can be carried away in these columns."""
        return self.rows is not None

    def parts(self, rows: Iterable[Row]) -> Iterator[Iterable[Row]]:
        """The rows as they are planned together."""
        if not self.part:
            yield rows
            return
        source = iter(rows)
        ahead: list[Row] = []
        while part := ahead + list(islice(source, self.part - len(ahead))):
            ahead = []
            if self.together is not None and len(part) >= self.part:
                last = self.together(part[-1])
                for row in source:
                    if self.together(row) != last:
                        ahead = [row]
                        break
                    part.append(row)
            yield part


@dataclass
class _Whole:
    plan_rows: PlanRows
    write_plan: WritePlan
    by: Actor | None

    def plan(self, rows: Iterable[Row]) -> Plan:
        return self.plan_rows(rows, by=self.by)

    def write(self, plan: Plan, progress: Progress | None = None) -> None:
        if plan.changes:
            self.write_plan(plan, by=self.by, progress=progress)

    def finish(self) -> None:
        """The plan was the whole."""

    def close(self) -> None:
        """Nothing is held."""


def whole(plan: PlanRows, write: WritePlan) -> Begin:
    """The steps of a file whose rows are planned together."""
    return lambda by: _Whole(plan, write, by)


@cache
def kinds() -> dict[str, UploadKind]:
    """All kinds of all rooms by code; read once per process."""
    return {kind.code: kind for room in having("sheets") for kind in getattr(room, "UPLOADS", ())}
