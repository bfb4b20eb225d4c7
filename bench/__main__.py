"""`python -m bench run [NAME] [--json]`, `python -m bench national`: measure what the project promises.

Each target is told in milliseconds and as a multiple of the yardstick of the same run (fixed SQL and Python
work), because machines differ and are shared. Exit 1 when a promise is broken.
"""

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    ways = parser.add_subparsers(dest="way", required=True)
    run = ways.add_parser("run", help="measure")
    run.add_argument(
        "name", nargs="?", help="only this one: pages, pack, memory, national, sheets, alarms, setup"
    )
    told = {
        "national": "the national data set alone, on both databases",
        "sheets": "a register as a spreadsheet, in and out",
        "alarms": "how often the checks of sales cry wolf, and what they find",
    }
    alone = {name: ways.add_parser(name, help=f"measure {what}") for name, what in told.items()}
    for name, way in alone.items():
        way.set_defaults(name=name)
    for way in (run, *alone.values()):
        way.add_argument("--json", action="store_true")
        way.add_argument("--home", help="a home that holds a demo already (default: one is built)")
    options = parser.parse_args()
    home = Path(options.home or tempfile.mkdtemp(prefix="tidtam-bench-"))
    os.environ["TIDTAM_HOME"] = str(home)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tidtam.config.settings")

    from bench.measures import measure
    from bench.report import shown

    answers = measure(home, options.name)
    if options.json:
        print(json.dumps(answers, ensure_ascii=False, indent=2))
    else:
        print(shown(answers))
    return 1 if any(row["kept"] is False for row in answers["figures"]) else 0


if __name__ == "__main__":
    sys.exit(main())
