"""Changing the key that seals personal numbers, while others work, whatever is killed when.

The new key stands first in the file before anything is sealed with it, and an old one leaves the file only
when no number needs it: at every moment the file opens every number. Run again, it goes on where it was.
"""

import fcntl
import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Q

from tidtam.ground.privacy.models import Person, PersonSet
from tidtam.ground.trail import actions as trail
from tidtam.kit import bulk, sealing
from tidtam.kit.actor import Actor

BATCH = 1000


class RotationProblem(Exception):
    """The key cannot be changed; the text says what to do first."""


class Rotation(NamedTuple):
    """rows: numbers sealed anew in this run; dropped: ids of the keys that left the file; spare: keys that the
    operator may take out of the environment now."""

    rows: int
    dropped: tuple[str, ...]
    spare: tuple[str, ...]


def new_key() -> str:
    return secrets.token_urlsafe(48)


def rotate_keys(*, by: Actor | None, tell: Callable[[int, int], None] | None = None) -> Rotation:
    """A new key, and every number sealed and printed with it; the old key goes at the end."""
    given = bool(settings.SEALING_KEYS)
    with _one_at_a_time():
        if len(sealing.ring()) == 1:
            if given:
                raise RotationProblem(
                    "put a new key first in TIDTAM_PERSONAL_KEYS (`tidtam keys new` prints one), keep the present "
                    "one behind it, start tidtam again, then rotate"
                )
            _keep([new_key(), *_lines()])
        rows, last, total = 0, 0, _older().count()
        while True:
            done, last = _reseal(last)
            rows += done
            if tell is not None:
                tell(rows, max(rows, total))
            if not done and _finish(rows, by):
                break
        others = tuple(key.id for key in sealing.ring()[1:])
        if given:
            return Rotation(rows, (), others)
        _keep(_lines()[:1])
    return Rotation(rows, others, ())


@transaction.atomic
def _reseal(after: int) -> tuple[int, int]:
    """One batch of those behind the key `after`: how many, and the last one's key, 0 where there was none."""
    people = list(_older().filter(pk__gt=after).select_for_update().order_by("pk")[:BATCH])
    anew = []
    for person in people:
        try:
            number = sealing.open_sealed(person.number_sealed)
        except sealing.Broken as error:
            raise RotationProblem(f"the number of person {person.pk} was changed in the database") from error
        anew.append((sealing.seal(number), sealing.fingerprint(number), person.pk))
    if anew:
        bulk.update(Person, ("number_sealed", "number_print"), anew)
    return len(anew), people[-1].pk if people else 0


@transaction.atomic
def _finish(rows: int, by: Actor | None) -> bool:
    """Whether nothing is sealed with an older key any more, once everybody under way has committed."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {Person._meta.db_table} IN SHARE MODE")
    if _older().exists():
        return False
    trail.write(by, "privacy.rotate_keys", "privacy.keys:all", rows=rows)
    return True


def _older() -> PersonSet:
    """Numbers sealed with one of the older keys at hand; of a key that is gone there is nothing to open."""
    wanted = Q(pk__in=[])
    for key in sealing.ring()[1:]:
        wanted |= Q(number_sealed__startswith=f"{sealing.VERSION}.{key.id}.")
    return Person.objects.filter(wanted)


def _lines() -> list[str]:
    return [line.strip() for line in _file().read_text().splitlines() if line.strip()]


def _keep(lines: list[str]) -> None:
    """The file whole or not at all, on disk before anybody relies on it."""
    draft = _file().with_name(f"{_file().name}.{os.getpid()}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w") as out:
        out.write("".join(f"{line}\n" for line in lines))
        out.flush()
        os.fsync(out.fileno())
    draft.replace(_file())
    folder = os.open(_file().parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _file() -> Path:
    return Path(settings.SEALING_KEYS_FILE)


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    with _file().with_name("personal_keys.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise RotationProblem("another change of keys is under way") from error
        yield
