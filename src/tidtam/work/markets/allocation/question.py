"""What is asked: places with room, applicants with wishes in their order, and the rules that make a claim better."""

from dataclasses import dataclass
from enum import StrEnum


class Unfit(ValueError):
    """A question that cannot be answered; where names the row, what the fault (a code, to be worded by the screen)."""

    def __init__(self, what: str, where: str) -> None:
        super().__init__(f"{what}: {where}")
        self.what = what
        self.where = where


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """One zone of one market on one day; room in stalls.

    admits: the goods that may be sold there (empty: any). limits: at most so many stalls of these goods.
    """

    market: str
    zone: str
    day: str
    district: str
    room: int
    kind: str = ""
    admits: tuple[str, ...] = ()
    limits: tuple[tuple[str, int], ...] = ()

    @property
    def key(self) -> tuple[str, str, str]:
        return self.market, self.zone, self.day


@dataclass(frozen=True, slots=True)
class Wish:
    """A market or a kind of market, perhaps a zone or a day; left blank: any. The first is the dearest."""

    market: str = ""
    zone: str = ""
    day: str = ""
    kind: str = ""

    def meets(self, place: Place) -> bool:
        return (
            self.market in ("", place.market)
            and self.kind in ("", place.kind)
            and self.zone in ("", place.zone)
            and self.day in ("", place.day)
        )


@dataclass(frozen=True, slots=True)
class Applicant:
    """A registration.

    ticket: what the lot is drawn with; printed on the slip, never to be published beside a slip number.
    attended, due: market days of earlier rounds (kept and owed); due 0 is a newcomer.
    """

    slip: str
    ticket: str
    district: str
    goods: str
    wishes: tuple[Wish, ...]
    welfare: bool = False
    attended: int = 0
    due: int = 0


class RuleName(StrEnum):
    OWN_DISTRICT = "own_district"
    WELFARE = "welfare"
    ATTENDANCE = "attendance"


@dataclass(frozen=True, slots=True)
class Rule:
    """Points for a claim. at_least: percent of the owed days that must have been kept (attendance only)."""

    name: RuleName
    points: int
    at_least: int = 0


def in_order(*names: RuleName, at_least: int = 80) -> tuple[Rule, ...]:
    """Rules where each outweighs all that follow together."""
    return tuple(
        Rule(name, 2 ** (len(names) - 1 - step), at_least if name is RuleName.ATTENDANCE else 0)
        for step, name in enumerate(names)
    )


@dataclass(frozen=True, slots=True)
class Question:
    places: tuple[Place, ...]
    applicants: tuple[Applicant, ...]
    rules: tuple[Rule, ...] = ()

    def check(self) -> None:
        """Raise Unfit where two rows are one, or a number cannot be."""
        _once("place_twice", ["/".join(place.key) for place in self.places])
        _once("slip_twice", [applicant.slip for applicant in self.applicants])
        _once("ticket_twice", [applicant.ticket for applicant in self.applicants])
        _once("rule_twice", [rule.name for rule in self.rules])
        for place in self.places:
            where = "/".join(place.key)
            if place.room < 0 or any(most < 0 for _goods, most in place.limits):
                raise Unfit("room_below_zero", where)
            _once("limit_twice", [f"{where}/{goods}" for goods, _most in place.limits])
        for rule in self.rules:
            if rule.points < 0 or not 0 <= rule.at_least <= 100:
                raise Unfit("rule_out_of_range", rule.name)
        for applicant in self.applicants:
            if not all(wish.market or wish.kind for wish in applicant.wishes):
                raise Unfit("wish_empty", applicant.slip)
            if not 0 <= applicant.attended <= applicant.due:
                raise Unfit("attended_more_than_due", applicant.slip)


def _once(what: str, names: list[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise Unfit(what, name)
        seen.add(name)
