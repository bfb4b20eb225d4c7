"""`python -m bench build --scale S` makes the bench data set; `python -m bench run [NAME] [--json]` measures it all.

Each target is told in milliseconds and as a multiple of the yardstick of the same run (fixed SQL and Python
work), because machines differ and are shared. Exit 1 when a promise is broken.
"""

import argparse
import json
import os
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NAMES = (
    "demo, pages, pack, meetings, memory, national, sheets, alarms, flags, lookalike, "
    "sales, field, storm, site, intake, prints, tours, planner, setup"
)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    ways = parser.add_subparsers(dest="way", required=True)
    run = ways.add_parser("run", help="measure")
    run.add_argument("name", nargs="?", help=f"only this one: {NAMES}")
    told = {
        "national": "the national data set alone, on both databases",
        "sheets": "a register as a spreadsheet, in and out",
        "uploads": "250,000 sales at once beside a bare upsert, and one report",
        "alarms": "how often the checks of sales cry wolf, and what they find",
        "sales": "sales at national scale, on both databases",
    }
    alone = {name: ways.add_parser(name, help=f"measure {what}") for name, what in told.items()}
    for name, way in alone.items():
        way.set_defaults(name=name)
    for way in (run, *alone.values()):
        way.add_argument("--json", action="store_true")
        way.add_argument("--home", help="a home that holds a demo already (default: one is built)")
        way.add_argument("--scale", type=_scale, default=0.1, help="of the bench data set (default 0.1)")
    for way in (run, alone["sales"]):
        way.add_argument(
            "--part",
            action="append",
            help="of the sales only this: queries, pages, growth, writers, recount, beside",
        )
    run.add_argument(
        "--files", help="of tours: a folder of instances of the public format (default: made here)"
    )
    run.add_argument("--best", help="of tours: a CSV of the best values known: file, tours, best")
    told_again = ways.add_parser("readme", help="write what a run measured (its --json) into the READMEs")
    told_again.add_argument("file")
    made = ways.add_parser("build", help="make the bench data set in DATABASE_URL or TIDTAM_HOME")
    made.add_argument("--scale", type=_scale, default=0.1, help="of 30 million facts (default 0.1)")
    options = parser.parse_args()
    if options.way == "build":
        return _build(options.scale)
    if options.way == "readme":
        from bench.readme import run as write_readme

        return write_readme(options.file)
    home = Path(options.home or tempfile.mkdtemp(prefix="tidtam-bench-"))
    os.environ["TIDTAM_HOME"] = str(home)
    os.environ |= {
        f"TOURS_{name.upper()}": told for name in ("files", "best") if (told := getattr(options, name, None))
    }
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tidtam.config.settings")

    from bench.measures import measure
    from bench.report import shown

    answers = measure(home, options.name, options.scale, tuple(getattr(options, "part", None) or ()))
    if options.json:
        print(json.dumps(answers, ensure_ascii=False, indent=2))
    else:
        print(shown(answers))
    return 1 if any(row["kept"] is False for row in answers["figures"]) else 0


def _build(scale: float) -> int:
    """Where DATABASE_URL or TIDTAM_HOME says; exit 1 where other producers stand there."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tidtam.config.settings")
    import django

    django.setup()
    from bench.sales.build import NotOurs, build

    begun = time.perf_counter()
    try:
        took = build(scale, lambda said: print(f"{time.perf_counter() - begun:7.1f} s  {said}", flush=True))
    except NotOurs as refusal:
        print(refusal, file=sys.stderr)
        return 1
    print(f"built in {took:.1f} s" if took else "it stands there already")
    return 0


def _scale(typed: str) -> float:
    scale = float(typed)
    if not 0.001 <= scale <= 1:
        raise argparse.ArgumentTypeError("from 0.001 to 1")
    return scale


if __name__ == "__main__":
    sys.exit(main())
