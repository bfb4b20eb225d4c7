"""From degrees to millimetres of paper: north up, a kilometre as long across as upward."""

from collections.abc import Iterable, Sequence
from math import cos, hypot, radians
from typing import NamedTuple

from tidtam.ground.areas.geometry import KM_PER_DEGREE, Point, Ring

ROUND = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500)  # km that a bar may be long
LEAST_KM = 4.0  # a map shows at least so much across, however near its places lie


class Box(NamedTuple):
    """Degrees."""

    west: float
    south: float
    east: float
    north: float

    @classmethod
    def around(cls, points: Iterable[Point]) -> "Box":
        xs, ys = zip(*points, strict=True)
        return cls(min(xs), min(ys), max(xs), max(ys))

    def meets(self, other: "Box") -> bool:
        return (
            self.west <= other.east
            and other.west <= self.east
            and self.south <= other.north
            and other.south <= self.north
        )


class Scale(NamedTuple):
    """longitude, latitude: of the middle; per_km: mm of paper; squeeze: of a degree across against one upward."""

    longitude: float
    latitude: float
    squeeze: float
    per_km: float
    width: float
    height: float

    @classmethod
    def fitting(cls, box: Box, width: float, height: float, margin: float) -> "Scale":
        """As large as the frame of so many millimetres lets the box be."""
        middle = (box.south + box.north) / 2
        squeeze = cos(radians(middle))
        across = max((box.east - box.west) * squeeze * KM_PER_DEGREE, LEAST_KM)
        upward = max((box.north - box.south) * KM_PER_DEGREE, LEAST_KM)
        per_km = min((width - 2 * margin) / across, (height - 2 * margin) / upward)
        return cls((box.west + box.east) / 2, middle, squeeze, per_km, width, height)

    def place(self, point: Point) -> Point:
        """Millimetres from the frame's upper left corner."""
        x = (point[0] - self.longitude) * self.squeeze * KM_PER_DEGREE * self.per_km + self.width / 2
        y = (self.latitude - point[1]) * KM_PER_DEGREE * self.per_km + self.height / 2
        return x, y

    def point(self, place: Point) -> Point:
        """The same backwards: longitude and latitude of a place on the paper."""
        x = (place[0] - self.width / 2) / (self.squeeze * KM_PER_DEGREE * self.per_km) + self.longitude
        y = self.latitude - (place[1] - self.height / 2) / (KM_PER_DEGREE * self.per_km)
        return x, y

    @property
    def seen(self) -> Box:
        """What the frame shows, in degrees."""
        west, north = self.point((0, 0))
        east, south = self.point((self.width, self.height))
        return Box(west, south, east, north)

    def bar(self, most: float) -> tuple[float, float]:
        """Kilometres and millimetres of the longest round bar that is no longer than `most` millimetres."""
        kept = [km for km in ROUND if km * self.per_km <= most] or [ROUND[0]]
        return kept[-1], kept[-1] * self.per_km


def simplified(ring: Sequence[Point], least: float) -> list[Point]:
    """The placed ring without corners that nobody would see: nearer than `least` mm to the line without them."""
    if len(ring) < 4:
        return list(ring)
    kept = [False] * len(ring)
    kept[0] = kept[-1] = True
    spans = [(0, len(ring) - 1)]
    while spans:
        first, last = spans.pop()
        far, where = 0.0, 0
        for index in range(first + 1, last):
            away = _away(ring[index], ring[first], ring[last])
            if away > far:
                far, where = away, index
        if far > least:
            kept[where] = True
            spans += [(first, where), (where, last)]
    return [corner for corner, stays in zip(ring, kept, strict=True) if stays]


def placed(rings: Iterable[Ring], scale: Scale, least: float = 0.08) -> list[list[Point]]:
    """Those rings that reach into the frame, as they lie on the paper."""
    seen = scale.seen
    return [
        simplified([scale.place(corner) for corner in ring], least)
        for ring in rings
        if len(ring) > 2 and Box.around(ring).meets(seen)
    ]


def _away(point: Point, start: Point, end: Point) -> float:
    dx, dy = end[0] - start[0], end[1] - start[1]
    long = hypot(dx, dy)
    if not long:
        return hypot(point[0] - start[0], point[1] - start[1])
    return abs(dy * (point[0] - start[0]) - dx * (point[1] - start[1])) / long
