"""What the sheets of one assessment come to: question by question, the whole, and how far assessors are apart."""

from collections.abc import Sequence
from dataclasses import dataclass

from tidtam.registers.marks.models import Assessment, Level, Sheet, Version
from tidtam.registers.marks.queries.advice import Words
from tidtam.registers.marks.queries.points import shown
from tidtam.registers.marks.rubric.outcome import Outcome, Spread, outcome, spread, total_spread, wide
from tidtam.registers.marks.rubric.shape import HUNDRED, POINTS


@dataclass(frozen=True)
class Line:
    """One question: what each assessor answered, and the answers together.

    together: the average, or what most chose. apart: the range and the standard deviation, or the votes.
    """

    label: str
    maximum: str
    answers: tuple[str, ...]
    together: str
    apart: str
    deviation: str
    agreed: bool


@dataclass(frozen=True)
class Summary:
    """found: the result by the scheme's own rules. level: its level, None for none or while it is open."""

    sheets: tuple[Sheet, ...]
    waiting: tuple[Sheet, ...]
    lines: tuple[Line, ...]
    total: Line | None
    found: Outcome
    level: Level | None
    is_wide: bool

    @property
    def is_whole(self) -> bool:
        """All sheets are in."""
        return bool(self.sheets) and not self.waiting


def summary(assessment: Assessment) -> Summary:
    """From the sheets that are handed in."""
    version = assessment.version
    sheets = list(assessment.sheets.all())
    done = tuple(sheet for sheet in sheets if sheet.is_handed_in)
    given = [sheet.answers for sheet in done]
    found = outcome(version.rules, given)
    return Summary(
        sheets=done,
        waiting=tuple(sheet for sheet in sheets if not sheet.is_handed_in),
        lines=tuple(_lines(version, given)),
        total=_total(version, given) if version.rules.method == POINTS and given else None,
        found=found,
        level=version.by_code.get(found.level),
        is_wide=wide(version.rules, given, version.spread_limit),
    )


def no_level(version: Version) -> str:
    """How the version says that a product has no level."""
    words = version.rules.otherwise
    return (words.text_en if Words(version).english and words.text_en else words.text_th) or "–"


def _lines(version: Version, given: Sequence[dict[str, object]]) -> list[Line]:
    words, rubric = Words(version), version.rules
    found = []
    for code, most in rubric.scored.items():
        apart = spread(rubric, given, code)
        answers = tuple(shown(int(str(sheet[code]))) for sheet in given)
        found.append(_scored(words.section(code), most, answers, apart))
    for aspect in rubric.questions:
        apart = spread(rubric, given, aspect)
        votes = list((apart.votes or {}).items())
        even = len(votes) > 1 and votes[0][1] == votes[1][1]
        found.append(
            Line(
                label=words.section(aspect),
                maximum="",
                answers=tuple(words.choice(aspect, str(sheet[aspect])) for sheet in given),
                together="" if even or not votes else words.choice(aspect, votes[0][0]),
                apart=", ".join(f"{words.choice(aspect, code)} × {count}" for code, count in votes),
                deviation="",
                agreed=apart.unanimous,
            )
        )
    return found


def _total(version: Version, given: Sequence[dict[str, object]]) -> Line:
    sums = tuple(shown(sum(int(str(sheet[code])) for code in version.rules.scored)) for sheet in given)
    return _scored("", version.rules.total or 0, sums, total_spread(version.rules, given))


def _scored(label: str, most: int, answers: tuple[str, ...], apart: Spread) -> Line:
    return Line(
        label=label,
        maximum=shown(most * HUNDRED),
        answers=answers,
        together=shown(apart.mean),
        apart=f"{shown(apart.lowest)}–{shown(apart.highest)}" if answers else "",
        deviation="" if apart.deviation is None else f"{apart.deviation / HUNDRED:.2f}",
        agreed=apart.unanimous,
    )
