"""Ordering a box, making it, and letting go of old ones."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import IO, Any

from django.db import connection, transaction

from tidtam.ground.files import shelf
from tidtam.ground.files.actions import discard, keep_made
from tidtam.ground.files.models import File, Kind
from tidtam.ground.jobs.actions import start
from tidtam.ground.people.models import User
from tidtam.ground.trail.actions import write as note
from tidtam.kit import clock
from tidtam.kit.notice import notice
from tidtam.reporting.box import archive, refusals
from tidtam.reporting.box.contents import parts, trail
from tidtam.reporting.box.models import Box
from tidtam.reporting.box.scope import Scope
from tidtam.reporting.box.telling import told
from tidtam.reporting.box.words import READ_ME
from tidtam.reporting.meetings.models import Committee, Pack

KIND = "box.make"
KEPT = timedelta(days=30)
FOLDER = {Kind.JPEG: ".jpg", Kind.PDF: ".pdf", Kind.XLSX: ".xlsx", Kind.HTML: ".html"}
Progress = Callable[[int, int], None]


@dataclass
class Made:
    """What came of it. withheld: papers that this person may not read. missing: files that are not there."""

    head: str = ""
    records: int = 0
    files: dict[str, archive.Member] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    withheld: int = 0


def may_box(by: User, area: str) -> bool:
    return by.may("trail", area) and by.may("view", area)


@transaction.atomic
def order_box(scope: Scope, *, by: User) -> Box:
    """Have a box made in the background; by who reads the trail there and sees the records."""
    if not may_box(by, scope.area.code):
        raise refusals.NotEntitled
    box = Box(
        about=scope.about,
        area=scope.area.code,
        subject=scope.subject,
        title=scope.title,
        made_by=by,
        ordered_at=clock.now(),
    )
    box.save(force_insert=True)
    payload = {"box": str(box.key)}
    box.job = start(KIND, by=by, area=scope.area.code, payload=payload, title=scope.title)
    box.save(update_fields=["job"])
    return box


def finish_box(box: Box, scope: Scope, *, progress: Progress) -> Box:
    """Make the ordered box; once it has its head nothing is made again. Refused where it would be too large."""
    if box.head:
        return box
    with shelf.scratch() as out:
        made = write_box(scope, out, by=box.made_by, progress=progress)
        with transaction.atomic():
            now = Box.objects.select_for_update().get(pk=box.pk)
            if now.head:
                return now
            now.file = keep_made(out, name=f"tidtam-box-{made.head[:8]}.zip", kind=Kind.ZIP, by=box.made_by)
            now.head, now.made_at, now.size = made.head, clock.now(), now.file.size
            now.records, now.files, now.missing = made.records, len(made.files), len(made.missing)
            now.save()
            note_made(scope, made, by=box.made_by, key=str(now.key))
    return now


def note_made(scope: Scope, made: Made, *, by: User | None, key: str) -> None:
    """The head in the trail: who makes the chain anew comes to another one."""
    note(
        by,
        "box.make",
        f"box.box:{key}",
        area=scope.area.code,
        summary=scope.title,
        head=made.head,
        records=made.records,
        files=len(made.files),
        missing=len(made.missing),
        withheld=made.withheld,
    )


def write_box(scope: Scope, out: IO[bytes], *, by: User | None, progress: Progress) -> Made:
    """Write the archive; by None (the shell) sees everything. The tables are read as they stand at one moment, the
    files afterwards: what is stored is never changed. TooLarge before anything is written.
    """
    made = Made()
    with shelf.scratch() as chain_file:
        chain = archive.Chain(chain_file)
        with _one_moment():
            chain.add(_first(scope, by))
            subjects = list(_tell(scope, chain, made, by))
            for entry in trail(scope, subjects):
                chain.add(_entry(entry))
                made.records += 1
        size = sum(member.size for member in made.files.values())
        if size > archive.LIMIT or len(made.files) > archive.MOST_FILES:
            raise refusals.TooLarge(
                files=f"{len(made.files):,}",
                megabytes=f"{size // 1024**2:,}",
                limit=f"{archive.LIMIT // 1024**2:,}",
            )
        archive.write(
            out,
            chain_file,
            chain,
            texts=[("READ-ME.txt", READ_ME.encode()), (archive.VERIFIER.name, archive.VERIFIER.read_bytes())],
            members=[made.files[name] for name in sorted(made.files)],
            end={"records": made.records, "missing": made.missing, "withheld": made.withheld},
            progress=progress,
        )
        made.head = chain.head
    return made


@transaction.atomic
def drop_old_boxes() -> int:
    """Let go of the files of boxes older than a month; the heads stay. How many went."""
    old = Box.objects.filter(made_at__lt=clock.now() - KEPT, file__isnull=False)
    files = list(old.values_list("file", flat=True))
    old.update(file=None)
    return discard(files, by=None)


def _tell(scope: Scope, chain: archive.Chain, made: Made, by: User | None) -> Iterator[str]:
    for rows in parts(scope):
        reads = rows.model is not Pack or _reads_papers(by)
        for record, files, subject in told(rows):
            chain.add(record)
            made.records += 1
            for file in files:
                if reads:
                    _take(file, made)
                else:
                    made.withheld += 1
            yield subject


def _reads_papers(by: User | None) -> bool:
    """A meeting's papers carry more than one village: they go only to who may read them all."""
    return by is None or all(by.may("read_papers", one.area_id) for one in Committee.objects.all())


def _take(file: File, made: Made) -> None:
    name = f"files/{file.sha256}{FOLDER.get(Kind(file.kind), '')}"
    if name in made.files or name in made.missing:
        return
    path = shelf.path_of(file.sha256)
    if path.is_file():
        made.files[name] = archive.Member(name, path, file.sha256, path.stat().st_size)
    else:
        made.missing.append(name)


def _first(scope: Scope, by: User | None) -> dict[str, Any]:
    return {
        "what": "box",
        "form": 1,
        "about": str(scope.about),
        "area": scope.area.code,
        "subject": scope.subject,
        "title": scope.title,
        "made_at": clock.now().isoformat(),
        "made_by": by.label if by is not None else "tidtam",
        "notice": notice(),
    }


def _entry(entry: Any) -> dict[str, Any]:
    return {
        "what": "trail.entry",
        "id": entry.pk,
        "at": entry.at.isoformat(),
        "who": entry.actor_label,
        "verb": entry.verb,
        "subject": entry.subject,
        "area": entry.area,
        "summary": entry.summary,
        "detail": entry.detail,
    }


@contextmanager
def _one_moment() -> Iterator[None]:
    """All that is read inside stands as of its beginning, whoever writes meanwhile, and holds nobody up."""
    if connection.in_atomic_block:
        yield
        return
    if connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
        return
    with connection.cursor() as cursor:  # Django's own transaction would hold SQLite's only pen
        cursor.execute("BEGIN DEFERRED")
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")
