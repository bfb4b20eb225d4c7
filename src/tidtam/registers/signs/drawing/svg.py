"""The drawing as SVG, a unit a millimetre. Only attributes: a strict policy lets no style in."""

import re
from xml.sax.saxutils import escape, quoteattr

from tidtam.registers.signs.drawing.layout import Box, Drawing, Symbol, Words
from tidtam.registers.signs.drawing.letters import width
from tidtam.registers.signs.drawing.shapes import ARROW, BACK, PICTOGRAMS, TURNS, Shape

#: On paper and screen; the sheet of a sign maker follows the film that he has.
COLOURS = {"blue": "#0b4ea2", "brown": "#6b3f1d", "white": "#ffffff", "black": "#1a1a1a"}

AM = "ำ"
#: How much of a text stands to the left of where it is anchored.
SHARE = {"start": 0.0, "middle": 0.5, "end": 1.0}


def written(drawing: Drawing, label: str = "") -> str:
    """A whole SVG. label: what a screen reader says of it; "" where the words beside it say the same."""
    role = f' role="img" aria-label={quoteattr(label)}' if label else ' aria-hidden="true"'
    size = f'width="{_n(drawing.width)}mm" height="{_n(drawing.height)}mm"'
    box = f'viewBox="0 0 {_n(drawing.width)} {_n(drawing.height)}"'
    body = "".join(map(_part, drawing.parts))
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} {box}{role}>{body}</svg>'


def pictogram(name: str, ground: str = "white", ink: str = "blue") -> str:
    """One symbol alone, for choosing among them."""
    body = _symbol(Symbol(0, 0, 100, name, ink, ground))
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-8 -8 116 116" aria-hidden="true">{body}</svg>'


def _part(part: Box | Words | Symbol) -> str:
    match part:
        case Box():
            return (
                f'<rect x="{_n(part.x)}" y="{_n(part.y)}" width="{_n(part.width)}" height="{_n(part.height)}"'
                f' rx="{_n(part.radius)}" fill="{COLOURS[part.fill]}"/>'
            )
        case Words():
            return words(part)
        case Symbol():
            return _symbol(part)


def words(part: Words) -> str:
    """Text that goes on behind a ำ is placed anew: typst gives a ำ in a picture no width, and would print over it."""
    starts = [(part.x, part.text)]
    anchor = part.anchor
    if AM in part.text:
        x = part.x - SHARE[anchor] * width(part.text, part.size)
        starts, anchor = [], "start"
        for run in re.findall(f"[^{AM}]*{AM}|[^{AM}]+", part.text):
            starts.append((x, run))
            x += width(run, part.size)
    return "".join(
        f'<text x="{_n(x)}" y="{_n(part.y)}" font-size="{_n(part.size)}" font-family="Sarabun"'
        f' font-weight="700" fill="{COLOURS[part.fill]}" text-anchor="{anchor}"'
        f' xml:lang="{part.lang}">{escape(run)}</text>'
        for x, run in starts
    )


def _symbol(part: Symbol) -> str:
    scale = f"translate({_n(part.x)} {_n(part.y)}) scale({part.side / 100:.5f})"
    if part.is_arrow:
        path = BACK if part.name == "back" else ARROW
        turn = f" rotate({TURNS[part.name]} 50 50)" if TURNS.get(part.name) else ""
        return f'<path transform="{scale}{turn}" d="{path}" fill="{COLOURS[part.fill]}"/>'
    shapes = PICTOGRAMS.get(part.name, ())
    drawn = "".join(_path(shape, part) for shape in shapes)
    return f'<g transform="{scale}">{drawn}</g>'


def _path(shape: Shape, part: Symbol) -> str:
    return f'<path d="{shape.path}" fill="{COLOURS[part.ground if shape.hole else part.fill]}"/>'


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
