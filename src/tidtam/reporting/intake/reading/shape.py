"""What is read out of a paper: proposals, each with the passage it was read from, and what does not agree."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Value = str | int | float
Kind = Literal[
    "body", "number", "date", "time", "place", "chair", "figure", "work_item", "district", "village",
    "responsible", "due",
]  # fmt: skip
KINDS: tuple[Kind, ...] = (
    "body", "number", "date", "time", "place", "chair", "figure", "work_item", "district", "village",
    "responsible", "due",
)  # fmt: skip
Conflict = Literal[
    "districts", "misspelt", "sum", "period", "fiscal_year", "count", "words", "weekday", "year",
    "christian_year", "other_district", "moo",
]  # fmt: skip


@dataclass(frozen=True)
class Candidate:
    """What a passage may mean. code: of the area, post, committee or work item; score: 0 to 100."""

    code: str
    label: str
    score: int = 100
    reason: str = ""
    name: str = ""

    def json(self) -> dict[str, Any]:
        return {
            "code": self.code,
            "name": self.name or self.label,
            "label": self.label,
            "score": self.score,
            "reason": self.reason,
        }


@dataclass(frozen=True)
class Proposal:
    """One thing that the paper seems to say; a person confirms it, changes it or drops it.

    start, end: characters of the source text, of which `passage` is the piece between; at: the same in the text as
    it is matched. confidence: 0 to 1. code: of the one candidate that fits, "" where there are several or none.
    detail: unit, period and name of a figure. contradictions: which of the paper's contradictions concern it.
    """

    kind: Kind
    value: Value
    start: int
    end: int
    passage: str
    confidence: float
    at: tuple[int, int] = (0, 0)
    label: str = ""
    code: str = ""
    candidates: tuple[Candidate, ...] = ()
    detail: Mapping[str, Any] = field(default_factory=dict)
    contradictions: tuple[str, ...] = ()

    def json(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "value": self.value,
            "label": self.label or str(self.value),
            "code": self.code or None,
            "passage": self.passage,
            "start": self.start,
            "end": self.end,
            "confidence": round(self.confidence, 2),
            "candidates": [candidate.json() for candidate in self.candidates],
            "contradictions": list(self.contradictions),
            **self.detail,
        }


@dataclass(frozen=True)
class Contradiction:
    """Two things in the paper, or the paper and the register, that cannot both be right. text: for the reader."""

    kind: Conflict
    text: str
    start: int
    end: int
    passage: str
    at: tuple[int, int] = (0, 0)

    def json(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "text": self.text,
            "passage": self.passage,
            "start": self.start,
            "end": self.end,
        }


@dataclass(frozen=True)
class Reading:
    """Everything that was read, in the order of the text."""

    proposals: tuple[Proposal, ...]
    contradictions: tuple[Contradiction, ...]

    def json(self) -> dict[str, Any]:
        return {
            "proposals": [one.json() for one in self.proposals],
            "contradictions": [one.json() for one in self.contradictions],
        }

    def of(self, kind: str) -> list[Proposal]:
        return [one for one in self.proposals if one.kind == kind]
