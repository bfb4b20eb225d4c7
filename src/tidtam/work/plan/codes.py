"""The numbers of the budget tree: "1", "1.1", "1.1.1", "1.1.1 (2)", in Thai digits too."""

import re
from typing import NamedTuple

from tidtam.kit.digits import to_arabic
from tidtam.kit.thai import clean

_CODE = re.compile(r"([0-9]{1,4}(?:\.[0-9]{1,4}){0,3})(?:\s*\(([0-9]{1,4})\))?\.?")


class LineCode(NamedTuple):
    """text: as it is shown; path: four digits a step, which sorts; above: the path of the line above, "" at the top."""

    text: str
    path: str
    above: str

    @property
    def level(self) -> int:
        return self.path.count(".") + 1

    @property
    def above_text(self) -> str:
        return _text([int(step) for step in self.above.split(".")]) if self.above else ""


def read(typed: str) -> LineCode | None:
    """The number that was typed; None where it is none, or goes deeper than four steps."""
    found = _CODE.fullmatch(to_arabic(clean(typed)))
    if found is None:
        return None
    steps = [int(step) for step in found[1].split(".")]
    if found[2] is not None:
        if len(steps) != 3:  # the activity alone stands in brackets
            return None
        steps.append(int(found[2]))
    path = [f"{step:04}" for step in steps]
    return LineCode(_text(steps), ".".join(path), ".".join(path[:-1]))


def _text(steps: list[int]) -> str:
    text = ".".join(map(str, steps[:3]))
    return f"{text} ({steps[3]})" if len(steps) == 4 else text
