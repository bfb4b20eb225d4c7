"""One map as SVG in millimetres, and its names beside it: letters are set by the paper, never drawn in the SVG."""

from collections.abc import Sequence
from typing import NamedTuple

from tidtam.ground.areas.geometry import Point, Ring
from tidtam.reporting.prints.drawn.ground import Ground, Spot
from tidtam.reporting.prints.drawn.names import Label, Patch, name_area, name_place, patch_round
from tidtam.reporting.prints.drawn.scale import Box, Scale, placed

MARGIN = 6.0
INSET = 17.0  # mm that the province's outline is wide and high, in the upper right corner
EDGE = 1.2
PLACE, MAIN, AROUND, NUMBER = 7.5, 9.0, 7.0, 6.0  # points
FAR = 0.08  # degrees round places where no area is known


class Drawn(NamedTuple):
    """width, height: mm. bar_km, bar: what the bar stands for, and how long it is."""

    svg: str
    width: float
    height: float
    labels: tuple[Label, ...]
    bar_km: float
    bar: float
    approximate: bool


def draw(ground: Ground, spots: Sequence[Spot], *, width: float, height: float) -> Drawn | None:
    """The map in a frame of that size; None where neither an outline nor a place is known."""
    corners = [corner for ring in ground.own for corner in ring]
    corners += [
        (spot.point[0] + dx, spot.point[1] + dy)
        for spot in spots
        for dx, dy in (((-FAR, -FAR), (FAR, FAR)) if not corners else ((0.0, 0.0),))
    ]
    if not corners:
        return None
    scale = Scale.fitting(Box.around(corners), width, height, MARGIN)
    bar_km, bar = scale.bar(width * 0.3)
    frame = Patch(EDGE, EDGE, width - EDGE, height - EDGE)
    inset = _inset(ground.whole, ground.own, width)
    taken = [Patch(0, height - 9.5, bar + 18, height), Patch(0, 0, 9, 13)]  # the bar; north
    if inset:
        taken.append(Patch(width - INSET - 2 * EDGE, 0, width, INSET + 2 * EDGE))
    labels = _labels(ground, spots, scale, taken, frame)
    return Drawn(
        svg="".join(_svg(ground, spots, scale, inset)),
        width=width,
        height=height,
        labels=tuple(labels),
        bar_km=bar_km,
        bar=round(bar, 3),
        approximate=ground.approximate,
    )


def _labels(
    ground: Ground, spots: Sequence[Spot], scale: Scale, taken: list[Patch], frame: Patch
) -> list[Label]:
    """Places first, what the map is of before all others; areas take what is left."""
    at = {spot: scale.place(spot.point) for spot in spots}
    taken += [patch_round(place, 1.6 if not spot.main else 2.4) for spot, place in at.items()]
    labels: list[Label] = []
    for spot in sorted(spots, key=lambda spot: (not spot.main, spot.number)):
        size = MAIN if spot.main else PLACE
        own = patch_round(at[spot], 2.4 if spot.main else 1.6)
        others = [patch for patch in taken if patch != own]
        found = name_place(at[spot], spot.name, size, 2.6 if spot.main else 1.9, others, frame)
        if found is not None:
            middle, patch = found
            labels.append(Label(*_rounded(middle), spot.name, size, "main" if spot.main else "place"))
            taken.append(patch)
    labels += [
        Label(*_rounded(place), str(spot.number), NUMBER, "number")
        for spot, place in at.items()
        if spot.number
    ]
    for kind, name, rings in [
        ("own", ground.name, ground.own),
        *(("around", one.name, one.rings) for one in ground.neighbours),
    ]:
        found = name_area(placed(rings, scale), name, AROUND, taken, frame) if name else None
        if found is not None:
            middle, patch = found
            labels.append(Label(*_rounded(middle), name, AROUND, kind))
            taken.append(patch)
    return labels


