"""Arrows and pictograms of our own, drawn in a square of 100 by 100, y downward."""

from typing import NamedTuple


class Shape(NamedTuple):
    """A filled path in SVG's letters. hole: drawn in the colour of the ground."""

    path: str
    hole: bool = False


def _box(x: float, y: float, width: float, height: float, *, hole: bool = False) -> Shape:
    return Shape(f"M{x} {y}h{width}v{height}h{-width}z", hole)


def _disc(x: float, y: float, radius: float, *, hole: bool = False) -> Shape:
    turn = f"a{radius} {radius} 0 1 0 "
    return Shape(f"M{x - radius} {y}{turn}{2 * radius} 0{turn}{-2 * radius} 0z", hole)


#: Points upward; the others are turned by `TURNS`. "back" is a shape of its own.
ARROW = "M50 4L90 46H64V96H36V46H10z"
BACK = "M18 96V42a31 31 0 0 1 62 0V54H96L69 90L42 54H58V42a9 9 0 0 0 -18 0V96z"
TURNS = {"ahead": 0, "ahead_right": 45, "right": 90, "ahead_left": -45, "left": -90}

PICTOGRAMS: dict[str, tuple[Shape, ...]] = {
    "village": (
        Shape("M8 52L34 26L60 52V88H8z"),
        _box(27, 64, 14, 24, hole=True),
        Shape("M56 44L74 26L94 46V88H66V52z"),
        _box(74, 56, 12, 12, hole=True),
    ),
    "temple": (
        Shape("M50 6L56 22H44z"),
        Shape("M50 16L78 42H22z"),
        Shape("M50 30L90 60H10z"),
        _box(20, 62, 60, 26),
        _box(42, 68, 16, 20, hole=True),
        _box(12, 90, 76, 6),
    ),
    "museum": (
        Shape("M50 8L92 32H8z"),
        _box(14, 36, 72, 6),
        _box(18, 44, 12, 38),
        _box(44, 44, 12, 38),
        _box(70, 44, 12, 38),
        _box(10, 84, 80, 8),
    ),
    "nature": (
        Shape("M34 8L56 42H46L62 66H38V92H30V66H6L22 42H12z"),
        _disc(74, 48, 18),
        _box(71, 60, 6, 32),
        _box(4, 90, 92, 5),
    ),
    "waterfall": (
        Shape("M8 10H40V62H8z"),
        Shape("M62 10H92V46H62z"),
        _box(44, 10, 5, 62),
        _box(53, 10, 5, 62),
        Shape("M6 74c12 -8 20 8 32 0s20 8 32 0s16 6 24 0v8c-8 6 -12 -6 -24 0s-20 -8 -32 0s-20 -8 -32 0z"),
        Shape("M6 88c12 -8 20 8 32 0s20 8 32 0s16 6 24 0v8c-8 6 -12 -6 -24 0s-20 -8 -32 0s-20 -8 -32 0z"),
    ),
    "viewpoint": (
        Shape("M4 92L36 34L52 62L62 46L96 92z"),
        _disc(72, 24, 13),
    ),
    "homestay": (
        Shape("M50 6L96 44H86V92H14V44H4z"),
        _box(24, 58, 7, 26, hole=True),
        _box(24, 70, 52, 7, hole=True),
        _box(69, 70, 7, 14, hole=True),
        _disc(39, 63, 6, hole=True),
    ),
    "food": (
        Shape("M18 8h6v24h4V8h6v24h4V8h6v30c0 8 -6 12 -9 13V92h-8V51c-3 -1 -9 -5 -9 -13z"),
        Shape("M66 8c16 0 22 18 22 34c0 12 -8 14 -12 15V92h-10z"),
    ),
    "craft": (
        Shape("M18 32H82L90 92H10z"),
        Shape("M32 32c0 -30 36 -30 36 0h-8c0 -18 -20 -18 -20 0z"),
        Shape("M50 46L66 62L50 78L34 62z", hole=True),
    ),
    "market": (
        Shape("M12 14H88L96 44H4z"),
        _box(12, 50, 8, 42),
        _box(80, 50, 8, 42),
        _box(20, 62, 60, 10),
        _box(31, 14, 5, 30, hole=True),
        _box(64, 14, 5, 30, hole=True),
    ),
    "information": (
        _disc(50, 18, 13),
        Shape("M34 40H62V82H70V92H32V82H40V50H34z"),
    ),
    "parking": (
        Shape("M26 8H56c34 0 34 50 0 50H42V92H26z"),
        Shape("M42 22H54c14 0 14 22 0 22H42z", hole=True),
    ),
    "toilet": (
        _disc(28, 16, 9),
        Shape("M16 28H40V60H36V92H20V60H16z"),
        _disc(72, 16, 9),
        Shape("M64 28H80L90 66H82V92H62V66H54z"),
        _box(48, 10, 4, 82),
    ),
    "bicycle": (
        _disc(24, 66, 21),
        _disc(24, 66, 14, hole=True),
        _disc(76, 66, 21),
        _disc(76, 66, 14, hole=True),
        Shape("M22 62L38 34H64L76 62L71 68L62 46L50 68H22zM44 40L36 58L52 42z"),
        _box(34, 26, 16, 6),
        Shape("M58 20H72v6H66L70 38L64 40z"),
    ),
}
