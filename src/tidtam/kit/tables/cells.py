"""From a cell as it comes out of a file to a value, and what was expected where there is none."""

import re
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tidtam.kit import money
from tidtam.kit.calendar import be, month_of, parse_date, parse_month
from tidtam.kit.digits import parse_int, to_arabic
from tidtam.kit.months import BE, MONTHS_TH_SHORT
from tidtam.kit.tables.columns import Column
from tidtam.kit.thai import clean, clean_lines

Cell = str | float | int | bool | date | datetime | time | None

BUDDHIST_FROM = 2400  # a date cell this late was typed in พ.ศ. into a Christian calendar
_NOTHING = re.compile(r"[-–—]*")
_DECIMAL = re.compile(r"[+-]?(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]+)?")


def shown(cell: Cell) -> str:
    """The cell as a person sees it: whole numbers without .0, dates in พ.ศ."""
    if isinstance(cell, str):
        return cell
    match cell:
        case None:
            return ""
        case bool():
            return "TRUE" if cell else "FALSE"
        case float() if cell.is_integer():
            return str(int(cell))
        case float():
            return format(Decimal(repr(cell)), "f")
        case datetime() if cell.time() != time():
            return f"{thai_date(cell.date())} {cell:%H.%M}"
        case date():
            return thai_date(cell)
        case time():
            return f"{cell:%H.%M}"
    return str(cell)


@lru_cache(maxsize=5000)
def thai_date(day: date) -> str:
    """The date in files, in every language the same: "20 ก.ค. 2561"."""
    year = day.year if day.year >= BUDDHIST_FROM else be(day.year)
    return f"{day.day} {MONTHS_TH_SHORT[day.month - 1]} {year}"


def tidy(text: str) -> str:
    """`clean`, fast where there is nothing of Thai to clean."""
    if text.isascii() and text.isprintable():
        return text if text.isalnum() else " ".join(text.split())
    return clean(text)


def convert(column: Column, cell: Cell, said: str) -> Any:
    """The value of one cell, which `shown` shows as `said`; ValidationError says what was expected instead."""
    text = tidy(said)
    if "\ufffd" in text:
        raise ValidationError(_("some characters are damaged; type this cell again"))
    blank = not text or (column.kind != "text" and column.parse is None and bool(_NOTHING.fullmatch(text)))
    if blank:
        if column.required:
            raise ValidationError(_("nothing is filled in; this column is required"))
        return "" if column.kind in ("text", "code") else None
    if column.parse is not None:
        return column.parse(text)
    return _KINDS[column.kind](column, cell, text)


def lost_zeros(column: Column, cell: Cell, value: Any) -> bool:
    """Whether zeros in front, which the spreadsheet had cut off, were put back."""
    return bool(column.digits) and isinstance(value, str) and len(tidy(shown(cell))) < len(value)


def _text(column: Column, cell: Cell, text: str) -> str:
    return clean_lines(cell) if isinstance(cell, str) and "\n" in cell else text


def _code(column: Column, cell: Cell, text: str) -> str:
    code = to_arabic(text)
    if isinstance(cell, str) and re.fullmatch(r"[0-9]+\.0", code):
        code = code.removesuffix(".0")  # a code that went through a number on its way into the CSV
    if re.fullmatch(r"[0-9](?:\.[0-9]+)?[eE]\+[0-9]+", code):
        raise ValidationError(
            _("the spreadsheet rounded this code; format the column as text and type it again")
        )
    if column.digits and code.isdigit():
        code = code.zfill(column.digits)
        if len(code) > column.digits:
            raise ValidationError(_("expected a code of %(digits)s digits") % {"digits": column.digits})
    return code


def _int(column: Column, cell: Cell, text: str) -> int:
    if isinstance(cell, str):
        text = re.sub(r"\.0+$", "", text)
    return parse_int(text)


def _money(column: Column, cell: Cell, text: str) -> int:
    if isinstance(cell, float):
        # A sum of floats ends in …9999 or …0001; what is off by less than that is the amount meant.
        amount = Decimal(repr(cell))
        satang = amount.quantize(Decimal("0.01")) if abs(amount) < money.MOST_BAHT else amount
        return money.baht(satang if abs(satang - amount) < Decimal("0.000001") else amount)
    return money.baht(text)


def _decimal(column: Column, cell: Cell, text: str) -> Decimal:
    compact = to_arabic(text).replace(" ", "").replace("\u2212", "-")
    try:
        if not _DECIMAL.fullmatch(compact) or len(compact) > 40:
            raise InvalidOperation
        return Decimal(compact.replace(",", ""))
    except InvalidOperation as error:
        raise ValidationError(_("expected a number such as 16.4058")) from error


def _date(column: Column, cell: Cell, text: str) -> date:
    if isinstance(cell, date):
        return _christian(cell)
    if isinstance(cell, float | int):
        raise ValidationError(_("this is a bare number; expected a date such as 20 ก.ค. 2561"))
    return parse_date(text)


def _month(column: Column, cell: Cell, text: str) -> date:
    if isinstance(cell, date):
        return month_of(_christian(cell))
    if isinstance(cell, float | int):
        raise ValidationError(_("this is a bare number; expected a month such as 2561-06 or มิ.ย. 2561"))
    return parse_month(text)


def _christian(day: date) -> date:
    """The day meant by a date cell: a spreadsheet keeps 20/7/2561 as the year 2561 of its own calendar."""
    if isinstance(day, datetime):
        day = day.date()
    if day.year < BUDDHIST_FROM:
        return day
    try:
        return day.replace(year=day.year - BE)
    except ValueError as error:  # 29 February of a year that has none
        raise ValidationError(_("this date does not exist; expected a date such as 20 ก.ค. 2561")) from error


_KINDS: dict[str, Callable[[Column, Cell, str], Any]] = {
    "text": _text,
    "code": _code,
    "int": _int,
    "money": _money,
    "decimal": _decimal,
    "date": _date,
    "month": _month,
}
