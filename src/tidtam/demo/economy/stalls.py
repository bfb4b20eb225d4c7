"""The demo's registrants of the Pracharat markets."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from random import Random
from typing import NamedTuple

from tidtam.demo.economy import words
from tidtam.demo.economy.makers import Place, office_time
from tidtam.demo.economy.months import KNOWN_AT
from tidtam.kit.clock import BANGKOK

COUNTED = 2805  # standing at the meeting
WITHDRAWN_BEFORE = 61
REGISTERED_AFTER = 23
WITHDRAWN_AFTER = 11

KINDS = {"trader": 46, "farmer": 27, "otop": 11, "welfare": 9, "enterprise": 7}
MARKETS = {
    "smile": 40,
    "local": 34,
    "province": 7,
    "green": 6,
    "tongchom": 4,
    "baac": 4,
    "culture": 3,
    "modern": 2,
}


class Stall(NamedTuple):
    """A registrant. withdrawn_at: None while it stands."""

    number: str
    name_th: str
    kind: str
    goods_th: str
    area: str
    registered_on: date
    at: datetime
    wishes: tuple[str, ...]
    withdrawn_at: datetime | None


def make_stalls(places: Sequence[Place], seed: str) -> list[Stall]:
    """All registrants in the order of their numbers: exactly `COUNTED` stand at the meeting."""
    random = Random(f"{seed} stalls")  # noqa: S311 - invented data, to be the same each time
    weights = [
        random.lognormvariate(0, 0.6) * (3 if place.code.startswith("4001") else 1) for place in places
    ]
    before = sorted(_registered(random) for _ in range(COUNTED + WITHDRAWN_BEFORE))
    after = sorted(
        office_time(random, date(2018, 7, 20) + timedelta(days=random.randrange(1, 7)))
        for _ in range(REGISTERED_AFTER)
    )
    gone = random.sample(range(len(before)), WITHDRAWN_BEFORE + WITHDRAWN_AFTER)
    early = set(gone[:WITHDRAWN_BEFORE])
    late = set(gone[WITHDRAWN_BEFORE:])
    stalls = []
    for number, at in enumerate([*before, *after]):
        withdrawn_at = None
        if number in early:
            withdrawn_at = _between(random, at)
        if number in late:
            withdrawn_at = office_time(random, date(2018, 7, 23) + timedelta(days=random.randrange(4)))
        stalls.append(_stall(random, random.choices(places, weights)[0], number + 1, at, withdrawn_at))
    return stalls


def _registered(random: Random) -> datetime:
    """Most came in the three weeks of November 2560, the others over the months until the meeting."""
    if random.random() < 0.86:
        day = date(2017, 11, 10) + timedelta(days=random.randrange(21))
        return datetime(day.year, day.month, day.day, 8, 30, tzinfo=BANGKOK) + timedelta(
            minutes=random.randrange(480)
        )
    return office_time(random, date(2017, 12, 1) + timedelta(days=random.randrange(228)))


def _between(random: Random, at: datetime) -> datetime:
    days = max((KNOWN_AT - at).days - 4, 1)
    return min(office_time(random, at.date() + timedelta(days=1 + random.randrange(days))), KNOWN_AT)


def _stall(random: Random, place: Place, number: int, at: datetime, withdrawn_at: datetime | None) -> Stall:
    goods, called = random.choice(words.STALLS)
    name = f"{called}{random.choice(words.BRANDS)}{random.choice(words.SECOND)}"
    wishes = dict.fromkeys(
        random.choices(list(MARKETS), list(MARKETS.values()), k=random.choice((1, 1, 2, 2, 3)))
    )
    kind = random.choices(list(KINDS), list(KINDS.values()))[0]
    return Stall(
        f"ปร.40-{number:05}", name, kind, goods, place.code, at.date(), at, tuple(wishes), withdrawn_at
    )
