"""Who sells what, how much, when: small temporary tables that the facts are multiplied out of in SQL.

Chance is a number computed from the keys, in whole numbers that both databases work out alike, so that the same
scale gives the same facts to the satang on either.
"""

from datetime import UTC, date, datetime, timedelta
from random import Random
from statistics import NormalDist

from bench.sales.tables import fill

FIRST, LAST = date(2013, 10, 1), date(2018, 9, 1)  # the fiscal years 2557 to 2561
MONTHS = 60
OPEN = 2  # the last months, which nobody has approved
STEPWISE = (
    12  # the last months whose reports were told first and approved later; those before came in approved
)
MOMENTS = 200  # moments of a month at which reports come in
SEASON = (104, 108, 131, 96, 93, 99, 121, 94, 88, 90, 97, 92)  # October to September, in per cent
SPLIT = 45  # of a hundred producers, those that tell product and channel
CHANNELS = {
    "shop": 31,
    "market": 22,
    "fair": 14,
    "centre": 9,
    "online": 10,
    "wholesale": 9,
    "export": 2,
    "village": 3,
}
MARKS = {"": 46, "standard": 26, "rising_star": 12, "classic": 10, "premium": 6}
M = 2_147_483_647
FACTORS = (48_271_001, 69_621_013, 39_373_007)


def chance(*keys: str) -> str:
    """SQL of a whole number from 0 to 2,147,483,646 that follows from the keys and looks like chance."""
    mixed = " + ".join(f"{key} * {factor}" for key, factor in zip(keys, FACTORS, strict=False))
    whole = f"(({mixed}) % {M})"  # at every step below 2 ** 63, where SQLite would go on in floating point
    return f"(({whole} * 1103515 + ({mixed}) % 65521 * {whole}) % {M})"


def prepare() -> None:
    """maker, good, channel, month, moment, factor: temporary tables of this connection."""
    from django.db import connection

    from tidtam.registers.producers.models import Producer, Product

    random = Random("tidtam sales")
    adapt = connection.ops.adapt_datetimefield_value
    instant = "timestamptz" if connection.vendor == "postgresql" else "text"
    makers, split = [], set()
    found = Producer.objects.filter(registered_at__isnull=False).order_by("pk")
    for key, area, kind, since, until in found.values_list(
        "pk", "area_id", "kind", "registered_at", "struck_at"
    ):
        size = round(900_000 * random.lognormvariate(0, 1.5) * {"group": 1.0, "sole": 1.2, "sme": 6.0}[kind])
        parts = random.random() * 100 < SPLIT
        if parts:
            split.add(key)
        makers.append(
            (
                key,
                area,
                kind,
                max(0, _place(since)),
                MONTHS if until is None else _place(until) + 1,
                int(parts),
                size,
            )
        )
    fill(
        "maker",
        "id bigint primary key, area text, kind text, since int, until int, split int, size bigint",
        makers,
    )
    goods = [
        (
            key,
            maker,
            category,
            random.choices(list(MARKS), list(MARKS.values()))[0],
            price or 10_000,
            random.randrange(20, 100),
        )
        for key, maker, category, price in Product.objects.order_by("pk").values_list(
            "pk", "producer_id", "category_id", "price"
        )
        if maker in split
    ]
    fill(
        "good",
        "id bigint primary key, maker bigint, category text, mark text, price bigint, share bigint",
        goods,
    )
    fill(
        "channel",
        "place bigint, code text, weight bigint",
        [(n, *one) for n, one in enumerate(CHANNELS.items())],
    )
    months = [_month(n) for n in range(MONTHS)]
    fill(
        "months",
        "n bigint primary key, month date, year date, season bigint, standing int, told int, state text",
        [
            (
                n, str(month), str(_month(n - n % 12)), SEASON[n % 12] * (100 + n // 12 * 7) // 100,
                1 if n >= MONTHS - OPEN else 2, int(n >= MONTHS - STEPWISE),
                "approved" if n < MONTHS - OPEN else "checked" if n == MONTHS - OPEN else "submitted",
            )
            for n, month in enumerate(months)
        ],
    )  # fmt: skip
    fill(
        "moment",
        f"n bigint, place bigint, at {instant}, primary key (n, place)",
        [
            (n, place, adapt(_begin(n + 1) + timedelta(hours=place * 2, minutes=place * 37 % 60)))
            for n in range(MONTHS + 16)
            for place in range(MOMENTS)
        ],
    )
    normal = NormalDist(0, 0.7)
    fill(
        "factor",
        "place bigint primary key, permille bigint",
        [(n, round(1000 * 2.718281828459045 ** normal.inv_cdf((n + 0.5) / 1000))) for n in range(1000)],
    )


def _place(moment: datetime) -> int:
    return (moment.year - FIRST.year) * 12 + moment.month - FIRST.month


def _month(n: int) -> date:
    count = FIRST.year * 12 + FIRST.month - 1 + n
    return date(count // 12, count % 12 + 1, 1)


def _begin(n: int) -> datetime:
    month = _month(n)
    return datetime(month.year, month.month, 1, 1, 0, tzinfo=UTC)
