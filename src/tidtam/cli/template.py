"""Write the spreadsheet that people fill in for a register: headings, drop-downs, an example, each column explained."""

import argparse
from pathlib import Path

from tidtam.cli.failure import Failure
from tidtam.cli.places import replaced
from tidtam.cli.storage import require_migrated


def arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("kind", help="what the rows are, for instance producers")
    command.add_argument("--out", required=True, help="file to write: .xlsx")


def run(options: argparse.Namespace) -> int:
    from tidtam.cli.kinds import importable
    from tidtam.kit import tables

    require_migrated()
    out = Path(options.out)
    if out.suffix != ".xlsx":
        raise Failure(f"--out {options.out}: expected a name that ends in .xlsx")
    kind = importable(options.kind)
    with replaced(out) as sheet:
        tables.write_template(sheet, kind.columns, title=str(kind.label), notes=kind.notes)
    print(f"{out}: {len(kind.columns)} columns")
    return 0
