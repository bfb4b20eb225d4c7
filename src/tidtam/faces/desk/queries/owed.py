"""What is owed in a scope, by the areas below it, the latest first."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from tidtam.faces.desk.queries.scope import Scope
from tidtam.ground.areas.models import Level
from tidtam.ground.people.models import User
from tidtam.kit.dues import Due
from tidtam.kit.http import address as with_asked
from tidtam.reporting.dues import queries as dues_queries
from tidtam.work.followup import standing

MOST_LATE = 8
MOST_OF_A_KIND = 3
STATES = ("late", "soon", "going")


@dataclass(frozen=True)
class Count:
    """So many things in one state, and the list of them."""

    state: str
    number: int
    link: str


@dataclass(frozen=True)
class Line:
    """One area's dues. link: the list of all of them."""

    code: str
    label: str
    counts: tuple[Count, ...]
    link: str

    @property
    def late(self) -> int:
        return self.counts[0].number

    @property
    def total(self) -> int:
        return sum(count.number for count in self.counts)


@dataclass(frozen=True)
class LateItem:
    due: Due
    word: str


MOST_IN_ONE = 8


@dataclass(frozen=True)
class Owed:
    """totals: late, soon, going. lines: per area below, the worst first; quiet: how many of them owe nothing."""

    totals: tuple[Count, ...]
    lines: tuple[Line, ...]
    quiet: int
    worst: tuple[LateItem, ...]
    level_label: str
    link: str

    @property
    def columns(self) -> tuple[tuple[Line, ...], ...]:
        """The lines side by side: two equal columns when there are many."""
        half = (len(self.lines) + 1) // 2 if len(self.lines) > MOST_IN_ONE else len(self.lines)
        return tuple(part for part in (self.lines[:half], self.lines[half:]) if part)


def level_below(scope: Scope) -> Level:
    """The areas by which a scope is divided; several areas of one's own are divided by district."""
    if not scope.area:
        return Level.PROVINCE if scope.single else Level.DISTRICT
    return Level(min(len(scope.area) + 2, Level.VILLAGE))


def owed_in(actor: User, scope: Scope, *, today: date) -> Owed:
    """All that the actor may see owed in the scope."""
    rows = dues_queries.dues(actor, area=scope.area, today=today)
    digits = int(level_below(scope))
    labels = {area.code: area.label for area in scope.below}
    by_area: dict[str, Counter[str]] = {code: Counter() for code in labels}
    for due in rows:
        key = due.area[:digits]
        labels.setdefault(key, scope.label if key == scope.area else _district_of(due, digits))
        by_area.setdefault(key, Counter())[due.state] += 1
    address = reverse("dues:list")
    busy = [_line(address, code, labels[code], counts) for code, counts in by_area.items() if counts]
    busy.sort(key=lambda line: tuple(-count.number for count in line.counts))
    totals = Counter[str](due.state for due in rows)
    latest = sorted((due for due in rows if due.state != "going"), key=lambda due: -due.late_days)
    return Owed(
        totals=tuple(Count(state, totals[state], _link(address, scope.area, state)) for state in STATES),
        lines=tuple(busy),
        quiet=len(by_area) - len(busy),
        worst=tuple(LateItem(due, standing.days(due.late_days)) for due in _mixed(latest)),
        level_label=str(level_below(scope).label),
        link=_link(address, scope.area),
    )


def _mixed(latest: list[Due]) -> list[Due]:
    """The latest, but no more than a few of one kind while others are owed: 26 missing reports hide a village."""
    taken: Counter[str] = Counter()
    first: list[Due] = []
    rest: list[Due] = []
    for due in latest:
        taken[due.kind] += 1
        (first if taken[due.kind] <= MOST_OF_A_KIND else rest).append(due)
    return sorted([*first, *rest][:MOST_LATE], key=lambda due: -due.late_days)


def _line(address: str, code: str, label: str, counts: Counter[str]) -> Line:
    states = tuple(Count(state, counts[state], _link(address, code, state)) for state in STATES)
    return Line(code, label, states, _link(address, code))


def _district_of(due: Due, digits: int) -> str:
    """The district's part of a village's label, for scopes whose areas were not loaded."""
    words = due.area_label.split()
    return words[-1] if digits == Level.DISTRICT and words else _("Elsewhere")


def _link(address: str, area: str, state: str = "") -> str:
    key = "district" if len(area) == Level.DISTRICT else "area"
    return with_asked(address, {key: area, "state": state})
