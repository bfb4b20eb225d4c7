"""The empty spreadsheet that people fill in: headings, drop-downs, an example, and each column explained."""

from collections.abc import Sequence
from typing import IO

import xlsxwriter
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from xlsxwriter.worksheet import Worksheet

from tidtam.kit.tables.columns import HELP_SHEETS, Column, Kind
from tidtam.kit.tables.spelling import speller
from tidtam.kit.tables.writing import data_sheet, new_book

PREPARED_ROWS = 10_000  # rows for which the drop-downs stand ready
HOLDS: dict[Kind, str | Promise] = {
    "text": gettext_lazy("text"),
    "code": gettext_lazy("a code, kept as text"),
    "int": gettext_lazy("a whole number"),
    "money": gettext_lazy("an amount in baht, such as 1,250.50"),
    "decimal": gettext_lazy("a number, such as 16.4058"),
    "date": gettext_lazy("a date of the Buddhist era, such as 20 ก.ค. 2561"),
    "month": gettext_lazy("a month of the Buddhist era, such as 2561-06"),
}


def write_template(
    out: IO[bytes] | str, columns: Sequence[Column], *, title: str, notes: Sequence[str | Promise] = ()
) -> None:
    """Three sheets: the one to fill in, one that explains it (with `notes` below), and a hidden one of words.

    The example's first cell says that it is one, so that `read` passes over a row which nobody removed.
    """
    book = new_book(out, title)
    sheet, top, _formats = data_sheet(book, columns, title)
    _example(book, sheet, columns, top + 1)
    _explain(book, columns, notes)
    _offer(book, sheet, columns, top + 1)
    book.close()


def holds(column: Column) -> str:
    """What stands in a column, for whoever fills it in."""
    if column.help_text:
        return str(column.help_text)
    return _("one of the words offered") if column.words else str(HOLDS[column.kind])


def _example(book: xlsxwriter.Workbook, sheet: Worksheet, columns: Sequence[Column], row: int) -> None:
    pale = book.add_format({"italic": True, "font_color": "#666666", "num_format": "@"})
    for place, column in enumerate(columns):
        said = _("example") if place == 0 else speller(Column(column.key, ""))(str(column.example))
        if isinstance(said, str):
            sheet.write_string(row, place, said, pale)


def _explain(book: xlsxwriter.Workbook, columns: Sequence[Column], notes: Sequence[str | Promise]) -> None:
    sheet = book.add_worksheet(HELP_SHEETS.get(get_language() or "", HELP_SHEETS["en"]))
    bold = book.add_format({"bold": True, "bottom": 1})
    wrapped = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    headings = [_("Heading"), _("Required"), _("What stands in it"), _("Words"), _("Example")]
    for place, (heading, width) in enumerate(zip(headings, (28, 12, 50, 50, 30), strict=True)):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, heading, bold)
    for row, column in enumerate(columns, start=1):
        said = [
            str(column.label),
            _("required") if column.required else "–",
            holds(column),
            ", ".join(column.offered()),
            str(column.example),
        ]
        for place, text in enumerate(said):
            sheet.write_string(row, place, text, wrapped)
    own = [_("The first row below the headings is an example; it is never taken."), *map(str, notes)]
    for row, note in enumerate(own, start=len(columns) + 2):
        sheet.write_string(row, 0, note)


def _offer(book: xlsxwriter.Workbook, sheet: Worksheet, columns: Sequence[Column], first: int) -> None:
    """Drop-downs that help and do not forbid: other spellings of a word are understood too."""
    offered = [(place, words) for place, column in enumerate(columns) if (words := column.offered())]
    if not offered:
        return
    name = _("Lists")
    lists = book.add_worksheet(name)
    lists.hide()
    for row in range(max(len(words) for _place, words in offered)):
        for place, (_where, words) in enumerate(offered):
            if row < len(words):
                lists.write_string(row, place, words[row])
    for place, (where, words) in enumerate(offered):
        letter = xlsxwriter.utility.xl_col_to_name(place)
        sheet.data_validation(
            first,
            where,
            first + PREPARED_ROWS,
            where,
            {
                "validate": "list",
                "source": f"='{name}'!${letter}$1:${letter}${len(words)}",
                "error_type": "warning",
                "error_title": str(columns[where].label)[:32],
                "error_message": _("This word is not in the list. It is read all the same if it is known."),
            },
        )
