"""Producers with their reports, and what the checks would know of each: as the database would tell it."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from tidtam.kit.calendar import month_short
from tidtam.work.sales.checks import Elsewhere, Good, Known, Line
from tidtam.work.sales.checks.fairs import Stall, match
from tidtam.work.sales.checks.habits import FAIR
from tidtam.work.sales.checks.limits import FAIR_LEAST, MONTHS_BACK
from tidtam.work.sales.checks.peers import Peers, Told, peers_from

Lines = tuple[Line, ...]


@dataclass
class Seller:
    """A producer. reports: place of the month -> lines, () for nothing sold; area: of a subdistrict."""

    key: int
    kind: str
    category: str
    area: str
    name: str
    goods: dict[int, Good]
    reports: dict[int, Lines] = field(default_factory=dict)


@dataclass
class World:
    """Honest reports of all months; those from `tested` on are put to the checks."""

    sellers: list[Seller]
    months: list[date]
    tested: int
    kept: dict[int, tuple[Peers, list[Stall]]] = field(default_factory=dict)

    def reports(self) -> Iterator[tuple[Seller, int, Lines]]:
        """What is tested, with the place of its month."""
        for place in range(self.tested, len(self.months)):
            for seller in self.sellers:
                if place in seller.reports:
                    yield seller, place, seller.reports[place]

    def known(self, seller: Seller, place: int, lines: Lines) -> Known:
        """What the checks know of the seller when these lines are told for the month."""
        peers, stalls = self._month(place)
        past = range(max(place - MONTHS_BACK, 0), place)
        return Known(
            months={place - then: total(seller.reports[then]) for then in past if then in seller.reports},
            before=seller.reports.get(place - 1, ()),
            before_label=month_short(self.months[place - 1]),
            goods=seller.goods,
            beside=peers.beside(seller.key),
            fairs=self._fairs(seller, lines, stalls),
        )

    def _month(self, place: int) -> tuple[Peers, list[Stall]]:
        if place not in self.kept:
            self.kept[place] = (self._peers(place), self._stalls(place))
        return self.kept[place]

    def _peers(self, place: int) -> Peers:
        told, like = {}, {}
        for seller in self.sellers:
            before = [
                total(seller.reports[then])
                for then in range(max(place - 12, 0), place)
                if then in seller.reports
            ]
            now = seller.reports.get(place)
            if now is None and not before:
                continue
            sold = sum(amount > 0 for amount in before)
            mean = math.log(sum(before) / sold) if sold else None
            told[seller.key] = Told(None if now is None else total(now), sold, len(before) - sold, mean)
            like[seller.key] = (seller.kind, seller.category)
        return peers_from(told, like)

    def _stalls(self, place: int) -> list[Stall]:
        return [
            Stall(seller.key, seller.key, seller.area, seller.name, frozenset(some))
            for seller in self.sellers
            if (some := fair_amounts(seller.reports.get(place, ())))
        ]

    def _fairs(self, seller: Seller, lines: Lines, stalls: list[Stall]) -> tuple[Elsewhere, ...]:
        own = fair_amounts(lines)
        if not own:
            return ()
        found = match(
            {seller.key: (seller.area, seller.name)}, stalls, {}, (), {seller.key: own}, lambda _area: True
        )
        return tuple(
            Elsewhere(amount, stall.area[:4], stall.report)
            for stall, amounts in found.get(seller.key, ())
            for amount in sorted(amounts)
        )


def total(lines: Lines) -> int:
    return sum(line.baht for line in lines)


def fair_amounts(lines: Lines) -> set[int]:
    amounts = [line.baht for line in lines if line.channel == FAIR]
    return {amount for amount in (*amounts, sum(amounts)) if amount >= FAIR_LEAST}
