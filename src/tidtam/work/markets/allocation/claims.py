"""How good a claim is at a place, and which places a wish means."""

from collections import defaultdict
from collections.abc import Callable, Iterable

from tidtam.work.markets.allocation.question import Applicant, Place, Rule, RuleName, Wish


def _own_district(_rule: Rule, applicant: Applicant, place: Place) -> bool:
    return applicant.district == place.district


def _welfare(_rule: Rule, applicant: Applicant, _place: Place) -> bool:
    return applicant.welfare


def _attendance(rule: Rule, applicant: Applicant, _place: Place) -> bool:
    return applicant.due > 0 and applicant.attended * 100 >= rule.at_least * applicant.due


HOLDS: dict[RuleName, Callable[[Rule, Applicant, Place], bool]] = {
    RuleName.OWN_DISTRICT: _own_district,
    RuleName.WELFARE: _welfare,
    RuleName.ATTENDANCE: _attendance,
}


def rules_met(rules: Iterable[Rule], applicant: Applicant, place: Place) -> tuple[Rule, ...]:
    return tuple(rule for rule in rules if HOLDS[rule.name](rule, applicant, place))


def admitted(applicant: Applicant, place: Place) -> bool:
    """Whether these goods may be sold there at all."""
    return not place.admits or applicant.goods in place.admits


class Map:
    """Places by market and by kind, in the order of their keys."""

    def __init__(self, places: Iterable[Place]) -> None:
        self.markets: dict[str, list[Place]] = defaultdict(list)
        self.kinds: dict[str, list[Place]] = defaultdict(list)
        self._meant: dict[tuple[Wish, str], list[Place]] = {}
        for place in sorted(places, key=lambda place: place.key):
            self.markets[place.market].append(place)
            self.kinds[place.kind].append(place)

    def meant(self, wish: Wish, district: str) -> list[Place]:
        """An open wish goes to the own district first, then by market, zone, day."""
        known = self._meant.get((wish, district))
        if known is None:
            near = self.markets.get(wish.market, []) if wish.market else self.kinds.get(wish.kind, [])
            known = sorted(
                (place for place in near if wish.meets(place)), key=lambda place: place.district != district
            )
            self._meant[wish, district] = known
        return known


def wished(applicant: Applicant, where: Map) -> tuple[list[tuple[int, Place]], tuple[int, ...]]:
    """(number of the wish from 1, place) dearest first, each place once; and the wishes that no place answers."""
    found: dict[tuple[str, str, str], tuple[int, Place]] = {}
    nowhere = []
    for number, wish in enumerate(applicant.wishes, 1):
        meant = where.meant(wish, applicant.district)
        if not meant:
            nowhere.append(number)
        for place in meant:
            found.setdefault(place.key, (number, place))
    return list(found.values()), tuple(nowhere)
