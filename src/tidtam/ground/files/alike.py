"""Whether two pictures show the same: what stays alike when one is cropped, mirrored, made smaller or saved again.

In two steps. A look is a few numbers of a picture, kept and compared by the million: for the whole picture and ten
windows of it, the signs of the 63 lowest frequencies of a discrete cosine transform of its brightness at 32 x 32
(pHash, by signs instead of around the median, so that a mirrored picture is the same with every second column turned
over). A crop of one picture is near a window of the other. Where the looks are near, the pictures themselves are laid
upon each other, moved and scaled until they fit best, and their correlation decides.
"""

import math
from collections.abc import Iterator, Sequence
from functools import cache
from operator import mul
from typing import NamedTuple

from PIL import Image, ImageChops, ImageFilter

SIDE, KEPT = 32, 8
NEAR = 15  # of 63 bits
SAME = 0.93
HOPELESS = 0.4
COARSE, FINE, BLOCK = 20, 48, 8
PLAIN, LEAST_BLOCKS = 0.05, 6


class Window(NamedTuple):
    """A part of a picture, in shares of its sides."""

    left: float
    top: float
    size: float

    def box(self, image: Image.Image) -> tuple[float, float, float, float]:
        width, height = image.size
        left, top = self.left * width, self.top * height
        return left, top, min(width, left + self.size * width), min(height, top + self.size * height)


WHOLE = Window(0, 0, 1)
WINDOWS = (
    WHOLE,
    *(
        Window(left * (1 - size), top * (1 - size), size)
        for size, places in ((0.9, (0, 1)), (0.8, (0, 0.5, 1)), (0.7, (0, 0.5, 1)))
        for left in places
        for top in places
    ),
)
LENGTH = 8 * len(WINDOWS)


class Near(NamedTuple):
    """How the first picture lies in the second: bits apart, which window of which one, whether mirrored."""

    distance: int
    window: Window
    inner_first: bool
    mirrored: bool


def look(image: Image.Image) -> bytes:
    """What the picture is compared by: eight bytes for each window."""
    grey = image.convert("L")
    return b"".join(_signs(grey, window).to_bytes(8, "little") for window in WINDOWS)


def nearest(first: bytes, second: bytes) -> tuple[Near, ...]:
    """The ways in which the looks are near, the nearest first: the first picture as a whole to a window of the second,
    and the other way round, mirrored or not. Of pictures that are not alike mostly none.
    """
    ones, others = _numbers(first), _numbers(second)
    found = []
    for whole, parts, inner_first in ((ones[0], others, True), (others[0], ones, False)):
        distance, place, turn = min(
            ((whole ^ part ^ turn).bit_count(), place, turn)
            for place, part in enumerate(parts)
            for turn in (0, _mirror())
        )
        if distance <= NEAR:
            found.append(Near(distance, WINDOWS[place], inner_first, bool(turn)))
    return tuple(sorted(found, key=lambda near: near.distance))


def likeness(first: Image.Image, second: Image.Image, ways: Sequence[Near]) -> float:
    """-1 to 1: how alike the edges of the two are where they fit best, one laid upon a part of the other."""
    ones, others = _edges(first), _edges(second)
    best = -1.0
    for near in ways:
        inner, outer = (ones, others) if near.inner_first else (others, ones)
        if near.mirrored:
            inner = inner.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
        best = max(best, _fitted(inner, outer, near.window))
        if best >= SAME:
            break
    return best


def _fitted(inner: Image.Image, outer: Image.Image, about: Window) -> float:
    target = _values(inner, WHOLE, COARSE)
    window = max(_around(about), key=lambda place: _correlate(target, _values(outer, place, COARSE)))
    target, step = _values(inner, WHOLE, FINE), 0.03
    best = _correlate(target, _values(outer, window, FINE))
    while step > 0.004:
        tried = [(_correlate(target, _values(outer, moved, FINE)), moved) for moved in _moves(window, step)]
        better = max(tried, key=lambda pair: pair[0])
        if better[0] > best:
            best, window = better
        else:
            step /= 2
        if best < HOPELESS and step < 0.02:
            return best
    return _most(target, _values(outer, window, FINE))


