"""A month's sheet of results on its way in: what its rows say, what that would change, and recording it."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from tidtam.ground.areas.models import Area
from tidtam.kit import money, thai, word_lists
from tidtam.kit.actor import Actor
from tidtam.kit.calendar import month_long
from tidtam.kit.tables import Row
from tidtam.kit.uploads import CellChange, Plan, Progress, RowChange, Said
from tidtam.registers.communities.models import Community
from tidtam.work.results import refusals
from tidtam.work.results.actions import ResultRow, check, tell_result
from tidtam.work.results.actions.tell import FACTS, facts
from tidtam.work.results.models import INCOME, NUMBERS, Answer, ResultRevision
from tidtam.work.results.rules import may_report
from tidtam.work.results.sheets import columns
from tidtam.work.results.sheets.out import month_said

MOST_WORDS = 400
COLUMN = {"until": "month"}  # a refusal's field -> the sheet's column
Key = tuple[str, date]


class Line(NamedTuple):
    """One row that is to be recorded."""

    area: Area
    month: date
    told: ResultRow
    reason: str


class ResultSteps:
    """One file. What it has seen: villages and months, so that none comes twice."""

    def __init__(self, by: Actor | None, said: Said | None = None) -> None:
        said = said or {}
        self._by = by
        self._month, self._area, self._reason = month_said(said), said.get("area", ""), said.get("reason", "")
        self._answers, self._ways = columns.answers(), columns.ways()
        self._seen: dict[Key, int] = {}
        self._villages: dict[str, Area] = {}
        self._stands: dict[Key, ResultRevision] = {}

    def plan(self, rows: Iterable[Row]) -> Plan:
        given = list(rows)
        lines: list[Line] = []
        plan = Plan(payload=lines)
        self._learn(given)
        for row in given:
            if _says_nothing(row):
                plan.silent += 1
            elif line := self._line(row):
                self._judge(row, line, plan, lines)
            plan.refusals += row.refusals
        return plan

    def write(self, plan: Plan, progress: Progress | None = None) -> None:
        for done, line in enumerate(plan.payload, 1):
            tell_result(line.area, line.month, line.told, reason=line.reason, by=self._by)
            if progress is not None:
                progress(done, len(plan.payload))

    def finish(self) -> None:
        """Each month's own entry in the trail says what came in."""

    def close(self) -> None:
        """Nothing is held."""

    def _learn(self, rows: Sequence[Row]) -> None:
        """The villages that the rows name, and what stands of them, in two questions for all."""
        codes = {code for row in rows if (code := row.values.get("code"))}
        found = Community.objects.filter(area__in=codes).select_related("area")
        self._villages = {one.area_id: one.area for one in found if may_report(self._by, one.area_id)}
        months = {month for row in rows if (month := row.values.get("month") or self._month)}
        standing = ResultRevision.objects.standing().filter(
            result__area__in=self._villages, result__month__in=months
        )
        self._stands = {
            (one.result.area_id, one.result.month): one for one in standing.select_related("result")
        }

    def _line(self, row: Row) -> Line | None:
        """What the row says; None where it is refused."""
        village, month = self._village(row), self._month_of(row)
        words = {name: row.values.get(name) or "" for name in ("because", "reason")}
        for name, text in words.items():
            if len(text) > MOST_WORDS:
                row.refuse(name, text, _("Too long: at most %(most)s letters.") % {"most": MOST_WORDS})
        answer, how = word_lists.read(row, "answer", self._answers), word_lists.read(row, "how", self._ways)
        if row.refusals or village is None or month is None:
            return None
        first = self._seen.setdefault((village.pk, month), row.number)
        if first != row.number:
            row.refuse(
                "code", village.pk, _("This village and month stand already in row %(row)s.") % {"row": first}
            )
            return None
        said: dict[str, Any] = {name: row.values.get(name) for name in NUMBERS}
        said |= {"answer": answer or Answer.REPORTED, "how": how, "because": words["because"]}
        stands = self._stands.get((village.pk, month))
        if stands is not None and said["answer"] == stands.answer:
            said |= {name: getattr(stands, name) for name in FACTS if name not in row.headings}
        try:
            told = check(month, ResultRow(**said))
        except refusals.ResultRefused as refusal:
            column = COLUMN.get(refusal.at_field or "", refusal.at_field or "code")
            row.refuse(column, _shown(row, column), " ".join(refusal.messages))
            return None
        return Line(village, month, told, words["reason"] or self._reason)

    def _judge(self, row: Row, line: Line, plan: Plan, lines: list[Line]) -> None:
        """New, changed with a reason, or as it stands."""
        stands = self._stands.get((line.area.pk, line.month))
        before = facts(stands) if stands else None
        if before == line.told._asdict():
            plan.unchanged += 1
            return
        if before is not None and not line.reason:
            row.refuse("reason", "", " ".join(refusals.ReasonMissing().messages))
            return
        lines.append(line)
        cells = tuple(self._cells(row, before, line.told)) if before else ()
        plan.changes.append(
            RowChange(
                row.number, line.area.pk, f"{line.area.label} {month_long(line.month)}", not before, cells
            )
        )

    def _cells(self, row: Row, before: dict[str, object], told: ResultRow) -> Iterable[CellChange]:
        for name, after in told._asdict().items():
            if before[name] != after:
                yield CellChange(
                    row.heading(name), self._written(name, before[name]), self._written(name, after)
                )

    def _written(self, name: str, value: Any) -> str:
        if name == "answer":
            return self._answers.word(value)
        if name == "how":
            return self._ways.word(value)
        if value is None:
            return ""
        return money.text(value) if name in INCOME else f"{value:,}" if isinstance(value, int) else str(value)

    def _village(self, row: Row) -> Area | None:
        code = row.values.get("code", "")
        village = self._villages.get(code)
        if "code" not in row.values:  # refused already
            return None
        if village is None or not code.startswith(self._area):
            row.refuse("code", code, _("There is no village of the programme with this code in your area."))
            return None
        typed = thai.clean(row.values.get("village") or "")
        if typed and thai.bare_place(village.name_th) not in thai.bare_place(typed):
            row.refuse("village", typed, _("This code is that of %(village)s.") % {"village": village.label})
            return None
        return village

    def _month_of(self, row: Row) -> date | None:
        if "month" in row.headings and "month" not in row.values:  # refused already
            return None
        said: date | None = row.values.get("month")
        if said is None and self._month is None:
            row.refuse("month", "", _("Fill in the month, or choose it when you send the file."))
        if said is not None and self._month is not None and said != self._month:
            wrong = _("The file was sent for %(month)s.") % {"month": month_long(self._month)}
            row.refuse("month", _shown(row, "month"), wrong)
        return said or self._month


def _says_nothing(row: Row) -> bool:
    said = [row.values.get(name) for name in ("answer", "how", "because", *NUMBERS)]
    return not row.refusals and all(value in (None, "") for value in said)


def _shown(row: Row, column: str) -> str:
    """What stands in the cell, as a person reads it."""
    value = row.values.get(column)
    if value is None:
        return ""
    if isinstance(value, date):
        return month_long(value)
    return money.text(value) if column in INCOME else str(value)
