"""The order in which a day's villages lie best: straight distances between their points, no roads."""

import itertools
from collections.abc import Sequence
from typing import NamedTuple

from tidtam.ground.areas.models import Area
from tidtam.work.followup.place import metres

Point = tuple[float, float]


class Stop(NamedTuple):
    """leg: metres from the stop before, or from the start; None without a point or with nothing before it."""

    area: Area
    leg: float | None


class Order(NamedTuple):
    """stops: those with a point in their order. pointless: without one, at the end, nobody knows how far."""

    stops: list[Stop]
    pointless: list[Area]

    @property
    def total(self) -> float:
        return sum(stop.leg or 0 for stop in self.stops)


def ordered(areas: Sequence[Area], start: Point | None = None) -> Order:
    """The nearest next one, then untangled until no turned-round stretch makes it shorter; the way ends where it ends.

    Without a start it begins at whichever village makes the way shortest.
    """
    placed = [area for area in areas if area.point is not None]
    if not placed:
        return Order([], list(areas))
    points = [area.point or (0.0, 0.0) for area in placed]
    firsts = [None] if start else list(range(len(points)))
    ways = [_untangled(_nearest_first(points, start, first), points, start) for first in firsts]
    best = min(ways, key=lambda way: _length(way, points, start))
    stops, here = [], start
    for index in best:
        stops.append(Stop(placed[index], None if here is None else metres(here, points[index])))
        here = points[index]
    return Order(stops, [area for area in areas if area.point is None])


def _nearest_first(points: Sequence[Point], start: Point | None, first: int | None) -> list[int]:
    left = set(range(len(points)))
    way: list[int] = []
    here = start
    if first is not None:
        way, here = [first], points[first]
        left.discard(first)
    while left:
        at = here or points[0]
        after = min(left, key=lambda index: (metres(at, points[index]), index))
        left.discard(after)
        way.append(after)
        here = points[after]
    return way


def _untangled(way: list[int], points: Sequence[Point], start: Point | None) -> list[int]:
    """2-opt over an open way. A fixed first stop stays only where there is a start before it."""
    shorter = True
    while shorter:
        shorter = False
        for first in range(len(way) - 1):
            for last in range(first + 1, len(way)):
                if _gain(way, points, start, first, last) > 1e-6:
                    way[first : last + 1] = reversed(way[first : last + 1])
                    shorter = True
    return way


def _gain(way: list[int], points: Sequence[Point], start: Point | None, first: int, last: int) -> float:
    """Metres saved by going through way[first..last] the other way round."""
    before = points[way[first - 1]] if first else start
    after = points[way[last + 1]] if last + 1 < len(way) else None
    head, tail = points[way[first]], points[way[last]]
    saved = 0.0
    if before is not None:
        saved += metres(before, head) - metres(before, tail)
    if after is not None:
        saved += metres(tail, after) - metres(head, after)
    return saved


def _length(way: Sequence[int], points: Sequence[Point], start: Point | None) -> float:
    at = [*([start] if start else []), *(points[index] for index in way)]
    return sum(metres(a, b) for a, b in itertools.pairwise(at))
