"""Freeze a meeting's papers and write them to a file; the first call makes version 1, later calls return it."""

import argparse

from django.core.exceptions import ValidationError

from tidtam.cli.failure import Failure
from tidtam.cli.places import replaced, writable
from tidtam.cli.storage import require_migrated


def arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("meeting", help="number and year of the meeting, for instance 1/2561")
    command.add_argument("--body", default="", help="code of the committee, when several have such a meeting")
    command.add_argument("--out", required=True, help="file to write: .pdf, .html or .docx (a copy to edit)")
    command.add_argument("--new", action="store_true", help="make a new version; needs --reason")
    command.add_argument("--reason", default="", help="why a new version is made")
    command.add_argument("--rebuild", action="store_true", help="render again from the stored inputs")


def run(options: argparse.Namespace) -> int:
    from tidtam.reporting.meetings import actions, queries

    require_migrated()
    out = writable(options.out)
    if out.suffix not in {".pdf", ".html", ".docx"}:
        raise Failure(f"--out {options.out}: expected a name that ends in .pdf, .html or .docx")
    if options.new and not options.reason.strip():
        raise Failure("--new needs --reason: a second version says why the first no longer holds")
    try:
        meeting = queries.find_meeting(options.meeting, body=options.body)
        pack = actions.freeze_pack(meeting, by=None, new=options.new, reason=options.reason)
        content = (
            actions.rebuild(pack, out.suffix[1:])
            if options.rebuild
            else actions.content(pack, out.suffix[1:])
        )
    except ValidationError as error:
        raise Failure(" ".join(error.messages)) from error
    except FileNotFoundError as error:
        raise Failure(f"a file of the papers is missing from this home: {error.filename}") from error
    with replaced(out) as file:
        file.write(content)
    print(f"{out}: {meeting.reference} version {pack.version}, {len(content):,} bytes")
    return 0
