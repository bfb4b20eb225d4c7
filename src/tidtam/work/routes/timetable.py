"""When one is where: the times of each stop, computed from the stops before it and never typed.

A day begins at the route's hour at its first stop; the first stop of a later day is reached from where the day before
ended. On which weekdays a route works is asked of the opening hours of every stop at its own time.
"""

from collections.abc import Sequence
from datetime import time
from typing import NamedTuple

from django.utils.translation import gettext as _

from tidtam.kit import travel
from tidtam.kit.hours import Hours, Span, day_names
from tidtam.work.routes.models import Route, Stop
from tidtam.work.routes.queries import Gone, gone

MIDNIGHT = 24 * 60


class Timed(NamedTuple):
    """One stop. number: from 1 through all days. arrives, leaves: minutes from midnight of its day. minutes, km: of
    the way to it, None at the first stop. closed: weekdays (0 Monday) of that day on which it is closed at its time.
    """

    number: int
    stop: Stop
    gone: Gone | None
    minutes: int | None
    km: float | None
    arrives: int
    leaves: int
    closed: frozenset[int]

    @property
    def times(self) -> str:
        return f"{clock(self.arrives)}–{clock(self.leaves)}"

    @property
    def leg(self) -> str:
        """The way to it in words."""
        if self.minutes is None or self.km is None:
            return ""
        return _("%(km)s km · %(minutes)s min") % {"km": f"{self.km:.1f}", "minutes": self.minutes}

    @property
    def warnings(self) -> list[str]:
        """What is not right at this stop, in words."""
        said = [self.gone.why] if self.gone else []
        if self.leaves > MIDNIGHT and not _sleeps(self.stop):
            said.append(_("The day ends after midnight."))
        hours = hours_of(self.stop)
        if not hours or not self.closed:
            return said
        if len(self.closed) == 7:
            said.append(_("Closed at this time: open %(hours)s.") % {"hours": str(hours)})
        else:
            said.append(_("Closed at this time on: %(days)s.") % {"days": named(self.closed)})
        return said


class DayPlan(NamedTuple):
    day: int
    stops: list[Timed]
    km: float
    minutes: int


class Timetable(NamedTuple):
    """weekdays: those on which one may set out and finds every stop open. way: how the legs were found, see
    `kit.travel`."""

    days: list[DayPlan]
    weekdays: frozenset[int]
    way: str

    @property
    def all(self) -> list[Timed]:
        return [one for day in self.days for one in day.stops]

    @property
    def km(self) -> float:
        return sum(day.km for day in self.days)

    @property
    def on_weekdays(self) -> str:
        if len(self.weekdays) == 7:
            return _("Every day")
        return named(self.weekdays) if self.weekdays else _("On no day of the week")

    @property
    def faults(self) -> int:
        return sum(len(one.warnings) for one in self.all)


def timetable(route: Route, stops: Sequence[Stop], *, open_only: bool = False) -> Timetable:
    """open_only: past the stops that receive somebody only, as the public is told."""
    told = [(stop, gone(stop)) for stop in stops]
    told = [(stop, why) for stop, why in told if not (open_only and why)]
    points = [stop.point for stop, _why in told if stop.point is not None]
    table = travel.table(points, route.mode)
    nodes = iter(range(len(points)))
    days: dict[int, list[Timed]] = {day: [] for day in range(1, route.days + 1)}
    before: int | None = None
    now = 0
    for number, (stop, why) in enumerate(told, start=1):
        rows = days.setdefault(stop.day, [])
        if not rows:
            now = _minutes(route.leaves_at)
        node = next(nodes) if stop.point is not None else None
        km, way = None, stop.leg_minutes
        if before is not None and node is not None:
            km = table.km[before][node]
            way = table.minutes[before][node] if way is None else way
        arrives = now + (way or 0)
        if stop.earliest is not None:
            arrives = max(arrives, _minutes(stop.earliest))
        now = arrives + stop.stay
        rows.append(Timed(number, stop, why, way, km, arrives, now, _closed(stop, arrives, now)))
        before = node if node is not None else before
    plans = [
        DayPlan(day, rows, sum(one.km or 0 for one in rows), sum(one.minutes or 0 for one in rows))
        for day, rows in days.items()
    ]
    weekdays = frozenset(
        first
        for first in range(7)
        if all((first + plan.day - 1) % 7 not in one.closed for plan in plans for one in plan.stops)
    )
    return Timetable(plans, weekdays, table.way)


def hours_of(stop: Stop) -> Hours:
    """As far as they are told; of a village itself they are not."""
    if stop.offer is not None:
        return stop.offer.opening
    return stop.centre.opening if stop.centre is not None else Hours()


def clock(minutes: int) -> str:
    """Of the day, past midnight too: 25 hours are 01.00."""
    return f"{minutes // 60 % 24:02d}.{minutes % 60:02d}"


def named(weekdays: frozenset[int]) -> str:
    names = day_names()
    return " ".join(names[day] for day in sorted(weekdays))


def _minutes(of: time) -> int:
    return of.hour * 60 + of.minute


def _sleeps(stop: Stop) -> bool:
    return stop.offer is not None and stop.offer.kind == "homestay"


def _closed(stop: Stop, arrives: int, leaves: int) -> frozenset[int]:
    """A bed is asked for its arrival only: one leaves it in the morning."""
    hours = hours_of(stop)
    if not hours:
        return frozenset()
    until = arrives if _sleeps(stop) else leaves
    return frozenset(day for day, spans in enumerate(hours.week) if not _within(spans, arrives, until))


def _within(spans: tuple[Span, ...], arrives: int, leaves: int) -> bool:
    return any(_minutes(span.opens) <= arrives and leaves <= _minutes(span.closes) for span in spans)
