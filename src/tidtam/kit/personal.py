"""What rooms keep about somebody: each room that does says it in its own `personal.py`, nobody keeps a list.

    # registers/producers/personal.py
    label = _("Producers")
    def uses(person) -> list[Use]: ...
    def export(person) -> Mapping[str, Any]: ...
    def fate(person) -> Fate: ...
    def erase(person, *, by) -> None: ...

`person` is the row that stands for somebody in the room that keeps people apart from records. Modules may also
offer `ENDS`, the moments from which a time limit for keeping counts.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, cast

from tidtam.kit.actor import Actor
from tidtam.kit.rooms import having

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class Use(NamedTuple):
    """One record that points at the person. text, kind: as shown; link: its page, "" where it has none."""

    text: str
    kind: str
    link: str = ""


class Fate(NamedTuple):
    """What an erasure would do in one room, in words: what goes, what stays."""

    goes: Sequence[str] = ()
    stays: Sequence[str] = ()


@dataclass(frozen=True)
class End:
    """A moment from which a time limit counts. code: "room.moment".

    past: keys of the people whose time began at or before the instant, with when it began.
    """

    code: str
    label: "StrOrPromise"
    past: Callable[[datetime], Iterable[tuple[int, datetime]]]


class Personal(Protocol):
    """A room's `personal.py`; everything in it runs inside the caller's transaction."""

    label: "StrOrPromise"

    def uses(self, person: Any) -> Sequence[Use]:
        """The room's records of this person."""
        ...

    def export(self, person: Any) -> Mapping[str, Any]:
        """All that the room keeps of the person as JSON values, headings in the reader's language; {} is nothing."""
        ...

    def fate(self, person: Any) -> Fate:
        """What `erase` would do."""
        ...

    def erase(self, person: Any, *, by: Actor | None) -> None:
        """Take out of the room what tells who the person was; figures stay. Safe to call twice."""
        ...


def rooms() -> tuple[Personal, ...]:
    """The personal.py of every room that has one, in the order of the floors."""
    return cast("tuple[Personal, ...]", having("personal"))


def ends() -> dict[str, End]:
    """All moments of all rooms by code."""
    return {end.code: end for room in rooms() for end in getattr(room, "ENDS", ())}
