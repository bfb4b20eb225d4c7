"""What would lift a product, in words: from the scheme's own rules, with the official wording or none."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tidtam.registers.marks.models import Level, Version
from tidtam.registers.marks.queries.points import shown
from tidtam.registers.marks.rubric import advice, boxes
from tidtam.registers.marks.rubric.advice import Change, Lift
from tidtam.registers.marks.rubric.outcome import Outcome
from tidtam.registers.marks.rubric.shape import PROPOSAL, RULES, Item, Section


@dataclass(frozen=True)
class Place:
    """Where missing points can be had."""

    section: str
    left: str
    got: str
    maximum: str


@dataclass(frozen=True)
class Advice:
    """The way to one level. ways: sets of changes in words; ask: sub-items whose official wording is not known."""

    level: Level
    steps: int
    ways: tuple[tuple[str, ...], ...]
    missing: str
    places: tuple[Place, ...]
    ask: tuple[str, ...]

    def json(self) -> dict[str, Any]:
        return {
            "level": self.level.code,
            "name": str(self.level),
            "steps": self.steps,
            "ways": [list(way) for way in self.ways],
            "missing_points": self.missing or None,
            "sections": [
                {"section": place.section, "left": place.left, "got": place.got, "maximum": place.maximum}
                for place in self.places
            ],
            "ask_the_officer": list(self.ask),
        }


def advise(version: Version, found: Outcome, *, level: str | None = None) -> list[Advice]:
    """Every higher level and what leads there, the nearest first; level: what the committee decided."""
    words = Words(version)
    return [_advice(version, words, lift) for lift in advice.lifts(version.rules, found, level=level)]


def reasons(version: Version, found: Outcome) -> list[tuple[str, tuple[str, ...]]]:
    """Why the answers fit no level: for each level the aspects that keep them from it."""
    if version.rules.method != RULES or not found.settled or found.level:
        return []
    words = Words(version)
    return [
        (str(version.by_code[level]), tuple(words.lack(change) for change in missed))
        for level, missed in advice.failing(version.rules, found.choices or {})
    ]


class Words:
    """How the parts of a version are called in the reader's language."""

    def __init__(self, version: Version) -> None:
        self.version = version
        self.sections = {section.code: section for section in version.rules.sections}
        self.items = {item.code: item for section in version.rules.sections for item in section.items}
        self.english = get_language() == "en"

    def section(self, code: str) -> str:
        if code == PROPOSAL and code not in self.sections:
            return _("Proposed level")
        found: Section | None = self.sections.get(code)
        if found is None:
            return self.item(code)
        return found.name_en if self.english and found.name_en else found.name_th

    def wording(self, code: str) -> str:
        """The official wording, "" where it is not known."""
        found: Item | None = self.items.get(code)
        if found is None:
            return ""
        return found.text_en if self.english and found.text_en else found.text_th

    def item(self, code: str) -> str:
        """1.3 ไม่มีมาตรฐาน; where the wording is unknown the number alone."""
        return f"{code} {self.wording(code)}".strip()

    def choice(self, question: str, code: str) -> str:
        """An answer as it is read: a sub-item, or a proposed level."""
        level = self.version.by_code.get(code) if question == PROPOSAL else None
        return str(level) if level is not None else self.item(code)

    def change(self, change: Change) -> str:
        """มาตรฐาน: อยู่ข้อ 1.3 ไม่มีมาตรฐาน ต้องได้ 1.1 หรือ 1.2."""
        return _("%(aspect)s: now %(now)s, must become %(wanted)s") % {
            "aspect": self.section(change.aspect),
            "now": self.item(change.now),
            "wanted": self.either([self.item(code) for code in change.wanted]),
        }

    def lack(self, change: Change) -> str:
        """Why a rule is not met, said of what is, not of what ought to be: nobody should lose a standard for D."""
        return _("%(aspect)s: now %(now)s, the rule says %(wanted)s") % {
            "aspect": self.section(change.aspect),
            "now": self.item(change.now),
            "wanted": self.either([self.item(code) for code in change.wanted]),
        }

    def unknown(self, codes: Iterable[str]) -> tuple[str, ...]:
        """Of these the sub-items that have no official wording here, each once."""
        return tuple(dict.fromkeys(code for code in codes if not self.wording(code)))

    @staticmethod
    def either(parts: Sequence[str]) -> str:
        """1.1 หรือ 1.2; of more than two, the last after หรือ."""
        if len(parts) < 2:
            return "".join(parts)
        return _("%(some)s or %(last)s") % {"some": ", ".join(parts[:-1]), "last": parts[-1]}


def open_answers(version: Version) -> tuple[int, int, list[list[str]]]:
    """How many answers of how many no rule speaks of, and which, as lists of what each aspect may be."""
    rubric = version.rules
    if rubric.method != RULES:
        return 0, 0, []
    every = boxes.whole(rubric)
    try:
        left = boxes.uncovered(rubric)
    except boxes.Tangled:
        return 0, boxes.size(every), []
    lines = [
        [" | ".join(code for code in rubric.questions[aspect] if code in box[aspect]) for aspect in every]
        for box in left
    ]
    return boxes.count(left), boxes.size(every), lines


def _advice(version: Version, words: Words, lift: Lift) -> Advice:
    changes = [change for way in lift.ways for change in way]
    codes = [code for change in changes for code in (change.now, *change.wanted)]
    return Advice(
        level=version.by_code[lift.level],
        steps=lift.steps,
        ways=tuple(tuple(words.change(change) for change in way) for way in lift.ways),
        missing=shown(lift.missing),
        places=tuple(
            Place(words.section(room.section), shown(room.left), shown(room.got), shown(room.maximum))
            for room in lift.rooms
        ),
        ask=words.unknown(codes),
    )
