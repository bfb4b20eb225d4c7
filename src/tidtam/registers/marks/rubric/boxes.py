"""Rule tables as boxes: a rule allows, aspect by aspect, some sub-items, and so a box of all combinations.

What two rules share and what none covers follows from the boxes exactly, however many combinations there are.
"""

from collections.abc import Iterable, Mapping
from math import prod

from tidtam.registers.marks.rubric.shape import Rubric, Rule

Box = Mapping[str, frozenset[str]]
Answers = Mapping[str, str]
MOST_BOXES = 5_000


class Tangled(Exception):
    """What the rules leave open falls into more pieces than anybody could read."""


def whole(rubric: Rubric) -> Box:
    """Every combination of answers."""
    return {aspect: frozenset(items) for aspect, items in rubric.questions.items()}


def box_of(rule: Rule, every: Box) -> Box:
    """The combinations that the rule covers; an aspect that it does not name is free."""
    return {
        aspect: frozenset(rule.allowed[aspect]) & items if aspect in rule.allowed else items
        for aspect, items in every.items()
    }


def size(box: Box) -> int:
    """How many combinations."""
    return prod(len(items) for items in box.values())


def shared(one: Box, other: Box) -> Box | None:
    """What both cover, None where they share nothing."""
    both = {aspect: items & other[aspect] for aspect, items in one.items()}
    return both if size(both) else None


def without(box: Box, cut: Box) -> list[Box]:
    """The box less what `cut` covers, as boxes that share nothing."""
    if shared(box, cut) is None:
        return [box] if size(box) else []
    left: list[Box] = []
    rest = dict(box)
    for aspect in box:
        outside = rest[aspect] - cut[aspect]
        if outside:
            left.append({**rest, aspect: outside})
        rest[aspect] = rest[aspect] & cut[aspect]
    return left


def uncovered(rubric: Rubric) -> list[Box]:
    """The combinations that no rule speaks of, as boxes that share nothing; raises Tangled."""
    every = whole(rubric)
    left = [every] if size(every) else []
    for rule in rubric.rules:
        cut = box_of(rule, every)
        left = [part for box in left for part in without(box, cut)]
        if len(left) > MOST_BOXES:
            raise Tangled
    return left


def count(boxes: Iterable[Box]) -> int:
    """Combinations in boxes that share nothing."""
    return sum(size(box) for box in boxes)


def covers(box: Box, answers: Answers) -> bool:
    return all(answers.get(aspect) in items for aspect, items in box.items())
