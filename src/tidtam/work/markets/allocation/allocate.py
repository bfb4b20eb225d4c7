"""The allocation of a round."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import NamedTuple

from tidtam.work.markets.allocation.acceptance import Key, settle
from tidtam.work.markets.allocation.claims import Map, admitted, rules_met, wished
from tidtam.work.markets.allocation.lots import lot_of, turns
from tidtam.work.markets.allocation.question import Applicant, Place, Question
from tidtam.work.markets.allocation.standing import Outcome, Standing, State


@dataclass(frozen=True, slots=True)
class Allocation:
    """outcomes by slip; waiting: place -> slips, best claim first (also who has a less dear place)."""

    seed: str
    outcomes: tuple[Outcome, ...]
    waiting: dict[Key, tuple[str, ...]]


class _Claim(NamedTuple):
    key: Key
    wish: int
    points: int
    rules: tuple[str, ...]
    claim: int
    admitted: bool


def allocate(question: Question, seed: str) -> Allocation:
    """Raises Unfit. Better points first, then the lot; one place for each slip."""
    question.check()
    applicants = sorted(question.applicants, key=lambda applicant: applicant.slip)
    turn = turns(seed, question.applicants)
    where = Map(question.places)
    wishes = [wished(applicant, where) for applicant in applicants]
    claims = [
        _claims(question, applicant, own, turn[applicant.slip])
        for applicant, (own, _nowhere) in zip(applicants, wishes, strict=True)
    ]
    asked = [[claim for claim in own if claim.admitted] for own in claims]
    given = settle(
        question.places,
        [[(claim.key, claim.claim) for claim in own] for own in asked],
        [applicant.goods for applicant in applicants],
    )
    places = [None if at is None else own[at].key for own, at in zip(asked, given, strict=True)]
    queues = _queues(asked)
    waiting = _waiting(applicants, asked, places)
    numbers = {
        key: {who: number for number, (_claim_, who) in enumerate(queue, 1)} for key, queue in queues.items()
    }
    listed = {key: {slip: number for number, slip in enumerate(slips, 1)} for key, slips in waiting.items()}
    full = _goods_full(question.places, applicants, places)
    outcomes = []
    for who, applicant in enumerate(applicants):
        standings = []
        for claim in claims[who]:
            key = claim.key
            list_place = listed[key].get(applicant.slip) if key in listed else None
            state = _state(claim, places[who], list_place is not None, (key, applicant.goods) in full)
            standing = Standing(
                place=key,
                wish=claim.wish,
                state=state,
                number=numbers[key][who] if claim.admitted else None,
                asked=len(queues.get(key, ())),
                points=claim.points,
                rules=claim.rules,
                list_place=list_place,
            )
            standings.append(standing)
        outcomes.append(
            Outcome(
                slip=applicant.slip,
                lot=lot_of(seed, applicant.ticket),
                turn=turn[applicant.slip] + 1,
                place=places[who],
                nowhere=wishes[who][1],
                standings=tuple(standings),
            )
        )
    return Allocation(seed, tuple(outcomes), waiting)


def _claims(
    question: Question, applicant: Applicant, wishes: list[tuple[int, Place]], turn: int
) -> list[_Claim]:
    """All rules look at the place's district alone, so that one place of a district tells for all."""
    known: dict[str, tuple[int, tuple[str, ...]]] = {}
    found = []
    for wish, place in wishes:
        if place.district not in known:
            met = rules_met(question.rules, applicant, place)
            known[place.district] = sum(rule.points for rule in met), tuple(sorted(rule.name for rule in met))
        points, rules = known[place.district]
        claim = turn - points * len(question.applicants)
        found.append(_Claim(place.key, wish, points, rules, claim, admitted(applicant, place)))
    return found


def _queues(asked: list[list[_Claim]]) -> dict[Key, list[tuple[int, int]]]:
    queues = defaultdict(list)
    for who, own in enumerate(asked):
        for claim in own:
            queues[claim.key].append((claim.claim, who))
    return {key: sorted(queue) for key, queue in queues.items()}


def _waiting(
    applicants: list[Applicant], asked: list[list[_Claim]], places: list[Key | None]
) -> dict[Key, tuple[str, ...]]:
    """Everybody who would rather have this place than what was given."""
    lists = defaultdict(list)
    for who, own in enumerate(asked):
        for claim in own:
            if claim.key == places[who]:
                break
            lists[claim.key].append((claim.claim, applicants[who].slip))
    return {key: tuple(slip for _claim_, slip in sorted(lists[key])) for key in sorted(lists)}


def _goods_full(
    places: tuple[Place, ...], applicants: list[Applicant], given: list[Key | None]
) -> set[tuple[Key, str]]:
    held = Counter(
        (key, applicant.goods) for key, applicant in zip(given, applicants, strict=True) if key is not None
    )
    return {
        (place.key, goods)
        for place in places
        for goods, most in place.limits
        if held[place.key, goods] >= most
    }


def _state(claim: _Claim, given: Key | None, waits: bool, goods_full: bool) -> State:
    if not claim.admitted:
        return State.NOT_ADMITTED
    if claim.key == given:
        return State.GIVEN
    if not waits:
        return State.NOT_NEEDED
    return State.GOODS_FULL if goods_full else State.WAITING
