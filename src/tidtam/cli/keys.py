"""The keys that seal personal numbers: what they are used for, and changing them.

`rotate` makes a new key, seals every number with it and takes the old key away; killed anywhere and run again it
goes on. Keys given by TIDTAM_PERSONAL_KEYS are changed there: `new` prints one to put in front.
"""

import argparse
import json
import sys

from tidtam.cli.failure import Failure
from tidtam.cli.storage import require_migrated


def arguments(command: argparse.ArgumentParser) -> None:
    ways = command.add_subparsers(dest="way", metavar="WAY", required=True)
    ways.add_parser("rotate", help="seal every personal number with a new key, then drop the old one")
    status = ways.add_parser("status", help="tell which keys there are and how many numbers each sealed")
    status.add_argument("--json", action="store_true", help="print JSON")
    ways.add_parser("new", help="print a new key for TIDTAM_PERSONAL_KEYS")


def run(options: argparse.Namespace) -> int:
    from tidtam.ground.privacy import actions
    from tidtam.kit.sealing import SealingProblem

    if options.way == "new":
        print(actions.new_key())
        return 0
    require_migrated()
    try:
        return _rotate() if options.way == "rotate" else _status(as_json=options.json)
    except (SealingProblem, actions.RotationProblem, OSError) as problem:
        raise Failure(str(problem)) from problem


def _rotate() -> int:
    from tidtam.ground.privacy.actions import rotate_keys

    def tell(done: int, total: int) -> None:
        if sys.stderr.isatty():
            print(f"\r{done:,} of {total:,}", end="", file=sys.stderr, flush=True)

    made = rotate_keys(by=None, tell=tell)
    if sys.stderr.isatty():
        print(file=sys.stderr)
    print(f"{made.rows} personal numbers sealed anew")
    if made.dropped:
        print(f"key {', '.join(made.dropped)} is no longer needed and was taken out of personal_keys")
    if made.spare:
        print(f"key {', '.join(made.spare)} is no longer needed: take it out of TIDTAM_PERSONAL_KEYS")
    print("back the keys up, apart from the database; old back-ups of it need the old key")
    return 0


def _status(*, as_json: bool) -> int:
    from tidtam.ground.privacy.queries import key_use
    from tidtam.kit import sealing

    used, ring = key_use(), [key.id for key in sealing.ring()]
    lost = {key: count for key, count in used.items() if key not in ring}
    if as_json:
        print(
            json.dumps({"keys": [{"id": key, "numbers": used.get(key, 0)} for key in ring], "missing": lost})
        )
        return 1 if lost else 0
    for place, key in enumerate(ring):
        print(f"{key}  {used.get(key, 0):>9,} personal numbers{'  seals new ones' if not place else ''}")
    for key, count in lost.items():
        print(f"{key}  {count:>9,} personal numbers  MISSING: bring this key back from a back-up")
    return 1 if lost else 0
