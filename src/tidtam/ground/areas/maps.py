"""Maps drawn on the server as SVG: areas coloured by state, places as dots; no script, no tiles.

A page that shows one puts `<link rel="stylesheet" href="{% static 'areas/map.css' %}">` into block head and a
table with the same facts beside it. Where not every area has an imported boundary, all are drawn as approximate
cells round their centre points, and the map says so: cells beside boundaries would claim what nobody knows.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import cos, radians
from typing import NamedTuple

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from tidtam.ground.areas import geometry
from tidtam.ground.areas.geometry import Point, Ring
from tidtam.ground.areas.models import Area, Boundary, Level

WIDTH, MARGIN = 640, 8
BEYOND = 0.12  # degrees that the outermost cells reach beyond their points
SHAPES = {"done": "✓", "going": "◐", "soon": "▲", "late": "■", "none": "○"}


class MapCell(NamedTuple):
    """What an area on the map says. state: late, soon, going, done or none; label: words beside its name.

    shade: 1 to 5, paler to deeper, where an amount is shown and no state; 0 is none.
    """

    state: str = ""
    label: str = ""
    link: str = ""
    shade: int = 0


class Dot(NamedTuple):
    """A place on the map."""

    latitude: float
    longitude: float
    label: str
    link: str = ""


@dataclass(frozen=True)
class Shapes:
    """Outlines by code, in degrees. approximate: cells round centre points."""

    rings: dict[str, list[Ring]]
    approximate: bool


@dataclass(frozen=True)
class Scale:
    """From degrees to the drawing: north up, a kilometre as long across as upward."""

    west: float
    north: float
    squeeze: float
    factor: float
    height: int

    @classmethod
    def around(cls, points: Sequence[Point]) -> "Scale":
        west, east = min(x for x, _y in points), max(x for x, _y in points)
        south, north = min(y for _x, y in points), max(y for _x, y in points)
        squeeze = cos(radians((south + north) / 2))
        factor = (WIDTH - 2 * MARGIN) / ((east - west) * squeeze)
        return cls(west, north, squeeze, factor, round((north - south) * factor + 2 * MARGIN))

    def place(self, point: Point) -> Point:
        x, y = point
        return (x - self.west) * self.squeeze * self.factor + MARGIN, (self.north - y) * self.factor + MARGIN


def district_map(
    province_code: str, values: Mapping[str, MapCell], title: str, *, dots: Iterable[Dot] = ()
) -> SafeString:
    """The districts of a province; "" where too little is known to draw."""
    return area_map(_parts(province_code, Level.DISTRICT), values, title, dots=dots)


def subdistrict_map(
    code: str, values: Mapping[str, MapCell], title: str, *, dots: Iterable[Dot] = ()
) -> SafeString:
    """The subdistricts of a province or a district."""
    return area_map(_parts(code, Level.SUBDISTRICT), values, title, dots=dots)


def area_map(
    areas: Sequence[Area], values: Mapping[str, MapCell], title: str, *, dots: Iterable[Dot] = ()
) -> SafeString:
    """Those areas, each with what `values` says of it; one without a value is drawn bare."""
    shapes = shapes_of(areas)
    if len(shapes.rings) < 2:
        return SafeString("")
    scale = Scale.around([point for rings in shapes.rings.values() for ring in rings for point in ring])
    said = _("Approximate areas around centre points, not boundaries.") if shapes.approximate else ""
    drawn = [
        _patch(area, shapes.rings[area.code], values.get(area.code, MapCell()), scale)
        for area in areas
        if area.code in shapes.rings
    ]
    return format_html(
        '<figure class="area-map"><svg viewBox="0 0 {} {}" role="group" aria-label="{}">{}{}{}</svg>{}</figure>',
        WIDTH,
        scale.height,
        f"{title}. {said}" if said else title,
        mark_safe("".join(drawn)),  # noqa: S308 - every patch is escaped
        format_html_join("", "{}", ((_dot(dot, scale),) for dot in dots)),
        format_html_join(
            "",
            "{}",
            ((_name(area, shapes.rings[area.code], scale),) for area in areas if area.code in shapes.rings),
        ),
        format_html('<figcaption class="quiet small">{}</figcaption>', said) if said else "",
    )


def shapes_of(areas: Sequence[Area]) -> Shapes:
    """Boundaries where every one of the areas has one, else cells round the points of those that have one."""
    boundaries = dict(Boundary.objects.filter(area__in=areas).values_list("area_id", "geometry"))
    if boundaries and len(boundaries) == len(areas):
        outlines: dict[str, list[Ring]] = {
            code: [rings[0] for rings in geometry.polygons(shape)] for code, shape in boundaries.items()
        }
        return Shapes(outlines, approximate=False)
    sites = {area.code: (area.point[1], area.point[0]) for area in areas if area.point}
    if len(set(sites.values())) < 2:
        return Shapes({}, approximate=True)
    points = list(sites.values())
    drawn = geometry.cells(points, geometry.frame(points, BEYOND))
    return Shapes(
        {code: [cell] for code, cell in zip(sites, drawn, strict=True) if len(cell) > 2}, approximate=True
    )


def _parts(code: str, level: Level) -> list[Area]:
    return list(Area.objects.inside(code).existing().filter(level=level).order_by("sort_key", "code"))


def _patch(area: Area, rings: Sequence[Ring], cell: MapCell, scale: Scale) -> SafeString:
    placed = [[scale.place(point) for point in ring] for ring in rings]
    x, y = geometry.ring_middle(max(placed, key=lambda ring: abs(geometry.signed_area(ring))))
    words = f"{area.label}: {cell.label}" if cell.label else area.label
    state = cell.state if cell.state in SHAPES else ""
    drawing = format_html(
        '<title>{}</title><path class="area {}" d="{}"/>{}',
        words,
        state or (f"shade{cell.shade}" if cell.shade in range(1, 6) else ""),
        "".join(_path(ring) for ring in placed),
        _sign(state, x, y),
    )
    if cell.link:
        return format_html('<a href="{}" aria-label="{}">{}</a>', cell.link, words, drawing)
    return format_html('<g role="img" aria-label="{}">{}</g>', words, drawing)


def _name(area: Area, rings: Sequence[Ring], scale: Scale) -> SafeString:
    """Drawn last, so that no dot covers a name."""
    placed = [[scale.place(point) for point in ring] for ring in rings]
    x, y = geometry.ring_middle(max(placed, key=lambda ring: abs(geometry.signed_area(ring))))
    return format_html(
        '<text class="name" x="{}" y="{}" aria-hidden="true">{}</text>',
        _number(x),
        _number(y),
        area.name,
    )


def _sign(state: str, x: float, y: float) -> SafeString:
    """The state's shape under the name, so that colour is not alone in saying it."""
    if not state:
        return SafeString("")
    return format_html(
        '<text class="sign {}" x="{}" y="{}" aria-hidden="true">{}</text>',
        state,
        _number(x),
        _number(y + 17),
        SHAPES[state],
    )


def _dot(dot: Dot, scale: Scale) -> SafeString:
    x, y = scale.place((dot.longitude, dot.latitude))
    drawing = format_html(
        '<title>{}</title><circle class="dot" cx="{}" cy="{}" r="6"/>', dot.label, _number(x), _number(y)
    )
    if dot.link:
        return format_html('<a href="{}" aria-label="{}">{}</a>', dot.link, dot.label, drawing)
    return format_html('<g role="img" aria-label="{}">{}</g>', dot.label, drawing)


def _path(ring: Ring) -> str:
    return f"M{'L'.join(f'{_number(x)} {_number(y)}' for x, y in ring)}Z"


def _number(value: float) -> str:
    return f"{value:.1f}"
