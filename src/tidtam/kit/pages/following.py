"""Keeping up with the trail: what other machines changed, and what a killed process could not drop any more.

Entries are read by number. Numbers are given before a change stands, so that a lower one may appear after a higher one:
numbers that are missing are looked for again, for an hour. Each process does it each second, and a page is served only
by a process that has lately.
"""

import hashlib
import logging
import sqlite3
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cache
from importlib.metadata import distributions
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.db import DatabaseError, close_old_connections
from django.utils.module_loading import import_string

import tidtam
from tidtam.kit import clock
from tidtam.kit.pages import shelf
from tidtam.kit.pages.dropping import index
from tidtam.kit.pages.index import Index
from tidtam.kit.pages.tags import dropped_by

log = logging.getLogger(__name__)

EACH = 1.0
TRUSTED = 3.0
GAP_KEPT = 3600.0
OVERLAP = 1000
MOST_GAPS = 200
MOST = 2000


class Told(NamedTuple):
    """An entry of the trail: its number and what it is about."""

    entry: int
    subject: str


class Trail(NamedTuple):
    """How the trail is read. newest: its highest number; after: entries above a number, at most so many, in order;
    among: those that stand by now between pairs of numbers."""

    newest: Callable[[], int]
    after: Callable[[int, int], Sequence[Told]]
    among: Callable[[Sequence[tuple[int, int]]], Sequence[Told]]


class Follower:
    """One process's way of keeping up."""

    def __init__(self, trail: Trail, version: str, known: Index | None = None) -> None:
        self.trail = trail
        self.version = version
        self._known = known
        self._turn = threading.Lock()
        self._last = float("-inf")
        self._begun = False
        self._read: set[str] = set()

    @property
    def index(self) -> Index:
        found = self._known or index(make=True)
        assert found is not None
        return found

    def trusted(self) -> bool:
        """Whether pages may be served: kept up within the last seconds, by trying now if need be."""
        if time.monotonic() - self._last < EACH:
            return True
        if self._turn.acquire(blocking=False):
            try:
                self._try()
            finally:
                self._turn.release()
        return time.monotonic() - self._last < TRUSTED

    def note_read(self, place: str) -> None:
        self._read.add(place)

    def _try(self) -> None:
        begun = time.monotonic()
        try:
            known = self.index
            if self._begun and known.state("version") not in {"", self.version}:
                self._last = float("-inf")  # newer code has taken over: the pages are its own
                return
            keep_up(known, self.trail, self.version)
            self._begun = True
            read, self._read = self._read, set()
            if read:
                self.index.used(read)
        except (sqlite3.Error, OSError, DatabaseError):
            log.exception("the trail could not be followed; no kept page is served")
            with suppress(
                OSError
            ):  # a disk that does not even let go of a name: the site itself still answers
                shelf.unpoint(self._known.folder if self._known else Path(settings.PAGES))
            return
        finally:
            close_old_connections()
        self._last = begun

    def run(self, stop: threading.Event) -> None:
        """For a thread: also for a web server before us, which asks nobody."""
        while not stop.wait(EACH):
            with self._turn:
                if time.monotonic() - self._last >= EACH * 0.9:
                    self._try()


def keep_up(known: Index, trail: Trail, version: str) -> None:
    """Pages are of today and of this version; what the trail tells beyond what was seen is dropped."""
    if not known.still_there():
        raise FileNotFoundError(known.file)
    newest = trail.newest()
    seen = int(known.state("seen"))
    day = clock.today().isoformat()
    if known.claim(version, day) or seen < 0 or newest < seen:
        known.forget_all()
        seen = _start(known, newest)
    shelf.point(known.folder, version, day)
    gaps = _gaps(known)
    late = trail.among(gaps) if gaps else ()
    fresh = trail.after(seen, MOST)
    if not late and not fresh:
        return
    if len(fresh) == MOST:
        known.forget_all()
        _start(known, newest)
    else:
        _apply(known, seen, late, fresh)


def _start(known: Index, newest: int) -> int:
    """From a little before now: what is being changed at this moment has its numbers already."""
    begin = max(0, newest - OVERLAP)
    with known.writing() as sql:
        sql.execute("update state set value = ? where name = 'seen'", (begin,))
        sql.execute("delete from gap")
    return begin


def _gaps(known: Index) -> list[tuple[int, int]]:
    with known.writing() as sql:
        sql.execute("delete from gap where since < ?", (time.time() - GAP_KEPT,))
        return [
            (low, high)
            for low, high in sql.execute("select low, high from gap order by low desc limit ?", (MOST_GAPS,))
        ]


def _apply(known: Index, seen: int, late: Sequence[Told], fresh: Sequence[Told]) -> None:
    with known.writing() as sql:
        if sql.execute("select value from state where name = 'seen'").fetchone()[0] != seen:
            return  # another process was quicker
        told = [*late, *fresh]
        done = {entry for (entry,) in sql.execute("select entry from handled")}
        subjects = [one.subject for one in told if one.entry not in done]
        if subjects:
            known._drop(sql, dropped_by(subjects))
        for one in late:
            _close(sql, one.entry)
        last = seen
        now = time.time()
        for one in fresh:
            if one.entry > last + 1:
                sql.execute("insert or replace into gap values (?, ?, ?)", (last + 1, one.entry - 1, now))
            last = one.entry
        sql.execute("update state set value = ? where name = 'seen'", (last,))
        sql.execute("delete from handled where entry <= ?", (last - OVERLAP,))


def _close(sql: sqlite3.Connection, entry: int) -> None:
    """This missing number is missing no more."""
    found = sql.execute(
        "select low, high, since from gap where low <= ? and high >= ?", (entry, entry)
    ).fetchone()
    if found is None:
        return
    low, high, since = found
    sql.execute("delete from gap where low = ?", (low,))
    rest = [(low, entry - 1, since), (entry + 1, high, since)]
    sql.executemany("insert into gap values (?, ?, ?)", [part for part in rest if part[0] <= part[1]])


@cache
def version() -> str:
    """Another one for other code, templates, words, packages or settings that pages show."""
    root = Path(tidtam.__file__).parent
    told = hashlib.sha256()
    for path in sorted(root.rglob("*")):
        if "__pycache__" not in path.parts and path.is_file():
            stat = path.stat()
            told.update(f"{path.relative_to(root)} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    for name in sorted(f"{one.name} {one.version}" for one in distributions()):
        told.update(name.encode())
    shown = (settings.SITE_NAMES, settings.TILE_URL, settings.ALLOWED_HOSTS, settings.DEBUG, clock.is_demo())
    told.update(repr(shown).encode())
    return told.hexdigest()[:16]


def follower() -> Follower:
    """For this process, by the settings."""
    return Follower(import_string(settings.PAGES_TRAIL)(), version())
