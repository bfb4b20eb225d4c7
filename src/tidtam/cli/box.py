"""Make an auditor's box of an area or a project: one archive, hash-chained, to be checked offline."""

import argparse

from django.core.exceptions import ValidationError

from tidtam.cli.failure import Failure
from tidtam.cli.places import writable
from tidtam.cli.storage import require_migrated


def arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "area", help="code of the area, for instance 40150604; with --project the province's"
    )
    command.add_argument("--project", metavar="CODE", help="only what hangs on this line of the budget")
    command.add_argument("--year", type=int, metavar="YEAR", help="fiscal year (พ.ศ.) of the project")
    command.add_argument("--out", required=True, help="file to write: .zip")


def run(options: argparse.Namespace) -> int:
    from tidtam.reporting.box.actions import note_made, write_box

    require_migrated()
    out = writable(options.out)
    scope = _scope(options)
    draft = out.with_name(out.name + ".part")
    try:
        with draft.open("w+b") as file:
            made = write_box(scope, file, by=None, progress=lambda _done, _whole: None)
        note_made(scope, made, by=None, key=made.head)
        draft.replace(out)
    except ValidationError as error:
        raise Failure(" ".join(error.messages)) from error
    except OSError as error:
        raise Failure(f"{out} cannot be written: {error}") from error
    finally:
        draft.unlink(missing_ok=True)
    print(f"{out}: {scope.title}, {made.records:,} records, {len(made.files):,} files")
    print(f"head: {made.head}")
    for name in made.missing:
        print(f"missing from this home: {name}")
    return 1 if made.missing else 0


def _scope(options: argparse.Namespace):  # type: ignore[no-untyped-def]
    from tidtam.ground.areas.models import Area
    from tidtam.reporting.box.scope import Scope
    from tidtam.work.plan.models import BudgetNode

    area = Area.objects.filter(code=options.area).first()
    if area is None:
        raise Failure(f"area {options.area!r} is not known")
    if not options.project:
        return Scope(area)
    found = BudgetNode.objects.filter(province=area.code[:2], code=options.project).select_related("area")
    if options.year:
        found = found.filter(programme__fiscal_year=options.year)
    nodes = list(found[:2])
    if not nodes:
        raise Failure(f"no budget line of {area.label} has the code {options.project!r}")
    if len(nodes) > 1:
        raise Failure(f"{options.project!r} is in more than one programme or year: give --year")
    return Scope(nodes[0].area, nodes[0])
