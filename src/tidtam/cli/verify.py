"""Tell whether a file is a meeting's paper or approved minutes as given out, and which figures have changed since.

Exit status 0: genuine, to the byte; 1: altered, or not known here.
"""

import argparse
import json
from pathlib import Path
from typing import Any

from tidtam.cli.failure import Failure
from tidtam.cli.storage import require_migrated


def arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", help="the paper: .pdf or .html")
    command.add_argument("--json", action="store_true", help="print JSON")


def run(options: argparse.Namespace) -> int:
    from tidtam.reporting.meetings import queries

    require_migrated()
    try:
        content = Path(options.file).read_bytes()
    except OSError as error:
        raise Failure(f"{options.file} cannot be read: {error.strerror}") from error
    found = queries.verify(content)
    changed = queries.changed_since(found.pack) if found.pack is not None else []
    if options.json:
        print(json.dumps(_told(found, changed), ensure_ascii=False, indent=2))
    else:
        _say(options.file, found, changed)
    return 0 if found.state == "genuine" else 1


def _told(found: Any, changed: list[Any]) -> dict[str, Any]:
    from tidtam.kit.notice import with_notice
    from tidtam.reporting.meetings import queries

    told: dict[str, Any] = {"state": found.state, "sha256": found.sha256}
    if found.pack is not None:
        pack, meeting = found.pack, found.pack.meeting
        newest = queries.newest_of(meeting)
        told |= {
            "paper": "pack",
            "body": meeting.committee.code,
            "body_name": meeting.committee.name_th,
            "meeting": meeting.reference,
            "version": pack.version,
            "code": pack.code,
            "frozen_at": pack.frozen_at.isoformat(),
            "given_out": {"pdf": pack.pdf.sha256, "html": pack.html.sha256},
            "newer": _version(newest) if newest and newest.version > pack.version else None,
        }
    if found.minutes is not None:
        meeting = found.minutes.meeting
        told |= {
            "paper": "minutes",
            "body": meeting.committee.code,
            "body_name": meeting.committee.name_th,
            "meeting": meeting.reference,
            "frozen_at": found.minutes.approved_at.isoformat(),
            "given_out": {"pdf": found.minutes.pdf.sha256, "docx": found.minutes.docx.sha256},
        }
    return with_notice(told | {"changed_since": [one.json() for one in changed]})


def _version(pack: Any) -> dict[str, Any]:
    return {
        "version": pack.version,
        "frozen_at": pack.frozen_at.isoformat(),
        "reason": pack.reason,
        "sha256": pack.pdf.sha256,
    }


def _say(name: str, found: Any, changed: list[Any]) -> None:
    from tidtam.reporting.meetings import queries

    if found.minutes is not None:
        meeting = found.minutes.meeting
        print(f"{name}: genuine; minutes of {meeting.committee.name_th} {meeting.reference}")
        return
    if found.pack is None:
        print(f"{name}: unknown; no paper of this home has these bytes or bears its code")
        return
    pack, meeting = found.pack, found.pack.meeting
    print(f"{name}: {found.state}; {meeting.committee.name_th} {meeting.reference} version {pack.version}")
    if found.state == "altered":
        print(f"  given out: {pack.pdf.sha256} (PDF), {pack.html.sha256} (HTML)")
        print(f"  this file: {found.sha256}")
    newest = queries.newest_of(meeting)
    if newest is not None and newest.version > pack.version:
        print(f"  newer: version {newest.version}: {newest.reason}")
    for one in changed:
        print(f"  changed: {one.label} {one.area_label} {one.period}: {one.was_text}, now {one.now_text}")
    if not changed:
        print("  no figure has changed since")
