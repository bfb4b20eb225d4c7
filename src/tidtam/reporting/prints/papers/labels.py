"""Labels for goods: sizes, how many an A4 holds, and the sheets."""

from collections.abc import Sequence
from enum import StrEnum
from math import floor
from typing import Any, NamedTuple

from django.utils import translation
from django.utils.translation import gettext as _

from tidtam.kit.qr import qr
from tidtam.reporting.prints.facts import Label
from tidtam.reporting.prints.papers.job import Job, mark

A4 = (210, 297)
EDGE = 8  # mm that printers of offices leave white
GAP = 4  # mm between labels, where the marks stand


class Size(StrEnum):
    SMALL = "50x30"
    MEDIUM = "70x50"
    LARGE = "100x70"
    ROUND = "round60"


class Shape(NamedTuple):
    """Millimetres."""

    width: int
    height: int
    is_round: bool = False


SHAPES = {
    Size.SMALL: Shape(50, 30),
    Size.MEDIUM: Shape(70, 50),
    Size.LARGE: Shape(100, 70),
    Size.ROUND: Shape(60, 60, True),
}
LARGE_GAP = 2  # two large ones stand beside each other only so near


class Sheet(NamedTuple):
    """How labels stand on an A4, in millimetres."""

    columns: int
    rows: int
    left: float
    top: float
    gap: float

    @property
    def holds(self) -> int:
        return self.columns * self.rows


def sheet_of(size: Size) -> Sheet:
    """As many as the paper holds, in the middle of it."""
    shape = SHAPES[size]
    gap = GAP if shape.width < 90 else LARGE_GAP
    edge = EDGE if shape.width < 90 else 4
    columns = floor((A4[0] - 2 * edge + gap) / (shape.width + gap))
    rows = floor((A4[1] - 2 * EDGE + gap) / (shape.height + gap))
    left = (A4[0] - columns * shape.width - (columns - 1) * gap) / 2
    top = (A4[1] - rows * shape.height - (rows - 1) * gap) / 2
    return Sheet(columns, rows, left, top, gap)


def labels(facts: Sequence[Label], size: Size, copies: int = 0) -> Job:
    """Sheets of labels. copies: of each product; 0 fills one sheet, shared evenly."""
    shape, sheet = SHAPES[size], sheet_of(size)
    language = facts[0].language
    codes: dict[str, str] = {}
    given = [_label(label, number, codes) for number, label in enumerate(facts)]
    if copies:
        filled = [label for label in given for _copy in range(copies)]
    else:
        filled = [given[number * len(given) // sheet.holds] for number in range(sheet.holds)]
        if len(given) > sheet.holds:
            filled = given
    with translation.override(language):
        inputs: dict[str, Any] = {
            "title": facts[0].name,
            "language": language,
            "notice": facts[0].notice,
            "bleed": False,
            "shape": {"width": shape.width, "height": shape.height, "round": shape.is_round},
            "sheet": sheet._asdict(),
            "labels": filled,
            "scale": _("%(width)d x %(height)d mm; print at 100%%, without fitting to the page")
            % {"width": shape.width, "height": shape.height},
            "address": facts[0].address,
            "words": {},
        }
    return Job(template="prints/label.typ", inputs=inputs, drawings=codes)


def _label(label: Label, number: int, codes: dict[str, str]) -> dict[str, Any]:
    name = f"code-{number}.svg"
    codes[name] = qr(label.address)
    return {
        "name": label.name,
        "maker": label.maker,
        "place": label.place,
        "size": label.size,
        "story": label.story,
        "mark": mark(label.mark),
        "code": name,
    }
