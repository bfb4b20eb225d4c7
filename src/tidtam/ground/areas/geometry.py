"""Plane geometry of small areas, in degrees: points are (longitude, latitude), rings are lists of points.

Good for a province's map and for "does this point lie there", not for surveying.
"""

from collections.abc import Iterable, Iterator, Sequence
from math import asin, cos, hypot, radians, sin, sqrt
from typing import Any

Point = tuple[float, float]
Ring = Sequence[Point]

THAILAND = ((5.5, 20.6), (97.2, 105.8))  # the latitudes and longitudes between which it lies
KM_PER_DEGREE = 111.32
EARTH_KM = 6371.0


def distance_km(one: Point, other: Point) -> float:
    """The great-circle distance."""
    (lon1, lat1), (lon2, lat2) = [(radians(lon), radians(lat)) for lon, lat in (one, other)]
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(half))


def polygons(geometry: dict[str, Any]) -> Iterator[list[list[Point]]]:
    """The polygons of a GeoJSON Polygon or MultiPolygon, each an outer ring and its holes."""
    shapes = geometry["coordinates"]
    for polygon in [shapes] if geometry["type"] == "Polygon" else shapes:
        yield [[(position[0], position[1]) for position in ring] for ring in polygon]


def holds(geometry: dict[str, Any], point: Point) -> bool:
    """Whether the point lies in the shape, its holes left out."""
    return any(
        in_ring(rings[0], point) and not any(in_ring(hole, point) for hole in rings[1:])
        for rings in polygons(geometry)
    )


def in_ring(ring: Ring, point: Point) -> bool:
    x, y = point
    inside = False
    for (x1, y1), (x2, y2) in _edges(ring):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def middle(geometry: dict[str, Any]) -> Point:
    """The centre of gravity of the largest polygon's outer ring."""
    outer = max((rings[0] for rings in polygons(geometry)), key=lambda ring: abs(signed_area(ring)))
    return ring_middle(outer)


def ring_middle(ring: Ring) -> Point:
    area = signed_area(ring)
    if not area:
        return _mean(ring)
    x0, y0 = ring[0]  # near the origin, or small rings lose their digits
    x = y = 0.0
    for (x1, y1), (x2, y2) in _edges([(px - x0, py - y0) for px, py in ring]):
        cross = x1 * y2 - x2 * y1
        x += (x1 + x2) * cross
        y += (y1 + y2) * cross
    return x0 + x / (6 * area), y0 + y / (6 * area)


def signed_area(ring: Ring) -> float:
    """Square degrees, positive when the ring runs against the clock."""
    x0, y0 = ring[0]
    near = [(x - x0, y - y0) for x, y in ring]
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in _edges(near)) / 2


def hull(points: Iterable[Point]) -> list[Point]:
    """The convex hull, against the clock."""
    ordered = sorted(set(points))
    if len(ordered) < 3:
        return ordered
    return _half(ordered)[:-1] + _half(ordered[::-1])[:-1]


def _half(ordered: list[Point]) -> list[Point]:
    chain: list[Point] = []
    for point in ordered:
        while len(chain) > 1 and _turn(chain[-2], chain[-1], point) <= 0:
            chain.pop()
        chain.append(point)
    return chain


def frame(points: Sequence[Point], margin: float) -> list[Point]:
    """A convex outline round the points, `margin` degrees away from every one of them."""
    step = margin / sqrt(2)
    offsets = [(margin, 0), (step, step), (0, margin), (-step, step)]
    offsets += [(-dx, -dy) for dx, dy in offsets]
    return hull((x + dx, y + dy) for x, y in points for dx, dy in offsets)


def cells(sites: Sequence[Point], outline: Sequence[Point]) -> list[list[Point]]:
    """For every site the part of the convex outline that is nearer to it than to any other (Voronoi)."""
    return [_cell(site, sites, outline) for site in sites]


def _cell(site: Point, sites: Sequence[Point], outline: Sequence[Point]) -> list[Point]:
    cell = list(outline)
    reach = _reach(site, cell)
    for other in sorted((other for other in sites if other != site), key=lambda other: _gap(site, other)):
        if _gap(site, other) > 2 * reach:  # this one and all further ones cannot cut the cell any more
            break
        cell = _nearer(cell, site, other)
        reach = _reach(site, cell)
    return cell


def _nearer(cell: list[Point], site: Point, other: Point) -> list[Point]:
    """The part of a convex cell on the site's side of the line half way to the other."""
    dx, dy = other[0] - site[0], other[1] - site[1]
    half_way = dx * (site[0] + other[0]) / 2 + dy * (site[1] + other[1]) / 2
    kept: list[Point] = []
    for start, end in _edges(cell):
        before, after = dx * start[0] + dy * start[1] - half_way, dx * end[0] + dy * end[1] - half_way
        if before <= 0:
            kept.append(start)
        if (before < 0 < after) or (after < 0 < before):
            share = before / (before - after)
            kept.append((start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])))
    return kept


def _edges(ring: Sequence[Point]) -> Iterator[tuple[Point, Point]]:
    return zip(ring, [*ring[1:], *ring[:1]], strict=True)


def _reach(site: Point, cell: Sequence[Point]) -> float:
    return max((_gap(site, corner) for corner in cell), default=0.0)


def _gap(one: Point, other: Point) -> float:
    return hypot(one[0] - other[0], one[1] - other[1])


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _mean(points: Sequence[Point]) -> Point:
    return sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)
