"""What can be uploaded, and what a room says about each row."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal, Protocol

from django.utils.functional import Promise
from django.utils.module_loading import autodiscover_modules

from tidtam.ground.jobs.registry import UnknownKind
from tidtam.kit.actor import Actor
from tidtam.kit.tables import Column, Refusal, Row

State = Literal["new", "changed", "unchanged", "refused"]
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True)
class Plan:
    """What would become of one row. key: of the record it is about; changes: (heading, old, new) as shown."""

    row: Row
    state: State
    key: str = ""
    changes: Sequence[tuple[str, str, str]] = ()
    refusals: Sequence[Refusal] = field(default=())


class Planner(Protocol):
    def __call__(self, rows: Iterator[Row], actor: Actor | None, /) -> Iterable[Plan]: ...


class Writer(Protocol):
    def __call__(self, plans: Sequence[Plan], *, by: Actor | None, progress: Progress) -> None: ...


@dataclass(frozen=True)
class UploadKind:
    """One kind of spreadsheet.

    plan: from rows without refusals, in order, to one Plan each, also in order; it reads and never writes,
    and refuses what the actor may not touch (None is the shell, which may all). write: gets the new and
    changed plans within one transaction; it calls progress(done, total, note) as it goes and writes the trail.
    verb: what a person must be allowed somewhere to upload this.
    """

    code: str
    title: str | Promise
    columns: Sequence[Column]
    plan: Planner
    write: Writer
    verb: str = "import"


_kinds: dict[str, UploadKind] = {}


def register(kind: UploadKind) -> UploadKind:
    _kinds[kind.code] = kind
    return kind


def find(code: str) -> UploadKind:
    _load()
    try:
        return _kinds[code]
    except KeyError as error:
        raise UnknownKind(code) from error


def kinds() -> list[UploadKind]:
    _load()
    return list(_kinds.values())


@cache
def _load() -> None:
    """Every room's `sheets.py`, once per process and only when somebody asks."""
    autodiscover_modules("sheets")
