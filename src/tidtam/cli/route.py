"""Plan tours: solve a file of the public benchmark for orienteering (team, with time windows); write a route to a file.

Exit status 0: solved, and every time checked; 1: the file cannot be read, with the line that is wrong.
"""

import argparse
import json
import time
from fractions import Fraction
from pathlib import Path

from tidtam.cli.failure import Failure

MOST_SECONDS = 3600.0


def arguments(command: argparse.ArgumentParser) -> None:
    ways = command.add_subparsers(dest="way", required=True, metavar="WAY")
    solving = ways.add_parser("solve", help="the best tours past the places of a file", description=__doc__)
    solving.add_argument("file", help="the instance")
    solving.add_argument("--format", choices=["toptw"], default="toptw", help="of the file")
    solving.add_argument("--tours", type=_tours, default=1, help="how many, 1 to 14 (default 1)")
    solving.add_argument("--seconds", type=_seconds, default=5.0, help="how long to look (default 5)")
    solving.add_argument("--seed", type=int, default=1, help="of chance (default 1)")
    solving.add_argument(
        "--decimals",
        type=int,
        choices=range(4),
        help="of distances (default: 1 where positions are whole, else 2)",
    )
    solving.add_argument("--json", action="store_true", help="print JSON")
    writing = ways.add_parser("export", help="a route of the register as GPX, GeoJSON or KML")
    writing.add_argument("id", help="short name of the route, as in its public address")
    writing.add_argument("--out", required=True, help="file to write (.gpx, .geojson or .kml)")
    writing.add_argument("--lang", choices=("th", "en"), default="th", help="default: th")


def run(options: argparse.Namespace) -> int:
    return {"solve": _solve, "export": _export}[options.way](options)


def _solve(options: argparse.Namespace) -> int:
    from tidtam.kit import tours
    from tidtam.kit.tours import toptw

    try:
        text = Path(options.file).read_text(encoding="utf-8")
    except OSError as error:
        raise Failure(f"{options.file} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise Failure(f"{options.file} is no text: byte {error.start + 1} is not UTF-8") from error
    begun = time.perf_counter()
    try:
        instance = toptw.read(text, decimals=options.decimals)
        question = instance.question(options.tours)
        plan = tours.solve(question, seconds=options.seconds, seed=options.seed, reasons=False)
    except toptw.WrongFile as problem:
        raise Failure(f"{options.file}: {problem}") from problem
    except tours.SolverProblem as problem:
        raise Failure(f"the solver stopped: {problem}") from problem
    profit = Fraction(plan.profit, instance.profit_scale)
    told = {
        "profit": int(profit) if profit.denominator == 1 else float(profit),
        "tours": [[int(key) for key in tour.keys] for tour in plan.tours],
        "feasible": plan.feasible,
        "seconds": round(time.perf_counter() - begun, 3),
    }
    if options.json:
        print(json.dumps(told))
    else:
        print(
            f"profit {told['profit']}, {'checked' if plan.feasible else 'NOT feasible'}, {told['seconds']} s"
        )
        for number, tour in enumerate(plan.tours, 1):
            print(f"  tour {number}: {' '.join(tour.keys) or '(none)'}")
    return 0


def _export(options: argparse.Namespace) -> int:
    from django.utils import translation

    from tidtam.cli.places import replaced, writable
    from tidtam.cli.storage import require_migrated
    from tidtam.work.routes.exports import FILES
    from tidtam.work.routes.models import Route
    from tidtam.work.routes.queries import with_places
    from tidtam.work.routes.timetable import timetable

    require_migrated()
    out = writable(options.out)
    write, _content_type = FILES.get(out.suffix.removeprefix("."), (None, ""))
    if write is None:
        raise Failure(f"--out {options.out}: expected a name that ends in .gpx, .geojson or .kml")
    route = Route.objects.standing().filter(code=options.id).first()
    if route is None:
        raise Failure(f"{options.id}: no route has this short name")
    with translation.override(options.lang):
        content = write(route, timetable(route, with_places(route), open_only=True))
    with replaced(out) as file:
        file.write(content)
    print(f"{out}: {len(content):,} bytes")
    return 0


def _tours(typed: str) -> int:
    if not typed.isdecimal() or not 1 <= int(typed) <= 14:
        raise argparse.ArgumentTypeError("from 1 to 14")
    return int(typed)


def _seconds(typed: str) -> float:
    try:
        seconds = float(typed)
    except ValueError:
        seconds = 0
    if not 0.1 <= seconds <= MOST_SECONDS:
        raise argparse.ArgumentTypeError(f"from 0.1 to {MOST_SECONDS:g}")
    return seconds
