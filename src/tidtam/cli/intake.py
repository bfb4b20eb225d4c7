"""Read an earlier paper (text, DOCX or PDF with text) and print what it seems to say; nothing is stored.

Each proposal comes with the passage it was read from: start and end count characters of the source text, which is
printed too (of a text file it is the file, lines ending in one sign; of the others what was read out of them).
"""

import argparse
import json

from django.core.exceptions import ValidationError

from tidtam.cli.failure import Failure
from tidtam.cli.places import readable
from tidtam.cli.storage import require_migrated


def arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", help="minutes, a report or a news item: .txt, .docx or .pdf")
    command.add_argument("--json", action="store_true", help="print JSON")


def run(options: argparse.Namespace) -> int:
    from django.conf import settings

    from tidtam.kit.notice import with_notice
    from tidtam.reporting.intake.known import read_text
    from tidtam.reporting.intake.papers import open_paper

    path = readable(options.file)
    require_migrated()
    if path.stat().st_size > settings.UPLOAD_LIMIT:
        raise Failure(f"{path}: larger than {settings.UPLOAD_LIMIT // 1024**2} MB")
    try:
        paper = open_paper(path.read_bytes())
    except ValidationError as error:
        raise Failure(f"{path}: {' '.join(error.messages)}") from error
    except OSError as error:
        raise Failure(f"{path} cannot be read: {error.strerror}") from error
    reading = read_text(paper.text)
    if options.json:
        answer = {
            **reading.json(),
            "source": {"form": paper.form, "pages": paper.pages or None, "text": paper.text},
        }
        print(json.dumps(with_notice(answer), ensure_ascii=False, indent=2))
        return 0
    for doubt in reading.contradictions:
        print(f"! {doubt.text}  [{doubt.start}-{doubt.end}]")
    for one in reading.proposals:
        several = f"  ({len(one.candidates)} candidates)" if len(one.candidates) > 1 else ""
        print(
            f"{one.kind:12} {one.confidence:4.2f}  {one.label or one.value}{several}  [{one.start}-{one.end}]"
        )
    if not reading.proposals:
        print("nothing that belongs to a meeting was found in it")
    return 0
