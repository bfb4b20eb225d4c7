"""What would lift a product: computed from the scheme's own rules, nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass

from tidtam.registers.marks.rubric.outcome import Outcome
from tidtam.registers.marks.rubric.shape import HUNDRED, POINTS, RULES, Rubric


@dataclass(frozen=True)
class Change:
    """One aspect that stands at `now` and would have to be one of `wanted`."""

    aspect: str
    now: str
    wanted: tuple[str, ...]


@dataclass(frozen=True)
class Room:
    """Points (hundredths) that a section has not got yet."""

    section: str
    got: int
    maximum: int

    @property
    def left(self) -> int:
        return self.maximum - self.got


@dataclass(frozen=True)
class Lift:
    """The way to one higher level.

    steps: levels between, 1 is the next one. ways: sets of changes, each enough by itself and none holding
    another. missing: hundredths of a point to the band; rooms: where they can be had, the widest first.
    """

    level: str
    steps: int
    ways: tuple[tuple[Change, ...], ...] = ()
    missing: int | None = None
    rooms: tuple[Room, ...] = ()

    @property
    def fewest(self) -> int:
        return min((len(way) for way in self.ways), default=0)


def lifts(rubric: Rubric, found: Outcome, *, level: str | None = None) -> list[Lift]:
    """Every higher level and what leads to it, the next one first; from no level the one with fewest changes.

    level: where the product stands, when the committee decided otherwise than the rules.
    """
    if not found.settled:
        return []
    here = rubric.rank(found.level if level is None else level)
    if rubric.method == POINTS:
        return _by_points(rubric, found, here)
    if rubric.method != RULES:
        return []
    ways = [
        Lift(code, here - rank, ways=_ways(rubric, code, found.choices or {}))
        for rank, code in enumerate(rubric.level_codes)
        if rank < here
    ]
    reached = [lift for lift in ways if lift.ways]
    nearest_first = not (found.level if level is None else level)
    return sorted(reached, key=lambda lift: (lift.fewest if nearest_first else 0, lift.steps))


def _ways(rubric: Rubric, level: str, choices: Mapping[str, str]) -> tuple[tuple[Change, ...], ...]:
    """The smallest sets of changes that meet a rule of the level."""
    sets = [
        tuple(
            Change(aspect, choices[aspect], items)
            for aspect, items in rule.allowed.items()
            if choices[aspect] not in items
        )
        for rule in rubric.rules
        if rule.level == level
    ]
    kept = [one for one in sets if not any(_within(other, one) for other in sets)]
    return tuple(sorted(dict.fromkeys(kept), key=len))


def _within(smaller: tuple[Change, ...], larger: tuple[Change, ...]) -> bool:
    """Whether whoever makes the larger changes has made the smaller ones too, but not the other way round."""

    def is_part(one: tuple[Change, ...], other: tuple[Change, ...]) -> bool:
        wanted = {change.aspect: set(change.wanted) for change in other}
        return all(change.aspect in wanted and wanted[change.aspect] <= set(change.wanted) for change in one)

    return is_part(smaller, larger) and not is_part(larger, smaller)


def _by_points(rubric: Rubric, found: Outcome, here: int) -> list[Lift]:
    score, got = found.score or 0, found.points or {}
    rooms = [
        Room(
            section.code,
            sum(got.get(code, 0) for code, _most in section.scored),
            (section.maximum or 0) * HUNDRED,
        )
        for section in rubric.sections
    ]
    wide = tuple(sorted((room for room in rooms if room.left > 0), key=lambda room: -room.left))
    return [
        Lift(band.level, here - rubric.rank(band.level), missing=band.minimum * HUNDRED - score, rooms=wide)
        for band in sorted(rubric.bands, key=lambda band: band.minimum)
        if band.level and rubric.rank(band.level) < here and band.minimum * HUNDRED > score
    ]


def failing(rubric: Rubric, choices: Mapping[str, str]) -> list[tuple[str, tuple[Change, ...]]]:
    """Why no rule is met: for each rule its level and the aspects that keep the answers from it."""
    found = []
    for rule in rubric.rules:
        missed = tuple(
            Change(aspect, choices[aspect], items)
            for aspect, items in rule.allowed.items()
            if choices[aspect] not in items
        )
        found.append((rule.level, missed))
    return found
