"""What an import took and refused: a JSON file for scripts, one line for a person."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError

from tidtam.cli.failure import Failure
from tidtam.cli.places import readable, writable
from tidtam.kit.notice import with_notice

if TYPE_CHECKING:
    from tidtam.kit.uploads import Report


def take_file(file: str, report_to: str | None, take: "Callable[[Path], Report]") -> "Report":
    """Take what can be taken of a file, and tell; a place that cannot be read or written is a Failure first."""
    from tidtam.kit.tables import TableProblem

    path = readable(file)
    if report_to:
        writable(report_to)
    try:
        report = take(path)
    except TableProblem as problem:
        raise Failure(f"{path.name}: {problem}") from problem
    except ValidationError as error:
        raise Failure(" ".join(error.messages)) from error
    write_report(report_to, report.json())
    tell(path.name, report)
    return report


def tell(name: str, report: "Report") -> None:
    """Print the counts; Failure with the first reason when nothing at all was taken."""
    counts = (
        f"{name}: {report.taken:,} taken ({report.new:,} new, {report.changed:,} changed, "
        f"{report.unchanged:,} unchanged), {report.refused:,} refused"
    )
    if not report.taken:
        first = next(iter(report.refusals), None)
        raise Failure(f"{counts}; row {first.row}, {first.column}: {first.reason}" if first else counts)
    print(counts)


def write_report(path: str | None, report: dict[str, Any]) -> None:
    """Write the report where the caller asked for it; Failure when that place cannot be written."""
    if not path:
        return
    text = json.dumps(with_notice(report), ensure_ascii=False, indent=2) + "\n"
    try:
        Path(path).write_text(text, encoding="utf-8")
    except OSError as error:
        raise Failure(f"{path} cannot be written: {error.strerror}") from error
