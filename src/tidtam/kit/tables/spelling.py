"""From a value to what stands in a cell: one function per column, as a file has many rows and few columns."""

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from typing import Any

from tidtam.kit import clock, money
from tidtam.kit.calendar import month_code
from tidtam.kit.tables.cells import thai_date
from tidtam.kit.tables.columns import Column, Kind

Spelled = str | float | int | None
EXACT_FLOAT = 10**15
FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")


def speller(column: Column) -> Callable[[Any], Spelled]:
    """A number for what is counted, text for all else, None for what is blank."""
    match column.kind:
        case "money":
            return _money
        case "int":
            return _int
        case "decimal":
            return _decimal
        case kind:
            return partial(_text, kind)


def plain_speller(column: Column) -> Callable[[Any], str]:
    """The same for CSV, where every value is text and only text can be taken for a formula."""
    spell = speller(column)

    def plain(value: Any) -> str:
        cell = spell(value)
        if cell is None:
            return ""
        if isinstance(cell, str):
            return shielded(cell)
        if column.kind == "money":
            return money.as_decimal_string(value)
        return format(Decimal(str(value)), "f")

    return plain


def shielded(text: str) -> str:
    return f"'{text}" if FORMULA.match(text) else text


def _money(value: Any) -> Spelled:
    if isinstance(value, int):
        return value / 100 if abs(value) < EXACT_FLOAT else money.as_decimal_string(value)
    return _text("money", value)


def _int(value: Any) -> Spelled:
    if isinstance(value, int) and abs(value) < EXACT_FLOAT:
        return value
    return _text("int", value)


def _decimal(value: Any) -> Spelled:
    if isinstance(value, int | float | Decimal):
        return float(value) if Decimal(repr(float(value))) == Decimal(str(value)) else format(value, "f")
    return _text("decimal", value)


def _text(kind: Kind, value: Any) -> Spelled:
    if value is None or value == "":
        return None
    if isinstance(value, str):
        if value.isprintable():
            return value
    elif isinstance(value, date):
        if isinstance(value, datetime):
            value = clock.local(value).date()
        return month_code(value) if kind == "month" else thai_date(value)
    return _CONTROL.sub("", str(value).replace("\r\n", "\n").replace("\r", "\n"))
