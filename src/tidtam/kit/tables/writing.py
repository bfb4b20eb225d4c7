"""Writing: what people carry away. Text stays text, so that nothing in it can act as a formula."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import IO, Any

import xlsxwriter
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from tidtam.kit import clock
from tidtam.kit.notice import notice
from tidtam.kit.tables.columns import HELP_SHEETS, Column, TableProblem
from tidtam.kit.tables.spelling import plain_speller, shielded, speller

Cells = Mapping[str, Any] | Sequence[Any]

SHEET_ROWS = 1_048_576
CELL_LENGTH = 32_767
_NOT_IN_A_SHEET_NAME = re.compile(r"[\[\]:*?/\\']")
WHY_REFUSED = gettext_lazy("Why it was refused")
TO_LOOK_AT = gettext_lazy("To look at")
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
    book = new_book(out, title)
    sheet, top, formats = data_sheet(book, columns, title)
    number = _write_rows(sheet, columns, rows, top, formats)
    if columns:
        sheet.autofilter(top, 0, max(number, top), len(columns) - 1)
    book.close()


def new_book(out: IO[bytes] | str, title: str) -> xlsxwriter.Workbook:
    book = xlsxwriter.Workbook(out, {"constant_memory": True})
    book.set_properties({"title": title, "comments": notice(), "created": clock.now().replace(tzinfo=None)})
    return book


def data_sheet(
    book: xlsxwriter.Workbook, columns: Sequence[Column], title: str
) -> tuple[Worksheet, int, list[Format]]:
    """A sheet with its headings; the row they stand in, and the format of each column."""
    sheet = book.add_worksheet(_NOT_IN_A_SHEET_NAME.sub(" ", title).strip()[:31] or "1")
    heading = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "vcenter"})
    formats = [book.add_format({"num_format": FORMATS[column.kind]}) for column in columns]
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width or WIDTHS[column.kind], formats[place])
    words = notice()
    top = 0
    if words:
        sheet.write_string(0, 0, words)
        sheet.set_footer(f"&C{words}")
        top = 1
    for place, column in enumerate(columns):
        sheet.write_string(top, place, str(column.label), heading)
    sheet.freeze_panes(top + 1, 0)
    return sheet, top, formats


def write_csv(out: IO[bytes], columns: Sequence[Column], rows: Iterable[Cells], *, title: str) -> None:
    """UTF-8 with the mark that spreadsheets look for; text that would start a formula gets an apostrophe."""
    text = io.TextIOWrapper(out, encoding="utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text)
    words = notice()
    if words:
        writer.writerow([words])
    writer.writerow([shielded(str(column.label)) for column in columns])
    spellers = [plain_speller(column) for column in columns]
    for row in rows:
        values = _in_order(columns, row)
        writer.writerow([spell(value) for spell, value in zip(spellers, values, strict=True)])
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
    _write_back(out, labels, (WHY_REFUSED,), ((cells, (reasons,)) for cells, reasons in rows), title)


def write_remarked(
    out: IO[bytes] | str,
    labels: Sequence[str],
    rows: Iterable[tuple[Sequence[str], Sequence[str], Sequence[str]]],
    *,
    title: str,
) -> None:
    """Rows (cells, reasons, remarks) as they came, with a column of reasons for refusal and one of remarks."""
    told = ((cells, (reasons, remarks)) for cells, reasons, remarks in rows)
    _write_back(out, labels, (WHY_REFUSED, TO_LOOK_AT), told, title)


def _write_back(
    out: IO[bytes] | str,
    labels: Sequence[str],
    added: Sequence[Promise],
    rows: Iterable[tuple[Sequence[str], Sequence[Sequence[str]]]],
    title: str,
) -> None:
    """added: headings of the columns behind; those that an earlier such file had give way to the new ones."""
    earlier = _in_every_language(WHY_REFUSED) | _in_every_language(TO_LOOK_AT)
    kept = [place for place, label in enumerate(labels) if label not in earlier]
    behind = [Column(f"told{place}", heading, width=60) for place, heading in enumerate(added)]
    columns = [*(Column(f"cell{place}", labels[place] or " ") for place in kept), *behind]
    width = len(labels)

    def lines() -> Iterator[list[str]]:
        for cells, said in rows:
            filled = [*cells, *[""] * (width - len(cells))]
            yield [*(filled[place] for place in kept), *("\n".join(texts) for texts in said)]

    write_xlsx(out, columns, lines(), title=title)


def _in_every_language(words: Promise) -> set[str]:
    said = set()
    for language in HELP_SHEETS:
        with translation.override(language):
            said.add(str(words))
    return said


def _write_rows(
    sheet: Worksheet, columns: Sequence[Column], rows: Iterable[Cells], top: int, formats: Sequence[Format]
) -> int:
    """Below the headings; the number of the last row."""
    places = list(zip(range(len(columns)), map(speller, columns), formats, strict=True))
    text, count = sheet.write_string, sheet.write_number
    number = top
    for row in rows:
        number += 1
        if number >= SHEET_ROWS:
            raise TableProblem(_("A spreadsheet holds no more than 1,048,576 rows; choose CSV instead."))
        values = _in_order(columns, row)
        for place, spell, format_ in places:
            cell = spell(values[place])
            if isinstance(cell, str):
                if cell:
                    text(number, place, cell[:CELL_LENGTH], format_)
            elif cell is not None:
                count(number, place, cell, format_)
    return number


def _in_order(columns: Sequence[Column], row: Cells) -> Sequence[Any]:
    values = [row.get(column.key) for column in columns] if isinstance(row, Mapping) else row
    if len(values) != len(columns):
        raise ValueError(f"{len(values)} values for {len(columns)} columns")
    return values
