"""Scans on their way into the counts.

A page that was opened tells so by one request, which appends one line to a file and touches no database. Now and then
the file is set aside and its lines are added to the counts, in one transaction that also notes the file's name: killed
at any point, each line is counted once. Only a loss of power may lose what the disk had not written yet.
"""

import fcntl
import os
import time
import uuid
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F

from tidtam.ground.codes import ids
from tidtam.ground.codes.models import Code, Folded, Scan
from tidtam.kit import clock

NOW, LOCK, FOLDING, ASIDE = "now", "lock", "folding", "aside-"
EACH = 60.0  # seconds that scans wait at most while others come
KEPT = timedelta(days=30)
BATCH = 500


def note(code: str) -> None:
    """One more opening, today. code: as `ids.read` gives it."""
    folder = _folder()
    line = f"{code} {clock.today().isoformat()}\n".encode()
    with _locked(folder / LOCK):
        handle = os.open(folder / NOW, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o640)
        try:
            os.write(handle, line)
        finally:
            os.close(handle)


def waits() -> bool:
    """Whether the first of those that wait has waited long enough."""
    try:
        begun = (_folder() / NOW).stat()
    except FileNotFoundError:
        return False
    return begun.st_size > 0 and time.time() - _begun(_folder()) > EACH


def fold() -> int:
    """Add everything that waits to the counts; how many openings. Nothing where another process is at it."""
    folder = _folder()
    with _locked(folder / FOLDING, wait=False) as mine:
        if not mine:
            return 0
        _set_aside(folder)
        counted = sum(_count(file) for file in sorted(folder.glob(f"{ASIDE}*")))
        Folded.objects.filter(at__lt=clock.now() - KEPT).delete()
    return counted


def _set_aside(folder: Path) -> None:
    """From here on new scans go into a new file; whoever was writing has written."""
    with _locked(folder / LOCK):
        if (folder / NOW).exists():
            os.replace(folder / NOW, folder / f"{ASIDE}{uuid.uuid4().hex}")
        _mark(folder)


def _count(file: Path) -> int:
    """One file that was set aside: into the counts, unless it stands in them, then away with it."""
    name = file.name.removeprefix(ASIDE)
    openings = _openings(file)
    known = set(Code.objects.filter(pk__in={code for code, _day in openings}).values_list("pk", flat=True))
    openings = Counter({one: number for one, number in openings.items() if one[0] in known})
    try:
        with transaction.atomic():
            Folded.objects.create(name=name, at=clock.now())
            _add(openings)
    except IntegrityError:
        if not Folded.objects.filter(name=name).exists():
            raise
        openings = Counter()
    file.unlink(missing_ok=True)
    return openings.total()


def _openings(file: Path) -> Counter[tuple[str, date]]:
    """What its lines say; one that was cut off says nothing."""
    found: Counter[tuple[str, date]] = Counter()
    for line in file.read_text(encoding="ascii", errors="replace").splitlines():
        code, _blank, day = line.partition(" ")
        try:
            found[ids.read(code), date.fromisoformat(day)] += 1
        except ValueError:
            continue
    return Counter({one: number for one, number in found.items() if one[0]})


def _add(openings: Counter[tuple[str, date]]) -> None:
    rows = [Scan(code_id=code, day=day) for code, day in openings]
    Scan.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)
    for (code, day), number in sorted(openings.items()):
        Scan.objects.filter(code=code, day=day).update(count=F("count") + number)


def _folder() -> Path:
    folder = Path(settings.SCANS)
    folder.mkdir(parents=True, exist_ok=True, mode=0o750)
    return folder


def _begun(folder: Path) -> float:
    """When the present file was begun."""
    try:
        return (folder / "begun").stat().st_mtime
    except FileNotFoundError:
        return 0.0


def _mark(folder: Path) -> None:
    (folder / "begun").touch()
    os.utime(folder / "begun")


@contextmanager
def _locked(path: Path, *, wait: bool = True) -> Iterator[bool]:
    """Alone among all processes of this machine; False where somebody else is and we do not wait."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o640)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            yield False
            return
        yield True
    finally:
        os.close(handle)
