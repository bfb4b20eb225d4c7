"""A paper as a row of blocks, without a word of what it is about: one text, set as PDF, as DOCX and as plain text.

Lengths are centimetres. A text is a string, or runs where part of it is bold. Digits are typed as people read
them on the screen and shown as the document says; a run that is `exact` (an address, a code) keeps its own.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Digits = Literal["thai", "arabic"]
Align = Literal["left", "right", "center"]

WIDTH = 16.0  # of the text: A4 less 3 on the left and 2 on the right
WIDE = 25.7  # of the text on a page that lies on its side: 2 on either
INDENT = 2.5  # where a paragraph begins


@dataclass(frozen=True)
class Run:
    """A stretch of text in one weight. exact: its digits stay as they are."""

    text: str
    bold: bool = False
    exact: bool = False


Text = str | tuple[Run | str, ...]


@dataclass(frozen=True)
class Heading:
    """level 1: the paper's name, centred; 2: a part, bold; 3: within a part."""

    text: Text
    level: int = 2


@dataclass(frozen=True)
class Centred:
    """Lines in the middle, and below them a short rule where the head of a paper ends."""

    lines: tuple[Text, ...]
    rule: bool = False


@dataclass(frozen=True)
class Paragraph:
    """first: how far its first line begins; left: the others."""

    text: Text
    first: float = INDENT
    left: float = 0.0
    justify: bool = True


@dataclass(frozen=True)
class Fields:
    """Label and value side by side, the value's lines below one another."""

    rows: tuple[tuple[Text, Text], ...]
    label_width: float = 1.5
    left: float = 0.0


@dataclass(frozen=True)
class Ruled:
    """One line of labelled values with a dotted line to its end, to be written on: (label, value, width or 0)."""

    parts: tuple[tuple[Text, Text, float], ...]


@dataclass(frozen=True)
class Sides:
    """Lines that have a part on the left and one that begins at `at`."""

    rows: tuple[tuple[Text, Text], ...]
    at: float = 8.0


@dataclass(frozen=True)
class Column:
    """width: centimetres, 0 for a share of what is left."""

    label: str
    width: float = 0.0
    align: Align = "left"


@dataclass(frozen=True)
class Picture:
    """PNG or JPEG bytes, or the text of an SVG. alt: what it shows, for those who cannot see it."""

    body: bytes | str
    alt: str
    width: float = WIDTH
    height: float = 0.0
    caption: Text = ""


@dataclass(frozen=True)
class Cell:
    """A cell of a table that holds pictures below its text."""

    text: Text
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True)
class Table:
    """ruled: lines round every cell and a head that stands on each page; else columns only. row_height: at least.

    size: of its letters, in points.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Text | Cell, ...], ...]
    ruled: bool = True
    row_height: float = 0.0
    size: float = 12.0


@dataclass(frozen=True)
class Signature:
    """On the right half: what stands above, room to sign, and the lines below; never torn by a page's end."""

    lines: tuple[Text, ...]
    above: Text = ""
    room: float = 1.6


@dataclass(frozen=True)
class Emblem:
    """The office's sign: in the middle, or on the left with the paper's name beside it. None leaves its room."""

    body: bytes | None
    alt: str
    height: float = 3.0
    name: str = ""


@dataclass(frozen=True)
class Space:
    height: float = 0.3


@dataclass(frozen=True)
class PageBreak:
    pass


@dataclass(frozen=True)
class Turned:
    """Blocks on pages of their own that lie on their side, for tables of many columns; never one within another."""

    blocks: "tuple[Block, ...]"


Block = (
    Heading
    | Centred
    | Paragraph
    | Fields
    | Ruled
    | Sides
    | Table
    | Signature
    | Picture
    | Emblem
    | Space
    | PageBreak
    | Turned
)


@dataclass(frozen=True)
class Document:
    """title: in the file's own words. notice: on top of every page. foot and reference: at its end, left and right."""

    title: str
    blocks: tuple[Block, ...]
    digits: Digits = "thai"
    notice: str = ""
    foot: str = ""
    reference: str = ""
    places: tuple[str, ...] = ()  # names that no line may break


def runs(text: Text) -> tuple[Run, ...]:
    """The text as runs, however it was given."""
    parts: Iterable[Run | str] = (text,) if isinstance(text, str) else text
    return tuple(Run(part) if isinstance(part, str) else part for part in parts)


def bold(text: Text) -> Text:
    return tuple(Run(run.text, bold=True, exact=run.exact) for run in runs(text))


def plain(text: Text | Cell) -> str:
    return "".join(run.text for run in runs(text.text if isinstance(text, Cell) else text))
