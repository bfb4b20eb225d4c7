"""From JSON to a rubric and back; what is no rubric is told at its place ("sections[1].maximum")."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from tidtam.kit.thai import clean
from tidtam.registers.marks.rubric.shape import (
    COMMITTEE,
    METHODS,
    Band,
    Item,
    LevelDef,
    Otherwise,
    Rubric,
    Rule,
    Section,
)

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

MOST = 60  # levels, sections, items of a section, rules: more is no scheme that a person can read
MOST_POINTS = 10_000
CODE = re.compile(r"[0-9A-Za-zก-๎][0-9A-Za-zก-๎._-]{0,19}")
MOST_LETTERS = 400
LENGTHS = {"name_th": 120, "name_en": 120, "colour_th": 60, "colour": 20, "slogan_th": 200, "slogan_en": 200}


@dataclass(frozen=True)
class Problem:
    """What is wrong with a rubric. place: the way to it in the document, "" for the whole."""

    place: str
    text: "StrOrPromise"
    params: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return str(self.text) % self.params if self.params else str(self.text)

    @property
    def part(self) -> str:
        """levels, sections, bands, rules or otherwise; "" for the whole."""
        return re.split(r"[\[.]", self.place, maxsplit=1)[0]


def problem(place: str, text: "StrOrPromise", **params: Any) -> Problem:
    """A problem whose words name values."""
    return Problem(place, text, params)


class Unreadable(Exception):
    """The document is no rubric at all."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(f"{one.place}: {one}" for one in problems))
        self.problems = problems


def read(document: Any) -> Rubric:
    """The rubric that a JSON value holds; raises Unreadable with every place that cannot be read."""
    found = _Reader()
    if not isinstance(document, Mapping):
        raise Unreadable([Problem("", _("Expected a JSON object."))])
    method = document.get("method", COMMITTEE)
    if method not in METHODS:
        found.wrong("method", _("Expected one of: points, rules, committee."))
    rubric = Rubric(
        method=str(method),
        total=found.number(document, "total", "total"),
        levels=tuple(found.level(row, place) for row, place in found.rows(document, "levels")),
        sections=tuple(found.section(row, place) for row, place in found.rows(document, "sections")),
        bands=tuple(found.band(row, place) for row, place in found.rows(document, "bands")),
        rules=tuple(found.rule(row, place) for row, place in found.rows(document, "rules")),
        otherwise=found.otherwise(document),
    )
    if found.problems:
        raise Unreadable(found.problems)
    return rubric


def written(rubric: Rubric) -> dict[str, Any]:
    """The same as a JSON value; read again it is the same rubric."""
    document = asdict(rubric)
    for rule in document["rules"]:
        rule["allowed"] = {aspect: list(items) for aspect, items in rule["allowed"].items()}
    return {key: list(value) if isinstance(value, tuple) else value for key, value in document.items()}


class _Reader:
    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def wrong(self, place: str, text: "StrOrPromise") -> None:
        self.problems.append(Problem(place, text))

    def rows(
        self, document: Mapping[str, Any], key: str, within: str = ""
    ) -> list[tuple[Mapping[str, Any], str]]:
        """The rows of a list with the place of each."""
        place = f"{within}.{key}" if within else key
        value = document.get(key)
        if value is None:
            return []
        if not isinstance(value, list | tuple) or len(value) > MOST:
            self.wrong(place, _("Expected a list of at most 60 rows."))
            return []
        found = []
        for number, row in enumerate(value):
            if isinstance(row, Mapping):
                found.append((row, f"{place}[{number}]"))
            else:
                self.wrong(f"{place}[{number}]", _("Expected a JSON object."))
        return found

    def text(self, row: Mapping[str, Any], key: str, place: str) -> str:
        value = row.get(key)
        if value is None:
            return ""
        if not isinstance(value, str) or len(value) > LENGTHS.get(key, MOST_LETTERS):
            self.wrong(f"{place}.{key}", _("Expected a text, not too long."))
            return ""
        return clean(value)

    def code(self, row: Mapping[str, Any], key: str, place: str, *, may_lack: bool = False) -> str:
        value = row.get(key)
        if may_lack and value in (None, ""):
            return ""
        if not isinstance(value, str) or not CODE.fullmatch(clean(value)):
            self.wrong(f"{place}.{key}", _("Expected a code of at most 20 letters and digits, such as 1.1."))
            return ""
        return clean(value)

    def number(self, row: Mapping[str, Any], key: str, place: str) -> int | None:
        value = row.get(key)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= MOST_POINTS:
            self.wrong(place, _("Expected whole points, 0 to 10,000."))
            return None
        return value

    def level(self, row: Mapping[str, Any], place: str) -> LevelDef:
        keys = ("name_th", "name_en", "colour_th", "colour", "slogan_th", "slogan_en", "approver")
        texts = {key: self.text(row, key, place) for key in keys}
        return LevelDef(code=self.code(row, "code", place), **texts)

    def section(self, row: Mapping[str, Any], place: str) -> Section:
        items = tuple(
            Item(
                self.code(item, "code", inner),
                self.text(item, "text_th", inner),
                self.text(item, "text_en", inner),
                self.number(item, "maximum", f"{inner}.maximum"),
            )
            for item, inner in self.rows(row, "items", place)
        )
        return Section(
            self.code(row, "code", place),
            self.text(row, "name_th", place),
            self.text(row, "name_en", place),
            self.number(row, "maximum", f"{place}.maximum"),
            items,
        )

    def band(self, row: Mapping[str, Any], place: str) -> Band:
        ends = [self.number(row, key, f"{place}.{key}") for key in ("minimum", "maximum")]
        for key, end in zip(("minimum", "maximum"), ends, strict=True):
            if end is None and row.get(key) is None:
                self.wrong(f"{place}.{key}", _("Expected whole points, 0 to 10,000."))
        return Band(self.code(row, "level", place, may_lack=True), ends[0] or 0, ends[1] or 0)

    def rule(self, row: Mapping[str, Any], place: str) -> Rule:
        allowed: dict[str, tuple[str, ...]] = {}
        given = row.get("allowed", {})
        if not isinstance(given, Mapping):
            self.wrong(f"{place}.allowed", _("Expected a JSON object."))
            given = {}
        for aspect, items in given.items():
            if not isinstance(items, list | tuple) or not all(isinstance(item, str) for item in items):
                self.wrong(f"{place}.allowed", _("Expected a list of sub-items, such as 1.1 and 1.2."))
                continue
            allowed[clean(str(aspect))] = tuple(dict.fromkeys(clean(item) for item in items))
        return Rule(self.code(row, "level", place), allowed)

    def otherwise(self, document: Mapping[str, Any]) -> Otherwise:
        row = document.get("otherwise", {})
        if not isinstance(row, Mapping):
            self.wrong("otherwise", _("Expected a JSON object."))
            return Otherwise()
        return Otherwise(
            self.code(row, "level", "otherwise", may_lack=True),
            self.text(row, "text_th", "otherwise"),
            self.text(row, "text_en", "otherwise"),
            self.code(row, "above", "otherwise", may_lack=True),
        )
