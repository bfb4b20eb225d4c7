"""Tell one figure: its value, what was quoted elsewhere, where it comes from and, with --by, its parts."""

import argparse
import json
from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils import timezone

from tidtam.cli.failure import Failure
from tidtam.cli.storage import require_migrated


def arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("name", help="producers.registered, sales.total, sales.official, …")
    command.add_argument("--area", required=True, help="code of the area, for instance 40 or 4015")
    command.add_argument(
        "--from", dest="start", metavar="YYYY-MM", help="first month, พ.ศ., for instance 2560-10"
    )
    command.add_argument("--to", dest="end", metavar="YYYY-MM", help="last month, พ.ศ., for instance 2561-06")
    command.add_argument("--round", help="registration round, for instance 2557-2558")
    command.add_argument(
        "--known-at", metavar="ISO", help="as it was known then, for instance 2018-07-20T09:00+07:00"
    )
    command.add_argument(
        "--boundaries",
        choices=("then", "now"),
        default="then",
        help="areas as they were when it was told, or as they are today",
    )
    command.add_argument("--by", help="split by: district, subdistrict, category, mark, channel, month, kind")
    command.add_argument("--json", action="store_true", help="print JSON")


def run(options: argparse.Namespace) -> int:
    from tidtam.kit.calendar import parse_month_code
    from tidtam.reporting.figures.queries import figure

    require_migrated()
    try:
        answer = figure(
            options.name,
            area=options.area,
            start=parse_month_code(options.start) if options.start else None,
            end=parse_month_code(options.end) if options.end else None,
            round=options.round,
            known_at=instant(options.known_at),
            by=options.by,
            redrawn=options.boundaries == "now",
        )
    except ValidationError as error:
        raise Failure(" ".join(error.messages)) from error
    if options.json:
        print(json.dumps(answer.json(), ensure_ascii=False, indent=2))
        return 0
    print(f"{answer.label}: {answer.text} {answer.unit_label}")
    for part in answer.rows:
        print(f"  {part.label}: {part.text}")
    return 0


def instant(text: str | None) -> datetime | None:
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise Failure(
            f"--known-at {text!r}: expected ISO 8601, for instance 2018-07-20T09:00+07:00"
        ) from error
    if moment.year < 1900:
        raise Failure(f"--known-at {text!r}: the year lies outside what can be kept")
    if moment.year > 2200:
        raise Failure(
            f"--known-at {text!r}: ISO 8601 counts in Christian years; {moment.year} is {moment.year - 543}"
        )
    return moment if moment.tzinfo else timezone.make_aware(moment)
