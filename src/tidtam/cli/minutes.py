"""Write a meeting's minutes to a file: the approved ones as they were frozen, else the draft as it reads now."""

import argparse

from django.core.exceptions import ValidationError

from tidtam.cli.failure import Failure
from tidtam.cli.places import replaced, writable
from tidtam.cli.storage import require_migrated

FORMS = (".pdf", ".docx", ".txt")


def arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("meeting", help="number and year of the meeting, for instance 1/2561")
    command.add_argument("--body", default="", help="code of the committee, when several have such a meeting")
    command.add_argument("--out", required=True, help="file to write: .pdf, .docx or .txt")


def run(options: argparse.Namespace) -> int:
    from tidtam.reporting.meetings import queries
    from tidtam.reporting.meetings.contents.minutes import minutes_bytes

    require_migrated()
    out = writable(options.out)
    if out.suffix not in FORMS:
        raise Failure(f"--out {options.out}: expected a name that ends in .pdf, .docx or .txt")
    try:
        meeting = queries.find_meeting(options.meeting, body=options.body)
        content, is_approved = minutes_bytes(meeting, out.suffix[1:])
    except ValidationError as error:
        raise Failure(" ".join(error.messages)) from error
    except FileNotFoundError as error:
        raise Failure(f"a file of the minutes is missing from this home: {error.filename}") from error
    with replaced(out) as file:
        file.write(content)
    print(f"{out}: {meeting.reference} {'approved' if is_approved else 'draft'}, {len(content):,} bytes")
    return 0
