"""Sums brought forward (ยอดยกมา) as a spreadsheet: every sum rests on the sheet itself as on its paper."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tidtam.ground.areas.models import Area
from tidtam.ground.areas.redraw import now_of
from tidtam.ground.files.actions import FileProblem, store
from tidtam.ground.files.kinds import SPREADSHEETS
from tidtam.ground.files.models import File
from tidtam.kit import money, upload_fields
from tidtam.kit.actor import Actor
from tidtam.kit.calendar import month_short
from tidtam.kit.tables import Column, Row
from tidtam.kit.thai import clean
from tidtam.kit.uploads import CellChange, Original, Plan, Progress, RowChange, Said
from tidtam.work.sales.actions.brought import (
    BroughtRow,
    bring_forward,
    check_row,
    correct_brought,
    others_of,
    refuse_twice,
    warn_of_reports,
)
from tidtam.work.sales.models import Brought
from tidtam.work.sales.queries.brought import known
from tidtam.work.sales.sheets.places import AREA, PLACE, Places, within

MOST_SOURCE, MOST_REASON = 300, 400
COLUMNS = (
    AREA,
    PLACE,
    Column(
        "first",
        gettext_lazy("First month"),
        "month",
        required=True,
        aliases=("เดือนแรก", "ตั้งแต่เดือน", "ตั้งแต่", "จากเดือน"),
        example="2557-10",
        help_text=gettext_lazy("such as 2561-06 or มิ.ย. 61"),
        width=14,
    ),
    Column(
        "last",
        gettext_lazy("Last month"),
        "month",
        required=True,
        aliases=("เดือนสุดท้าย", "ถึงเดือน", "ถึง"),
        example="2558-09",
        width=14,
    ),
    Column(
        "baht",
        gettext_lazy("Sum (baht)"),
        "money",
        required=True,
        aliases=("ยอดรวม", "ยอดรวม (บาท)", "ยอดยกมา", "ยอดยกมา (บาท)", "ยอดจำหน่าย", "จำนวนเงิน", "บาท"),
        example="1,250,000",
        help_text=gettext_lazy("of all the months together; nobody knows its parts"),
        width=20,
    ),
    Column(
        "source",
        gettext_lazy("Where the figure stands"),
        aliases=("ที่มา", "แหล่งที่มา", "ที่มาของตัวเลข", "แหล่งข้อมูล", "เอกสาร"),
        example="สรุปผล OTOP ปี 2558 หน้า 3",
        help_text=gettext_lazy("Which paper, which page or table, who made it"),
        width=40,
    ),
    Column(
        "beside",
        gettext_lazy("On top of the reports"),
        aliases=("นับเพิ่มจากรายงาน", "เพิ่มจากรายงาน"),
        parse=upload_fields.yes_no,
        words=lambda: [upload_fields.yes(True)],
        help_text=gettext_lazy(
            "yes where reports of the same months count already and the sum comes on top of them"
        ),
        width=18,
    ),
    Column(
        "reason",
        gettext_lazy("Reason for the change"),
        aliases=("เหตุผล", "เหตุผลที่แก้ไข", "เหตุผลการแก้ไข", "หมายเหตุ"),
        help_text=gettext_lazy("where the row changes a sum that stands already"),
        width=40,
    ),
)


class Taken(NamedTuple):
    """A row to be written. before: the sum that it corrects."""

    told: BroughtRow
    before: Brought | None
    reason: str
    beside: bool


class Span(NamedTuple):
    """Where and when a row of the file counts; area: today's code."""

    row: int
    area: str
    first: date
    last: date

    def meets(self, other: "Span") -> bool:
        near = self.area.startswith(other.area) or other.area.startswith(self.area)
        return near and self.first <= other.last and other.first <= self.last


