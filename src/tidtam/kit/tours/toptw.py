"""The public format of (team) orienteering instances with time windows.

A heading whose third figure is the number of vertices beside the depot; a second line that is skipped; then a line
per vertex: number, x, y, visiting time, profit, some columns that are not needed here, and last opening and closing.
Vertex 0 is where every tour starts and ends; its closing is the time that each may take.
"""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from math import ceil, floor, isqrt

from tidtam.kit.tours.question import MOST_PLACES, Day, Place, Question, Window

LARGEST, FINEST = 10**9, 6


class WrongFile(ValueError):
    """Line (from 1) and reason, in English."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"line {line}: {reason}")
        self.line = line


@dataclass(frozen=True)
class Vertex:
    """x, y, opens, closes, stay: as written. line: where."""

    number: int
    x: Decimal
    y: Decimal
    stay: Decimal
    profit: Decimal
    opens: Decimal
    closes: Decimal
    line: int


@dataclass(frozen=True)
class Instance:
    """The vertices, the depot first. places: to how many decimals distances are rounded down. profit_scale: by how
    much profits are multiplied to be whole."""

    vertices: tuple[Vertex, ...]
    places: int
    profit_scale: int

    def question(self, tours: int) -> Question:
        """In units of the last decimal; keys are the numbers of the vertices."""
        scale = 10**self.places
        depot = self.vertices[0]
        travel = _distances(self.vertices, scale)
        opens, closes = ceil(depot.opens * scale), floor(depot.closes * scale)
        return Question(
            tuple(
                Place(
                    str(one.number),
                    node,
                    ceil(one.stay * scale),
                    int(one.profit * self.profit_scale),
                    (Window(ceil(one.opens * scale), floor(one.closes * scale)),),
                )
                for node, one in enumerate(self.vertices)
                if node
            ),
            (Day(0, 0, opens, closes),) * tours,
            travel,
        )


def read(text: str, *, decimals: int | None = None) -> Instance:
    """decimals: of distances; by default two where positions have fractions (the sets of Cordeau), else one (those of
    Solomon). Raises WrongFile with the line."""
    rows = [(number, line.split()) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    if len(rows) < 3:
        raise WrongFile(len(text.splitlines()) or 1, "a heading of two lines and the vertices were expected")
    vertices = [_vertex(number, words) for number, words in rows[2:]]
    _check(vertices, rows[0])
    if decimals is None:
        decimals = 1 if all(one.x == int(one.x) and one.y == int(one.y) for one in vertices) else 2
    finest = max(_decimals(one.profit) for one in vertices)
    return Instance(tuple(vertices), decimals, 10**finest)


def _vertex(line: int, words: list[str]) -> Vertex:
    """number x y stay profit … opening closing: the first five columns and the last two."""
    if len(words) < 7:
        raise WrongFile(
            line, f"{len(words)} columns; at least 7 were expected (number x y stay profit … opens closes)"
        )
    named = zip(
        ("number", "x", "y", "stay", "profit", "opens", "closes"), [*words[:5], *words[-2:]], strict=True
    )
    values = {}
    for name, word in named:
        try:
            values[name] = Decimal(word)
        except InvalidOperation:
            raise WrongFile(line, f"{name} is no number: {word[:40]}") from None
        if not values[name].is_finite() or abs(values[name]) > LARGEST or _decimals(values[name]) > FINEST:
            raise WrongFile(line, f"{name} is out of range: {word[:40]}")
    number = values.pop("number")
    if number != int(number) or number < 0:
        raise WrongFile(line, f"the number of a vertex was expected, not {words[0][:40]}")
    for name in ("stay", "profit", "opens"):
        if values[name] < 0:
            raise WrongFile(line, f"{name} is below 0: {values[name]}")
    return Vertex(int(number), line=line, **values)


def _check(vertices: list[Vertex], heading: tuple[int, list[str]]) -> None:
    line, words = heading
    if vertices[0].number != 0:
        raise WrongFile(vertices[0].line, f"vertex 0 was expected first, not {vertices[0].number}")
    if vertices[0].closes <= vertices[0].opens:
        raise WrongFile(vertices[0].line, "vertex 0 closes before it opens: no tour has any time")
    seen: dict[int, int] = {}
    for one in vertices:
        if one.number in seen:
            raise WrongFile(one.line, f"vertex {one.number} stands in line {seen[one.number]} already")
        seen[one.number] = one.line
    told = words[2] if len(words) > 2 else ""
    if not told.isdecimal():
        raise WrongFile(line, "the third figure of the heading, how many vertices there are, is missing")
    if int(told) not in (len(vertices) - 1, len(vertices)):
        raise WrongFile(line, f"{told} vertices are announced, but {len(vertices) - 1} stand beside vertex 0")
    if len(vertices) - 1 > MOST_PLACES:
        raise WrongFile(line, f"{len(vertices) - 1} vertices are more than {MOST_PLACES}")


def _decimals(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _distances(vertices: tuple[Vertex, ...], scale: int) -> list[list[int]]:
    """In units of 1/scale, each rounded down, exactly: no fraction of a computer comes near them."""
    fine = 10 ** max(max(_decimals(one.x), _decimals(one.y)) for one in vertices)
    points = [(int(one.x * fine), int(one.y * fine)) for one in vertices]
    return [
        [isqrt(((ax - bx) ** 2 + (ay - by) ** 2) * scale * scale // (fine * fine)) for bx, by in points]
        for ax, ay in points
    ]
