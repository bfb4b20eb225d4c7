"""The only source of now and today.

Instants are aware and in UTC; days are Bangkok's. A demo keeps its own today in HOME/demo.json and shows it
in a banner: there, now is the demo's day at the time of day of the wall clock. Nothing else turns the clock.
"""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings

BANGKOK = ZoneInfo("Asia/Bangkok")
DEMO_FILE = "demo.json"

_frozen: datetime | None = None


def now() -> datetime:
    """This instant, aware, in UTC."""
    if _frozen is not None:
        return _frozen
    wall = datetime.now(UTC)
    day = _demo_day(Path(settings.HOME))
    if day is None:
        return wall
    return datetime.combine(day, wall.astimezone(BANGKOK).time(), tzinfo=BANGKOK).astimezone(UTC)


def today() -> date:
    """The day it is in Bangkok."""
    return now().astimezone(BANGKOK).date()


def local(instant: datetime) -> datetime:
    """The same instant on Bangkok's clock; a naive one is refused, it could mean anything."""
    if instant.tzinfo is None:
        raise ValueError("An instant without a time zone has no place on a clock.")
    return instant.astimezone(BANGKOK)


def end_of(day: date) -> datetime:
    """The midnight in Bangkok that ends the day: what comes then comes after it."""
    return datetime.combine(day + timedelta(days=1), time.min, BANGKOK)


def is_demo() -> bool:
    """Whether this home holds invented data, so that everything that leaves it must say so."""
    return _demo_day(Path(settings.HOME)) is not None


def set_demo(home: Path, day: date | None) -> None:
    """Make `home` a demo whose today is `day`; with None it is a demo no longer. Whole or not at all."""
    kept = home / DEMO_FILE
    if day is None:
        kept.unlink(missing_ok=True)
    else:
        draft = kept.with_name(f"{kept.name}.{os.getpid()}")
        draft.write_text(json.dumps({"today": day.isoformat()}), encoding="utf-8")
        draft.replace(kept)
    forget()


def forget() -> None:
    """Read the demo's day again at the next question (a process otherwise reads it once)."""
    _demo_day.cache_clear()


@contextmanager
def frozen(instant: datetime) -> Iterator[datetime]:
    """For tests: the clock stands at `instant`, for every thread, until the block ends."""
    global _frozen
    if instant.tzinfo is None:
        raise ValueError("Freeze the clock at an aware instant.")
    before, _frozen = _frozen, instant.astimezone(UTC)
    try:
        yield _frozen
    finally:
        _frozen = before


@lru_cache(maxsize=8)
def _demo_day(home: Path) -> date | None:
    try:
        kept = (home / DEMO_FILE).read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    return date.fromisoformat(json.loads(kept)["today"])
