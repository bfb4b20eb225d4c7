"""Tables of times: by straight line, or by the office's routing service with the line to fall back on."""

import logging
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from math import asin, ceil, cos, radians, sin, sqrt
from threading import Lock
from typing import NamedTuple

from tidtam.kit.travel.modes import Mode, mode
from tidtam.kit.travel.service import NotAnswered, ask, serves

log = logging.getLogger(__name__)

LINE, ROADS = "line", "roads"
EARTH_KM = 6371.0088
NEAR_KM = 0.03  # the same yard: no way at all
KEPT = 16  # answers of the service that are kept


class Point(NamedTuple):
    """WGS 84, in this order."""

    latitude: float
    longitude: float


@dataclass(frozen=True)
class Table:
    """minutes[a][b] and km[a][b] from point a to point b. way: LINE or ROADS. fell_back: the office's service should
    have told them and did not."""

    minutes: list[list[int]]
    km: list[list[float]]
    way: str = LINE
    fell_back: bool = False


def table(points: Sequence[tuple[float, float]], code: str) -> Table:
    """By the office's service where one is set, else by straight line; never raises for the service's sake."""
    spots = tuple(Point(*point) for point in points)
    if not serves(code):
        return by_line(spots, mode(code))
    key = (code, spots)
    with _lock:
        if (found := _kept.get(key)) is not None:
            _kept.move_to_end(key)
            return found
    try:
        minutes, km = ask(spots, code)
    except NotAnswered as problem:
        log.warning("The routing service did not answer: %s", problem)
        line = by_line(spots, mode(code))
        return Table(line.minutes, line.km, LINE, fell_back=True)
    found = _whole(spots, minutes, km, mode(code))
    with _lock:
        _kept[key] = found
        while len(_kept) > KEPT:
            _kept.popitem(last=False)
    return found


_kept: OrderedDict[tuple[str, tuple[Point, ...]], Table] = OrderedDict()
_lock = Lock()


def by_line(points: Sequence[tuple[float, float]], how: Mode) -> Table:
    """Straight lines over the earth, times the mode's factor and speed, whole minutes rounded up."""
    spots = [
        (radians(latitude), radians(longitude), cos(radians(latitude))) for latitude, longitude in points
    ]
    size = len(spots)
    minutes = [[0] * size for _row in range(size)]
    km = [[0.0] * size for _row in range(size)]
    pace = 60 / how.kmh
    for a in range(size):
        latitude, longitude, squeeze = spots[a]
        for b in range(a):
            other, other_longitude, other_squeeze = spots[b]
            half = sin((latitude - other) / 2) ** 2
            half += squeeze * other_squeeze * sin((longitude - other_longitude) / 2) ** 2
            way = 2 * EARTH_KM * asin(min(1.0, sqrt(half))) * how.factor
            if way > NEAR_KM:
                km[a][b] = km[b][a] = way
                minutes[a][b] = minutes[b][a] = ceil(way * pace + how.minutes)
    return Table(minutes, km)


def _whole(
    spots: Sequence[Point],
    minutes: list[list[float | None]],
    km: list[list[float | None]],
    how: Mode,
) -> Table:
    """What the service told, with the mode's minutes for each leg; what it knows no way to is a day away."""
    size = range(len(spots))
    told = [
        [0 if a == b else NO_WAY if (m := minutes[a][b]) is None else ceil(m + how.minutes) for b in size]
        for a in size
    ]
    lengths = [[0.0 if a == b else km[a][b] or 0.0 for b in size] for a in size]
    return Table(told, lengths, ROADS)


NO_WAY = 24 * 60
