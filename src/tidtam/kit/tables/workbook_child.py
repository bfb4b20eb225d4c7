"""The process in which a workbook of unknown origin is opened: little memory, little time, nothing to lose.

Runs by its path and imports nothing of tidtam. The file is its standard input; out come lines of JSON:
{"sheet": name}, then one list per row (dates as {"d"}, {"t"}, {"c"}), and {"end": true} or {"problem": word}.
"""

import datetime
import json
import resource
import sys
from typing import Any

from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

MEMORY = 1536 * 1024 * 1024


def spell(cell: Any) -> Any:
    if isinstance(cell, datetime.datetime):
        return {"t": cell.isoformat()}
    if isinstance(cell, datetime.date):
        return {"d": cell.isoformat()}
    if isinstance(cell, datetime.time):
        return {"c": cell.isoformat()}
    return str(cell)


def main(cpu_seconds: int, columns: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds))
    line = json.JSONEncoder(ensure_ascii=False, check_circular=False, default=spell).encode
    write = sys.stdout.write
    try:
        sys.stdin.buffer.seek(0)
        book = CalamineWorkbook.from_filelike(sys.stdin.buffer)
        for sheet in book.sheets_metadata:
            if sheet.typ != SheetTypeEnum.WorkSheet or sheet.visible != SheetVisibleEnum.Visible:
                continue
            write(line({"sheet": sheet.name}) + "\n")
            for row in book.get_sheet_by_name(sheet.name).iter_rows():
                cells = row[:columns]
                while cells and cells[-1] == "":
                    cells.pop()
                write(line(cells) + "\n")
        write('{"end": true}\n')
    except PasswordError:
        write('{"problem": "password"}\n')
    except BaseException as error:  # a panic of the parser is not an Exception
        word = "password" if "encrypt" in str(error).lower() else "broken"
        write(line({"problem": word}) + "\n")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
