"""A sheet of signs on its way in: which rows are one sign, what they say, what that would change."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from tidtam.kit import money, thai
from tidtam.kit.actor import Actor
from tidtam.kit.refusals import RefusedChange
from tidtam.kit.tables import Row
from tidtam.kit.uploads import CellChange, Plan, Progress, RowChange
from tidtam.registers.signs.actions import add_sign, change_sign, set_panels
from tidtam.registers.signs.content import LineRow, PanelRow, SignRow, panel_row, sign_row
from tidtam.registers.signs.models import Sign
from tidtam.registers.signs.sheets.reading import Reading, Said, in_order

#: What a rule calls a field -> the column of the sheet.
COLUMN = {"area": "code", "point": "latitude", "read_from": "read_latitude", "junction": "junction_latitude",
          "target_point": "target_latitude"}  # fmt: skip


class _Undone(Exception):
    """What was tried is taken back."""


def plan(rows: Iterable[Row], *, by: Actor | None) -> Plan:
    """Sign by sign: where one of its rows cannot be taken none is, for a sign with half of its lines would be wrong."""
    given = list(rows)
    reading = Reading(given, by)
    found = Plan(payload=[])
    signs: dict[str, list[Row]] = defaultdict(list)
    for row in given:
        signs[thai.clean(row.values.get("number") or "")].append(row)
    for number, lines in signs.items():
        said = reading.sign(number, lines)
        if said is not None and not any(row.refusals for row in lines):
            _try(said, lines, by)
        if any(row.refusals for row in lines):
            _refuse_rest(lines)
        elif said is not None:
            _judge(said, lines, found)
        for row in lines:
            found.refusals += row.refusals
    return found


def write(plan: Plan, *, by: Actor | None, progress: Progress | None = None) -> None:
    for done, said in enumerate(plan.payload, 1):
        _record(said, by)
        if progress is not None:
            progress(done, len(plan.payload))


def _record(said: Said, by: Actor | None) -> None:
    if said.sign is None:
        add_sign(said.row, said.panels, by=by)
        return
    kept = change_sign(said.sign, said.row, version=said.sign.version, by=by)
    if said.panels != _panels(kept):
        set_panels(kept, said.panels, version=kept.version, by=by)


def _try(said: Said, lines: list[Row], by: Actor | None) -> None:
    """Ask the rules by doing it and taking it back: a sheet is refused by the same words as the form."""
    try:
        with transaction.atomic():
            _record(said, by)
            raise _Undone
    except _Undone:
        pass
    except RefusedChange as refusal:
        column = COLUMN.get(refusal.at_field or "", refusal.at_field or "number")
        lines[0].refuse(column, str(lines[0].values.get(column) or ""), " ".join(refusal.messages))


def _refuse_rest(lines: list[Row]) -> None:
    for row in lines:
        if not row.refusals:
            row.refuse(
                "number", row.values.get("number") or "", _("Another row of this sign cannot be taken.")
            )


def _judge(said: Said, lines: list[Row], found: Plan) -> None:
    label = f"{said.row.number} {said.row.name}"
    if said.sign is None:
        found.payload.append(said)
        found.changes += [RowChange(row.number, said.row.number, label, True) for row in lines]
        return
    before = _panels(said.sign)
    if sign_row(said.sign) == said.row and before == said.panels:
        found.unchanged += len(lines)
        return
    found.payload.append(said)
    old = [line for panel in before for line in panel.lines]
    new = [(panel, line) for panel in said.panels for line in panel.lines]
    for place, (row, (panel, line)) in enumerate(zip(in_order(lines), new, strict=True)):
        cells = list(_line_cells(row, old[place] if place < len(old) else None, line))
        if place == 0:
            cells += _sign_cells(row, said, len(old), len(new))
        cells += _panel_cells(row, before, panel, place, said.panels)
        if cells:
            found.changes.append(RowChange(row.number, said.row.number, label, False, tuple(cells)))
        else:
            found.unchanged += 1


def _sign_cells(row: Row, said: Said, old: int, new: int) -> Iterator[CellChange]:
    assert said.sign is not None
    before = sign_row(said.sign)
    for name in SignRow._fields:
        was, now = getattr(before, name), getattr(said.row, name)
        if was != now:
            yield CellChange(row.heading(COLUMN.get(name, name)), _shown(was), _shown(now))
    if old != new:
        told = (_("%(number)s lines") % {"number": count} for count in (old, new))
        yield CellChange(row.heading("text_th"), *told)


def _panel_cells(
    row: Row, before: list[PanelRow], panel: PanelRow, place: int, after: list[PanelRow]
) -> Iterator[CellChange]:
    """Told at the first line of each panel."""
    order = after.index(panel)
    if place != sum(len(one.lines) for one in after[:order]):
        return
    was = before[order] if order < len(before) else None
    for name in ("sign_class", "width_mm", "height_mm", "material", "cost", "copies", "order_number"):
        old, new = getattr(was, name, None), getattr(panel, name)
        if old != new:
            column = "class" if name == "sign_class" else name
            in_cell = money.text if name == "cost" else _shown
            told = ("" if value is None else in_cell(value) for value in (old, new))
            yield CellChange(row.heading(column), *told)


def _line_cells(row: Row, before: LineRow | None, line: LineRow) -> Iterator[CellChange]:
    for name in LineRow._fields:
        was, now = getattr(before, name, None), getattr(line, name)
        if (was or None) != (now or None):
            yield CellChange(row.heading(COLUMN.get(name, name)), _shown(was), _shown(now))


def _panels(sign: Sign) -> list[PanelRow]:
    return [
        panel_row(one) for one in sign.panels.select_related("sign_class").prefetch_related("lines__target")
    ]


def _shown(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return f"{value[0]:.6f}, {value[1]:.6f}"
    return str(value)
