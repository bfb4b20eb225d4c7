"""What the demo's producers report, month by month: heavy-tailed, seasonal, sometimes late, missing or wrong."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import NamedTuple

from tidtam.demo.economy.makers import Maker, office_time
from tidtam.demo.economy.mistakes import plant
from tidtam.kit.calendar import month_range, next_month
from tidtam.kit.clock import BANGKOK
from tidtam.registers.producers.models import month_bounds

MONTHS = month_range(date(2016, 10, 1), date(2018, 6, 1))
COUNTED_FROM = date(2017, 10, 1)
KNOWN_AT = datetime(2018, 7, 20, 9, 0, tzinfo=BANGKOK)
LAST = datetime(2018, 7, 26, 16, 0, tzinfo=BANGKOK)
COUNTED_BAHT = 6_199_333_184

#: category -> how January to December compare with an ordinary month
SEASONS = {
    "food": (1.15, 0.95, 0.95, 1.2, 0.9, 0.85, 0.9, 0.9, 0.9, 1.0, 1.05, 1.3),
    "beverage": (0.9, 0.95, 1.15, 1.3, 1.15, 0.95, 0.9, 0.9, 0.85, 0.95, 0.95, 1.05),
    "fabric": (1.0, 0.9, 0.95, 1.15, 0.85, 0.8, 0.95, 1.05, 0.85, 1.0, 1.25, 1.6),
    "household": (1.0, 0.95, 0.95, 1.05, 0.95, 0.9, 0.95, 0.9, 0.95, 1.0, 1.1, 1.35),
    "herb": (0.95, 0.95, 1.0, 1.05, 1.0, 1.0, 1.0, 1.0, 0.95, 1.0, 1.05, 1.1),
}
CHANNELS = ("shop", "market", "fair", "centre", "online", "wholesale", "export", "village")
SHARES = {
    "food": (34, 22, 8, 10, 6, 18, 0, 2),
    "beverage": (30, 24, 10, 12, 6, 15, 0, 3),
    "fabric": (26, 6, 24, 10, 8, 16, 7, 3),
    "household": (24, 14, 16, 10, 8, 20, 5, 3),
    "herb": (26, 16, 12, 16, 14, 12, 2, 2),
}
SPLIT_FROM = 22.0


class Key(NamedTuple):
    """Which fact: producer and product by their places in the list, month, channel."""

    maker: int
    good: int
    month: date
    channel: str


@dataclass
class Told:
    """A fact as it was told, and told again. baht: first raw, then fitted, whole baht."""

    key: Key
    baht: float
    at: datetime
    source: str
    units: int = 0
    later: list["Again"] = field(default_factory=list)

    def known(self, moment: datetime) -> float:
        """What was known of it at the moment; 0 before it was told."""
        if self.at > moment:
            return 0
        return next((again.baht for again in reversed(self.later) if again.at <= moment), self.baht)


@dataclass
class Again:
    """The same fact told again, with its reason."""

    baht: float
    at: datetime
    reason: str


class Nothing(NamedTuple):
    """A report that nothing was sold."""

    maker: int
    month: date
    at: datetime
    source: str


@dataclass
class Ledger:
    """All that was told."""

    facts: list[Told]
    nil: list[Nothing]


def make_ledger(makers: Sequence[Maker], seed: str) -> Ledger:
    """Every report of every month, fitted so that the counted months add up to the article's figure."""
    random = Random(f"{seed} months")  # noqa: S311 - invented data, to be the same each time
    facts: list[Told] = []
    nil: list[Nothing] = []
    for index, maker in enumerate(makers):
        for month in _working_months(maker):
            at = _told_at(random, maker, month)
            if at is None:
                continue
            source = random.choices(("self", "receipts", "estimate"), (74, 14, 12))[0]
            if maker.size < 1.5 and random.random() < 0.05:
                nil.append(Nothing(index, month, at, source))
                continue
            facts.extend(_month(random, index, maker, month, at, source))
    _fit(facts)
    plant(random, makers, facts)
    _make_exact(facts)
    for fact in facts:
        price = makers[fact.key.maker].goods[fact.key.good].price
        fact.units = max(round(fact.baht / price), 1)
    return Ledger(facts, nil)


def counted(facts: Sequence[Told]) -> float:
    """Baht of the counted months as known at the meeting."""
    return sum(fact.known(KNOWN_AT) for fact in facts if fact.key.month >= COUNTED_FROM)


def _working_months(maker: Maker) -> list[date]:
    """The months in which the producer is registered from the first day on."""
    registered, struck = maker.registered_at, maker.struck_at
    if registered is None:
        return []
    return [
        month
        for month in MONTHS
        if registered <= month_bounds(month)[0] and (struck is None or month_bounds(month)[1] <= struck)
    ]


def _told_at(random: Random, maker: Maker, month: date) -> datetime | None:
    """When the report came in: mostly by the twentieth of the next month, some later, some never."""
    chance = maker.habit if month < date(2018, 6, 1) else maker.habit * 0.93
    if random.random() > chance:
        return None
    days = random.choices(
        (random.randrange(1, 11), random.randrange(11, 19), random.randrange(20, 60)), (62, 35, 3)
    )[0]
    at = office_time(random, next_month(month) + timedelta(days=days))
    return at if at <= LAST else None


def _month(
    random: Random, index: int, maker: Maker, month: date, at: datetime, source: str
) -> Iterator[Told]:
    """The facts of one report: the main product always, others often; only the larger split by channel."""
    growth = 1.07 ** ((month - MONTHS[0]).days / 365)
    for place, good in enumerate(maker.goods):
        if place and random.random() < 0.5:
            continue
        share = 1.0 if place == 0 else 0.45
        baht = (
            maker.size
            * share
            * growth
            * SEASONS[good.category][month.month - 1]
            * random.lognormvariate(0, 0.25)
        )
        if maker.size < SPLIT_FROM:
            yield Told(Key(index, place, month, "unsplit"), baht, at, source)
            continue
        weights = SHARES[good.category]
        used = dict.fromkeys(random.choices(CHANNELS, weights, k=4))
        whole = sum(weights[CHANNELS.index(channel)] for channel in used)
        for channel in used:
            part = weights[CHANNELS.index(channel)] / whole
            yield Told(Key(index, place, month, channel), baht * part, at, source)


def _fit(facts: Sequence[Told]) -> None:
    """Scale to the article's sum; people write rounded amounts, the smaller the rounder."""
    scale = COUNTED_BAHT / counted(facts)
    for fact in facts:
        baht = fact.baht * scale
        step = 100 if baht < 50_000 else 10 if baht < 1_000_000 else 1
        fact.baht = max(round(baht / step) * step, step)


def _make_exact(facts: Sequence[Told]) -> None:
    """Give what the rounding left over to the largest facts that were never told again, a little to each."""
    rest = round(COUNTED_BAHT - counted(facts))
    steady = [
        fact for fact in facts if fact.key.month >= COUNTED_FROM and fact.at <= KNOWN_AT and not fact.later
    ]
    largest = sorted(steady, key=lambda fact: (-fact.baht, fact.key))[:200]
    each, over = divmod(rest, len(largest))
    for number, fact in enumerate(largest):
        fact.baht += each + (1 if number < over else 0)
