"""What solvers make of a question: one visit for each place and window, and weights under which musts come first."""

from dataclasses import dataclass
from functools import cached_property

from tidtam.kit.tours.question import Place, Question
from tidtam.kit.tours.reasons import alone


@dataclass(frozen=True)
class Visit:
    """A place in one of its windows; of one place, and of one group, one visit at most is made."""

    place: Place
    earliest: int
    latest: int
    days: frozenset[int]
    choice: str  # what excludes the others: the group or the place


@dataclass(frozen=True)
class Model:
    """The question as visits. must: choices that have to be made, without those that cannot be."""

    question: Question
    visits: tuple[Visit, ...]
    must: frozenset[str]

    @cached_property
    def large(self) -> int:
        """A profit above all others together: what a must is worth when it cannot be demanded."""
        return sum(place.profit for place in self.question.places) + 1


def model(question: Question) -> Model:
    """Places that cannot be had even alone are out; windows that meet are one."""
    visits: list[Visit] = []
    for place in question.places:
        if alone(question, place) is not None:
            continue
        for days, earliest, latest in _windows(question, place):
            visits.append(Visit(place, earliest, latest, days, _choice(place)))
    possible = {visit.choice for visit in visits}
    wanted = {_choice(place) for place in question.places if place.required}
    wanted |= {f"group {key}" for key in question.required_groups}
    return Model(question, tuple(visits), frozenset(wanted & possible))


def _choice(place: Place) -> str:
    return f"group {place.group}" if place.group else f"place {place.key}"


def _windows(question: Question, place: Place) -> list[tuple[frozenset[int], int, int]]:
    """(days, earliest, latest), days with the same window together, each window cut to what the day allows."""
    found: dict[tuple[int, int], set[int]] = {}
    for number, day in enumerate(question.days):
        home = day.closes - place.stay - question.travel[place.node][day.end]
        there = day.opens + question.travel[day.start][place.node]
        for earliest, latest in _merged([(w.earliest, w.latest) for w in place.usable if w.on(number)]):
            latest = min(latest, home)
            if max(earliest, there) <= latest:
                found.setdefault((earliest, latest), set()).add(number)
    return [(frozenset(days), earliest, latest) for (earliest, latest), days in sorted(found.items())]


def _merged(windows: list[tuple[int, int]]) -> list[tuple[int, int]]:
    made: list[tuple[int, int]] = []
    for earliest, latest in sorted(windows):
        if made and earliest <= made[-1][1] + 1:
            made[-1] = (made[-1][0], max(made[-1][1], latest))
        else:
            made.append((earliest, latest))
    return made
