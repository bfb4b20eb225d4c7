"""From a file to one plan per row, the same for the preview, the writing and the shell."""

import hashlib
import json
from collections import Counter, deque
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from tidtam.ground.jobs.uploads.kinds import Plan, Progress, UploadKind
from tidtam.kit.actor import Actor
from tidtam.kit.tables import Refusal, Row

SAID_EVERY = 200


def plans(kind: UploadKind, rows: Iterable[Row], actor: Actor | None, progress: Progress) -> Iterator[Plan]:
    """One plan per row in the file's order; a record that stands in the file twice is taken once."""
    refused: deque[Plan] = deque()

    def readable() -> Iterator[Row]:
        for count, row in enumerate(rows, start=1):
            if count % SAID_EVERY == 0:
                progress(count, 0, _("Reading the rows"))
            if row.refusals:
                refused.append(Plan(row, "refused", refusals=row.refusals))
            else:
                yield row

    first_rows: dict[str, int] = {}
    for plan in kind.plan(readable(), actor):
        while refused and refused[0].row.number < plan.row.number:
            yield refused.popleft()
        yield _single(plan, first_rows)
    yield from refused


def _single(plan: Plan, first_rows: dict[str, int]) -> Plan:
    if plan.state == "refused" or not plan.key:
        return plan
    first = first_rows.setdefault(plan.key, plan.row.number)
    if first == plan.row.number:
        return plan
    reason = _("the same record already stands in row %(row)s") % {"row": f"{first:,}"}
    return Plan(plan.row, "refused", plan.key, refusals=[Refusal(plan.row.number, "", plan.key, reason)])


class Digest:
    """The hash of all plans, to tell whether what is to be written is still what was shown; and the counts."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self._hash = hashlib.sha256()

    def add(self, plan: Plan) -> None:
        self.counts[plan.state] += 1
        line = [plan.row.number, plan.state, plan.key, [list(change) for change in plan.changes]]
        self._hash.update(json.dumps(line, ensure_ascii=False).encode())

    @property
    def sha256(self) -> str:
        return self._hash.hexdigest()


def writable(found: Iterable[Plan]) -> list[Plan]:
    return [plan for plan in found if plan.state in ("new", "changed")]
