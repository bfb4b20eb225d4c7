"""One function per column from a cell to its value, quick for the cells that most rows hold.

What is not plainly of its kind goes the long way round by `cells.convert`; both give the same value.
"""

import re
from collections.abc import Callable
from typing import Any

from tidtam.kit.digits import to_arabic
from tidtam.kit.tables.cells import Cell, convert, shown, tidy
from tidtam.kit.tables.columns import MASK, Column

Convert = Callable[[Cell], Any]

REMEMBERED = 20_000  # texts of one column whose value is kept, as columns say the same words again and again
CLEARING = frozenset({"ลบ", "clear"})
_EXACT_BAHT = 10**11  # up to here a float holds every satang
_MASKED = re.compile(r"[0-9\s\-]*[xX*•●✱＊][0-9xX*•●✱＊\s\-]*")
_DIGITS = 15


class Unsaid(Exception):
    """The cell of a protected column is blank or masked: it says nothing."""


def converter(column: Column) -> Convert:
    """ValidationError and ValueError say what was expected; `Unsaid` only of protected columns."""
    if column.protected:
        return _protected(column)
    if column.parse is not None:
        return _remembering(column)
    return {"text": _text, "code": _code, "int": _int, "money": _money}.get(column.kind, _remembering)(column)


def masked(text: str) -> bool:
    """Whether a text is a number behind a mask, as exports show it: x-xxxx-xxxxx-12-3 or •••."""
    return bool(_MASKED.fullmatch(text))


def hidden(reason: str, said: str) -> str:
    """The reason without what stands in a protected cell, in whatever form it quotes it."""
    for form in {said, tidy(said), to_arabic(tidy(said))} - {""}:
        reason = reason.replace(form, MASK)
    return reason


def _protected(column: Column) -> Convert:
    def from_cell(cell: Cell) -> Any:
        text = tidy(shown(cell))
        if text.casefold() in CLEARING:
            return "" if column.kind in ("text", "code") else None
        if not text or masked(text):
            raise Unsaid
        return convert(column, cell, shown(cell))

    return from_cell


def _remembering(column: Column) -> Convert:
    known: dict[str, Any] = {}

    def from_cell(cell: Cell) -> Any:
        if type(cell) is not str:
            return convert(column, cell, shown(cell))
        try:
            return known[cell]
        except KeyError:
            value = convert(column, cell, cell)
            if len(known) < REMEMBERED:
                known[cell] = value
            return value

    return from_cell


def _text(column: Column) -> Convert:
    required = column.required

    def from_cell(cell: Cell) -> Any:
        if type(cell) is str:
            if not cell and not required:
                return ""
            if "\n" not in cell:
                text = tidy(cell)
                if text and "\ufffd" not in text:
                    return text
        return convert(column, cell, shown(cell))

    return from_cell


def _code(column: Column) -> Convert:
    required, digits = column.required, column.digits

    def from_cell(cell: Cell) -> Any:
        if type(cell) is str:
            if not cell and not required:
                return ""
            if (
                cell.isascii()
                and cell.isalnum()
                and (not digits or len(cell) == digits or not cell.isdigit())
            ):
                return cell
        elif type(cell) is float and cell.is_integer() and 0 <= cell < 10**_DIGITS:
            code = str(int(cell))
            if not digits or len(code) == digits:
                return code
        return convert(column, cell, shown(cell))

    return from_cell


def _int(column: Column) -> Convert:
    required = column.required

    def from_cell(cell: Cell) -> Any:
        if type(cell) is float:
            if cell.is_integer() and -(10**_DIGITS) < cell < 10**_DIGITS:
                return int(cell)
        elif type(cell) is str:
            if not cell and not required:
                return None
            if cell.isascii() and cell.isdigit() and len(cell) <= _DIGITS:
                return int(cell)
        return convert(column, cell, shown(cell))

    return from_cell


def _money(column: Column) -> Convert:
    required, remembered = column.required, _remembering(column)

    def from_cell(cell: Cell) -> Any:
        if type(cell) is float:
            if -_EXACT_BAHT < cell < _EXACT_BAHT:
                satang = round(cell * 100)
                if satang / 100 == cell:
                    return satang
        elif cell == "" and not required:
            return None
        return remembered(cell)

    return from_cell
