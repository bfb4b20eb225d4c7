"""What a running job says, and is told, while its own transaction may hold the database.

SQLite lets one connection write at a time: a job that writes its rows in one transaction could neither show
progress nor be told to stop through a table. There, each job under way has a small file in HOME/board, which
its worker holds locked: the lock is gone the moment the worker is, however it went. PostgreSQL serves several
machines and lets others write, so there the job's row is the board, and a thread keeps it beating.
"""

import fcntl
import json
import logging
import os
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple, Protocol

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.models import F
from django.db.models.functions import Now

from tidtam.ground.jobs.models import Job

STALE = timedelta(seconds=60)
BEAT_SECONDS = 2.0
LINE = 1024
log = logging.getLogger(__name__)


class Progress(NamedTuple):
    done: int
    total: int
    note: str


class Place(Protocol):
    """Where a worker stands while it does one job."""

    def say(self, progress: Progress) -> None: ...

    def told_to_stop(self) -> bool: ...


class Taken(Exception):
    """Another worker does this job at this moment."""


def progress(job: Job) -> Progress:
    """What the job last said."""
    if job.state == Job.State.RUNNING and _by_file():
        try:
            said = json.loads(_path(job.pk).read_text(encoding="utf-8"))
            return Progress(said["done"], said["total"], said["note"])
        except (OSError, ValueError, KeyError):
            pass
    return Progress(job.done, job.total, job.note)


def is_alive(job: Job) -> bool:
    """Whether a worker holds this running job still."""
    if not _by_file():
        return Job.objects.filter(pk=job.pk, beat_at__gte=Now() - STALE).exists()
    try:
        with _path(job.pk).open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True
    return False


def tell_to_stop(job: Job) -> None:
    """Reaches the worker even while its transaction holds the database; the row is set by the caller."""
    if _by_file():
        _stop_path(job.pk).parent.mkdir(parents=True, exist_ok=True)
        _stop_path(job.pk).touch()


def wipe(job_id: uuid.UUID) -> None:
    """Nothing is told any more."""
    if _by_file():
        _stop_path(job_id).unlink(missing_ok=True)


@contextmanager
def at_work(job_id: uuid.UUID) -> Iterator[Place]:
    """Hold the job for as long as the block runs; `Taken` when somebody else does."""
    if _by_file():
        with _file_place(job_id) as place:
            yield place
    else:
        row_place = _RowPlace(job_id)
        row_place.start()
        try:
            yield row_place
        finally:
            row_place.end()


def _by_file() -> bool:
    return connection.vendor == "sqlite"


def _path(job_id: uuid.UUID) -> Path:
    return Path(settings.HOME) / "board" / f"{job_id}.json"


def _stop_path(job_id: uuid.UUID) -> Path:
    return _path(job_id).with_suffix(".stop")


class _FilePlace:
    def __init__(self, job_id: uuid.UUID, number: int) -> None:
        self._stop, self._number = _stop_path(job_id), number

    def say(self, progress: Progress) -> None:
        # One write of one size, so that a reader never meets half a line.
        line = json.dumps(progress._replace(note=progress.note[:100])._asdict()).encode()
        os.pwrite(self._number, line.ljust(LINE), 0)

    def told_to_stop(self) -> bool:
        return self._stop.exists()


@contextmanager
def _file_place(job_id: uuid.UUID) -> Iterator[_FilePlace]:
    path = _path(job_id)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+b") as file:
        # A reader who looks whether we live holds the lock for an instant.
        for patience in range(20, -1, -1):
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError as error:
                if not patience:
                    raise Taken from error
                time.sleep(0.05)
        number = os.open(path, os.O_WRONLY)
        try:
            os.ftruncate(number, 0)
            yield _FilePlace(job_id, number)
        finally:
            os.close(number)


class _RowPlace(threading.Thread):
    """Beats on a connection of its own, so that it shows although the job's transaction is not over."""

    def __init__(self, job_id: uuid.UUID) -> None:
        super().__init__(name=f"beat-{job_id}", daemon=True)
        self._job_id = job_id
        self._said: Progress | None = None
        self._stop_told = False
        self._over = threading.Event()

    def say(self, progress: Progress) -> None:
        self._said = progress

    def told_to_stop(self) -> bool:
        return self._stop_told

    def end(self) -> None:
        self._over.set()
        self.join()

    def run(self) -> None:
        try:
            while not self._over.wait(BEAT_SECONDS):
                try:
                    self._beat()
                except DatabaseError:
                    log.exception("A beat was missed")
                    connection.close()
        finally:
            connection.close()

    def _beat(self) -> None:
        said, self._said = self._said, None
        shown = (
            {"done": said.done, "total": said.total, "note": said.note[:200]} if said else {"done": F("done")}
        )
        running = Job.objects.filter(pk=self._job_id, state=Job.State.RUNNING)
        running.update(beat_at=Now(), **shown)
        self._stop_told = running.filter(cancel_requested=True).exists()


def clear() -> None:
    """Take away the boards of jobs that are over."""
    folder = Path(settings.HOME) / "board"
    if not folder.is_dir():
        return
    open_jobs = {
        str(pk)
        for pk in Job.objects.filter(state__in=[Job.State.QUEUED, Job.State.RUNNING]).values_list(
            "pk", flat=True
        )
    }
    for path in folder.iterdir():
        if path.stem not in open_jobs and time.time() - path.stat().st_mtime > STALE.total_seconds():
            path.unlink(missing_ok=True)
