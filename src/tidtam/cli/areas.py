"""Load the gazetteer, import villages and boundaries, and match names that were typed by hand."""

import argparse
import json
from functools import partial

from django.core.exceptions import ValidationError

from tidtam.cli.failure import Failure
from tidtam.cli.report import take_file
from tidtam.cli.storage import migrate, require_migrated


def arguments(command: argparse.ArgumentParser) -> None:
    ways = command.add_subparsers(dest="way", metavar="WHAT", required=True)
    load = ways.add_parser(
        "load", help="bring provinces, districts and subdistricts from the package geothai"
    )
    load.add_argument("--province", action="append", help="only this province (code); may be repeated")
    villages = ways.add_parser("import", help="take villages from a spreadsheet")
    villages.add_argument("file")
    villages.add_argument("--report", help="write what was taken and refused to this JSON file")
    shapes = ways.add_parser("boundaries", help="take boundaries from a GeoJSON file")
    shapes.add_argument("file")
    shapes.add_argument("--report", help="write what was taken and refused to this JSON file")
    recode = ways.add_parser("recode", help="give an area, and all that lies in it, new codes from a day on")
    recode.add_argument("code")
    recode.add_argument("to")
    merge = ways.add_parser("merge", help="let areas become part of one that stands")
    merge.add_argument("codes", nargs="+")
    merge.add_argument("--into", required=True)
    split = ways.add_parser("split", help="make a new area of some of what lies in one that stands")
    split.add_argument("code")
    split.add_argument("new", help="the new area's code")
    split.add_argument("--name", required=True, help="the new area's name in Thai")
    split.add_argument("--name-en", default="")
    split.add_argument("--of", nargs="+", required=True, help="codes of what the new area is made of")
    for way in (recode, merge, split):
        way.add_argument(
            "--from", dest="day", required=True, metavar="YYYY-MM-DD", help="the first day, ค.ศ."
        )
        way.add_argument("--source", required=True, help="the announcement that says so")
    match = ways.add_parser("match", help="find the villages that a typed name may mean")
    match.add_argument("name")
    match.add_argument(
        "--within", action="append", default=[], help="code of a district or province; may be repeated"
    )
    match.add_argument("--json", action="store_true", help="print JSON")


def run(options: argparse.Namespace) -> int:
    ways = {"load": _load, "import": _villages, "boundaries": _boundaries, "match": _match}
    return ways.get(options.way, _redraw)(options)


def _redraw(options: argparse.Namespace) -> int:
    from datetime import date

    from tidtam.ground.areas import redraw

    require_migrated()
    try:
        told = {"day": date.fromisoformat(options.day), "source": options.source, "by": None}
    except ValueError as error:
        raise Failure(f"--from {options.day!r}: expected a day such as 2018-10-01") from error
    try:
        if options.way == "recode":
            moves = redraw.recode_area(options.code, options.to, **told)
        elif options.way == "merge":
            moves = redraw.merge_areas(options.codes, options.into, **told)
        else:
            moves = redraw.split_area(
                options.code, options.new, options.name, options.of, name_en=options.name_en, **told
            )
    except ValidationError as error:
        raise Failure(" ".join(error.messages)) from error
    for old, new in moves.items():
        print(f"{old} -> {new}")
    return 0


def _load(options: argparse.Namespace) -> int:
    from tidtam.ground.areas.actions import load_gazetteer

    migrate()
    try:
        loaded = load_gazetteer(options.province, by=None)
    except ValidationError as error:
        raise Failure(" ".join(error.messages)) from error
    print(f"{loaded.added:,} areas added, {loaded.changed:,} changed, {loaded.unchanged:,} stood already")
    return 0


def _villages(options: argparse.Namespace) -> int:
    from tidtam.ground.areas.actions import import_villages

    require_migrated()
    take_file(options.file, options.report, partial(import_villages, by=None))
    return 0


def _boundaries(options: argparse.Namespace) -> int:
    from tidtam.ground.areas.actions import import_boundaries

    require_migrated()
    take_file(options.file, options.report, partial(import_boundaries, by=None))
    return 0


def _match(options: argparse.Namespace) -> int:
    from tidtam.ground.areas.queries import match
    from tidtam.kit.notice import with_notice

    require_migrated()
    for code in options.within:
        if not (code.isascii() and code.isdigit()):
            raise Failure(f"--within {code!r}: expected the code of a district or province, digits only")
    candidates = match(options.name, within=options.within)
    if options.json:
        rows = [
            {
                "code": c.code,
                "name": c.name,
                "label": c.label,
                "score": c.score,
                "reason": str(c.reason),
                "inside": c.inside,
            }
            for c in candidates
        ]
        answer = {"query": options.name, "within": options.within or None, "candidates": rows}
        print(json.dumps(with_notice(answer), ensure_ascii=False, indent=2))
        return 0
    for c in candidates:
        print(f"{c.code}  {c.score:5.1f}  {c.label}  {c.reason}")
    if not candidates:
        print("no village of such a name")
    return 0
