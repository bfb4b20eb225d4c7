"""What a room gives to everybody: sets of open data, and its pages for the map of the site.

A room says it in its own `opened.py`; nobody keeps a list.

    # registers/tourism/opened.py
    def sets() -> list[OpenSet]: ...
    def pages() -> Iterator[OpenPage]: ...

Rows are made one after the other from what is published at this moment, so that a set of any size takes no memory and
what was withdrawn is in none. Personal data never.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from tidtam.kit.rooms import having

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

LICENCE = "CC BY 4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"


class OpenPage(NamedTuple):
    """A public page by its url name; changed: when what it shows was last changed."""

    name: str
    args: tuple[Any, ...] = ()
    changed: datetime | None = None


class OpenRow(NamedTuple):
    """One record. id: the same for ever, whatever the record is called; values: by the columns of the set, JSON
    values; point: latitude, longitude; page: where people read about it; things: schema.org's words for it."""

    id: str
    values: Mapping[str, Any]
    point: tuple[float, float] | None = None
    page: OpenPage | None = None
    things: Mapping[str, Any] = {}


@dataclass(frozen=True)
class OpenSet:
    """One set. code: stands in the address; columns: name -> what it means; thing: schema.org's type of a row."""

    code: str
    title: "StrOrPromise"
    about: "StrOrPromise"
    columns: Mapping[str, "StrOrPromise"]
    rows: Callable[[], Iterator[OpenRow]]
    thing: str = "Thing"
    subjects: tuple[str, ...] = field(default=())


def sets() -> dict[str, OpenSet]:
    """By code, in the order of the floors."""
    found: dict[str, OpenSet] = {}
    for room in having("opened"):
        for one in getattr(room, "sets", list)():
            found[one.code] = one
    return found


def pages() -> Iterator[OpenPage]:
    """The public pages of every room."""
    for room in having("opened"):
        made: Iterable[OpenPage] = getattr(room, "pages", list)()
        yield from made
