"""Where everything stands on a panel, in millimetres; one layout for what is shown and what is printed."""

from typing import NamedTuple

from tidtam.registers.signs.drawing.facts import LineFacts, PanelFacts, TooNarrow
from tidtam.registers.signs.drawing.letters import size_for, width

#: In heights of a Thai consonant.
EDGE, GAP, BORDER, RADIUS = 0.7, 0.45, 0.12, 0.4
ABOVE, BELOW = 0.75, 0.65  # what marks above and vowels below take of a line
ENGLISH = 0.62  # English letters to Thai ones
SYMBOL = 2.6
ARROW = 1.7
#: Letters are made smaller down to so much of what the class says before the panel is told to be too narrow.
SMALLEST = 0.75
LEFTWARD = {"left", "ahead_left"}


class Box(NamedTuple):
    """A rectangle; stroke: width of its border in the second colour, inside of it."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    radius: float = 0


class Words(NamedTuple):
    """One line of text. y: of the baseline. anchor: start, middle or end at x."""

    x: float
    y: float
    size: float
    text: str
    fill: str
    lang: str = "th"
    anchor: str = "start"


class Symbol(NamedTuple):
    """A pictogram, or an arrow, in a square with that side."""

    x: float
    y: float
    side: float
    name: str
    fill: str
    ground: str
    is_arrow: bool = False


class Drawing(NamedTuple):
    """letter_mm: height of the Thai letters as drawn, which may be less than the class says."""

    width: float
    height: float
    letter_mm: float
    parts: tuple[Box | Words | Symbol, ...]


def lay_out(facts: PanelFacts) -> Drawing:
    """Raises TooNarrow where it does not fit even with the smallest letters."""
    wanted = facts.letter_mm
    tries = [wanted * (1 - step * (1 - SMALLEST) / 5) for step in range(6)]
    problem: TooNarrow | None = None
    for letter in tries:
        try:
            return _upright(facts, letter) if facts.upright else _rows(facts, letter)
        except TooNarrow as narrow:
            problem = narrow
    assert problem is not None
    raise problem


def _sides(facts: PanelFacts, needed: float, high: float, line: int) -> tuple[float, float]:
    """The panel's sides; asked ones are kept, and refused where they are too small."""
    if facts.width_mm is not None and needed > facts.width_mm:
        raise TooNarrow("width", round(needed - facts.width_mm + 0.5), line)
    if facts.height_mm is not None and high > facts.height_mm:
        raise TooNarrow("height", round(high - facts.height_mm + 0.5))
    return facts.width_mm or _rounded(needed), facts.height_mm or _rounded(high)


