"""Take a spreadsheet (XLSX, XLS, ODS or CSV) into a register; valid rows are stored, the others reported."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from tidtam.cli.report import take_file
from tidtam.cli.storage import require_migrated

if TYPE_CHECKING:
    from tidtam.kit.uploads import Report

SHOWN = 20


def arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("kind", help="what the rows are, for instance villages or producers")
    command.add_argument("file")
    command.add_argument("--month", metavar="YYYY-MM", help="of sales: the month, พ.ศ., for instance 2561-06")
    command.add_argument(
        "--area",
        help="of sales: code of the district, for instance 4015; others are refused; of a budget: province",
    )
    command.add_argument("--year", help="of a budget: the fiscal year, พ.ศ., for instance 2561")
    command.add_argument("--day", help="of a budget: the day that its figures are of, for instance 20/7/2561")
    command.add_argument("--document", help="of a budget: number of the paper under which it came")
    command.add_argument(
        "--reason", help="of sales: why amounts change that were reported before; of a budget: why they fall"
    )
    command.add_argument("--check", action="store_true", help="only tell what would be taken and refused")
    command.add_argument("--report", help="write what was taken and refused to this JSON file")


def run(options: argparse.Namespace) -> int:
    from tidtam.cli.kinds import answers, importable
    from tidtam.ground.jobs import uploads
    from tidtam.kit import statistics

    require_migrated()

    kind = importable(options.kind)
    said = answers(kind, options)

    def take(path: Path) -> "Report":
        return uploads.run(kind.code, path, by=None, check=options.check, said=said)

    report = take_file(options.file, options.report, take)
    if not options.check:
        statistics.refresh()
    if not options.report:
        for refusal in report.refusals[:SHOWN]:
            print(f"  row {refusal.row}, {refusal.column}: {refusal.value!r} {refusal.reason}")
        for remark in report.warnings[:SHOWN]:
            print(f"  row {remark.row}, to look at: {remark.reason}")
    return 0
