"""Tell how complete a month's sales reports are: counts, the parts below the area, the names of those missing."""

import argparse
import json
from typing import Any

from tidtam.cli.failure import Failure
from tidtam.cli.figure import instant
from tidtam.cli.storage import require_migrated


def arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("--area", required=True, help="code of the area, for instance 40 or 4015")
    command.add_argument(
        "--month", required=True, metavar="YYYY-MM", help="month, พ.ศ., for instance 2561-06"
    )
    command.add_argument(
        "--known-at", metavar="ISO", help="as it was known then, for instance 2018-07-20T09:00+07:00"
    )
    command.add_argument("--json", action="store_true", help="print JSON")


def run(options: argparse.Namespace) -> int:
    from django.core.exceptions import ValidationError

    from tidtam.ground.areas.models import Area
    from tidtam.kit.calendar import parse_month_code
    from tidtam.kit.notice import with_notice
    from tidtam.work.sales.queries.told_out import told_out

    require_migrated()
    area = Area.objects.filter(code=options.area).first()
    if area is None:
        raise Failure(f"area {options.area!r} is not known")
    try:
        month = parse_month_code(options.month)
    except ValidationError as error:
        raise Failure(f"--month {options.month!r}: " + " ".join(error.messages)) from error
    answer = told_out(area, month, instant(options.known_at))
    if options.json:
        print(json.dumps(with_notice(answer), ensure_ascii=False, indent=2))
        return 0
    _print(answer)
    return 0


def _print(answer: dict[str, Any]) -> None:
    print(f"{answer['label']} {answer['month']}: {_line(answer)}")
    for part in answer["parts"]:
        print(f"  {part['label']}: {_line(part)}")
    for one in answer["missing_producers"]:
        print(f"  - {one['code']}  {one['name']}  {one['area']}")


def _line(row: dict[str, Any]) -> str:
    rate = f"{row['rate']} %" if row["rate"] is not None else "nothing expected"
    return (
        f"{row['reported']:,} of {row['expected']:,} ({rate}), nil {row['nil']:,}, late {row['late']:,}, "
        f"returned {row['returned']:,}, missing {row['missing']:,}, not applicable {row['not_applicable']:,}"
    )
