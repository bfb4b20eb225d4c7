"""The ground around a sign as SVG, north above: the way from which it is read, the junction, where each line leads.

What is far is drawn at the edge: directions are true, lengths are not.
"""

from collections.abc import Sequence
from math import atan2, cos, hypot, radians, sin

from tidtam.registers.signs.drawing.layout import Words
from tidtam.registers.signs.drawing.svg import words

Point = tuple[float, float]
SIDE, MIDDLE, EDGE = 100.0, 50.0, 38.0
INK, ROAD, BLUE = "#20242b", "#cfc8b8", "#0b4ea2"


def situation(
    stands: Point, read_from: Point | None, junction: Point | None, targets: Sequence[tuple[str, Point]]
) -> str:
    """Points are latitude and longitude; targets with their names."""
    parts = [f'<rect x="0.5" y="0.5" width="{SIDE - 1}" height="{SIDE - 1}" fill="#faf7f0" stroke="{ROAD}"/>']
    if read_from is not None:
        x, y = _toward(stands, read_from, EDGE)
        parts.append(_road(x, y))
        parts.append(_arrow_head(x, y))
    if junction is not None:
        x, y = _toward(stands, junction, EDGE / 3)
        parts.append(_road(x, y))
        parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="white" stroke="{INK}"/>')
    for name, target in targets:
        x, y = _toward(stands, target, EDGE)
        parts.append(
            f'<path d="M{MIDDLE} {MIDDLE}L{x:.1f} {y:.1f}" stroke="{BLUE}" stroke-width="0.8" stroke-dasharray="3 2"/>'
        )
        parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.2" fill="{BLUE}"/>')
        parts.append(_name(x, y, name))
    parts.append(f'<rect x="{MIDDLE - 2.5}" y="{MIDDLE - 2.5}" width="5" height="5" fill="{INK}"/>')
    parts.append(f'<path d="M92 16L96 4L100 16L96 13z" transform="translate(-4 2)" fill="{INK}"/>')
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{SIDE}mm" height="{SIDE}mm"'
        f' viewBox="0 0 {SIDE:g} {SIDE:g}">{"".join(parts)}</svg>'
    )


def _toward(stands: Point, other: Point, far: float) -> Point:
    """On the sheet: in that direction, at most so far away; 1,000 m and more are drawn at the edge."""
    east = (other[1] - stands[1]) * cos(radians(stands[0])) * 111_320
    north = (other[0] - stands[0]) * 111_320
    angle, long = atan2(north, east), hypot(east, north)
    drawn = far * min(1.0, 0.35 + 0.65 * long / 1000)
    return MIDDLE + drawn * cos(angle), MIDDLE - drawn * sin(angle)


def _road(x: float, y: float) -> str:
    return f'<path d="M{MIDDLE} {MIDDLE}L{x:.1f} {y:.1f}" stroke="{ROAD}" stroke-width="5"/>'


def _arrow_head(x: float, y: float) -> str:
    """Half way along the road, pointing to the sign: the traveller's direction."""
    angle = atan2(MIDDLE - y, MIDDLE - x)
    mx, my = (MIDDLE + x) / 2, (MIDDLE + y) / 2
    corners = [
        (mx + 5 * cos(angle + turn), my + 5 * sin(angle + turn)) for turn in (0.0, radians(140), radians(220))
    ]
    return f'<path d="M{"L".join(f"{a:.1f} {b:.1f}" for a, b in corners)}z" fill="{INK}"/>'


def _name(x: float, y: float, name: str) -> str:
    """Beside its point, toward the middle where there is room."""
    anchor = "end" if x > MIDDLE else "start"
    dx = -4 if x > MIDDLE else 4
    below = y + (5 if y < MIDDLE else -3)
    return words(Words(x + dx, below, 4.6, name, "black", anchor=anchor))
