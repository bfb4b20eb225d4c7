"""One person's data: handed over as an archive, or erased for good.

Somebody is named by --producer (the code of one of their producers), --person (the key on their page) or
--number-from-stdin; a personal number is never taken from the command line, where others would see it.
"""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tidtam.cli.failure import Failure
from tidtam.cli.places import writable
from tidtam.cli.storage import require_migrated

if TYPE_CHECKING:
    from tidtam.ground.privacy.models import Person


def arguments(command: argparse.ArgumentParser) -> None:
    ways = command.add_subparsers(dest="way", metavar="WAY", required=True)
    export = ways.add_parser("export", help="write all that is kept of somebody to a ZIP")
    export.add_argument("--out", required=True, metavar="FILE.zip")
    export.add_argument("--reason", default="คำขอของเจ้าของข้อมูล", help="why, for the trail; names nobody")
    erase = ways.add_parser("erase", help="take out what tells who somebody was; figures stay")
    erase.add_argument("--reason", required=True, help="why, for the trail; names nobody")
    erase.add_argument("--yes", action="store_true", help="do not ask again")
    for way in (export, erase):
        named = way.add_mutually_exclusive_group(required=True)
        named.add_argument("--producer", metavar="CODE")
        named.add_argument("--person", type=int, metavar="ID")
        named.add_argument("--number-from-stdin", action="store_true")


def run(options: argparse.Namespace) -> int:
    from django.core.exceptions import ValidationError

    from tidtam.ground.privacy.refusals import Refused
    from tidtam.kit.sealing import SealingProblem

    require_migrated()
    try:
        person = _person(options)
        return _export(person, options) if options.way == "export" else _erase(person, options)
    except (Refused, ValidationError) as refused:
        raise Failure(" ".join(refused.messages)) from refused
    except SealingProblem as problem:
        raise Failure(str(problem)) from problem


def _export(person: "Person", options: argparse.Namespace) -> int:
    from tidtam.ground.privacy.actions import export_person

    target: Path = writable(options.out)
    made = export_person(person, reason=options.reason, by=None)
    target.touch(mode=0o600)
    target.write_bytes(made)
    print(f"{target}: all that is kept of person {person.pk}")
    return 0


def _erase(person: "Person", options: argparse.Namespace) -> int:
    from tidtam.ground.privacy.actions import erase_person
    from tidtam.ground.privacy.queries import fate_of

    for room in fate_of(person):
        print(room.label)
        for sign, lines in (("-", room.goes), ("=", room.stays)):
            for line in lines:
                print(f"  {sign} {line}")
    if not options.yes:
        _confirm(options)
    erase_person(person, reason=options.reason, by=None)
    print(f"person {person.pk} is erased")
    return 0


def _confirm(options: argparse.Namespace) -> None:
    if options.number_from_stdin:
        raise Failure("standard input holds the number; confirm with --yes")
    try:
        typed = input("This cannot be undone. Type ERASE to go on: ")
    except EOFError as error:
        raise Failure("no terminal to ask at; confirm with --yes") from error
    if typed.strip() != "ERASE":
        raise Failure("nothing was erased")


def _person(options: argparse.Namespace) -> "Person":
    from tidtam.ground.privacy.models import Person
    from tidtam.ground.privacy.queries import same_number
    from tidtam.registers.producers.models import Producer

    if options.producer:
        producer = Producer.objects.select_related("person").filter(code=options.producer).first()
        if producer is None:
            raise Failure(f"no producer {options.producer!r}")
        if producer.person is None:
            raise Failure(f"producer {options.producer!r} names no person")
        return producer.person
    if options.person is not None:
        person = Person.objects.filter(pk=options.person).first()
        if person is None:
            raise Failure(f"no person {options.person}")
        return person
    found = list(same_number(sys.stdin.readline())[:20])
    if not found:
        raise Failure("nobody with that number")
    if len(found) > 1:
        keys = ", ".join(str(one.pk) for one in found)
        raise Failure(f"several people have that number; choose one with --person: {keys}")
    return found[0]
