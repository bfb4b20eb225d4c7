"""The map of a scope: its areas as shapes, coloured by how much is late, the number written in each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import cos, radians

from django.urls import reverse

from tidtam.faces.desk.queries.owed import Owed
from tidtam.faces.desk.queries.scope import Scope
from tidtam.ground.areas.geometry import cells, frame, polygons, ring_middle, signed_area
from tidtam.ground.areas.models import Area

Ring = Sequence[tuple[float, float]]

WIDTH = 360
MARGIN = 4
BEYOND = 0.12  # degrees that the outermost cells reach beyond their points
STEPS = (0, 1, 4, 8)  # the smallest number late of each shade


@dataclass(frozen=True)
class Patch:
    """One area drawn. d: the path; x, y: where its number stands; shade: 0 nothing late … 3 the most."""

    label: str
    late: int
    shade: int
    d: str
    x: str
    y: str
    link: str


@dataclass(frozen=True)
class Shade:
    number: int
    least: int
    most: int | None


@dataclass(frozen=True)
class Map:
    """approximate: the shapes are cells round centre points, no boundaries."""

    width: int
    height: int
    patches: tuple[Patch, ...]
    shades: tuple[Shade, ...]
    approximate: bool


def map_of(scope: Scope, owed: Owed) -> Map | None:
    """The map, north up, a kilometre as long across as upward; None where too little is known to draw.

    Boundaries where every area has one, else cells round the centre points of all that have one: the two
    are never mixed, because cells beside boundaries would claim what they do not know.
    """
    shapes, approximate = _shapes(scope.below)
    if len(shapes) < 2:
        return None
    points = [point for rings in shapes.values() for ring in rings for point in ring]
    west, east = min(x for x, _y in points), max(x for x, _y in points)
    south, north = min(y for _x, y in points), max(y for _x, y in points)
    squeeze = cos(radians((south + north) / 2))
    scale = (WIDTH - 2 * MARGIN) / ((east - west) * squeeze)
    late = {line.code: line for line in owed.lines}

    def place(point: tuple[float, float]) -> tuple[float, float]:
        return (point[0] - west) * squeeze * scale + MARGIN, (north - point[1]) * scale + MARGIN

    address = reverse("desk:home")
    patches = []
    for area in scope.below:
        rings = [[place(point) for point in ring] for ring in shapes.get(area.code, [])]
        if rings:
            line = late.get(area.code)
            number = line.late if line else 0
            x, y = ring_middle(max(rings, key=lambda ring: abs(signed_area(ring))))
            patches.append(
                Patch(
                    area.label,
                    number,
                    _shade(number),
                    _path(rings),
                    f"{x:.0f}",
                    f"{y:.0f}",
                    f"{address}?area={area.code}",
                )
            )
    height = round((north - south) * scale + 2 * MARGIN)
    return Map(WIDTH, height, tuple(patches), tuple(_shades()), approximate)


def _shapes(areas: Sequence[Area]) -> tuple[dict[str, list[Ring]], bool]:
    boundaries = {area.code: area.boundary.geometry for area in areas if hasattr(area, "boundary")}
    if boundaries and len(boundaries) == len(areas):
        return {code: [rings[0] for rings in polygons(shape)] for code, shape in boundaries.items()}, False
    sites = {area.code: (area.longitude, area.latitude) for area in areas}
    known = {code: (x, y) for code, (x, y) in sites.items() if x is not None and y is not None}
    if len(set(known.values())) < 2:
        return {}, True
    drawn = _cells(tuple(known.values()))
    return {code: [cell] for code, cell in zip(known, drawn, strict=True) if len(cell) > 2}, True


@lru_cache(maxsize=32)
def _cells(points: tuple[tuple[float, float], ...]) -> list[list[tuple[float, float]]]:
    """Centre points hardly ever change; their cells are drawn once per process."""
    return cells(points, frame(points, BEYOND))


def _path(rings: Iterable[Ring]) -> str:
    return "".join(f"M{'L'.join(f'{x:.1f} {y:.1f}' for x, y in ring)}Z" for ring in rings)


def _shade(late: int) -> int:
    return max(shade for shade, least in enumerate(STEPS) if late >= least)


def _shades() -> list[Shade]:
    mosts = [least - 1 for least in STEPS[1:]]
    return [
        Shade(shade, least, most)
        for shade, (least, most) in enumerate(zip(STEPS, [*mosts, None], strict=True))
    ]
