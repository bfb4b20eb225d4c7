"""From what assessors answered to the level that the scheme's own rules give."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import pstdev

from tidtam.registers.marks.rubric import boxes
from tidtam.registers.marks.rubric.shape import HUNDRED, POINTS, RULES, Rubric

Answers = Mapping[str, object]  # points in hundredths by section or sub-item; a chosen code by aspect


@dataclass(frozen=True)
class Outcome:
    """What the rules say. level: its code, "" for no level; settled: False where the sheets leave it open.

    score: hundredths of a point, rounded down, so that the level shown is the level of the score shown.
    """

    level: str
    settled: bool
    score: int | None = None
    choices: Mapping[str, str] | None = None
    points: Mapping[str, int] | None = None


UNSETTLED = Outcome("", settled=False)


@dataclass(frozen=True)
class Spread:
    """How far assessors are apart over one question, or over the whole. Points in hundredths.

    votes: how many chose which sub-item. unanimous: nobody differs.
    """

    mean: int | None = None
    lowest: int | None = None
    highest: int | None = None
    deviation: float | None = None
    votes: Mapping[str, int] | None = None

    @property
    def width(self) -> int:
        return (self.highest or 0) - (self.lowest or 0)

    @property
    def unanimous(self) -> bool:
        return len(self.votes or {}) < 2 and not self.width


def complete(rubric: Rubric, answers: Answers) -> bool:
    """Whether every question of the scheme has its answer."""
    return all(answers.get(code) not in (None, "") for code in (*rubric.scored, *rubric.questions))


def outcome(rubric: Rubric, sheets: Sequence[Answers]) -> Outcome:
    """The result of the sheets together: of points the average, of choices what most chose.

    As many votes for one sub-item as for another settle nothing; neither do sheets that are not complete.
    """
    if not sheets or not all(complete(rubric, answers) for answers in sheets):
        return UNSETTLED
    if rubric.method == POINTS:
        summed = sum(_points(answers, code) for answers in sheets for code in rubric.scored)
        score = summed // len(sheets)
        means = {
            code: sum(_points(answers, code) for answers in sheets) // len(sheets) for code in rubric.scored
        }
        return Outcome(level_of_score(rubric, score), settled=True, score=score, points=means)
    chosen = {}
    for aspect in rubric.questions:
        (first, most), *others = Counter(str(answers[aspect]) for answers in sheets).most_common(2)
        if others and others[0][1] == most:
            return UNSETTLED
        chosen[aspect] = first
    if rubric.method == RULES:
        return Outcome(level_of_choices(rubric, chosen), settled=True, choices=chosen)
    return UNSETTLED  # the committee decides; a proposal binds nobody


def level_of_score(rubric: Rubric, score: int) -> str:
    """The level of the highest band that the score (hundredths) reaches; "" for none."""
    reached = [band for band in rubric.bands if band.minimum * HUNDRED <= score]
    return max(reached, key=lambda band: band.minimum).level if reached else ""


def level_of_choices(rubric: Rubric, choices: Mapping[str, str]) -> str:
    """The level whose rule the choices meet, else what the scheme says of all others."""
    every = boxes.whole(rubric)
    for rule in rubric.rules:
        if boxes.covers(boxes.box_of(rule, every), choices):
            return rule.level
    return rubric.otherwise.level


def spread(rubric: Rubric, sheets: Sequence[Answers], code: str) -> Spread:
    """How far the sheets that answer it are apart over one section, sub-item or aspect."""
    given = [answers[code] for answers in sheets if answers.get(code) not in (None, "")]
    if code in rubric.questions:
        return Spread(votes=dict(Counter(str(one) for one in given).most_common()))
    return _spread([int(str(one)) for one in given])


def total_spread(rubric: Rubric, sheets: Sequence[Answers]) -> Spread:
    """How far the totals of the complete sheets are apart."""
    done = [answers for answers in sheets if complete(rubric, answers)]
    return _spread([sum(_points(answers, code) for code in rubric.scored) for answers in done])


def wide(rubric: Rubric, sheets: Sequence[Answers], limit: int | None) -> bool:
    """Whether the assessors are farther apart than the version allows.

    limit: points between the highest and the lowest total, or aspects answered differently; None is never.
    """
    if limit is None or len(sheets) < 2:
        return False
    if rubric.method == POINTS:
        return total_spread(rubric, sheets).width > limit * HUNDRED
    return sum(not spread(rubric, sheets, code).unanimous for code in rubric.questions) > limit


def _spread(values: list[int]) -> Spread:
    if not values:
        return Spread()
    return Spread(sum(values) // len(values), min(values), max(values), pstdev(values))


def _points(answers: Answers, code: str) -> int:
    return int(str(answers[code]))
