"""Print the brochure of a village or a district to a file, or those of all villages of an area into a folder."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tidtam.cli.failure import Failure
from tidtam.cli.places import replaced, writable
from tidtam.cli.storage import require_migrated

if TYPE_CHECKING:
    from tidtam.reporting.prints.papers import Form, Job


def arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("code", nargs="?", default="", help="code of a village (8 digits) or district (4)")
    command.add_argument(
        "--all", default="", metavar="AREA", help="every public village of the area, by code"
    )
    command.add_argument("--out", required=True, help="file to write (.pdf); with --all a folder")
    command.add_argument("--fold", choices=("three", "booklet"), default="three", help="default: three")
    command.add_argument(
        "--impose", action="store_true", help="a booklet's pages two by two on A4, to be stitched"
    )
    command.add_argument("--bleed", action="store_true", help="3 mm bleed and crop marks, for a print shop")
    command.add_argument("--lang", choices=("th", "en"), default="th", help="default: th")


def run(options: argparse.Namespace) -> int:
    from tidtam.reporting.prints.papers import Fold, Form

    if bool(options.code) == bool(options.all):
        raise Failure("give the code of a village or a district, or --all with the code of an area")
    if options.impose and (options.fold != "booklet" or options.bleed):
        raise Failure(
            "--impose is for a booklet on the office's own printer: --fold booklet, without --bleed"
        )
    require_migrated()
    form = Form(Fold(options.fold), bleed=options.bleed, imposed=options.impose)
    return _all(options, form) if options.all else _one(options, form)


def _one(options: argparse.Namespace, form: "Form") -> int:
    from tidtam.kit.paper import PaperProblem
    from tidtam.reporting.prints import kept

    out = writable(options.out)
    if out.suffix != ".pdf":
        raise Failure(f"--out {options.out}: expected a name that ends in .pdf")
    job = _job(options.code, form, options.lang)
    try:
        content = kept.paper(job).read_bytes()
    except PaperProblem as problem:
        raise Failure(f"{options.code} could not be printed: {problem}") from problem
    with replaced(out) as file:
        file.write(content)
    print(f"{out}: {len(content):,} bytes")
    return 0


def _job(code: str, form: "Form", language: str) -> "Job":
    from tidtam.ground.areas.models import Area, Level
    from tidtam.registers.tourism.queries import public
    from tidtam.reporting.prints.gathered import Grounds, district_brochure, village_brochure
    from tidtam.reporting.prints.papers import brochure

    if page := public.pages().filter(community__area=code).first():
        return brochure(village_brochure(page, language, Grounds()), form)
    area = Area.objects.select_related("parent").filter(code=code, level=Level.DISTRICT).first()
    facts = district_brochure(area, language, Grounds()) if area else None
    if facts is None:
        raise Failure(f"{code}: no published village and no district with one has this code")
    return brochure(facts, form)


def _all(options: argparse.Namespace, form: "Form") -> int:
    from tidtam.ground.areas.models import Area
    from tidtam.reporting.prints.batch import make_all

    area = Area.objects.filter(code="" if options.all == "all" else options.all).first()
    if area is None:
        raise Failure(f"no area has the code {options.all}; the country is --all all")
    folder = Path(options.out)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Failure(f"{folder} cannot be made: {error.strerror}") from error
    told = make_all(area, folder, form, options.lang, progress=_progress)
    for code, reason in told.problems:
        print(f"{code}: {reason}", file=sys.stderr)
    print(
        f"{folder}: {told.made:,} made, {told.unchanged:,} unchanged, {told.removed:,} removed, "
        f"{len(told.problems):,} failed"
    )
    return 1 if told.problems and not told.made else 0


def _progress(done: int, whole: int) -> None:
    """On one line of a terminal; elsewhere a line for each hundredth."""
    if sys.stderr.isatty():
        print(f"\r{done:,} of {whole:,}", end="\n" if done == whole else "", file=sys.stderr, flush=True)
    elif done == whole or done % max(1, whole // 100) == 0:
        print(f"{done:,} of {whole:,}", file=sys.stderr, flush=True)
