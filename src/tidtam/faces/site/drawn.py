"""The small map on a village's page: its district, the villages about it, itself; drawn as SVG, no script needed."""

from collections.abc import Sequence
from math import cos, radians
from typing import Any, NamedTuple

from tidtam.ground.areas.geometry import KM_PER_DEGREE, Point

WIDTH, HEIGHT, MARGIN = 360, 270, 20
SCALES = (1, 2, 5, 10, 20, 50)  # km that the bar may show


class Spot(NamedTuple):
    """A village in the drawing. here: it is the page's own."""

    x: float
    y: float
    label: str
    address: str
    here: bool = False


class Drawing(NamedTuple):
    """What the template draws. bar: units of the drawing that `km` take."""

    outline: str
    spots: list[Spot]
    here: Spot | None
    bar: float
    km: int
    width: int = WIDTH
    height: int = HEIGHT


class Place(NamedTuple):
    """point: latitude, longitude."""

    point: tuple[float, float]
    label: str
    address: str
    here: bool = False


def draw(outline: Sequence[Sequence[Sequence[Point]]], places: Sequence[Place]) -> Drawing | None:
    """The outline of a district (GeoJSON's polygons) and places in it; None where there is nothing to place."""
    corners = [corner for polygon in outline for ring in polygon for corner in ring]
    points = [*corners, *((place.point[1], place.point[0]) for place in places)]
    if len(points) < 2:
        return None
    west, east = min(x for x, _y in points), max(x for x, _y in points)
    south, north = min(y for _x, y in points), max(y for _x, y in points)
    squeeze = cos(radians((south + north) / 2))
    across, upward = max((east - west) * squeeze, 1e-4), max(north - south, 1e-4)
    factor = min((WIDTH - 2 * MARGIN) / across, (HEIGHT - 2 * MARGIN) / upward)
    left, top = (WIDTH - across * factor) / 2, (HEIGHT - upward * factor) / 2

    def placed(point: Any) -> tuple[float, float]:
        x, y = point[0], point[1]
        return round((x - west) * squeeze * factor + left, 1), round((north - y) * factor + top, 1)

    path = "".join(
        "M" + "L".join(f"{x} {y}" for x, y in map(placed, ring)) + "Z"
        for polygon in outline
        for ring in polygon
    )
    spots = [
        Spot(*placed((place.point[1], place.point[0])), place.label, place.address, place.here)
        for place in places
    ]
    kilometre = factor / KM_PER_DEGREE
    km = max((one for one in SCALES if one * kilometre <= WIDTH / 3), default=SCALES[0])
    here = next((spot for spot in spots if spot.here), None)
    return Drawing(path, [spot for spot in spots if not spot.here], here, round(km * kilometre, 1), km)
