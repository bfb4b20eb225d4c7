"""The ground of the visitors' map: districts by our own boundaries, simplified, and the outline of one district.

Where not every district of a province has a boundary, cells round centre points stand for them, and it is said so.
"""

import math
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from django.db.models import Max, Q
from django.utils.translation import get_language

from tidtam.faces.site.queries.places import DistrictCount
from tidtam.ground.areas import geometry
from tidtam.ground.areas.geometry import Point
from tidtam.ground.areas.maps import WIDTH, Scale, shapes_of
from tidtam.ground.areas.models import Area, Boundary, Level
from tidtam.kit.access import within

FINE = 0.0015  # degrees by which a simplified border may lie beside the true one: 150 m


class Ground(NamedTuple):
    """features: GeoJSON polygons with code and name; approximate: cells, not boundaries."""

    features: list[dict[str, Any]]
    approximate: bool

    def collection(self, language: str) -> dict[str, Any]:
        """The names in that language."""
        named = [
            {
                **feature,
                "properties": {
                    "code": feature["properties"]["code"],
                    "name": feature["properties"][language] or feature["properties"]["th"],
                    "middle": feature["properties"]["middle"],
                },
            }
            for feature in self.features
        ]
        return {"type": "FeatureCollection", "features": named, "approximate": self.approximate}


def ground(provinces: Iterable[str]) -> Ground:
    """The districts of these provinces; kept in memory until a boundary is imported or a district changes."""
    codes = tuple(sorted(provinces))
    inside = Q(pk__in=[])
    for code in codes:
        inside |= within(code, "area_id")
    last = Boundary.objects.filter(inside).aggregate(last=Max("imported_at"))["last"] if codes else None
    return _ground(codes, str(last))


@lru_cache(maxsize=32)
def _ground(provinces: tuple[str, ...], _imported: str) -> Ground:
    features: list[dict[str, Any]] = []
    approximate = False
    for province in provinces:
        areas = list(Area.objects.inside(province).existing().filter(level=Level.DISTRICT))
        shapes = shapes_of(areas)
        approximate |= shapes.approximate and bool(shapes.rings)
        features += [_polygon(area, shapes.rings[area.code]) for area in areas if area.code in shapes.rings]
    return Ground(features, approximate)


def _polygon(area: Area, rings: Sequence[Sequence[Point]]) -> dict[str, Any]:
    kept = [simplified(list(ring), FINE) for ring in rings]
    polygons = [[[[round(x, 4), round(y, 4)] for x, y in [*ring, ring[0]]]] for ring in kept if len(ring) > 2]
    middle = geometry.ring_middle(max(rings, key=lambda ring: abs(geometry.signed_area(ring))))
    return {
        "type": "Feature",
        "geometry": {"type": "MultiPolygon", "coordinates": polygons},
        "properties": {
            "code": area.code,
            "th": area.name_th,
            "en": area.name_en,
            "middle": [round(middle[0], 4), round(middle[1], 4)],
        },
    }


def outline(district: str) -> list[list[list[Point]]]:
    """The polygons of one district, as they stand in the ground; empty where nothing is known."""
    for feature in ground([district[: Level.PROVINCE]]).features:
        if feature["properties"]["code"] == district:
            found: list[list[list[Point]]] = feature["geometry"]["coordinates"]
            return found
    return []


class Patch(NamedTuple):
    """A district in the drawn map. path: SVG; x, y: where its name stands; villages: how many are published in it."""

    code: str
    name: str
    path: str
    x: float
    y: float
    villages: int


class Drawing(NamedTuple):
    patches: list[Patch]
    width: int
    height: int
    approximate: bool


def drawing(provinces: Iterable[str], districts: Iterable[DistrictCount]) -> Drawing | None:
    """The same ground as SVG, for browsers that draw no map; None where too little is known to draw."""
    made = ground(provinces)
    outlines = {
        feature["properties"]["code"]: [polygon[0] for polygon in feature["geometry"]["coordinates"]]
        for feature in made.features
    }
    corners = [(x, y) for rings in outlines.values() for ring in rings for x, y in ring]
    if not corners:
        return None
    scale = Scale.around(corners)
    counts = {one.area.code: one for one in districts}
    return Drawing(
        [_patch(feature, outlines, counts, scale) for feature in made.features],
        WIDTH,
        scale.height,
        made.approximate,
    )


def _patch(
    feature: dict[str, Any],
    outlines: dict[str, list[list[list[float]]]],
    counts: dict[str, DistrictCount],
    scale: Scale,
) -> Patch:
    code = feature["properties"]["code"]
    rings = [[scale.place((x, y)) for x, y in ring] for ring in outlines[code]]
    path = "".join("M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in ring) + "Z" for ring in rings)
    x, y = scale.place(tuple(feature["properties"]["middle"]))
    known = counts.get(code)
    language = "en" if (get_language() or "th").startswith("en") else "th"
    name = feature["properties"][language] or feature["properties"]["th"]
    return Patch(code, name, path, round(x), round(y), known.villages if known else 0)


def simplified(ring: list[Point], tolerance: float) -> list[Point]:
    """The ring with the corners only that matter (Douglas and Peucker), not closed."""
    if ring and ring[0] == ring[-1]:
        ring = ring[:-1]
    if len(ring) < 5:
        return ring
    far = max(range(len(ring)), key=lambda at: _gap(ring[0], ring[at]))
    kept = _line(ring[: far + 1], tolerance)[:-1] + _line([*ring[far:], ring[0]], tolerance)[:-1]
    return kept if len(kept) > 2 else ring


def _line(points: list[Point], tolerance: float) -> list[Point]:
    """Without recursion: borders have thousands of corners."""
    keep = {0, len(points) - 1}
    waiting = [(0, len(points) - 1)]
    while waiting:
        first, last = waiting.pop()
        if last - first < 2:
            continue
        apart, at = max((_off(points[at], points[first], points[last]), at) for at in range(first + 1, last))
        if apart > tolerance:
            keep.add(at)
            waiting += [(first, at), (at, last)]
    return [points[at] for at in sorted(keep)]


def _off(point: Point, start: Point, end: Point) -> float:
    """How far a point lies from the line between two others."""
    length = _gap(start, end)
    if not length:
        return _gap(point, start)
    (x, y), (x1, y1), (x2, y2) = point, start, end
    return abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length


def _gap(one: Point, other: Point) -> float:
    return math.hypot(one[0] - other[0], one[1] - other[1])
