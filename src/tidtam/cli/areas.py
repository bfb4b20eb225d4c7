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
    match = ways.add_parser("match", help="find the villages that a typed name may mean")
    match.add_argument("name")
    match.add_argument(
        "--within", action="append", default=[], help="code of a district or province; may be repeated"
    )
    match.add_argument("--json", action="store_true", help="print JSON")


def run(options: argparse.Namespace) -> int:
    return {"load": _load, "import": _villages, "boundaries": _boundaries, "match": _match}[options.way](
        options
    )


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
