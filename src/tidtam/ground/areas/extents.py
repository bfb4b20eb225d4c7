"""How far a province reaches, so that a point that cannot be there is noticed.

From the imported boundaries when all of its districts have one; else from centre points, and for districts
without those from where the rows of a whole file lie (a few points in another part of the country do not move
the middle of a district). Of a district that nothing is known of, every point is believed.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from statistics import median
from typing import Any

from tidtam.ground.areas import geometry
from tidtam.ground.areas.geometry import Point
from tidtam.ground.areas.models import Area, Boundary, Level

NEAR_BORDER_KM = 10.0  # shapes are simplified, and villages lie at the border
NEAR_MIDDLE_KM = 40.0  # no district is wider than this to either side
ENOUGH = 5  # points of one district that say where it lies

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Extent:
    """What is known of where a province lies: shapes, or middles of its parts by code."""

    shapes: tuple[tuple[Box, dict[str, Any]], ...] = ()
    middles: dict[str, Point] = field(default_factory=dict)

    def away_km(self, point: Point, code: str) -> float:
        """How far outside the point of an area lies; 0 when it may be inside, or nothing is known."""
        if self.shapes:
            away = 0.0 if self._in_shape(point) else self._to_border(point)
            return away if away > NEAR_BORDER_KM else 0.0
        if code[:4] not in self._districts or _in_box(_box(self.middles.values()), point):
            return 0.0
        away = min(geometry.distance_km(point, middle) for middle in self.middles.values())
        return away if away > NEAR_MIDDLE_KM else 0.0

    @cached_property
    def _districts(self) -> frozenset[str]:
        return frozenset(code[:4] for code in self.middles)

    def _in_shape(self, point: Point) -> bool:
        return any(_in_box(box, point) and geometry.holds(shape, point) for box, shape in self.shapes)

    def _to_border(self, point: Point) -> float:
        return min(
            geometry.distance_km(point, corner) for _, shape in self.shapes for corner in _corners(shape)
        )


def of_province(code: str, file_points: Iterable[tuple[str, Point]]) -> Extent:
    """What is known of one province. file_points: (code of the village, its point as the file has it)."""
    parts = Area.objects.inside(code).existing().filter(level__in=(Level.DISTRICT, Level.SUBDISTRICT))
    districts = {part.code for part in parts if part.level == Level.DISTRICT}
    shapes = Boundary.objects.filter(area__in=districts).values_list("geometry", flat=True)
    found = tuple((_box(list(_corners(shape))), shape) for shape in shapes)
    if districts and len(found) == len(districts):
        return Extent(shapes=found)
    middles = {part.code: (part.point[1], part.point[0]) for part in parts if part.point}
    known = {part[:4] for part in middles}
    return Extent(middles=middles | _middles_of_file(code, file_points, known))


def _middles_of_file(
    code: str, file_points: Iterable[tuple[str, Point]], known: set[str]
) -> dict[str, Point]:
    by_district: dict[str, list[Point]] = defaultdict(list)
    for village, point in file_points:
        if village.startswith(code) and village[:4] not in known:
            by_district[village[:4]].append(point)
    return {
        district: (median(x for x, _ in points), median(y for _, y in points))
        for district, points in by_district.items()
        if len(points) >= ENOUGH
    }


def _corners(shape: dict[str, Any]) -> Iterable[Point]:
    return (corner for rings in geometry.polygons(shape) for corner in rings[0])


def _box(points: Iterable[Point]) -> Box:
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _in_box(box: Box, point: Point) -> bool:
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]
