"""What a rubric must hold to before it is published: nobody is left without a result, nobody gets two."""

import re
from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise

from django.utils.translation import gettext_lazy as _

from tidtam.registers.marks.rubric import boxes
from tidtam.registers.marks.rubric.reading import Problem, problem
from tidtam.registers.marks.rubric.shape import COMMITTEE, POINTS, RULES, Rubric

COLOURS = ("premium", "classic", "standard", "rising")
HEX = re.compile(r"#[0-9a-fA-F]{6}")
APPROVERS = ("", "district", "province", "national")


def problems(rubric: Rubric) -> list[Problem]:
    """Everything that keeps the rubric from being published, in the order of its parts."""
    found = [*_levels(rubric), *_sections(rubric)]
    match rubric.method:
        case "points":
            found += [*_points(rubric), *_bands(rubric)]
        case "rules":
            found += [*_rules(rubric), *_otherwise(rubric)]
        case _:
            pass
    return [*found, *_foreign(rubric)]


def _levels(rubric: Rubric) -> Iterator[Problem]:
    if not rubric.levels:
        yield Problem("levels", _("At least one level is needed."))
    yield from _once("levels", rubric.level_codes)
    for number, level in enumerate(rubric.levels):
        if not level.name_th:
            yield Problem(f"levels[{number}].name_th", _("A level needs a Thai name."))
        if level.colour and level.colour not in COLOURS and not HEX.fullmatch(level.colour):
            yield Problem(f"levels[{number}].colour", _("Expected a colour such as #b58a1a."))
        if level.approver not in APPROVERS:
            yield Problem(f"levels[{number}].approver", _("Expected district, province or national."))


def _sections(rubric: Rubric) -> Iterator[Problem]:
    yield from _once("sections", [section.code for section in rubric.sections])
    yield from _once("sections", [item.code for section in rubric.sections for item in section.items])
    for number, section in enumerate(rubric.sections):
        if not section.name_th:
            yield Problem(f"sections[{number}].name_th", _("A section needs a Thai name."))


def _once(place: str, codes: Iterable[str]) -> Iterator[Problem]:
    seen: set[str] = set()
    for number, code in enumerate(codes):
        if code in seen:
            yield problem(f"{place}[{number}].code", _("The code %(code)s comes twice."), code=code)
        seen.add(code)


def _points(rubric: Rubric) -> Iterator[Problem]:
    """Items add up to their section, sections to the total."""
    if not rubric.sections:
        yield Problem("sections", _("Points need at least one section."))
    if not rubric.total:
        yield Problem("total", _("Say how many points there are in all."))
    for number, section in enumerate(rubric.sections):
        place = f"sections[{number}].maximum"
        if not section.maximum:
            yield problem(place, _("Section %(code)s needs its maximum points."), code=section.code)
        if not section.items:
            continue
        if any(not item.maximum for item in section.items):
            yield problem(place, _("Every sub-item of section %(code)s needs points."), code=section.code)
        elif (summed := sum(item.maximum or 0 for item in section.items)) != section.maximum:
            yield problem(
                place,
                _("The sub-items of section %(code)s add up to %(sum)s, not %(maximum)s."),
                code=section.code,
                sum=summed,
                maximum=section.maximum,
            )
    added = sum(section.maximum or 0 for section in rubric.sections)
    if rubric.total and rubric.sections and added != rubric.total:
        yield problem(
            "total", _("The sections add up to %(sum)s, not %(total)s."), sum=added, total=rubric.total
        )
    codes = [code for section in rubric.sections for code, _most in section.scored]
    yield from _once("sections", codes)


def _bands(rubric: Rubric) -> Iterator[Problem]:
    """From 0 to the total without a gap, every level once, more points never a lower level."""
    rising = sorted(enumerate(rubric.bands), key=lambda row: (row[1].minimum, row[1].maximum))
    if not rising:
        yield Problem("bands", _("Bands are missing: no score would give a level."))
        return
    for number, band in rising:
        if band.maximum < band.minimum:
            yield Problem(f"bands[{number}]", _("The band ends before it begins."))
    (first, lowest), (last, highest) = rising[0], rising[-1]
    if lowest.minimum != 0:
        yield problem(
            f"bands[{first}].minimum",
            _("No level from 0 to %(end)s points: the lowest band must begin at 0."),
            end=lowest.minimum - 1,
        )
    if rubric.total and highest.maximum != rubric.total:
        yield problem(
            f"bands[{last}].maximum",
            _("The highest band must end at the total, %(total)s."),
            total=rubric.total,
        )
    for (_before, lower), (number, upper) in pairwise(rising):
        if upper.minimum > lower.maximum + 1:
            text = _("No level from %(start)s to %(end)s points.")
            ends = {"start": lower.maximum + 1, "end": upper.minimum - 1}
            yield problem(f"bands[{number}].minimum", text, **ends)
        elif upper.minimum <= lower.maximum:
            text = _("Two levels from %(start)s to %(end)s points.")
            ends = {"start": upper.minimum, "end": min(lower.maximum, upper.maximum)}
            yield problem(f"bands[{number}].minimum", text, **ends)
    yield from _band_levels(rubric, [band.level for _number, band in rising])


