"""The process in which a workbook of unknown origin is opened: little memory, little time, nothing to lose.

Runs by its path and imports nothing of tidtam. The file is its standard input; out come lines of JSON:
{"sheet": name}, then lists of rows that follow one another and {"blank": n} between them, and {"end": true} or
{"problem": word}. A list in which a cell is no text, number or truth begins with DATED; such a cell is {"d"},
{"t"} or {"c"}.
"""

import datetime
import resource
import sys
from collections.abc import Iterable, Iterator
from typing import Any

import orjson
from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

MEMORY = 1024 * 1024 * 1024
CELLS = 4000  # in one line of output
BLANKS = 20  # so many blank rows are told as their number
DATED = b"!"
PLAIN = orjson.OPT_PASSTHROUGH_DATETIME


def spell(cell: Any) -> Any:
    if isinstance(cell, datetime.datetime):
        return {"t": cell.isoformat()}
    if isinstance(cell, datetime.date):
        return {"d": cell.isoformat()}
    if isinstance(cell, datetime.time):
        return {"c": cell.isoformat()}
    return str(cell)


def batches(rows: Iterable[list[Any]], lines: int, columns: int) -> Iterator[Any]:
    """Rows in lists of some thousand cells, their blank ends cut off; long runs of blank rows as a number."""
    batch: list[list[Any]] = []
    size = blanks = 0
    for number, row in enumerate(rows):
        if number > lines:  # further than anybody reads; who reads says so
            break
        cells = row[:columns] if len(row) > columns else row
        while cells and cells[-1] == "":
            cells.pop()
        if not cells:
            blanks += 1
            continue
        if blanks > BLANKS or size > CELLS:
            if batch:
                yield batch
            batch, size = [], 0
        if blanks > BLANKS:
            yield {"blank": blanks}
        else:
            batch += [[]] * blanks
        blanks = 0
        batch.append(cells)
        size += len(cells)
    if batch:
        yield batch
    if blanks:
        yield {"blank": blanks}


def line(said: Any) -> bytes:
    """One line of output."""
    try:
        return orjson.dumps(said, option=PLAIN) + b"\n"
    except TypeError:  # a date among the cells
        return DATED + orjson.dumps(said, option=PLAIN, default=spell) + b"\n"


def main(cpu_seconds: int, lines: int, columns: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds))
    write = sys.stdout.buffer.write
    try:
        sys.stdin.buffer.seek(0)
        book = CalamineWorkbook.from_filelike(sys.stdin.buffer)
        for sheet in book.sheets_metadata:
            if sheet.typ != SheetTypeEnum.WorkSheet or sheet.visible != SheetVisibleEnum.Visible:
                continue
            write(line({"sheet": sheet.name}))
            for told in batches(book.get_sheet_by_name(sheet.name).iter_rows(), lines, columns):
                write(line(told))
        write(line({"end": True}))
    except PasswordError:
        write(line({"problem": "password"}))
    except BaseException as error:  # a panic of the parser is not an Exception
        word = "password" if "encrypt" in str(error).lower() else "broken"
        write(line({"problem": word}))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:4]))