def _rounded(side: float) -> float:
    """Up to the next whole centimetre, as panels are cut."""
    return -(-side // 10) * 10


def _ground(facts: PanelFacts, wide: float, high: float, letter: float) -> list[Box | Words | Symbol]:
    border, radius = BORDER * letter, RADIUS * letter
    inset = 2 * border
    return [
        Box(0, 0, wide, high, facts.ground, radius),
        Box(border, border, wide - 2 * border, high - 2 * border, facts.ink, radius - border),
        Box(inset, inset, wide - 2 * inset, high - 2 * inset, facts.ground, max(0, radius - inset)),
    ]


def _symbol(
    line: LineFacts, facts: PanelFacts, x: float, y: float, side: float
) -> list[Box | Words | Symbol]:
    """A white square with the symbol in the colour of the ground, brown for what is historic."""
    colour = "brown" if line.historic else facts.ground if facts.ground != "white" else facts.ink
    inner = side * 0.84
    aside = (side - inner) / 2
    return [
        Box(x, y, side, side, "white", side * 0.06),
        Symbol(x + aside, y + aside, inner, line.pictogram, colour, "white"),
    ]


def _row_height(line: LineFacts, letter: float) -> float:
    return letter * (1 + ABOVE + BELOW + (GAP / 2 + ENGLISH * 1.25 if line.text_en else 0))


def _rows(facts: PanelFacts, letter: float) -> Drawing:
    """Lines one under the other: symbol, arrow to the left, name, distance, arrow to the right."""
    size, edge, gap = size_for(letter), EDGE * letter, GAP * letter
    has_symbols = any(line.pictogram for line in facts.lines)
    symbol = SYMBOL * letter * 0.8 if has_symbols else 0
    arrow = ARROW * letter
    has_left = any(line.arrow in LEFTWARD for line in facts.lines)
    has_right = any(line.arrow and line.arrow not in LEFTWARD for line in facts.lines)
    names = [max(width(line.text_th, size), width(line.text_en, size * ENGLISH)) for line in facts.lines]
    far = max((width(line.distance, size * 0.8) for line in facts.lines), default=0)
    left = edge + (arrow + gap if has_left else 0) + (symbol + gap if symbol else 0)
    right = edge + (arrow + gap if has_right else 0) + (far + 2 * gap if far else 0)
    widest = max(range(len(names)), key=names.__getitem__)
    heights = [max(_row_height(line, letter), symbol) for line in facts.lines]
    high = 2 * edge + sum(heights) + gap * (len(heights) - 1)
    wide, tall = _sides(facts, left + names[widest] + right, high, widest + 1)
    parts = _ground(facts, wide, tall, letter)
    y = (tall - (high - 2 * edge)) / 2
    for line, height in zip(facts.lines, heights, strict=True):
        parts += _row(
            facts, line, letter, (left, wide - right + (2 * gap + far if far else 0), wide), (y, height)
        )
        y += height + gap
    return Drawing(wide, tall, letter, tuple(parts))


def _row(
    facts: PanelFacts,
    line: LineFacts,
    letter: float,
    across: tuple[float, float, float],
    down: tuple[float, float],
) -> list[Box | Words | Symbol]:
    """across: where names begin, where distances end, the panel's width; down: top and height of the row."""
    size, edge, gap, arrow = size_for(letter), EDGE * letter, GAP * letter, ARROW * letter
    left, far_at, wide = across
    y, height = down
    parts: list[Box | Words | Symbol] = []
    middle = y + height / 2
    if line.arrow:
        x = edge if line.arrow in LEFTWARD else wide - edge - arrow
        parts.append(Symbol(x, middle - arrow / 2, arrow, line.arrow, facts.ink, facts.ground, is_arrow=True))
    if line.pictogram:
        side = SYMBOL * letter * 0.8
        parts += _symbol(line, facts, left - gap - side, middle - side / 2, side)
    text_high = _row_height(line, letter)
    base = middle - text_high / 2 + letter * (1 + ABOVE)
    parts.append(Words(left, base, size, line.text_th, facts.ink))
    if line.text_en:
        below = base + letter * (BELOW + GAP / 2 + ENGLISH)
        parts.append(Words(left, below, size * ENGLISH, line.text_en, facts.ink, "en"))
    if line.distance:
        parts.append(Words(far_at, base, size * 0.8, line.distance, facts.ink, "th", "end"))
    return parts


def _upright(facts: PanelFacts, letter: float) -> Drawing:
    """One place: symbol, name in both languages, and at the foot distance and arrow."""
    (line,) = facts.lines
    size, edge, gap = size_for(letter), EDGE * letter, GAP * letter
    side = SYMBOL * letter * 1.3 if line.pictogram else 0
    arrow = ARROW * letter if line.arrow else 0
    far = width(line.distance, size)
    foot = arrow + (gap * 2 if arrow and far else 0) + far
    needed = 2 * edge + max(width(line.text_th, size), width(line.text_en, size * ENGLISH), side, foot)
    foot_high = max(arrow, letter * (1 + ABOVE)) if foot else 0
    high = (
        2 * edge + (side + gap if side else 0) + _row_height(line, letter) + (foot_high + gap if foot else 0)
    )
    wide, tall = _sides(facts, needed, high, 1)
    parts = _ground(facts, wide, tall, letter)
    y = (tall - (high - 2 * edge)) / 2
    if side:
        parts += _symbol(line, facts, (wide - side) / 2, y, side)
        y += side + gap
    base = y + letter * (1 + ABOVE)
    parts.append(Words(wide / 2, base, size, line.text_th, facts.ink, anchor="middle"))
    if line.text_en:
        below = base + letter * (BELOW + GAP / 2 + ENGLISH)
        parts.append(Words(wide / 2, below, size * ENGLISH, line.text_en, facts.ink, "en", "middle"))
    y += _row_height(line, letter) + gap
    if foot:
        parts += _foot(facts, line, letter, (wide - foot) / 2, y + foot_high / 2, foot)
    return Drawing(wide, tall, letter, tuple(parts))


def _foot(
    facts: PanelFacts, line: LineFacts, letter: float, x: float, middle: float, long: float
) -> list[Box | Words | Symbol]:
    """Arrow and distance beside each other, the arrow on the side to which it points."""
    size, arrow = size_for(letter), ARROW * letter
    at_left = line.arrow in LEFTWARD
    parts: list[Box | Words | Symbol] = []
    if line.arrow:
        at = x if at_left else x + long - arrow
        parts.append(
            Symbol(at, middle - arrow / 2, arrow, line.arrow, facts.ink, facts.ground, is_arrow=True)
        )
    if line.distance:
        at = x + long if at_left or not line.arrow else x
        anchor = "end" if at_left or not line.arrow else "start"
        parts.append(Words(at, middle + letter / 2, size, line.distance, facts.ink, "th", anchor))
    return parts
