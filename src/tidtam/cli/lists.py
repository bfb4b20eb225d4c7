"""Load the programme's lists: product categories, sub-types, channels, standards, papers, rounds; topics of trainings;
how long personal data are kept."""

import argparse
import json
from pathlib import Path

from django.core.exceptions import ValidationError

from tidtam.cli.failure import Failure
from tidtam.cli.storage import migrate, require_migrated


def arguments(command: argparse.ArgumentParser) -> None:
    ways = command.add_subparsers(dest="way", metavar="WHAT", required=True)
    load = ways.add_parser(
        "load", help="add and correct entries; Thailand's own lists where no file is named"
    )
    load.add_argument("file", nargs="?", help="a JSON file with the same parts as `lists show --json` prints")
    show = ways.add_parser("show", help="tell how many entries each list has")
    show.add_argument("--json", action="store_true", help="print the lists themselves, to be loaded again")


def run(options: argparse.Namespace) -> int:
    return {"load": _load, "show": _show}[options.way](options)


def _load(options: argparse.Namespace) -> int:
    from tidtam.ground.privacy.actions import load_rules
    from tidtam.registers.producers.actions import take_lists
    from tidtam.registers.signs.actions import load_classes
    from tidtam.work.training.actions import load_topics

    path = Path(options.file) if options.file else None
    if path is not None and not path.is_file():
        raise Failure(f"there is no file {path}")
    migrate()
    try:
        counts = take_lists(path, by=None)
        if path is None:
            load_classes()
            load_topics()
            load_rules()
    except ValidationError as error:
        raise Failure(" ".join(error.messages)) from error
    _tell(counts)
    return 0


def _show(options: argparse.Namespace) -> int:
    from tidtam.registers.producers.queries.lists import as_file, counts

    require_migrated()
    if options.json:
        print(json.dumps(as_file(), ensure_ascii=False, indent=1))
    else:
        _tell(counts())
    return 0


def _tell(counts: dict[str, int]) -> None:
    for name, count in counts.items():
        print(f"{count:>5}  {name}")
