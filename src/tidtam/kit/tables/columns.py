"""What a spreadsheet's columns are, and what may be wrong with a cell or with the whole file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from django.utils.functional import Promise

Kind = Literal["text", "code", "int", "money", "decimal", "date", "month"]
Words = Sequence[str | Promise] | Callable[[], Sequence[str | Promise]]
MASK = "•••"
HELP_SHEETS = {"th": "คำอธิบาย", "en": "Columns explained"}


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
    the kind, the same value for the same text; ValueError or ValidationError from it refuse the cell with
    their message.

    For the template: words (a drop-down offers them; they bind nobody, parse does), example, help_text, width.

    protected: what stands in it is shown to nobody, not even to say what is wrong with it; a blank or masked
    cell says nothing (no value in `Row.values`), the word ลบ clears (a blank value).

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
    words: Words = ()
    example: str | Promise = ""
    help_text: str | Promise = ""
    width: int = 0
    protected: bool = False

    def offered(self) -> list[str]:
        """The words of the drop-down, in the reader's language."""
        return [str(word) for word in (self.words() if callable(self.words) else self.words)]
