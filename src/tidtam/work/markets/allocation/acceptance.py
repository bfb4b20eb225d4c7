"""Deferred acceptance: each asks down the own list; a place keeps the best claims within its room and its limits."""

from collections import defaultdict
from dataclasses import dataclass, field
from heapq import heappop, heappush

from tidtam.work.markets.allocation.question import Place

Key = tuple[str, str, str]


@dataclass(slots=True)
class Desk:
    """Who is held at one place. A claim is a number, smaller is better, no two are the same at one place."""

    place: Place
    held: dict[int, int] = field(default_factory=dict)
    goods: dict[int, str] = field(default_factory=dict)
    count: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    worst: list[tuple[int, int]] = field(default_factory=list)
    worst_of: dict[str, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))
    limits: dict[str, int] = field(init=False)

    def __post_init__(self) -> None:
        self.limits = dict(self.place.limits)

    def ask(self, who: int, claim: int, goods: str) -> int | None:
        """Who must go on asking: the asker, whoever is sent away for it, or nobody.

        The sets that fit are those of a laminar matroid (room over all, a limit within goods), so that sending away the
        worst of the tightest set that is full is the best choice from all who ever asked.
        """
        limit = self.limits.get(goods)
        if limit is not None and self.count[goods] >= limit:
            rivals = self.worst_of[goods]
        elif len(self.held) >= self.place.room:
            rivals = self.worst
        else:
            self._keep(who, claim, goods)
            return None
        while rivals and self.held.get(rivals[0][1]) != -rivals[0][0]:
            heappop(rivals)
        if not rivals or -rivals[0][0] < claim:
            return who
        loser = rivals[0][1]
        del self.held[loser]
        self.count[self.goods.pop(loser)] -= 1
        self._keep(who, claim, goods)
        return loser

    def _keep(self, who: int, claim: int, goods: str) -> None:
        self.held[who] = claim
        self.goods[who] = goods
        self.count[goods] += 1
        heappush(self.worst, (-claim, who))
        heappush(self.worst_of[goods], (-claim, who))


def settle(
    places: tuple[Place, ...], asked: list[list[tuple[Key, int]]], goods: list[str]
) -> list[int | None]:
    """For each applicant the index within asked[applicant] of the place given, or None.

    asked: per applicant (place, claim), dearest first, only where the goods are admitted.
    """
    desks = {place.key: Desk(place) for place in places}
    step = [-1] * len(asked)
    for first in range(len(asked)):
        who: int | None = first
        while who is not None:
            step[who] += 1
            if step[who] >= len(asked[who]):
                break
            key, claim = asked[who][step[who]]
            who = desks[key].ask(who, claim, goods[who])
    return [at if at < len(asked[who]) else None for who, at in enumerate(step)]
