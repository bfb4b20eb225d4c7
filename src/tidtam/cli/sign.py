"""Print the working sheet of a direction sign, or its panels in their own size, to a file."""

import argparse

from tidtam.cli.failure import Failure
from tidtam.cli.places import replaced, writable
from tidtam.cli.storage import require_migrated


def arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("id", help="number of the sign on the register")
    command.add_argument("--out", required=True, help="file to write (.pdf)")
    command.add_argument(
        "--panel", type=int, default=0, metavar="N", help="only this panel, as a page of its own size (1:1)"
    )
    command.add_argument("--lang", choices=("th", "en"), default="th", help="default: th")


def run(options: argparse.Namespace) -> int:
    from django.utils import translation

    from tidtam.kit.paper import PaperProblem
    from tidtam.registers.signs import queries
    from tidtam.registers.signs.drawing.facts import TooNarrow
    from tidtam.registers.signs.models import Sign
    from tidtam.registers.signs.printing import full_size, sheet

    require_migrated()
    out = writable(options.out)
    if out.suffix != ".pdf":
        raise Failure(f"--out {options.out}: expected a name that ends in .pdf")
    sign = queries.whole(Sign.objects.filter(number=options.id)).first()
    if sign is None:
        raise Failure(f"{options.id}: no sign on the register has this number")
    panels = list(sign.panels.all())
    if not panels:
        raise Failure(f"{options.id}: nothing is written on this sign yet")
    if options.panel and not 1 <= options.panel <= len(panels):
        raise Failure(f"--panel {options.panel}: the sign has {len(panels)}")
    try:
        with translation.override(options.lang):
            content = full_size(panels[options.panel - 1]) if options.panel else sheet(sign, by=None)
    except TooNarrow as narrow:
        raise Failure(
            f"{options.id}: what is written on it does not fit: {narrow.missing_mm} mm are missing in {narrow.side}"
            + (f", line {narrow.line}" if narrow.line else "")
        ) from narrow
    except PaperProblem as problem:
        raise Failure(f"{options.id} could not be printed: {problem}") from problem
    with replaced(out) as file:
        file.write(content)
    print(f"{out}: {len(content):,} bytes")
    return 0
