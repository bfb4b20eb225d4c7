"""The register's names as the reading looks them up; what stands in the database is brought by `known`."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from tidtam.kit import thai
from tidtam.reporting.intake.reading.shape import Candidate

_MARKS = re.compile("[็-๎]")


def unmarked(name: str) -> str:
    """Without tones and the sign of silence: หนองโพธิ is หนองโพธิ์ written in haste."""
    return _MARKS.sub("", name)


class Match(Protocol):
    """Candidates for typed names, best first, each with whether it lies where it was looked for."""

    def __call__(self, texts: Sequence[str], within: Sequence[str]) -> list["Found"]: ...


@dataclass(frozen=True)
class Found:
    """What a typed name may mean. verdict: "one", "several", "none" or "outside" of where it was looked for.

    fitting: the candidates that fit best; sure: the best is named just so, not only alike; near: it is only similar;
    doubted: it has another moo, or lies elsewhere, than was typed.
    """

    verdict: str
    candidates: tuple[Candidate, ...] = ()
    fitting: tuple[Candidate, ...] = ()
    sure: bool = False
    near: bool = False
    doubted: bool = False

    @property
    def settled(self) -> bool:
        """One fits, named so or of the same sound, and nothing else that was said of it is against it."""
        return self.verdict == "one" and len(self.fitting) == 1 and not self.near and not self.doubted


@dataclass
class Names:
    """Names of one level: bare name -> codes, sound -> codes. longest: letters of the longest bare name."""

    bare: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    sound: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    marks: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    longest: int = 0

    @classmethod
    def of(cls, rows: Iterable[tuple[str, str]], *, villages: bool = False) -> "Names":
        """rows: (code, name). villages: หมู่บ้าน and บ้าน fall away, which in อำเภอบ้านไผ่ are the name."""
        names = cls()
        for code, name in rows:
            bare = thai.bare_place(name) if villages else thai.clean(name)
            names.bare[bare].append(code)
            names.sound[thai.sound_key(bare)].append(code)
            names.marks[unmarked(bare)].append(code)
            names.longest = max(names.longest, len(bare))
        return names

    def codes(self, name: str) -> list[str]:
        return self.bare.get(name, [])

    def alike(self, name: str) -> list[str]:
        """Of names that sound the same, though spelled otherwise, or differ in marks alone."""
        if len(name) <= 2:
            return []
        return self.sound.get(thai.sound_key(name), []) or self.marks.get(unmarked(name), [])

    def prefix(self, text: str) -> str:
        """The longest name with which the text begins, "" where there is none."""
        for length in range(min(len(text), self.longest), 1, -1):
            if text[:length] in self.bare:
                return text[:length]
        return ""


@dataclass(frozen=True)
class Office:
    """A post or a body that stands in the register already."""

    code: str
    name: str
    area: str = ""


@dataclass(frozen=True)
class Work:
    """A work item of the programme: its name, and the short one of tables."""

    code: str
    name: str
    short: str
    level: str = ""


@dataclass(frozen=True)
class Known:
    """What the reading knows of the world. provinces: names; the others of the provinces that the paper is about.

    labels: code -> "อ.โนนศิลา", of provinces, districts and subdistricts.
    """

    provinces: Names
    districts: Names
    subdistricts: Names
    villages: Names
    labels: dict[str, str]
    match: Match
    posts: tuple[Office, ...] = ()
    bodies: tuple[Office, ...] = ()
    works: tuple[Work, ...] = ()
    home: tuple[str, ...] = ()
