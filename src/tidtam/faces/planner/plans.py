"""From what was asked to plans: the question that the engine gets, for each character another, and what comes back."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from tidtam.faces.planner.asked import CHARACTERS, Asked
from tidtam.faces.planner.queries.candidates import LUNCH, Candidate, Found, candidates
from tidtam.faces.planner.queries.starts import ProvinceStarts, Start, found, starts, usual
from tidtam.kit.tours import Day, Group, Place, Plan, Question, Window, quick, rank, timed
from tidtam.kit.travel import Table, mode, table
from tidtam.kit.travel.service import MOST_POINTS, serves
from tidtam.registers.tourism.models import Kind, Offer

NOON = 12 * 60 + 30
MOST_BEDS = 3  # homestays that are tried
WORK = 6_000  # of the first plans: the worker looks longer
HANDS = {Kind.ACTIVITY: 250, Kind.DISH: 250, Kind.EVENT: 120, Kind.SOUVENIR: 80, Kind.ATTRACTION: 50}


@dataclass(frozen=True)
class World:
    """What the plans of one page share. nodes: of each candidate and bed (by key) in the table; 0 is the start,
    1 the end. bed: where the nights are spent, None where there is none to be had or no night."""

    asked: Asked
    start: Start
    end: Start
    found: Found
    table: Table
    nodes: dict[str, int]
    places: list[ProvinceStarts]
    bed: Offer | None = None

    @property
    def by_key(self) -> dict[str, Candidate]:
        return {one.key: one for one in self.found.candidates}


@dataclass(frozen=True)
class Made:
    """One plan of a character. question: what it answers, for whoever changes it. is_set: a person set its order."""

    character: str
    question: Question
    plan: Plan
    is_set: bool = False


class NowhereToStart(Exception):
    """No village is shown whose province has a district with a position."""


def world_of(asked: Asked) -> World:
    """Look up everything that the plans need; nothing is written."""
    places = starts()
    start = found(asked.start, places) or usual(places)
    if start is None:
        raise NowhereToStart
    end = found(asked.end, places) or start
    how = mode(asked.mode)
    hours = (asked.closes - asked.opens) / 60
    reach = min(how.farthest_km, hours * how.kmh * (0.5 if asked.days == 1 else 1)) / how.factor
    rows = candidates(asked, start.point, reach)
    if serves(asked.mode):  # a routing service answers for so many points only
        rows = rows._replace(candidates=rows.candidates[: MOST_POINTS - 8])
    beds = _beds(asked, rows, start) if asked.days > 1 else []
    points: dict[tuple[float, float], int] = {}
    spots = [start.point, end.point]
    nodes: dict[str, int] = {}
    named = [(one.key, one.point) for one in rows.candidates]
    named += [(f"o{bed.pk}", bed.point or bed.page.point) for bed in beds if bed.point or bed.page.point]  # type: ignore[misc]
    for key, point in named:
        if point not in points:
            points[point] = len(spots)
            spots.append(point)
        nodes[key] = points[point]
    whole = World(asked, start, end, rows, table(spots, asked.mode), nodes, places)
    return _with_bed(whole, beds) if beds else whole


def plans(world: World) -> list[Made]:
    """One for each character, those that come to the same only once; or the one whose order a person has set."""
    asked = world.asked
    if asked.order:
        return [_set(world)]
    wanted = [asked.chosen] if asked.chosen else list(CHARACTERS)
    made: list[Made] = []
    for character in wanted:
        question = question_of(world, character)
        plan = quick(question, rounds=max(6, WORK // max(1, len(question.places) * asked.days)))
        if all(one.plan.keys != plan.keys for one in made):
            made.append(Made(character, question, plan))
    return made


def _set(world: World) -> Made:
    """What a person has set, as far as it is there still."""
    character = world.asked.chosen or CHARACTERS[0]
    question = question_of(world, character)
    order = [[key for key in day if key in question.by_key] for day in world.asked.order]
    return Made(character, question, timed(question, order), is_set=True)


def question_of(world: World, character: str) -> Question:
    """In minutes from midnight of each day."""
    asked = world.asked
    meals = [_has_noon(asked) and asked.meal] * asked.days
    places: list[Place] = []
    number = 0
    for one in world.found.candidates:
        must = one.key in world.found.asked_for
        stay, worth = _stay(one, character), _worth(one, character)
        if one.is_meal and any(meals):
            day = number % asked.days  # the same dish is not eaten on two days
            number += 1
            windows = tuple(
                Window(max(opens, LUNCH[0]), min(closes - stay, LUNCH[1]), frozenset({day}))
                for opens, closes in one.spans[day]
            )
            places.append(Place(one.key, world.nodes[one.key], stay, worth, windows, f"meal{day}", must))
            continue
        spans: dict[tuple[int, int], set[int]] = {}
        for day, told in enumerate(one.spans):
            for span in told:
                spans.setdefault(span, set()).add(day)
        windows = tuple(
            Window.open(opens, closes, stay, frozenset(days)) for (opens, closes), days in spans.items()
        )
        places.append(Place(one.key, world.nodes[one.key], stay, worth, windows, "", must))
    used = {place.group for place in places if place.group}
    groups = tuple(Group(name, required=True) for name in sorted(used))
    return Question(tuple(places), _days(world), world.table.minutes, groups)


def _has_noon(asked: Asked) -> bool:
    return asked.opens <= NOON - 30 and asked.closes >= NOON + 30


def _stay(one: Candidate, character: str) -> int:
    return ceil(one.stay * 1.4 / 5) * 5 if character == "calm" and not one.is_meal else one.stay


def _worth(one: Candidate, character: str) -> int:
    if character == "calm":
        return max(1, one.worth * 100 // (100 + round(4 * one.far_km)))
    if character == "hands":
        return max(1, one.worth * HANDS[Kind(one.kind)] // 100)
    return max(1, one.worth)


def _days(world: World) -> tuple[Day, ...]:
    asked = world.asked
    night = world.nodes[f"o{world.bed.pk}"] if world.bed else 0
    return tuple(
        Day(night if nth else 0, night if nth + 1 < asked.days else 1, asked.opens, asked.closes)
        for nth in range(asked.days)
    )


def _beds(asked: Asked, rows: Found, start: Start) -> list[Offer]:
    """The one that was asked for, else the few in whose villages and next to which most is to be had."""
    for bed in rows.beds:
        if f"o{bed.pk}" == asked.stay:
            return [bed]

    def near(bed: Offer) -> float:
        point = bed.point or bed.page.point or start.point
        return -sum(
            one.worth / (1 + 100 * (abs(one.point[0] - point[0]) + abs(one.point[1] - point[1])))
            for one in rows.candidates
        )

    return sorted(rows.beds, key=lambda bed: (near(bed), bed.pk))[:MOST_BEDS]


def _with_bed(world: World, beds: Sequence[Offer]) -> World:
    """With the homestay that makes the better plan."""
    from dataclasses import replace

    tried = [replace(world, bed=bed) for bed in beds]
    if len(tried) == 1:
        return tried[0]

    def worth(one: World) -> tuple[int, int, int, int]:
        question = question_of(one, CHARACTERS[0])
        return rank(question, quick(question, rounds=2, reasons=False))

    return max(tried, key=worth)
