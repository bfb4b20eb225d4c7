"""What is asked: places with their stay, profit and windows; days; the time from everywhere to everywhere.

All times are integers of one unit (minutes, or tenths of whatever a file counts in) from the beginning of a day.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

MOST_PLACES = 1500  # beyond this the table of times alone takes more memory than a plan is worth
MOST_DAYS = 14
FOREVER = 10**9


class WrongQuestion(ValueError):
    """The question contradicts itself; the text says where, in English, for whoever calls."""


@dataclass(frozen=True)
class Window:
    """When a stay may begin, both included; whoever comes earlier waits. days: numbers of days, None for each.

    A place that closes at 16:00 and is worth an hour has latest 15:00: `Window.open(…, stay=60)` reckons that.
    """

    earliest: int
    latest: int
    days: frozenset[int] | None = None

    @classmethod
    def open(cls, opens: int, closes: int, stay: int, days: frozenset[int] | None = None) -> "Window":
        """Of a place that is open from then to then and must be left by its closing."""
        return cls(opens, closes - stay, days)

    def on(self, day: int) -> bool:
        return self.days is None or day in self.days


@dataclass(frozen=True)
class Place:
    """Somewhere to stop. node: its row in the table of times. profit: what it is worth, 0 or more.

    windows: any number; none means that it cannot be visited at all. group: at most one place of a group is
    visited. required: a must; one that cannot be had is told in the plan's `failed`.
    """

    key: str
    node: int
    stay: int
    profit: int
    windows: tuple[Window, ...] = (Window(0, FOREVER),)
    group: str = ""
    required: bool = False

    @property
    def usable(self) -> tuple[Window, ...]:
        """Windows in which a stay can begin at all."""
        return tuple(one for one in self.windows if one.earliest <= one.latest)


@dataclass(frozen=True)
class Group:
    """Places of which at most one is visited. required: one of them must be, as one of the eating places at noon."""

    key: str
    required: bool = False


@dataclass(frozen=True)
class Day:
    """One tour: from `start` not before `opens` to `end` not after `closes`, and never longer than `longest`."""

    start: int
    end: int
    opens: int
    closes: int
    longest: int | None = None

    @property
    def limit(self) -> int:
        """The longest that it may last."""
        whole = self.closes - self.opens
        return whole if self.longest is None else min(self.longest, whole)


@dataclass(frozen=True)
class Question:
    """Places, days, and travel[a][b]: the time from node a to node b (not from b to a, which may differ)."""

    places: tuple[Place, ...]
    days: tuple[Day, ...]
    travel: Sequence[Sequence[int]]
    groups: tuple[Group, ...] = ()

    def __post_init__(self) -> None:
        _check(self)

    @cached_property
    def by_key(self) -> dict[str, Place]:
        return {place.key: place for place in self.places}

    @cached_property
    def required_groups(self) -> frozenset[str]:
        return frozenset(group.key for group in self.groups if group.required)


def _check(question: Question) -> None:
    size = len(question.travel)
    if len(question.places) > MOST_PLACES:
        raise WrongQuestion(f"{len(question.places)} places are more than {MOST_PLACES}")
    if not 1 <= len(question.days) <= MOST_DAYS:
        raise WrongQuestion(f"{len(question.days)} days: 1 to {MOST_DAYS} can be planned")
    for number, row in enumerate(question.travel):
        if len(row) != size:
            raise WrongQuestion(
                f"the table of times has {size} rows, but row {number} has {len(row)} columns"
            )
        if min(row) < 0:
            raise WrongQuestion(f"row {number} of the table of times holds a time below 0")
    if len({place.key for place in question.places}) != len(question.places):
        raise WrongQuestion("two places have the same key")
    for place in question.places:
        if not 0 <= place.node < size:
            raise WrongQuestion(f"place {place.key} stands at node {place.node} of {size}")
        if place.stay < 0 or place.profit < 0:
            raise WrongQuestion(f"place {place.key} has a stay or profit below 0")
    for number, day in enumerate(question.days):
        if not (0 <= day.start < size and 0 <= day.end < size):
            raise WrongQuestion(f"day {number} starts or ends at a node that is not in the table")
        if day.closes < day.opens or day.limit < 0:
            raise WrongQuestion(f"day {number} ends before it starts")
    _check_groups(question)


def _check_groups(question: Question) -> None:
    used = {place.group for place in question.places if place.group}
    if unknown := sorted({group.key for group in question.groups} - used):
        raise WrongQuestion(f"group {unknown[0]} has no place")