def _svg(ground: Ground, spots: Sequence[Spot], scale: Scale, inset: str) -> list[str]:
    width, height = scale.width, scale.height
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_n(width)} {_n(height)}" '
        f'width="{_n(width)}mm" height="{_n(height)}mm">'
        f'<clipPath id="f"><rect width="{_n(width)}" height="{_n(height)}" rx="2"/></clipPath>'
        f'<g clip-path="url(#f)"><rect width="{_n(width)}" height="{_n(height)}" fill="#eee7d7"/>'
    ]
    around = [ring for one in ground.neighbours for ring in placed(one.rings, scale)]
    parts.append(_path(around, 'fill="#f3eee2" stroke="#cfc4ab" stroke-width=".25"'))
    own = placed(ground.own, scale)
    parts.append(_path(own, 'fill="#fffdf7" stroke="#dfe6f1" stroke-width="2.2" stroke-linejoin="round"'))
    parts.append(
        _path(
            placed(ground.parts, scale),
            'fill="none" stroke="#d9cfb8" stroke-width=".18" stroke-dasharray=".9 .7"',
        )
    )
    parts.append(_path(own, 'fill="none" stroke="#1f3f6e" stroke-width=".45" stroke-linejoin="round"'))
    for spot in sorted(spots, key=lambda spot: spot.main):
        parts.append(_sign(spot, scale.place(spot.point)))
    parts.append(_north())
    parts.append(inset)
    parts.append("</g></svg>")
    return parts


def _sign(spot: Spot, place: Point) -> str:
    x, y = _n(place[0]), _n(place[1])
    if spot.main:
        return (
            f'<circle cx="{x}" cy="{y}" r="3.2" fill="#97222d" fill-opacity=".16"/>'
            f'<circle cx="{x}" cy="{y}" r="1.7" fill="#97222d" stroke="#fffdf7" stroke-width=".45"/>'
            f'<circle cx="{x}" cy="{y}" r=".55" fill="#fffdf7"/>'
        )
    reach = "1.75" if spot.number else ".85"
    return f'<circle cx="{x}" cy="{y}" r="{reach}" fill="#1f3f6e" stroke="#fffdf7" stroke-width=".3"/>'


def _north() -> str:
    """An arrow in the upper left corner; its letter is set by the paper."""
    return (
        '<g transform="translate(4.6 2.2)"><path d="M0 0 2 5.6 0 4.4Z" fill="#1f3f6e"/>'
        '<path d="M0 0-2 5.6 0 4.4Z" fill="#fffdf7" stroke="#1f3f6e" stroke-width=".22" stroke-linejoin="round"/></g>'
    )


def _inset(whole: Sequence[Ring], own: Sequence[Ring], width: float) -> str:
    """Where the area lies in its province."""
    if not whole or not own:
        return ""
    scale = Scale.fitting(Box.around(corner for ring in whole for corner in ring), INSET, INSET, 1.4)
    left = width - INSET - EDGE
    province = _path(placed(whole, scale, 0.12), 'fill="#d5deec" stroke="#d5deec" stroke-width=".2"')
    here = _path(placed(own, scale, 0.12), 'fill="#97222d"')
    ground = (
        f'<rect width="{_n(INSET)}" height="{_n(INSET)}" rx="1.4" fill="#fffdf7" fill-opacity=".92" '
        'stroke="#cfc4ab" stroke-width=".2"/>'
    )
    return f'<g transform="translate({_n(left)} {_n(EDGE)})">{ground}{province}{here}</g>'


def _path(rings: Sequence[Sequence[Point]], look: str) -> str:
    if not rings:
        return ""
    drawn = "".join(f"M{' '.join(f'{_n(x)} {_n(y)}' for x, y in ring)}Z" for ring in rings)
    return f'<path d="{drawn}" {look}/>'


def _rounded(point: Point) -> Point:
    return round(point[0], 2), round(point[1], 2)


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
