"""What a file would do and did: the same for the screens, the shell and tests.

The kinds of uploads are said by the rooms, see `tidtam.kit.uploads`.
"""

import gc
import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from tidtam.kit import tables
from tidtam.kit.actor import Actor
from tidtam.kit.tables import Refusal, Row, Sheet
from tidtam.kit.uploads import Original, Plan, Progress, Remark, Report, Said, UploadKind, kinds

SAID_EVERY = 200
REFUSALS_KEPT = 200_000  # of one file, one by one; what is beyond is counted
WARNINGS_KEPT = 10_000

ProgressWithNote = Callable[[int, int, str], None]


class UnknownUpload(LookupError):
    """No room takes this kind of file."""


class Tally:
    """What the plans of a file come to; `digest` tells later whether it is still what was shown."""

    def __init__(self) -> None:
        self.new = self.changed = self.unchanged = self.refused = self.left_out = self.silent = (
            self.warned
        ) = 0
        self.refusals: list[Refusal] = []
        self.warnings: list[Remark] = []
        self._said = hashlib.sha256()

    def add(self, plan: Plan) -> None:
        new = sum(change.new for change in plan.changes)
        self.new += new
        self.changed += len(plan.changes) - new
        self.unchanged += plan.unchanged
        self.silent += plan.silent
        self.refused += len({refusal.row for refusal in plan.refusals})
        room = REFUSALS_KEPT - len(self.refusals)
        self.refusals += plan.refusals[:room]
        self.left_out += max(0, len(plan.refusals) - room)
        for change in plan.changes:
            if change.warnings:
                self.warned += 1
                self.warnings += change.warnings[: max(0, WARNINGS_KEPT - len(self.warnings))]
            said = (change.row, change.key, change.new, [tuple(map(str, cell)) for cell in change.cells])
            self._said.update(repr(said).encode())
        for refusal in plan.refusals:
            self._said.update(repr((refusal.row, str(refusal.column), str(refusal.reason))).encode())

    @property
    def digest(self) -> str:
        said = self._said.copy()
        said.update(str(self.unchanged).encode())
        return said.hexdigest()

    def counts(self) -> dict[str, int]:
        """By what becomes of the rows; refused counts rows of which something was refused, taken or not."""
        return {name: getattr(self, name) for name in ("new", "changed", "unchanged", "refused")}

    def report(self) -> Report:
        return Report(
            **self.counts(),
            refusals=tuple(self.refusals),
            left_out=self.left_out,
            silent=self.silent,
            warnings=tuple(self.warnings),
        )


def find(code: str) -> UploadKind:
    try:
        return kinds()[code]
    except KeyError as error:
        raise UnknownUpload(code) from error


def run(
    kind: str,
    path: str | Path | bytes,
    by: Actor | None,
    check: bool = False,
    progress: Progress | None = None,
    said: Said | None = None,
) -> Report:
    """Take what can be taken of a file in one transaction; with `check` only say what would be.

    said: the answers to what the kind asks beside the file.

    TableProblem when nothing of the file can be read; nothing has changed then.
    """
    found, tally = find(kind), Tally()
    if check:
        for plan in plans(found, tables.read(path, found.columns), by=by, said=said):
            tally.add(plan)
        return tally.report()
    with transaction.atomic():
        rows = tables.read(path, found.columns)
        take(found, rows, tally, by=by, progress=progress, said=said, original=_original(kind, path))
    return tally.report()


def _original(kind: str, path: str | Path | bytes) -> Original:
    return Original(f"{kind}.csv", path) if isinstance(path, bytes) else Original(Path(path).name, Path(path))


def plans(
    kind: UploadKind, rows: Iterable[Row], *, by: Actor | None, said: Said | None = None
) -> Iterator[Plan]:
    """What the rows would do, part by part; nothing is written."""
    steps = kind.steps(by, said)
    for part in kind.parts(rows):
        plan = steps.plan(part)
        if kind.warn is not None:
            told = defaultdict[int, list[Remark]](list)
            for remark in kind.warn(plan, by):
                told[remark.row].append(remark)
            plan.changes = [
                change._replace(warnings=(*change.warnings, *told[change.row]))
                if change.row in told
                else change
                for change in plan.changes
            ]
        yield plan


def take(
    kind: UploadKind,
    rows: Iterable[Row],
    tally: Tally,
    *,
    by: Actor | None,
    progress: Progress | None = None,
    said: Said | None = None,
    original: Original | None = None,
) -> None:
    """Plan and write part by part, in the caller's transaction; progress counts the rows written."""
    with closing(kind.steps(by, said, original)) as steps, patient():
        for part in kind.parts(rows):
            plan = steps.plan(part)
            tally.add(plan)
            steps.write(plan, None if kind.part else progress)
            if progress and kind.part:
                progress(tally.new + tally.changed, 0)
        if tally.new or tally.changed:
            steps.finish()


@contextmanager
def patient() -> Iterator[None]:
    """Python looks for garbage seldom: a file makes millions of small things, hardly any of which is in a circle."""
    before = gc.get_threshold()
    gc.set_threshold(200_000, 20, 20)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def told(sheet: Sheet, progress: ProgressWithNote, notes: list[str], most_notes: int) -> Iterator[Row]:
    """The rows of a sheet, with word of how far the reading is and of what was mended on the way."""
    for count, row in enumerate(sheet, start=1):
        if count % SAID_EVERY == 0:
            progress(count, 0, _("Reading the rows"))
        if row.notes:
            notes += row.notes[: most_notes - len(notes)]
        yield row
    notes += sheet.notes[: max(0, most_notes - len(notes))]
