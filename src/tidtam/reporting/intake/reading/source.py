"""The source text, and the same text as it is matched, with the way back from one to the other."""

import re
from dataclasses import dataclass
from typing import Any

from tidtam.kit.digits import to_arabic
from tidtam.reporting.intake.reading.shape import Conflict, Contradiction, Kind, Proposal, Value

_UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
_MARKS = frozenset("ัิีึืฺุู็่้๊๋์ํ")
_SPACES = re.compile(r"[^\S\n]")
_DASHES = str.maketrans(dict.fromkeys("–—−‒‐‑", "-"))
_COMPOSED = re.compile(r"ํ([่-๋]?)า|([่-๋])ํา|เเ")


@dataclass(frozen=True)
class Source:
    """text: as the paper has it; plain: Arabic digits, plain spaces and dashes, Thai letters as they should be typed.

    starts, ends: for each letter of `plain` where it begins and ends in `text`.
    """

    text: str
    plain: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        return self.starts[start], self.ends[end - 1]

    def trimmed(self, start: int, end: int) -> tuple[int, int]:
        """Without the spaces at both ends."""
        piece = self.plain[start:end]
        return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())

    def propose(
        self, kind: Kind, value: Value, start: int, end: int, confidence: float, **more: Any
    ) -> Proposal:
        """A proposal read from this piece of `plain`."""
        start, end = self.trimmed(start, end)
        first, last = self.span(start, end)
        passage = self.text[first:last]
        return Proposal(kind, value, first, last, passage, confidence, at=(start, end), **more)

    def contradict(self, kind: Conflict, text: str, start: int, end: int) -> Contradiction:
        start, end = self.trimmed(start, end)
        first, last = self.span(start, end)
        return Contradiction(kind, text, first, last, self.text[first:last], at=(start, end))


def source_of(text: str) -> Source:
    """Letter by letter, so that every passage can be shown where it stands."""
    plain: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    place = 0
    while place < len(text):
        letter = text[place]
        composed = _COMPOSED.match(text, place) if letter in "ํเ่้๊๋" else None
        if composed is not None:
            tone = composed[1] or composed[2] or ""
            made, until = ("แ", composed.end()) if composed[0] == "เเ" else (f"{tone}ำ", composed.end())
        elif letter in _UNSEEN or (letter in _MARKS and plain and plain[-1] == letter):
            made, until = "", place + 1
        else:
            made, until = letter, place + 1
        for one in made:
            plain.append(one)
            starts.append(place)
            ends.append(until)
        place = until
    matched = _SPACES.sub(" ", to_arabic("".join(plain)).translate(_DASHES))
    return Source(text, matched, tuple(starts), tuple(ends))


def squeezed(text: str) -> str:
    """One line: runs of space become one."""
    return " ".join(text.split())
