"""What the drawing of a panel is made from; no tables, no words of the office."""

from typing import NamedTuple

Colour = str  # "blue", "brown", "white", "black"


class LineFacts(NamedTuple):
    """One line. arrow: one of the codes of `models.Arrow`, "" for none. distance: as it is written. historic: the
    symbol is brown on white whatever the ground."""

    text_th: str
    text_en: str = ""
    arrow: str = ""
    distance: str = ""
    pictogram: str = ""
    historic: bool = False


class PanelFacts(NamedTuple):
    """One panel. letter_mm: height of a Thai consonant. upright: symbol above, name, then distance and arrow, as signs
    of a single place are; else the lines one under the other. Sides in millimetres, None as large as is needed."""

    ground: Colour
    ink: Colour
    letter_mm: int
    lines: tuple[LineFacts, ...]
    width_mm: int | None = None
    height_mm: int | None = None
    upright: bool = False


class TooNarrow(Exception):
    """What is written does not fit. line: from 1; missing_mm: by how much at the smallest letters that are allowed;
    side: "width" or "height"."""

    def __init__(self, side: str, missing_mm: int, line: int = 0) -> None:
        super().__init__(f"{side}: {missing_mm} mm are missing (line {line})")
        self.side, self.missing_mm, self.line = side, missing_mm, line
