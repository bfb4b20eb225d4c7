"""Two honest worlds: one invented here, rougher than life is hoped to be, and the demo province.

The rough one: sizes over five powers of ten, own seasons, many zeros and closed months, orders of ten times a month,
ledgers kept in round sums, prices that are not the register's, capacities that nobody has looked at for years.
"""

import math
from collections import defaultdict
from datetime import date
from random import Random

from bench.alarms.world import Lines, Seller, World
from tidtam.demo.economy import SEED as DEMO_SEED
from tidtam.demo.economy import words
from tidtam.demo.economy.makers import CATEGORIES, KINDS, Place, make_makers
from tidtam.demo.economy.months import CHANNELS, MONTHS, SEASONS, SHARES, make_ledger
from tidtam.kit.calendar import month_range
from tidtam.work.sales.checks import Good, Line

SEED = "alarms"
SELLERS = 1_300  # a province's
DISTRICTS = 26
ALL_MONTHS = month_range(date(2014, 10, 1), date(2018, 6, 1))
TESTED = len(ALL_MONTHS) - 12
FACTORS = {"group": 1.0, "sole": 1.3, "sme": 7.0}


def rough(sellers: int = SELLERS, seed: str = SEED) -> World:
    """Invented from a seed."""
    random = Random(seed)
    return World([_seller(random, key) for key in range(1, sellers + 1)], ALL_MONTHS, TESTED)


def _seller(random: Random, key: int) -> Seller:
    category = random.choices(list(CATEGORIES), list(CATEGORIES.values()))[0]
    kind = random.choices(list(KINDS), list(KINDS.values()))[0]
    area = f"40{random.randrange(1, DISTRICTS + 1):02}{random.randrange(1, 9):02}"
    village = random.choice(words.BEFORE) + random.choice(words.AFTER)
    name = f"กลุ่ม{random.choice(words.TRADES[category])}บ้าน{village}"
    size = 30_000 * random.lognormvariate(0, 1.5) * FACTORS[kind]
    shares = _shares(random, category)
    prices = {key * 10 + number: random.choice(words.GOODS[category])[2] for number in range(len(shares))}
    seller = Seller(key, kind, category, area, name, {})
    _reports(random, seller, size, list(zip(prices, prices.values(), shares, strict=True)))
    seller.goods = {
        product: Good(
            str(product),
            price * 100 if random.random() < 0.8 else None,
            _capacity(random, seller, product, price),
        )
        for product, price in prices.items()
    }
    return seller


def _shares(random: Random, category: str) -> list[float]:
    """What each product brings of the whole."""
    parts = [random.lognormvariate(0, 1) for _ in range(random.choices((1, 2, 3, 4), (52, 27, 14, 7))[0])]
    return [part / sum(parts) for part in parts]


