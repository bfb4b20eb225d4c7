"""The times of an order of stops, and the plan that is made of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from tidtam.kit.tours.question import Day, Place, Question, Window


@dataclass(frozen=True)
class Stop:
    """arrives: then; starts: when the stay begins (after waiting); leaves: when it is over. travel: to get there."""

    key: str
    travel: int
    arrives: int
    starts: int
    leaves: int

    @property
    def waits(self) -> int:
        return self.starts - self.arrives


@dataclass(frozen=True)
class Tour:
    """One day of a plan. home: the time from the last stop to the day's end place."""

    day: int
    starts: int
    ends: int
    stops: tuple[Stop, ...]
    home: int

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(stop.key for stop in self.stops)

    @property
    def travel(self) -> int:
        """Time on the way in all."""
        return sum(stop.travel for stop in self.stops) + self.home


@dataclass(frozen=True)
class Unserved:
    """A place that the plan leaves out. why: see `reasons.Why`. earliest: when one could be there at the earliest on
    the best day; latest: when the last window closes; both None where they say nothing. beside: a key of its group."""

    key: str
    why: str
    earliest: int | None = None
    latest: int | None = None
    beside: str = ""


@dataclass(frozen=True)
class Plan:
    """One tour a day, in the order of the days. profit: of what is visited. failed: musts (keys of places and groups)
    that are left out. feasible: everything keeps its times; only an order set by a person can be otherwise."""

    tours: tuple[Tour, ...]
    profit: int
    unserved: tuple[Unserved, ...] = ()
    failed: tuple[str, ...] = ()
    feasible: bool = True
    faults: tuple[str, ...] = ()

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(key for tour in self.tours for key in tour.keys)

    @property
    def travel(self) -> int:
        return sum(tour.travel for tour in self.tours)

    @property
    def order(self) -> list[list[str]]:
        return [list(tour.keys) for tour in self.tours]


def timed(question: Question, order: Sequence[Sequence[str]], *, reasons: bool = True) -> Plan:
    """The plan of an order that is given, one list of keys a day; what does not keep its times is in `faults`.

    reasons: whether to find out why the others are left out, which takes longer than the times.
    A day starts as late as it may without ending later: nobody waits in front of a door who could sleep.
    """
    from tidtam.kit.tours.check import faults
    from tidtam.kit.tours.reasons import unserved

    tours = tuple(
        tour_of(question, number, [question.by_key[key] for key in keys]) for number, keys in enumerate(order)
    )
    visited = {key for tour in tours for key in tour.keys}
    profit = sum(question.by_key[key].profit for key in visited)
    missed = [place.key for place in question.places if place.required and place.key not in visited]
    groups = {question.by_key[key].group for key in visited}
    missed += sorted(question.required_groups - groups)
    found = faults(question, tours)
    plan = Plan(tours, profit, (), tuple(missed), not found, tuple(found))
    if not reasons:
        return plan
    return Plan(tours, profit, unserved(question, plan), plan.failed, plan.feasible, plan.faults)


def starting(place: Place, day: int, arrives: int) -> int | None:
    """When a stay can begin for whoever arrives then; None when it is too late for every window."""
    starts = [max(arrives, one.earliest) for one in place.usable if one.on(day) and arrives <= one.latest]
    return min(starts, default=None)


def tour_of(question: Question, number: int, places: Sequence[Place]) -> Tour:
    """One day in this order, begun as late as it can be without ending later."""
    day = question.days[number]
    tour = _forward(question, number, day.opens, places)
    if not places or not all(
        starting(p, number, s.arrives) == s.starts for p, s in zip(places, tour.stops, strict=True)
    ):
        return tour
    slack = min(
        _window(place, number, stop.starts).latest - stop.starts + sum(s.waits for s in tour.stops[: nth + 1])
        for nth, (place, stop) in enumerate(zip(places, tour.stops, strict=True))
    )
    later = min(slack, sum(stop.waits for stop in tour.stops))
    moved = _forward(question, number, day.opens + later, places) if later > 0 else tour
    return moved if moved.ends <= max(tour.ends, day.opens) else tour


def _window(place: Place, day: int, starts: int) -> Window:
    return next(one for one in place.usable if one.on(day) and one.earliest <= starts <= one.latest)


def _forward(question: Question, number: int, leaves: int, places: Sequence[Place]) -> Tour:
    day: Day = question.days[number]
    now, node, stops = leaves, day.start, []
    for place in places:
        travel = question.travel[node][place.node]
        arrives = now + travel
        starts = starting(place, number, arrives)
        starts = arrives if starts is None else starts
        now, node = starts + place.stay, place.node
        stops.append(Stop(place.key, travel, arrives, starts, now))
    home = question.travel[node][day.end] if stops else 0
    return Tour(number, leaves, now + home, tuple(stops), home)
