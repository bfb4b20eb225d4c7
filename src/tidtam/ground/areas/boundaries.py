"""Shapes of areas from GeoJSON: read, checked feature by feature, refused with a reason."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from tidtam.ground.areas import geometry
from tidtam.ground.areas.geometry import Point
from tidtam.ground.areas.models import Area
from tidtam.kit.actor import Actor
from tidtam.kit.tables import Refusal, TableProblem

#: Where a feature says its code, the plain one first; codes may bear the country ("TH4015").
CODE_KEYS = ("code", "ADM3_PCODE", "ADM2_PCODE", "ADM1_PCODE")
MAX_BYTES = 60 * 1024 * 1024
WEST, SOUTH, EAST, NORTH = 97.0, 5.5, 106.0, 20.6  # Thailand
FAR_KM = 60.0  # an area's shape lies nearer than this to its known centre point
DIGITS = 5  # of a degree: a metre


class Shape(NamedTuple):
    """middle: latitude, longitude."""

    code: str
    geometry: dict[str, Any]
    middle: tuple[float, float]


class Found(NamedTuple):
    shapes: list[Shape]
    refusals: list[Refusal]


class Refused(Exception):
    """Why one feature is not taken."""

    def __init__(self, column: str, value: str, reason: str) -> None:
        super().__init__(reason)
        self.column, self.value, self.reason = column, value, reason


def read(path: Path, *, by: Actor | None) -> Found:
    """The shapes that can be taken; a feature's row is its place in the file, counted from 1."""
    features = _features(path)
    codes = [_code(feature) for feature in features]
    areas = Area.objects.in_bulk([code for code in codes if code])
    found = Found([], [])
    rows: dict[str, int] = {}
    for row, (code, feature) in enumerate(zip(codes, features, strict=True), start=1):
        try:
            if code in rows:
                reason = _("The code stands already in feature %(row)d.") % {"row": rows[code]}
                raise Refused("code", code, reason)
            shape = _shape(code, feature, areas.get(code), by)
        except Refused as refused:
            found.refusals.append(Refusal(row, refused.column, refused.value, refused.reason))
            continue
        rows[code] = row
        found.shapes.append(shape)
    return found


def _features(path: Path) -> list[Any]:
    if path.stat().st_size > MAX_BYTES:
        raise TableProblem(_("The file is larger than %(limit)d MB.") % {"limit": MAX_BYTES // 1024**2})
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except (ValueError, RecursionError) as problem:
        raise TableProblem(_("The file is not GeoJSON: it cannot be read as JSON.")) from problem
    features = content.get("features") if isinstance(content, dict) else None
    if not isinstance(features, list):
        raise TableProblem(_("The file is not GeoJSON: it holds no collection of features."))
    return features


def _code(feature: Any) -> str:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    if not isinstance(properties, dict):
        return ""
    value = next((properties[key] for key in CODE_KEYS if properties.get(key)), "")
    return str(value).strip().upper().removeprefix("TH")


def _shape(code: str, feature: Any, area: Area | None, by: Actor | None) -> Shape:
    if not code:
        raise Refused("code", "", _("The feature names no area code."))
    if area is None:
        raise Refused("code", code, _("No area has this code."))
    if by is not None and not by.may("import", code):
        raise Refused("code", code, _("The area is outside the area you may import for."))
    given = feature.get("geometry")
    kind = given.get("type") if isinstance(given, dict) else None
    if kind not in ("Polygon", "MultiPolygon"):
        raise Refused("geometry", str(kind), _("Expected a Polygon or a MultiPolygon."))
    stored = _rounded(given)
    corners = list(_corners(stored))
    _check_where(corners)
    longitude, latitude = geometry.middle(stored)
    if area.point:
        away = geometry.distance_km((longitude, latitude), (area.point[1], area.point[0]))
        if away > FAR_KM:
            reason = _("The shape lies %(km)d km from the area's centre point.") % {"km": round(away)}
            raise Refused("geometry", f"{latitude:.4f}, {longitude:.4f}", reason)
    return Shape(code, stored, (round(latitude, DIGITS), round(longitude, DIGITS)))


def _rounded(given: dict[str, Any]) -> dict[str, Any]:
    """The geometry as a MultiPolygon of rounded positions; refused when it is none."""
    polygons: Any = given.get("coordinates")
    if given["type"] == "Polygon":
        polygons = [polygons]
    try:
        shape: list[list[list[Point]]] = [
            [
                [(round(float(x), DIGITS), round(float(y), DIGITS)) for x, y, *_more in ring]
                for ring in polygon
            ]
            for polygon in polygons
        ]
    except (TypeError, ValueError, OverflowError) as problem:
        raise Refused("geometry", "", _("A position of the shape is not a pair of numbers.")) from problem
    if not shape or not all(polygon for polygon in shape):
        raise Refused("geometry", "", _("The shape is empty."))
    for polygon in shape:
        for ring in polygon:
            if len(ring) < 4 or ring[0] != ring[-1]:
                raise Refused("geometry", "", _("A ring of the shape is not closed."))
        if not geometry.signed_area(polygon[0]):
            raise Refused("geometry", "", _("The shape has no area."))
    positions = [[[list(position) for position in ring] for ring in polygon] for polygon in shape]
    return {"type": "MultiPolygon", "coordinates": positions}


def _corners(stored: dict[str, Any]) -> Iterator[Point]:
    for polygon in stored["coordinates"]:
        for ring in polygon:
            yield from ((x, y) for x, y in ring)


def _check_where(corners: list[Point]) -> None:
    if all(WEST <= x <= EAST and SOUTH <= y <= NORTH for x, y in corners):
        return
    x, y = corners[0]
    value = f"{x}, {y}"
    if all(WEST <= y <= EAST and SOUTH <= x <= NORTH for x, y in corners):
        raise Refused("geometry", value, _("Latitude and longitude are swapped: expected longitude first."))
    raise Refused("geometry", value, _("The shape lies outside Thailand."))