def _band_levels(rubric: Rubric, rising: list[str]) -> Iterator[Problem]:
    for number, band in enumerate(rubric.bands):
        if band.level and band.level not in rubric.level_codes:
            yield problem(f"bands[{number}].level", _("There is no level %(code)s."), code=band.level)
    for code in rubric.level_codes:
        if rising.count(code) != 1:
            yield problem("bands", _("Level %(code)s needs exactly one band."), code=code)
    if "" in rising[1:] or rising.count("") > 1:
        yield Problem("bands", _("Only the lowest band may give no level."))
    ranks = [rubric.level_codes.index(code) for code in rising if code in rubric.level_codes]
    if any(upper > lower for lower, upper in pairwise(ranks)):
        yield Problem("bands", _("More points may not give a lower level."))
    if "" in rising and not rubric.otherwise.text_th:
        yield Problem("otherwise.text_th", _("Say in words what a product without a level is told."))


def _rules(rubric: Rubric) -> Iterator[Problem]:
    """Rules name only what is there, and no combination has two levels."""
    known = rubric.questions
    if not rubric.rules:
        yield Problem("rules", _("The rule table is empty."))
    if not rubric.sections:
        yield Problem("sections", _("A rule table needs aspects with sub-items."))
    for number, section in enumerate(rubric.sections):
        if not section.items:
            yield problem(
                f"sections[{number}].items", _("Aspect %(code)s needs sub-items."), code=section.code
            )
    for number, rule in enumerate(rubric.rules):
        place = f"rules[{number}]"
        if rule.level not in rubric.level_codes:
            yield problem(f"{place}.level", _("There is no level %(code)s."), code=rule.level)
        for aspect, items in rule.allowed.items():
            if aspect not in known:
                yield problem(f"{place}.allowed", _("There is no aspect %(code)s."), code=aspect)
            elif strange := [item for item in items if item not in known[aspect]]:
                text = _("Aspect %(aspect)s has no sub-item %(code)s.")
                yield problem(f"{place}.allowed", text, aspect=aspect, code=strange[0])
            elif not items:
                yield problem(f"{place}.allowed", _("Aspect %(code)s allows no sub-item."), code=aspect)
    for code in rubric.level_codes:
        if all(rule.level != code for rule in rubric.rules) and code != rubric.otherwise.level:
            yield problem("rules", _("No rule leads to level %(code)s."), code=code)
    every = boxes.whole(rubric)
    for (_one, first), (number, second) in combinations(enumerate(rubric.rules), 2):
        both = boxes.shared(boxes.box_of(first, every), boxes.box_of(second, every))
        if both is not None and first.level != second.level:
            example = " ".join(min(items) for items in both.values())
            text = _("The answers %(answers)s would give both %(one)s and %(other)s.")
            yield problem(f"rules[{number}]", text, answers=example, one=first.level, other=second.level)


def _otherwise(rubric: Rubric) -> Iterator[Problem]:
    """Where the rules leave answers open, the scheme says what those get: a level, or words for none."""
    given = rubric.otherwise
    for key in ("level", "above"):
        code = getattr(given, key)
        if code and code not in rubric.level_codes:
            yield problem(f"otherwise.{key}", _("There is no level %(code)s."), code=code)
    try:
        left = boxes.count(boxes.uncovered(rubric))
    except boxes.Tangled:
        yield Problem("rules", _("The rule table is too tangled to be checked; use fewer rules or aspects."))
        return
    if left and not given.level and not given.text_th:
        every = boxes.size(boxes.whole(rubric))
        text = _(
            "No rule speaks of %(left)s of the %(all)s possible answers: name a level, "
            "or say in words that there is none."
        )
        yield problem("otherwise", text, left=left, all=every)


def _foreign(rubric: Rubric) -> Iterator[Problem]:
    """Parts that the method never asks are a mistake of whoever wrote them."""
    if rubric.bands and rubric.method != POINTS:
        yield Problem("bands", _("Bands belong to points."))
    if rubric.rules and rubric.method != RULES:
        yield Problem("rules", _("A rule table belongs to rules."))
    if rubric.total is not None and rubric.method != POINTS:
        yield Problem("total", _("A total belongs to points."))
    if rubric.sections and rubric.method == COMMITTEE:
        yield Problem("sections", _("Where the committee decides freely, there are no sections."))
