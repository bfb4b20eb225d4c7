"""The kinds of background work; each room registers its own in `tasks.py`.

    @job("areas.import", title=_("Import of villages"))
    def import_villages(job: Running) -> File | None:
        for number, row in enumerate(rows):
            job.progress(number, len(rows))

A function is safe to run twice: a worker may be killed anywhere, and the next one begins again.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import time
from functools import cache
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.module_loading import autodiscover_modules

from tidtam.ground.files.models import File

if TYPE_CHECKING:
    from tidtam.ground.jobs.models import Job
    from tidtam.ground.jobs.running import Running

Work = Callable[["Running"], File | None]


@dataclass(frozen=True)
class JobKind:
    """One kind of work.

    attempts: how often it is tried in all. daily: Bangkok's time from which it runs once a day. quiet:
    not work that anybody ordered, so it leaves no trail. repeatable: a person may start it again when it
    has failed. given_up: called in the transaction that ends a job as failed or cancelled.
    """

    code: str
    title: str | Promise
    work: Work
    attempts: int = 3
    priority: int = 0
    daily: time | None = None
    quiet: bool = False
    repeatable: bool = True
    given_up: Callable[["Job"], None] | None = None


class UnknownKind(LookupError):
    """No room has registered this kind."""


_kinds: dict[str, JobKind] = {}


def job(
    code: str,
    *,
    title: str | Promise,
    attempts: int = 3,
    priority: int = 0,
    daily: time | None = None,
    quiet: bool = False,
    repeatable: bool = True,
    given_up: Callable[["Job"], None] | None = None,
) -> Callable[[Work], Work]:
    """Register the function as the work of this kind; see `JobKind`."""

    def register(work: Work) -> Work:
        _kinds[code] = JobKind(code, title, work, attempts, priority, daily, quiet, repeatable, given_up)
        return work

    return register


def find(code: str) -> JobKind:
    _load()
    try:
        return _kinds[code]
    except KeyError as error:
        raise UnknownKind(code) from error


def kinds() -> list[JobKind]:
    _load()
    return list(_kinds.values())


@cache
def _load() -> None:
    """Every room's `tasks.py`, once per process and only when somebody asks."""
    autodiscover_modules("tasks")
