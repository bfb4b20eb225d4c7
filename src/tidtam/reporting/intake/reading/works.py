"""Work items: the programme's own names, found in the paper though spaced or spelled a little otherwise."""

import re
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from tidtam.reporting.intake.reading.names import Work
from tidtam.reporting.intake.reading.shape import Candidate, Proposal
from tidtam.reporting.intake.reading.source import Source

ALIKE, EQUAL = 80.0, 100.0
LEAST_SHORT = 7  # letters; shorter words say too little
SLACK = 4
SPREAD = 250  # letters between two items of one list
_DOING = re.compile(
    r"(?:จัดทำ|ออกแบบ|ปรับปรุง|พัฒนา|ติดตั้ง|กิจกรรม|งาน|ดำเนินการ|จัดพิมพ์|เตรียม|ซ่อม|ทำ|เรื่อง|ติดตาม|ดู)[^\n]{0,60}$"
)


def works(source: Source, items: Sequence[Work]) -> list[Proposal]:
    """One proposal for each item that the paper names, at its first place."""
    packed, places = _packed(source.plain)
    found: dict[str, tuple[int, int, float]] = {}
    taken: list[tuple[int, int]] = []
    for score, item, start, end in sorted(_whole(packed, items), key=lambda one: (-one[0], one[2])):
        if item.code in found or any(start < last and first < end for first, last in taken):
            continue
        taken.append((start, end))
        first, last = places[start], places[end - 1] + 1
        span = (first, last) if score == EQUAL else _edges(source.plain, first, last)
        found[item.code] = (*span, score / 100)
    for item in items:
        short = None if item.code in found else _short(source, item, list(found.values()))
        if short is not None:
            found[item.code] = (*short, 0.7)
    by_code = {item.code: item for item in items}
    return [
        source.propose(
            "work_item",
            by_code[code].name,
            start,
            end,
            sure,
            code=code,
            candidates=(Candidate(code, by_code[code].name, round(sure * 100)),),
        )
        for code, (start, end, sure) in sorted(found.items(), key=lambda one: one[1][0])
    ]


def _packed(text: str) -> tuple[str, list[int]]:
    """Without spaces, which Thai puts where it likes, and the way back."""
    places = [place for place, letter in enumerate(text) if not letter.isspace()]
    return "".join(text[place] for place in places), places


def _whole(packed: str, items: Sequence[Work]) -> Iterator[tuple[float, Work, int, int]]:
    for item in items:
        name = "".join(item.name.split())
        found = (
            fuzz.partial_ratio_alignment(name, packed, score_cutoff=ALIKE)
            if len(packed) > len(name)
            else None
        )
        if found is not None:
            yield found.score, item, *_narrowed(packed, name, found.dest_start, found.dest_end)


def _narrowed(packed: str, name: str, start: int, end: int) -> tuple[int, int]:
    """A window as long as the name may begin or end in the neighbour's letters."""
    start = next((place for place in range(start, start + SLACK) if packed[place] == name[0]), start)
    end = next((place for place in range(end, end - SLACK, -1) if packed[place - 1] == name[-1]), end)
    return start, end


def _edges(text: str, start: int, end: int) -> tuple[int, int]:
    """To the ends of the words where the names differ in a letter or two: Thai puts spaces between phrases."""
    ahead = re.search(r"(?<=\s)\S{1,3}$", text[max(0, start - 4) : start])
    behind = re.match(r"\S{1,3}(?=\s|$)", text[end:])
    return start - len(ahead[0]) if ahead else start, end + behind.end() if behind else end


def _short(source: Source, item: Work, others: Sequence[tuple[int, int, float]]) -> tuple[int, int] | None:
    """The short name, in a list of work or after a word of doing, and not inside another item's name."""
    if len(item.short) < LEAST_SHORT:
        return None
    for found in re.finditer(re.escape(item.short), source.plain):
        start, end = found.span()
        if any(start < last and first < end for first, last, _sure in others):
            continue
        near = any(abs(start - last) < SPREAD or abs(first - end) < SPREAD for first, last, _sure in others)
        if near or _DOING.search(source.plain[max(0, start - 80) : start]):
            return start, end
    return None
