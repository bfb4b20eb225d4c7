"""The rows of a preview on their way into the database, kept in a file until the whole upload is planned."""

import json
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from tempfile import SpooledTemporaryFile
from typing import Any, Self

from tidtam.ground.jobs.models import Upload, UploadRow
from tidtam.kit.tables import MASK, Row
from tidtam.kit.uploads import Plan, RowChange, UploadKind

IN_MEMORY = 4 * 1024 * 1024
BATCH = 1000
# Thirteen digits, in one piece or with blanks and dashes; those of legal entities begin with 0.
_PERSONAL = re.compile(r"(?<!\d)[1-8๑-๘](?:[ -]?\d){12}(?!\d)")


class Drafts:
    """One line for each row that changes something or of which something is refused.

    A file of 100,000 rows is planned for some seconds; its preview is stored at the end, in one go with the
    word that it is ready. Of a kind with protected columns no personal number is kept, whichever cell it stood
    in: under a heading that nobody recognised, or among the words of another.
    """

    def __init__(self, kind: UploadKind) -> None:
        self._guarded = kind.is_guarded
        self._file = SpooledTemporaryFile(max_size=IN_MEMORY, mode="w+", encoding="utf-8")  # noqa: SIM115
        self._cells: dict[int, str] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._file.close()

    def watched(self, rows: Iterable[Row]) -> Iterator[Row]:
        """The same rows; their cells are remembered until the plan they are part of is added."""
        for row in rows:
            self._cells[row.number] = json.dumps(row.cells, ensure_ascii=False)
            yield row

    def add(self, plan: Plan) -> None:
        rows = {change.row: _changed(change) for change in plan.changes}
        for refusal in plan.refusals:
            row = rows.setdefault(refusal.row, {"number": refusal.row, "state": UploadRow.State.REFUSED})
            row.setdefault("refusals", []).append(
                [str(refusal.column), str(refusal.value), str(refusal.reason)]
            )
        for number, row in rows.items():
            row["cells"] = self._cells.get(number, "[]")
            line = json.dumps(row, ensure_ascii=False)
            self._file.write((_PERSONAL.sub(MASK, line) if self._guarded else line) + "\n")
        self._cells.clear()

    def keep(self, upload: Upload) -> None:
        """Store them, in the caller's transaction."""
        self._file.seek(0)
        lines = map(json.loads, self._file)
        while batch := list(islice(lines, BATCH)):
            UploadRow.objects.bulk_create(
                [UploadRow(upload=upload, **row | {"cells": json.loads(row["cells"])}) for row in batch]
            )


def _changed(change: RowChange) -> dict[str, Any]:
    return {
        "number": change.row,
        "state": UploadRow.State.NEW if change.new else UploadRow.State.CHANGED,
        "key": change.key[:200],
        "label": str(change.label)[:200],
        "changes": [[str(cell.column), str(cell.before), str(cell.after)] for cell in change.cells],
        "warnings": [str(remark.reason) for remark in change.warnings],
    }
