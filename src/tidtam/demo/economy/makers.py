"""The demo's producers: who, where, since which round, what they make, how large and how reliable they are."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from typing import NamedTuple

from tidtam.demo.economy import words
from tidtam.kit.clock import BANGKOK

COUNTED_ROUND = "2557-2558"
COUNTED = 1441

CATEGORIES = {"food": 38, "fabric": 30, "household": 20, "herb": 7, "beverage": 5}
KINDS = {"group": 62, "sole": 28, "sme": 10}
COURSE = ("draft", "received", "district", "province", "registered")

#: How the registrations that the counted round does not count went: round, last state, how many.
OTHERS: tuple[tuple[str, str, int], ...] = (
    (COUNTED_ROUND, "rejected", 14),
    (COUNTED_ROUND, "draft", 9),
    (COUNTED_ROUND, "cancelled", 6),
    ("2560-4", "registered", 34),
    ("2561-1", "registered", 22),
    ("2561-1", "rejected", 3),
    ("2561-2", "registered", 17),
    ("2561-3", "registered", 11),
    ("2561-3", "district", 7),
    ("2561-3", "received", 5),
)
OPENS = {
    COUNTED_ROUND: (date(2014, 1, 15), 600),
    "2560-4": (date(2017, 8, 28), 20),
    "2561-1": (date(2017, 10, 2), 70),
    "2561-2": (date(2018, 1, 3), 70),
    "2561-3": (date(2018, 4, 2), 70),
}


class Place(NamedTuple):
    """A subdistrict: its code and name."""

    code: str
    name: str


class Good(NamedTuple):
    """A product. price: baht; mark: code or "", decided on."""

    category: str
    name_th: str
    name_en: str
    price: int
    mark: str
    decided_on: date


class Taken(NamedTuple):
    """A step that a registration took."""

    round: str
    state: str
    at: datetime
    reason: str


@dataclass
class Maker:
    """A producer. size: baht sold in an ordinary month, before the whole is fitted; habit: how surely it reports."""

    code: str
    kind: str
    name_th: str
    area: str
    category: str
    size: float
    habit: float
    goods: list[Good] = field(default_factory=list)
    steps: list[Taken] = field(default_factory=list)

    @property
    def registered_at(self) -> datetime | None:
        """When a round first registered it."""
        return min((step.at for step in self.steps if step.state == "registered"), default=None)

    @property
    def struck_at(self) -> datetime | None:
        return next((step.at for step in self.steps if step.state == "cancelled"), None)


def office_time(random: Random, day: date) -> datetime:
    """A moment of the office's hours on the day, or on the Monday after where it is a weekend."""
    day += timedelta(days={5: 2, 6: 1}.get(day.weekday(), 0))
    return datetime.combine(day, time(8, 30), BANGKOK) + timedelta(minutes=random.randrange(480))


def make_makers(places: Sequence[Place], seed: str) -> list[Maker]:
    """All producers, in the order of their numbers: those of the counted round first, then the others."""
    random = Random(f"{seed} makers")  # noqa: S311 - invented data, to be the same each time
    where = _spread(random, places, COUNTED)
    courses = [(COUNTED_ROUND, "registered")] * COUNTED
    for code, state, count in OTHERS:
        courses += [(code, state)] * count
        where += random.choices(places, k=count)
    numbers: dict[str, int] = {}
    makers = []
    for place, (round_code, state) in zip(where, courses, strict=True):
        district = place.code[:4]
        numbers[district] = numbers.get(district, 0) + 1
        makers.append(_maker(random, place, f"{district}-{numbers[district]:04}"))
        makers[-1].steps = _course(random, round_code, state)
    _renewed(random, makers)
    return makers


def _spread(random: Random, places: Sequence[Place], count: int) -> list[Place]:
    """At least one in each subdistrict, the others where there are more people and more luck."""
    weights = [
        random.lognormvariate(0, 0.7) * (2.5 if place.code.startswith("4001") else 1) for place in places
    ]
    chosen = [*places, *random.choices(places, weights, k=count - len(places))]
    return sorted(chosen)


def _maker(random: Random, place: Place, code: str) -> Maker:
    category = random.choices(list(CATEGORIES), list(CATEGORIES.values()))[0]
    kind = random.choices(list(KINDS), list(KINDS.values()))[0]
    size = random.lognormvariate(0, 1.55) * {"group": 1.0, "sole": 1.3, "sme": 7.0}[kind]
    habit = random.choices((0.985, 0.9, 0.45), (72, 23, 5))[0]
    maker = Maker(code, kind, _name(random, kind, category, place), place.code, category, size, habit)
    for _ in range(random.choices((1, 2, 3, 4, 5), (52, 27, 12, 6, 3))[0]):
        maker.goods.append(_good(random, maker))
    return maker


def _name(random: Random, kind: str, category: str, place: Place) -> str:
    trade = random.choice(words.TRADES[category])
    village = random.choice(words.BEFORE) + random.choice(words.AFTER)
    brand = random.choice(words.BRANDS) + random.choice(words.SECOND)
    if kind == "sole":
        return f"{random.choice(('ร้าน', 'เรือน', 'โรงงาน'))}{trade} {brand}"
    if kind == "sme":
        return random.choice((f"บริษัท {brand} {place.name} จำกัด", f"ห้างหุ้นส่วนจำกัด {brand} {trade}"))
    return f"{random.choice(('กลุ่ม', 'กลุ่มสตรี', 'วิสาหกิจชุมชน', 'กลุ่มอาชีพ'))}{trade}บ้าน{village}"


def _good(random: Random, maker: Maker) -> Good:
    """Mostly of the producer's own category; about half bear a mark, the best ones seldom."""
    category = maker.category
    if maker.goods and random.random() < 0.12:
        category = random.choice(list(CATEGORIES))
    taken = {good.name_th for good in maker.goods}
    name_th, name_en, price = random.choice([good for good in words.GOODS[category] if good[0] not in taken])
    mark = random.choices(("", "premium", "classic", "standard", "rising"), (54, 4, 9, 21, 12))[0]
    if mark in ("premium", "classic"):
        maker.size *= 1.5
    decided_on = date(2015, 1, 5) + timedelta(days=random.randrange(1200))
    return Good(category, name_th, name_en, round(price * random.uniform(0.8, 1.3)), mark, decided_on)


def _course(random: Random, round_code: str, state: str) -> list[Taken]:
    """Dated steps as far as the registration went."""
    opens, days = OPENS[round_code]
    day = opens + timedelta(days=random.randrange(days))
    ended = {"rejected": ("draft", "received", "district", "rejected"), "cancelled": (*COURSE, "cancelled")}
    states = ended.get(state) or COURSE[: COURSE.index(state) + 1]
    reasons = {"rejected": "สถานที่ผลิตอยู่นอกอำเภอที่ลงทะเบียน", "cancelled": "เลิกประกอบการ"}
    steps: list[Taken] = []
    for name in states:
        if steps:
            days = random.randrange(400, 700) if name == "cancelled" else random.randrange(2, 14)
            day = steps[-1].at.date() + timedelta(days=days)
        steps.append(Taken(round_code, name, office_time(random, day), reasons.get(name, "")))
    return steps


def _renewed(random: Random, makers: Sequence[Maker]) -> None:
    """Some of the counted round registered again in a quarter of 2561; they count once in each."""
    for maker in random.sample(makers[:COUNTED], 60):
        maker.steps += _course(random, random.choice(("2561-1", "2561-2")), "registered")