class BroughtSteps:
    """One file. A row of the same area and months as a sum that stands says what that one should be."""

    def __init__(self, by: Actor | None, said: Said, original: Original | None) -> None:
        self._by, self._original = by, original
        self._source, self._reason = said.get("document", ""), said.get("reason", "")
        self._places = Places(said)
        self._seen: dict[str, list[Span]] = {}
        self._paper: File | None = None

    def plan(self, rows: Iterable[Row]) -> Plan:
        given = list(rows)
        self._places.learn(given)
        areas = {row.values.get("area") or "" for row in given}
        standing = known(Brought.objects.filter(area__in=areas), None)
        kept = {(one.area_id, one.first, one.last): one for one in standing}
        now = now_of(areas)
        plan = Plan(payload=[])
        for row in given:
            area = self._places.of(row)
            if area is not None and not row.refusals:
                self._take(row, area, now.get(area.code, area.code), kept, plan)
            plan.refusals += row.refusals
        return plan

    def write(self, plan: Plan, progress: Progress | None = None) -> None:
        taken: list[Taken] = plan.payload
        for done, one in enumerate(taken, start=1):
            told = one.told._replace(paper=self._sheet())
            if one.before is None:
                bring_forward(told, by=self._by, beside_reports=one.beside)
            else:
                correct_brought(one.before, told, reason=one.reason, by=self._by)
            if progress:
                progress(done, len(taken))

    def finish(self) -> None:
        """Each sum's own entry in the trail says what came in."""

    def close(self) -> None:
        """Nothing was opened."""

    def _take(
        self, row: Row, area: Area, now: str, kept: dict[tuple[str, date, date], Brought], plan: Plan
    ) -> None:
        values = row.values
        before = kept.get((area.code, values["first"], values["last"]))
        source = clean(values.get("source") or self._source) or (before.source if before else "")
        told = BroughtRow(area.code, values["first"], values["last"], values["baht"], source)
        span = Span(row.number, now, told.first, told.last)
        if not _tried(row, lambda: check_row(told, self._by)) or not self._is_alone(row, span):
            return
        reason, beside = clean(values.get("reason") or self._reason), bool(values.get("beside"))
        if before is not None and (before.baht, before.source) == (told.baht, told.source):
            plan.unchanged += 1
        elif _fits(row, told, reason) and _tried(row, lambda: _check_beside(told, before, beside)):
            self._plan(row, area, Taken(told, before, reason, beside), plan)
        if not row.refusals:
            self._seen.setdefault(now[:2], []).append(span)

    def _plan(self, row: Row, area: Area, taken: Taken, plan: Plan) -> None:
        told, before = taken.told, taken.before
        if before is not None and not taken.reason:
            why = _("%(there)s baht stand here already; give the reason for the change.")
            row.refuse("reason", "", why % {"there": money.text(before.baht)})
            return
        months = " – ".join(dict.fromkeys((month_short(told.first), month_short(told.last))))
        cells = tuple(_cells(row, told, before)) if before is not None else ()
        plan.changes.append(RowChange(row.number, area.code, f"{area.label} {months}", before is None, cells))
        plan.payload.append(taken)

    def _is_alone(self, row: Row, span: Span) -> bool:
        """Whether no other row of the file is of the same months here; refused otherwise."""
        first = next((one for one in self._seen.get(span.area[:2], ()) if one.meets(span)), None)
        if first is not None:
            reason = _("Row %(row)s is of some of the same months here: they would count twice.")
            row.refuse("first", month_short(span.first), reason % {"row": first.row})
        return first is None

    def _sheet(self) -> File:
        """The file as it came, kept once; it is the paper of all its sums."""
        if self._paper is None:
            assert self._original is not None
            try:
                self._paper = store(
                    self._original.content, name=self._original.name, by=self._by, kinds=SPREADSHEETS
                )
            except FileProblem as problem:
                raise ValidationError(str(problem)) from problem
        return self._paper


def _check_beside(told: BroughtRow, before: Brought | None, beside: bool) -> None:
    """Beside the other sums, and beside the reports where it is a new one."""
    refuse_twice([one for one in others_of(told) if before is None or one.pk != before.pk])
    if before is None:
        warn_of_reports(told, beside)


def _tried(row: Row, check: Callable[[], object]) -> bool:
    """Whether the room takes the row; what it refuses stands at its cell."""
    try:
        check()
    except PermissionDenied:
        row.refuse("area", row.values["area"], _("You may not bring sums forward for this area."))
    except ValidationError as error:
        _refuse(row, error)
    return not row.refusals


def _fits(row: Row, told: BroughtRow, reason: str) -> bool:
    for column, text, most in (("source", told.source, MOST_SOURCE), ("reason", reason, MOST_REASON)):
        if len(text) > most:
            row.refuse(column, text, _("At most %(most)s characters.") % {"most": most})
    return not row.refusals


def _refuse(row: Row, error: ValidationError) -> None:
    if not hasattr(error, "error_dict"):
        column = "beside" if getattr(error, "code", "") == "reports_stand" else "first"
        shown = "" if column == "beside" else month_short(row.values["first"])
        row.refuse(column, shown, " ".join(error.messages))
        return
    for column, errors in error.error_dict.items():
        reason = " ".join(one for error in errors for one in error.messages)
        row.refuse(column, _shown(row.values.get(column)), reason)


def _shown(value: object) -> str:
    """As a person reads the cell: a month, an amount of satang, a text."""
    if isinstance(value, date):
        return month_short(value)
    return money.text(value) if isinstance(value, int) else str(value or "")


def _cells(row: Row, told: BroughtRow, before: Brought) -> Iterator[CellChange]:
    if told.baht != before.baht:
        yield CellChange(row.heading("baht"), money.text(before.baht), money.text(told.baht))
    if told.source != before.source:
        yield CellChange(row.heading("source"), before.source, told.source)


def rows(areas: Sequence[str], said: Said) -> Iterator[Sequence[Any]]:
    """The sums that stand in the areas, those of areas that became another one with their place of today."""
    standing = known(Brought.objects.select_related("area"), None).order_by("area_id", "first", "last", "pk")
    gone = {one.area_id for one in standing if one.area.exists_until is not None}
    moves = now_of(gone) if gone else {}
    reach = within(areas, said)
    for one in standing:
        if moves.get(one.area_id, one.area_id).startswith(reach):
            yield one.area_id, one.area.label, one.first, one.last, one.baht, one.source, "", ""
