"""A version of a scheme as plain values: levels, sections, bands, rule table."""

from collections.abc import Mapping
from dataclasses import dataclass, field

HUNDRED = 100  # points are kept in hundredths, so that halves and thirds of several assessors add up exactly

POINTS, RULES, COMMITTEE = "points", "rules", "committee"
METHODS = (POINTS, RULES, COMMITTEE)
PROPOSAL = "level"  # the one question of a scheme that the committee decides without points or rules


@dataclass(frozen=True)
class LevelDef:
    """A level. colour: a token of the house (premium …) or #rrggbb; approver: "" is the version's."""

    code: str
    name_th: str
    name_en: str = ""
    colour_th: str = ""
    colour: str = ""
    slogan_th: str = ""
    slogan_en: str = ""
    approver: str = ""


@dataclass(frozen=True)
class Item:
    """A sub-item (1.1), its wording "" where the official one is not known.

    maximum: points, None where it is chosen.
    """

    code: str
    text_th: str = ""
    text_en: str = ""
    maximum: int | None = None


@dataclass(frozen=True)
class Section:
    """A part with its maximum points, or an aspect of which one sub-item is chosen."""

    code: str
    name_th: str
    name_en: str = ""
    maximum: int | None = None
    items: tuple[Item, ...] = ()

    @property
    def scored(self) -> tuple[tuple[str, int], ...]:
        """What points are given for, with the most that can be had: its items, else the section itself."""
        if self.items:
            return tuple((item.code, item.maximum or 0) for item in self.items)
        return ((self.code, self.maximum or 0),)

    @property
    def choices(self) -> tuple[str, ...]:
        return tuple(item.code for item in self.items)


@dataclass(frozen=True)
class Band:
    """From minimum to maximum whole points: a level, or "" for explicitly none."""

    level: str
    minimum: int
    maximum: int


@dataclass(frozen=True)
class Rule:
    """A level for whose every named aspect one of the allowed sub-items is chosen; an aspect not named is free."""

    level: str
    allowed: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Otherwise:
    """What answers get that no rule speaks of: a level, or words for none.

    above: the level over which such a product stands, for what would lift it; "" is below all.
    """

    level: str = ""
    text_th: str = ""
    text_en: str = ""
    above: str = ""


@dataclass(frozen=True)
class Rubric:
    """Levels, the highest first, and the way to them."""

    method: str = COMMITTEE
    total: int | None = None
    levels: tuple[LevelDef, ...] = ()
    sections: tuple[Section, ...] = ()
    bands: tuple[Band, ...] = ()
    rules: tuple[Rule, ...] = ()
    otherwise: Otherwise = field(default_factory=Otherwise)

    @property
    def level_codes(self) -> tuple[str, ...]:
        return tuple(level.code for level in self.levels)

    def rank(self, code: str) -> int:
        """0 is the highest; no level stands where `otherwise.above` puts it, else below all."""
        if code:
            return self.level_codes.index(code)
        above = self.otherwise.above
        return self.level_codes.index(above) if above in self.level_codes else len(self.levels)

    @property
    def questions(self) -> dict[str, tuple[str, ...]]:
        """What is chosen from what, by aspect; nothing where points are given."""
        if self.method == RULES:
            return {section.code: section.choices for section in self.sections}
        return {PROPOSAL: self.level_codes} if self.method == COMMITTEE else {}

    @property
    def scored(self) -> dict[str, int]:
        """What points are given for, with the most whole points of each; nothing where choices are made."""
        if self.method != POINTS:
            return {}
        return {code: most for section in self.sections for code, most in section.scored}
