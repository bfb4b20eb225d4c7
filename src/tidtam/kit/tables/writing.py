"""Writing: what people carry away. Text stays text, so that nothing in it can act as a formula."""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import IO, Any

import xlsxwriter
from django.utils.translation import gettext as _

from tidtam.kit import clock, money
from tidtam.kit.calendar import month_code
from tidtam.kit.notice import notice
from tidtam.kit.tables.cells import thai_date
from tidtam.kit.tables.columns import Column, TableProblem

Cells = Mapping[str, Any] | Sequence[Any]

SHEET_ROWS = 1_048_576
CELL_LENGTH = 32_767
EXACT_FLOAT = 10**15
FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")
_NOT_IN_A_SHEET_NAME = re.compile(r"[\[\]:*?/\\']")
WIDTHS = {"text": 28, "code": 14, "int": 12, "money": 18, "decimal": 14, "date": 14, "month": 12}
FORMATS = {
    "text": "@",
    "code": "@",
    "int": "#,##0",
    "money": "#,##0.00",
    "decimal": "General",
    "date": "@",
    "month": "@",
}


def write_xlsx(out: IO[bytes] | str, columns: Sequence[Column], rows: Iterable[Cells], *, title: str) -> None:
    """One sheet with headings, row by row; rows are mappings by column key or sequences in column order.

    In the demo the first row, the properties and the printed footer say so; `read` passes over that row.
    """
    book = xlsxwriter.Workbook(out, {"constant_memory": True})
    sheet = book.add_worksheet(_NOT_IN_A_SHEET_NAME.sub(" ", title).strip()[:31] or "1")
    heading = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "vcenter"})
    formats = [book.add_format({"num_format": FORMATS[column.kind]}) for column in columns]
    for place, column in enumerate(columns):
        sheet.set_column(place, place, WIDTHS[column.kind], formats[place])
    words = notice()
    book.set_properties({"title": title, "comments": words, "created": clock.now().replace(tzinfo=None)})
    top = 0
    if words:
        sheet.write_string(0, 0, words)
        sheet.set_footer(f"&C{words}")
        top = 1
    for place, column in enumerate(columns):
        sheet.write_string(top, place, str(column.label), heading)
    sheet.freeze_panes(top + 1, 0)
    number = top
    for row in rows:
        number += 1
        if number >= SHEET_ROWS:
            raise TableProblem(_("A spreadsheet holds no more than 1,048,576 rows; choose CSV instead."))
        for place, (column, value) in enumerate(zip(columns, _in_order(columns, row), strict=True)):
            cell = _cell(column, value)
            if isinstance(cell, str):
                if cell:
                    sheet.write_string(number, place, cell[:CELL_LENGTH], formats[place])
            elif cell is not None:
                sheet.write_number(number, place, cell, formats[place])
    if columns:
        sheet.autofilter(top, 0, max(number, top), len(columns) - 1)
    book.close()


def write_csv(out: IO[bytes], columns: Sequence[Column], rows: Iterable[Cells], *, title: str) -> None:
    """UTF-8 with the mark that spreadsheets look for; text that would start a formula gets an apostrophe."""
    text = io.TextIOWrapper(out, encoding="utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text)
    words = notice()
    if words:
        writer.writerow([words])
    writer.writerow([_shielded(str(column.label)) for column in columns])
    for row in rows:
        writer.writerow(
            [_plain(column, value) for column, value in zip(columns, _in_order(columns, row), strict=True)]
        )
    text.flush()
    text.detach()


def write_refused(
    out: IO[bytes] | str,
    labels: Sequence[str],
    rows: Iterable[tuple[Sequence[str], Sequence[str]]],
    *,
    title: str,
) -> None:
    """Rows (cells, reasons) as they came, the reasons in one more column: mended, it can be sent again."""
    width = len(labels)
    columns = [Column(f"cell{place}", label or " ") for place, label in enumerate(labels)]
    columns.append(Column("reason", _("Why it was refused")))
    write_xlsx(
        out,
        columns,
        ([*[*cells, *[""] * width][:width], "\n".join(reasons)] for cells, reasons in rows),
        title=title,
    )


def _in_order(columns: Sequence[Column], row: Cells) -> Sequence[Any]:
    return [row.get(column.key) for column in columns] if isinstance(row, Mapping) else row


def _cell(column: Column, value: Any) -> str | float | int | None:
    """What stands in the cell: a number for what is counted, text for all else."""
    if value is None or value == "":
        return None
    if column.kind == "money" and isinstance(value, int):
        return value / 100 if abs(value) < EXACT_FLOAT else money.as_decimal_string(value)
    if column.kind == "int" and isinstance(value, int) and abs(value) < EXACT_FLOAT:
        return value
    if column.kind == "decimal" and isinstance(value, int | float | Decimal):
        return float(value) if Decimal(repr(float(value))) == Decimal(str(value)) else format(value, "f")
    return _text(column, value)


def _plain(column: Column, value: Any) -> str:
    """The same for CSV, where every value is text and only text can be taken for a formula."""
    cell = _cell(column, value)
    if cell is None:
        return ""
    if isinstance(cell, str):
        return _shielded(cell)
    if column.kind == "money":
        return money.as_decimal_string(value)
    return format(Decimal(str(value)), "f")


def _text(column: Column, value: Any) -> str:
    if isinstance(value, datetime):
        value = clock.local(value).date()
    if isinstance(value, date):
        return month_code(value) if column.kind == "month" else thai_date(value)
    return _CONTROL.sub("", str(value).replace("\r\n", "\n").replace("\r", "\n"))


def _shielded(text: str) -> str:
    return f"'{text}" if FORMULA.match(text) else text
