"""How wide words are in the letters of the house, from the font's own widths."""

# mypy: disable-error-code="no-untyped-call,attr-defined,index,union-attr"
# (fontTools makes the names of its tables at run time)

from functools import lru_cache
from typing import NamedTuple

from tidtam.kit.fonts import PAPER

FONT = PAPER / "Sarabun-Bold.ttf"


class Metrics(NamedTuple):
    """In parts of the font size. consonant: height of ก; widths by character."""

    consonant: float
    widths: dict[int, float]


@lru_cache(maxsize=1)
def metrics() -> Metrics:
    """Read once per process; vowels and tones above and below have no width of their own."""
    from fontTools.pens.boundsPen import BoundsPen  # heavy, and needed only where a panel is drawn
    from fontTools.ttLib import TTFont

    with TTFont(FONT) as font:
        unit = font["head"].unitsPerEm
        names, advances = font.getBestCmap(), font["hmtx"]
        pen = BoundsPen(font.getGlyphSet())
        font.getGlyphSet()[names[ord("ก")]].draw(pen)
        widths = {code: advances[name][0] / unit for code, name in names.items()}
        return Metrics(pen.bounds[3] / unit, widths)


def size_for(letter_mm: float) -> float:
    """The font size in mm at which a Thai consonant is so high."""
    return letter_mm / metrics().consonant


def width(text: str, size: float) -> float:
    """Of the words in one line, in the unit of the size."""
    widths = metrics().widths
    fallback = widths.get(ord("ก"), 0.6)
    return size * sum(widths.get(ord(letter), fallback) for letter in text)
