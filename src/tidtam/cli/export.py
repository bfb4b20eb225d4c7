"""Write a register of one area to a spreadsheet, XLSX or CSV by the file's name."""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tidtam.cli.failure import Failure
from tidtam.cli.places import replaced
from tidtam.cli.storage import require_migrated

if TYPE_CHECKING:
    from tidtam.kit.tables import Column


def arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("kind", help="which register, for instance producers, products, sales or actions")
    command.add_argument(
        "--area", default="", help="code of the area, for instance 40 or 4015; empty is everything"
    )
    command.add_argument(
        "--month",
        metavar="YYYY-MM",
        help="of sales: one month's sheet to fill in, พ.ศ., for instance 2561-06",
    )
    command.add_argument("--year", help="of a budget: the fiscal year, พ.ศ., for instance 2561")
    command.add_argument("--out", required=True, help="file to write: .xlsx or .csv")


def run(options: argparse.Namespace) -> int:
    from tidtam.ground.areas.models import Area
    from tidtam.kit import tables

    require_migrated()
    out = Path(options.out)
    write = {".xlsx": tables.write_xlsx, ".csv": tables.write_csv}.get(out.suffix)
    if write is None:
        raise Failure(f"--out {options.out}: expected a name that ends in .xlsx or .csv")
    if options.area and not Area.objects.filter(code=options.area).exists():
        raise Failure(f"area {options.area!r} is not known")
    columns, rows = _register(options.kind, options)
    counted = _Counted(rows)
    with replaced(out) as sheet:
        write(sheet, columns, counted, title=options.kind)
    print(f"{out}: {counted.number:,} rows")
    return 0


def _register(name: str, options: argparse.Namespace) -> "tuple[Sequence[Column], Iterator[Sequence[Any]]]":
    """What can be imported goes out in the same columns; some registers only go out.

    Sales do both: a month's sheet where a month is named, every fact where none is.
    """
    from tidtam.cli.kinds import answers, by_name
    from tidtam.cli.registers import ONLY_OUT

    kind = by_name().get(name)
    if name in ONLY_OUT and not (kind is not None and options.month):
        if options.month or options.year:
            raise Failure(f"--{'month' if options.month else 'year'} says nothing of this register")
        return ONLY_OUT[name](options.area)
    if kind is not None and kind.rows is not None:
        said = answers(kind, options) if kind.asks or options.month or options.year else {}
        return kind.columns, kind.rows_out([options.area], said)
    known = {*ONLY_OUT, *(name for name, kind in by_name().items() if kind.rows is not None)}
    raise Failure(f"{name!r} cannot be exported; known: {', '.join(sorted(known))}")


class _Counted:
    """The rows as they pass, counted for the last line."""

    def __init__(self, rows: Iterator[Sequence[Any]]) -> None:
        self.rows, self.number = rows, 0

    def __iter__(self) -> Iterator[Sequence[Any]]:
        for row in self.rows:
            self.number += 1
            yield row
