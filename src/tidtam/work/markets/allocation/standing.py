"""What came of each wish, as data: "number 14 of 20, place 3 on the list" is worded by the screen that shows it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from tidtam.work.markets.allocation.question import Place


class State(StrEnum):
    GIVEN = "given"
    NOT_NEEDED = "not_needed"  # a dearer wish was met
    WAITING = "waiting"  # all stalls went to better claims
    GOODS_FULL = "goods_full"  # waiting; the stalls for these goods went to better claims
    NOT_ADMITTED = "not_admitted"  # these goods are not sold there


class Standing(NamedTuple):
    """One wished place. number of asked: rank of the claim among all who wished for it and may sell there.

    list_place: from 1 on the waiting list, None where not waiting. rules: names that counted; for the office and the
    person alone, since they tell who holds state welfare.
    """

    place: tuple[str, str, str]
    wish: int
    state: State
    number: int | None
    asked: int
    points: int
    rules: tuple[str, ...]
    list_place: int | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """turn: in the lot, from 1. nowhere: numbers of wishes that no place of the round answers."""

    slip: str
    lot: str
    turn: int
    place: tuple[str, str, str] | None
    nowhere: tuple[int, ...]
    standings: tuple[Standing, ...]

    @property
    def given(self) -> Standing | None:
        return next((standing for standing in self.standings if standing.state is State.GIVEN), None)


def next_in_line(place: Place, holders: Iterable[str], waiting: Iterable[tuple[str, str]]) -> str | None:
    """The slip that a stall which came free is offered to: the first of (slip, goods) whose goods still fit.

    holders: the goods of those who keep their stalls. None where nobody fits or no stall is free.
    """
    kept = list(holders)
    if len(kept) >= place.room:
        return None
    limits = dict(place.limits)
    for slip, goods in waiting:
        if goods not in limits or kept.count(goods) < limits[goods]:
            return slip
    return None
