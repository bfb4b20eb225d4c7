"""What a file would do and did: the same for the screens, the shell and tests.

The kinds of uploads are said by the rooms, see `tidtam.kit.uploads`.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import NamedTuple

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from tidtam.kit import tables
from tidtam.kit.actor import Actor
from tidtam.kit.tables import Row, Sheet
from tidtam.kit.uploads import Plan, Progress, Report, UploadKind, kinds

SAID_EVERY = 200

ProgressWithNote = Callable[[int, int, str], None]


class UnknownUpload(LookupError):
    """No room takes this kind of file."""


class Counts(NamedTuple):
    """Rows by what becomes of them; refused counts rows of which something was refused, taken or not."""

    new: int
    changed: int
    unchanged: int
    refused: int


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
) -> Report:
    """Take what can be taken of a file in one transaction; with `check` only say what would be.

    TableProblem when nothing of the file can be read; nothing has changed then.
    """
    found = find(kind)
    if check:
        plan = found.plan(tables.read(path, found.columns), by=by)
        return Report(plan.taken, tuple(plan.refusals))
    with transaction.atomic():
        plan = found.plan(tables.read(path, found.columns), by=by)
        return found.write(plan, by=by, progress=progress)


def counts(plan: Plan) -> Counts:
    new = sum(change.new for change in plan.changes)
    refused = len({refusal.row for refusal in plan.refusals})
    return Counts(new, len(plan.changes) - new, plan.unchanged, refused)


def digest(plan: Plan) -> str:
    """The hash of what would be written, to tell later whether it is still what was shown."""
    said = hashlib.sha256(str(plan.unchanged).encode())
    for change in plan.changes:
        said.update(json.dumps(asdict(change), ensure_ascii=False, default=_worded).encode())
    for refusal in plan.refusals:
        said.update(json.dumps(refusal, ensure_ascii=False, default=_worded).encode())
    return said.hexdigest()


def told(sheet: Sheet, progress: ProgressWithNote, notes: list[str], most_notes: int) -> Iterator[Row]:
    """The rows of a sheet, with word of how far the reading is and of what was mended on the way."""
    for count, row in enumerate(sheet, start=1):
        if count % SAID_EVERY == 0:
            progress(count, 0, _("Reading the rows"))
        notes += row.notes[: most_notes - len(notes)]
        yield row


def cells_of(rows: Iterable[Row], numbers: set[int]) -> dict[int, list[str]]:
    """The cells, as they came, of the rows with these numbers."""
    return {row.number: list(row.cells) for row in rows if row.number in numbers}


def _worded(value: object) -> str:
    assert isinstance(value, Promise)
    return str(value)
