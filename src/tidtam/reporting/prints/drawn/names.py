"""Where the names on a map stand: beside their place, over nothing else, inside the frame."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tidtam.ground.areas.geometry import Point, Ring, in_ring

PER_POINT = 0.3528  # millimetres of one typographic point
WIDE = 0.56  # of the letter's size, the mean width of a letter that stands on the line
HIGH = 1.3
GRID = 17


class Label(NamedTuple):
    """A name on the paper. x, y: millimetres of its middle; size: points; kind: main, place, around or own."""

    x: float
    y: float
    text: str
    size: float
    kind: str


class Patch(NamedTuple):
    """What is taken on the paper, in millimetres."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Patch") -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def width_of(text: str, size: float) -> float:
    """Millimetres; marks above and below take no room of their own."""
    letters = sum(1 for sign in text if unicodedata.category(sign) not in {"Mn", "Cf"})
    return letters * WIDE * size * PER_POINT


def beside(place: Point, text: str, size: float, gap: float) -> Iterator[tuple[Point, Patch]]:
    """The middles at which a name may stand, the best first: right, left, above, below."""
    wide, high = width_of(text, size), HIGH * size * PER_POINT
    across, upward = gap + wide / 2, gap + high / 2
    x, y = place
    for dx, dy in (
        (across, 0.0),
        (-across, 0.0),
        (0.0, -upward),
        (0.0, upward),
        (across * 0.86, -upward),
        (-across * 0.86, -upward),
        (across * 0.86, upward),
        (-across * 0.86, upward),
    ):
        yield (x + dx, y + dy), _patch(x + dx, y + dy, wide, high)


def name_place(
    place: Point, text: str, size: float, gap: float, taken: Sequence[Patch], frame: Patch
) -> tuple[Point, Patch] | None:
    """Where the name of a place stands; None where there is no room."""
    for middle, patch in beside(place, text, size, gap):
        if _within(patch, frame) and not any(patch.meets(other) for other in taken):
            return middle, patch
    return None


def name_area(
    rings: Iterable[Ring], text: str, size: float, taken: Sequence[Patch], frame: Patch
) -> tuple[Point, Patch] | None:
    """Where the name of an area stands: in the middle of what is seen of it; None where too little is."""
    outlines = [ring for ring in rings if len(ring) > 2]
    inside = [spot for spot in _grid(frame) if any(in_ring(ring, spot) for ring in outlines)]
    if len(inside) < 6:
        return None
    x = sum(spot[0] for spot in inside) / len(inside)
    y = sum(spot[1] for spot in inside) / len(inside)
    wide, high = width_of(text, size), HIGH * size * PER_POINT
    for spot in sorted(inside, key=lambda spot: (spot[0] - x) ** 2 + (spot[1] - y) ** 2):
        patch = _patch(*spot, wide, high)
        if _within(patch, frame) and not any(patch.meets(other) for other in taken):
            return spot, patch
    return None


def patch_round(place: Point, reach: float) -> Patch:
    return Patch(place[0] - reach, place[1] - reach, place[0] + reach, place[1] + reach)


def _patch(x: float, y: float, wide: float, high: float) -> Patch:
    return Patch(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)


def _within(patch: Patch, frame: Patch) -> bool:
    return (
        patch.left >= frame.left
        and patch.right <= frame.right
        and patch.top >= frame.top
        and patch.bottom <= frame.bottom
    )


def _grid(frame: Patch) -> Iterator[Point]:
    across, upward = (frame.right - frame.left) / GRID, (frame.bottom - frame.top) / GRID
    for row in range(GRID):
        for column in range(GRID):
            yield frame.left + (column + 0.5) * across, frame.top + (row + 0.5) * upward