def _capacity(random: Random, seller: Seller, product: int, price: int) -> int | None:
    """Half of them told one; mostly above what is sold in a good month, seldom never looked at again."""
    if random.random() < 0.5:
        return None
    sold = sorted(
        sum(line.units or round(line.baht / 100 / price) for line in lines if line.product == product)
        for lines in seller.reports.values()
    )
    good = sold[len(sold) * 9 // 10] if sold else 0
    return max(round(good * random.lognormvariate(0.35, 0.4)), 1) if good else random.choice((50, 100, 300))


def _reports(random: Random, seller: Seller, size: float, goods: list[tuple[int, int, float]]) -> None:
    rest = min(max(random.lognormvariate(math.log(0.3), 0.45), 0.12), 0.9)  # what no season explains
    own_season = random.uniform(0, 2.5)
    closed = set(random.sample(range(1, 13), random.randrange(2, 6))) if random.random() < 0.08 else set()
    nothing = random.choices((0.001, 0.02, 0.25), (60, 28, 12))[0]
    growth = random.uniform(-0.1, 0.25)
    habit = random.choices((0.985, 0.9, 0.5), (70, 24, 6))[0]
    rounds = random.random() < 0.25
    split, counts = random.random() < 0.5, random.random() < 0.5
    first = 0 if random.random() < 0.7 else random.randrange(len(ALL_MONTHS) - 1)
    level = 1.0
    before: Lines = ()
    for place, month in enumerate(ALL_MONTHS[first:], first):
        if random.random() < 0.003:
            level *= random.choice((0.4, 0.6, 1.8, 2.5))  # a shop closed, a machine bought
        if random.random() > habit:
            continue
        if month.month in closed or random.random() < nothing:
            seller.reports[place] = ()
            continue
        if rounds and before and random.random() < 0.1:  # an estimate that stays the same
            seller.reports[place] = before
            continue
        season = SEASONS[seller.category][month.month - 1] ** own_season
        noise = random.gauss(0, rest * (3 if random.random() < 0.02 else 1))
        order = random.uniform(2, 6) if random.random() < 0.01 else 1
        baht = size * level * (1 + growth) ** (place / 12) * season * math.exp(noise) * order
        before = seller.reports[place] = _lines(random, baht, goods, rounds, split, counts, seller.category)


def _lines(
    random: Random, baht: float, goods: list[tuple[int, int, float]], rounds: bool, split: bool, counts: bool,
    category: str,
) -> Lines:  # fmt: skip
    if not split:
        return (Line(None, "unsplit", _written(baht, rounds)),)
    lines: dict[tuple[int, str], Line] = {}
    for product, price, share in goods:
        for channel in dict.fromkeys(random.choices(CHANNELS, SHARES[category], k=2)):
            part = _written(baht * share * random.uniform(0.3, 1), rounds)
            shop = 0.6 if channel == "wholesale" else 1.0
            units = round(part / 100 / (price * shop * math.exp(random.gauss(0, 0.35))))
            lines[product, channel] = Line(product, channel, part, max(units, 1) if counts else 0)
    return tuple(lines.values())


def _written(baht: float, rounds: bool) -> int:
    """Satang: estimates in two digits, others to ten or a hundred baht."""
    fine = 10 if baht < 50_000 else 1
    step = 10 ** max(len(str(int(baht))) - 2, 0) if rounds else fine
    return max(round(baht / step) * step, step) * 100


def demo() -> World:
    """The demo province as it stands after its corrections, without the producer that writes the same each month."""
    places = [
        Place(f"40{district:02}{part:02}", "ทดสอบ") for district in range(1, 27) for part in range(1, 9)
    ]
    makers = make_makers(places, DEMO_SEED)
    ledger = make_ledger(makers, DEMO_SEED)
    told: defaultdict[int, defaultdict[date, list[Line]]] = defaultdict(lambda: defaultdict(list))
    for fact in ledger.facts:
        baht = round(fact.later[-1].baht if fact.later else fact.baht)
        price = makers[fact.key.maker].goods[fact.key.good].price
        line = Line(_product(*fact.key[:2]), fact.key.channel, baht * 100, max(round(baht / price), 1))
        told[fact.key.maker][fact.key.month].append(line)
    for report in ledger.nil:
        told[report.maker][report.month] = []
    sellers = []
    for index, maker in enumerate(makers):
        goods = {
            _product(index, number): Good(good.name_th, good.price * 100)
            for number, good in enumerate(maker.goods)
        }
        reports = {MONTHS.index(month): tuple(lines) for month, lines in told[index].items()}
        if not _habitual(reports):
            sellers.append(
                Seller(index, maker.kind, maker.category, maker.area, maker.name_th, goods, reports)
            )
    return World(sellers, MONTHS, len(MONTHS) - 9)


def _product(maker: int, good: int) -> int:
    return maker * 10 + good + 1


def _habitual(reports: dict[int, Lines]) -> bool:
    """Whether it is the one that the demo's mistakes make write the same sum each month."""
    first = [lines[0].baht for lines in reports.values() if lines]
    return len(first) > 12 and len(set(first)) == 1
