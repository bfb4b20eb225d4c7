"""The rows of a sheet: values by column, and what is wrong with each cell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from tidtam.kit.tables.cells import Cell, lost_zeros, shown, tidy
from tidtam.kit.tables.columns import MASK, Column, Refusal
from tidtam.kit.tables.converters import Unsaid, converter, hidden

_PLAIN = frozenset("0123456789ABCDFGHIJKLMNOPQRSTUVWXYZกขคงจชซญดถทธนบปผฝพฟภมยรลวศษสหอฮ")
EXAMPLE = frozenset({"ตัวอย่าง", "example"})


@dataclass(frozen=True)
class Layout:
    """What all rows of a sheet share. headings: by column key, as the file has them, which is what its writer
    looks for; guarded: the places whose cells are shown to nobody; labels: headings of columns that it lacks."""

    headings: Mapping[str, str]
    guarded: frozenset[int] = frozenset()
    labels: Mapping[str, str | Promise] = field(default_factory=dict)

    def heading(self, column: str) -> str:
        return self.headings.get(column) or str(self.labels.get(column, column))


class Row:
    """One row of a file. number: as the spreadsheet shows it.

    values: by column key, only of columns that the file has; a refused cell has none, nor has a protected one
    that is blank or masked. notes: what was mended on the way.
    """

    __slots__ = ("_layout", "_raw", "notes", "number", "refusals", "values")

    def __init__(self, number: int, raw: Sequence[Cell], layout: Layout) -> None:
        self.number = number
        self.values: dict[str, Any] = {}
        self.refusals: list[Refusal] = []
        self.notes: list[str] = []
        self._raw = raw
        self._layout = layout

    @property
    def headings(self) -> Mapping[str, str]:
        return self._layout.headings

    @property
    def cells(self) -> tuple[str, ...]:
        """All cells as text, in the file's order; a protected one behind a mask."""
        said = map(shown, self._raw)
        if not self._layout.guarded:
            return tuple(said)
        return tuple(
            MASK if text and place in self._layout.guarded else text for place, text in enumerate(said)
        )

    def refuse(self, column: str, value: str, reason: str) -> None:
        """Refuse the cell of the column of this key, under the heading that the file has for it, else under ours."""
        self.refusals.append(Refusal(self.number, self.heading(column), value[:200], reason))

    def heading(self, column: str) -> str:
        return self._layout.heading(column)


class Reader:
    """Turns cells into rows, each column by a function of its own."""

    def __init__(self, known: Sequence[Column], places: Mapping[str, int], labels: Sequence[str]) -> None:
        columns = [(column, places[column.key]) for column in known if column.key in places]
        self.layout = Layout(
            {column.key: labels[place].strip() for column, place in columns},
            frozenset(place for column, place in columns if column.protected),
            {column.key: column.label for column in known},
        )
        first = known[0].key if known else ""
        self._labels = frozenset(label.strip() for label in labels)
        self._columns = [(column, column.key, place, converter(column)) for column, place in columns]
        self._first = next((place for column, place in columns if column.key == first), None)
        self._width = 1 + max((place for _column, place in columns), default=0)
        self._padded = [(column, place) for column, place in columns if column.digits]

    def is_plain(self, cells: Sequence[Cell]) -> bool:
        """Whether the first cell alone tells that the row is one of the table's; the others are looked at closely."""
        first = cells[0] if cells and self._first == 0 else ""
        return isinstance(first, str) and first[:1] in _PLAIN and first not in self._labels

    def is_example(self, cells: Sequence[Cell]) -> bool:
        """Whether the row is the template's example, which says so where the key would stand."""
        if self._first is None or self._first >= len(cells):
            return False
        key = cells[self._first]
        return isinstance(key, str) and key[:1] in "ตeE" and tidy(key).casefold() in EXAMPLE

    def row(self, number: int, cells: Sequence[Cell]) -> Row:
        if len(cells) < self._width:
            cells = [*cells, *[""] * (self._width - len(cells))]
        row = Row(number, cells, self.layout)
        values = row.values
        for column, key, place, convert in self._columns:
            try:
                values[key] = convert(cells[place])
            except Unsaid:
                pass
            except ValidationError as error:
                _refuse(row, column, cells[place], " ".join(error.messages))
            except (ValueError, ArithmeticError) as error:
                _refuse(row, column, cells[place], str(error))
        for column, place in self._padded:
            if column.key in values and lost_zeros(column, cells[place], values[column.key]):
                row.notes.append(_zeros(column, values[column.key]))
        return row


def _refuse(row: Row, column: Column, cell: Cell, reason: str) -> None:
    said = shown(cell)
    if column.protected:
        row.refuse(column.key, MASK if said else "", hidden(reason, said))
    else:
        row.refuse(column.key, said, reason)


def _zeros(column: Column, value: str) -> str:
    return _("%(column)s: zeros that the spreadsheet had cut off were put back: %(value)s") % {
        "column": column.label,
        "value": MASK if column.protected else value,
    }
