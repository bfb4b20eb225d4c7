"""Take a spreadsheet (XLSX, XLS, ODS or CSV) into a register; valid rows are stored, the others reported."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from tidtam.cli.failure import Failure
from tidtam.cli.report import take_file
from tidtam.cli.storage import require_migrated

if TYPE_CHECKING:
    from tidtam.kit.uploads import Report


def arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("kind", help="what the rows are, for instance villages")
    command.add_argument("file")
    command.add_argument("--check", action="store_true", help="only tell what would be taken and refused")
    command.add_argument("--report", help="write what was taken and refused to this JSON file")


def run(options: argparse.Namespace) -> int:
    from tidtam.ground.jobs import uploads
    from tidtam.kit.uploads import kinds

    require_migrated()

    def take(path: Path) -> "Report":
        known = {code.rpartition(".")[2]: code for code in kinds()}
        if options.kind not in known:
            raise Failure(f"{options.kind!r} cannot be imported; known: {', '.join(sorted(known))}")
        return uploads.run(known[options.kind], path, by=None, check=options.check)

    report = take_file(options.file, options.report, take)
    for refusal in report.refusals[:20] if not options.report else ():
        print(f"  row {refusal.row}, {refusal.column}: {refusal.value!r} {refusal.reason}")
    return 0
