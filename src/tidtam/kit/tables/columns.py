"""What a spreadsheet's columns are, and what may be wrong with a cell or with the whole file."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from django.utils.functional import Promise

Kind = Literal["text", "code", "int", "money", "decimal", "date", "month"]


class TableProblem(Exception):
    """Nothing of the file can be used; the text says why and what to do, in the reader's language."""


class Refusal(NamedTuple):
    """One cell that cannot be taken; a whole row is refused with an empty column."""

    row: int
    column: str
    value: str
    reason: str


@dataclass(frozen=True)
class Column:
    """One column of a spreadsheet that people fill in or carry away.

    key: the name in `Row.values`. label: the heading (lazy translations are recognised in Thai and English);
    aliases: other headings that are met. digits: a code of that many digits, so that zeros which a
    spreadsheet cut off can be put back. parse: makes the value out of the cell's cleaned text instead of
    the kind; ValueError or ValidationError from it refuse the cell with their message.

    Values: text and code are str ("" when blank), int is int, money is satang, decimal is Decimal, date is
    date, month the first of the month; blank is None.
    """

    key: str
    label: str | Promise
    kind: Kind = "text"
    required: bool = False
    aliases: tuple[str, ...] = ()
    digits: int = 0
    parse: Callable[[str], Any] | None = None
