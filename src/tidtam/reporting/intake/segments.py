"""The source text cut where proposals begin and end, so that a page can mark what was read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any


@dataclass(frozen=True)
class Piece:
    """places: the proposals that cover it; begins: those that begin with it; anchored: a resolution's passage does."""

    text: str
    places: tuple[int, ...] = ()
    begins: tuple[int, ...] = ()
    doubtful: bool = False
    anchored: int | None = None


def pieces(text: str, proposals: Sequence[Mapping[str, Any]], anchors: Sequence[int] = ()) -> Iterator[Piece]:
    """The whole text in order; pieces never overlap. anchors: where passages of resolutions begin."""
    edges = sorted(
        {0, len(text), *anchors, *(one["start"] for one in proposals), *(one["end"] for one in proposals)}
    )
    order = sorted(range(len(proposals)), key=lambda place: proposals[place]["start"])
    going: list[int] = []
    for start, end in pairwise(edges):
        going = [place for place in going if proposals[place]["end"] > start]
        begins: list[int] = []
        while order and proposals[order[0]]["start"] == start:
            begins.append(order.pop(0))
        going += begins
        yield Piece(
            text[start:end],
            tuple(going),
            tuple(begins),
            any(proposals[place]["contradictions"] for place in going),
            start if start in anchors else None,
        )
