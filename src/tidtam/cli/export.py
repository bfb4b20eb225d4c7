"""Write a register of one area to a spreadsheet, XLSX or CSV by the file's name."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tidtam.cli.failure import Failure
from tidtam.cli.storage import require_migrated

KINDS = ("villages", "producers", "products", "sales", "vendors", "actions")


def arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("kind", choices=KINDS, help="which register")
    command.add_argument(
        "--area", default="", help="code of the area, for instance 40 or 4015; empty is everything"
    )
    command.add_argument("--out", required=True, help="file to write: .xlsx or .csv")


def run(options: argparse.Namespace) -> int:
    from tidtam.cli import registers
    from tidtam.ground.areas.models import Area
    from tidtam.kit import tables

    require_migrated()
    out = Path(options.out)
    write = {".xlsx": tables.write_xlsx, ".csv": tables.write_csv}.get(out.suffix)
    if write is None:
        raise Failure(f"--out {options.out}: expected a name that ends in .xlsx or .csv")
    if options.area and not Area.objects.filter(code=options.area).exists():
        raise Failure(f"area {options.area!r} is not known")
    columns, rows = getattr(registers, options.kind)(options.area)
    counted = _Counted(rows)
    draft = out.with_name(out.name + ".part")
    try:
        with draft.open("wb") as sheet:
            write(sheet, columns, counted, title=options.kind)
        draft.replace(out)
    except OSError as error:
        raise Failure(f"{out} cannot be written: {error.strerror}") from error
    finally:
        draft.unlink(missing_ok=True)
    print(f"{out}: {counted.number:,} rows")
    return 0


class _Counted:
    """The rows as they pass, counted for the last line."""

    def __init__(self, rows: Iterator[tuple[Any, ...]]) -> None:
        self.rows, self.number = rows, 0

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        for row in self.rows:
            self.number += 1
            yield row