def _most(ones: list[float], others: list[float]) -> float:
    """The correlation that two in three of the blocks reach: a stamp or a caption covers some, a likeness by chance
    lies in a few. Blocks in which neither shows anything say nothing."""
    found = []
    for top in range(0, FINE, BLOCK):
        for left in range(0, FINE, BLOCK):
            places = [
                row * FINE + column for row in range(top, top + BLOCK) for column in range(left, left + BLOCK)
            ]
            one, other = _unit([ones[at] for at in places]), _unit([others[at] for at in places])
            if one[1] + other[1] > PLAIN:
                found.append(_correlate(one[0], other[0]))
    found.sort()
    return found[len(found) // 3] if len(found) >= LEAST_BLOCKS else -1.0


@cache
def _around(about: Window) -> tuple[Window, ...]:
    """The places near a window, five hundredths apart, a little smaller and larger too."""
    found = []
    for size in range(20, 12, -1):
        if abs(size / 20 - about.size) > 0.11:
            continue
        for left in range(21 - size):
            for top in range(21 - size):
                middle = left / 20 + size / 40, top / 20 + size / 40
                own = about.left + about.size / 2, about.top + about.size / 2
                if max(abs(middle[0] - own[0]), abs(middle[1] - own[1])) <= 0.11:
                    found.append(Window(left / 20, top / 20, size / 20))
    return tuple(found)


def _moves(window: Window, step: float) -> Iterator[Window]:
    """The window moved and scaled a little each way, within the picture."""
    for left, top, size in (
        (step, 0, 0),
        (-step, 0, 0),
        (0, step, 0),
        (0, -step, 0),
        (-step / 2, -step / 2, step),
        (step / 2, step / 2, -step),
    ):
        grown = min(1.0, max(0.5, window.size + size))
        yield Window(
            min(max(0.0, window.left + left), 1 - grown), min(max(0.0, window.top + top), 1 - grown), grown
        )


def _edges(image: Image.Image) -> Image.Image:
    """What differs from its surroundings: a sky over a field is on every picture, and says nothing."""
    grey = image.convert("L")
    radius = max(grey.size) / 24
    return ImageChops.subtract(grey, grey.filter(ImageFilter.GaussianBlur(radius)), scale=1, offset=128)


def _correlate(ones: list[float], others: list[float]) -> float:
    return float(sum(map(mul, ones, others)))


def _values(grey: Image.Image, window: Window, side: int) -> list[float]:
    """The part made small, with mean 0 and length 1; a plain one is all zeros."""
    small = grey.resize((side, side), Image.Resampling.BOX, box=window.box(grey))
    return _unit([float(value) for value in small.tobytes()])[0]


def _unit(values: list[float]) -> tuple[list[float], float]:
    """With mean 0 and length 1, and the length that it had."""
    mean = sum(values) / len(values)
    values = [value - mean for value in values]
    length = math.sqrt(sum(map(mul, values, values)))
    return ([value / length for value in values] if length > 1e-9 else [0.0] * len(values)), length


def _signs(grey: Image.Image, window: Window) -> int:
    """One bit for each of the lowest frequencies but the mean: whether it is above zero."""
    pixels = grey.resize((SIDE, SIDE), Image.Resampling.BOX, box=window.box(grey)).tobytes()
    waves = _waves()
    rows = [
        [sum(map(mul, pixels[start : start + SIDE], wave)) for wave in waves]
        for start in range(0, SIDE * SIDE, SIDE)
    ]
    columns = list(zip(*rows, strict=True))
    bits, place = 0, 0
    for across in range(KEPT):
        for down in range(KEPT):
            if (across or down) and sum(map(mul, columns[across], waves[down])) > 0:
                bits |= 1 << place
            place += 1
    return bits


@cache
def _waves() -> tuple[tuple[float, ...], ...]:
    return tuple(
        tuple(math.cos(math.pi * number * (2 * at + 1) / (2 * SIDE)) for at in range(SIDE))
        for number in range(KEPT)
    )


@cache
def _mirror() -> int:
    """The bits that a mirrored picture has the other way round: the odd frequencies across."""
    return sum(1 << (across * KEPT + down) for across in range(1, KEPT, 2) for down in range(KEPT))


def _numbers(looked: bytes) -> list[int]:
    return [int.from_bytes(looked[start : start + 8], "little") for start in range(0, len(looked), 8)]
