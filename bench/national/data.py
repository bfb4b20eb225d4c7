"""100,000 producers and 250,000 products in all subdistricts of Thailand, invented, the same from the same seed.

Areas, lists, people and grants come through the rooms' actions. Producers, products and registrations are
written by bulk_create with the room's own keys: the actions check and log each row's history, which takes
minutes at this size and changes nothing that a list shows.
"""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import islice
from random import Random
from typing import Any

PRODUCERS = 100_000
PRODUCTS = 250_000
SEED = "tidtam national"
BATCH = 5000
OPENS = datetime(2013, 9, 20, 2, 0, tzinfo=UTC)  # most are registered before the sales of bench.sales begin
YEARS = 5

#: A village of the programme, where search is tried by name, by sound and in English.
WANG_KHUN = "40150604"

PEOPLE = (("national", "executive", ""), ("province", "province", "40"), ("district", "district", "4015"))
STATES = {"registered": 82, "rejected": 4, "cancelled": 6, "received": 3, "district": 3, "draft": 2}


def build() -> float:
    """Fill the empty database; answers the seconds that it took, 0 when it was filled before."""
    from tidtam.kit import statistics
    from tidtam.registers.producers.models import Product

    if Product.objects.count() >= PRODUCTS:
        return 0.0
    begun = time.perf_counter()
    _ground()
    _register(Random(SEED))
    statistics.refresh()
    return time.perf_counter() - begun


def _ground() -> None:
    from tidtam.ground.areas import actions as areas
    from tidtam.ground.people import actions as people
    from tidtam.registers.producers import actions

    areas.load_gazetteer(by=None)
    areas.add_villages([areas.VillageFact(WANG_KHUN, "บ้านวังคูณ", "Ban Wang Khun")], source="bench", by=None)
    actions.load_lists()
    for username, role, area in PEOPLE:
        people.create_user(username, password=None, role=role, area=area, by=None)


def _register(random: Random) -> None:
    from tidtam.demo.economy.makers import Place
    from tidtam.ground.areas.models import Area, Level
    from tidtam.kit import thai
    from tidtam.registers.producers.actions.keys import place_keys, producer_keys, product_keys
    from tidtam.registers.producers.models import Producer, Product, Registration, Round

    found = Area.objects.existing().filter(level=Level.SUBDISTRICT).order_by("code")
    places = [Place(code, name) for code, name in found.values_list("code", "name_th")]
    known = place_keys([*(place.code for place in places), WANG_KHUN])
    rounds = list(Round.objects.order_by("opens_on").values_list("code", flat=True))
    makers = islice(_makers(random, places), PRODUCERS)
    goods_keys = cache(product_keys)
    number = 0
    while batch := list(islice(makers, BATCH)):
        producers, goods, registrations = [], [], []
        for code, kind, name, area, made in batch:
            number += 1
            state = random.choices(list(STATES), list(STATES.values()))[0]
            at = _since(random)
            producers.append(
                Producer(
                    pk=number, code=code, kind=kind, name_th=name, area_id=area, recorded_at=at,
                    registered_at=at if state in ("registered", "cancelled") else None,
                    struck_at=at + timedelta(days=1000) if state == "cancelled" else None,
                    **producer_keys(thai.clean(name), "", code, known[area]),
                )
            )  # fmt: skip
            for category, name_th, name_en, price in made:
                goods.append(
                    Product(
                        producer_id=number, category_id=category, name_th=name_th, name_en=name_en, price=price,
                        **goods_keys(name_th, name_en, ""),
                    )
                )  # fmt: skip
            registrations.append(
                Registration(producer_id=number, round_id=_round(random, rounds), state=state, since=at)
            )
        Producer.objects.bulk_create(producers, batch_size=BATCH)
        Product.objects.bulk_create(goods, batch_size=BATCH)
        Registration.objects.bulk_create(registrations, batch_size=BATCH)
    _next_number(Producer)


def _makers(random: Random, places: list[Any]) -> Iterator[tuple[str, str, str, str, list[tuple[Any, ...]]]]:
    """Code, kind, name, area and products; a few districts hold many, most hold few."""
    from tidtam.demo.economy.makers import CATEGORIES, KINDS, _name

    weights = [random.lognormvariate(0, 0.9) for _place in places]
    chosen = [*places, *random.choices(places, weights, k=PRODUCERS - len(places))]
    left, numbers = PRODUCTS, dict[str, int]()
    for row, place in enumerate(chosen):
        category = random.choices(list(CATEGORIES), list(CATEGORIES.values()))[0]
        kind = random.choices(list(KINDS), list(KINDS.values()))[0]
        numbers[place.code[:4]] = numbers.get(place.code[:4], 0) + 1
        count = random.choices((1, 2, 3, 4, 5), (24, 34, 22, 12, 8))[0]
        last = row == PRODUCERS - 1
        count = left if last else min(count, max(0, left - 1))
        left -= count
        goods = [_good(random, category) for _ in range(count)]
        area = WANG_KHUN if row % 20_000 == 7 else place.code
        name = _name(random, kind, category, place)
        yield f"{place.code[:4]}-{numbers[place.code[:4]]:04}", kind, name, area, goods


def _good(random: Random, category: str) -> tuple[str, str, str, int]:
    """A product of the category, often named after its pattern or size."""
    from tidtam.demo.economy import words

    name_th, name_en, price = random.choice(words.GOODS[category])
    after = random.choice(("", "", random.choice(words.AFTER), random.choice(words.BRANDS)))
    spread = round(price * random.uniform(0.7, 1.6)) * 100
    return category, f"{name_th}{f' ลาย{after}' if after else ''}", name_en, spread


def _since(random: Random) -> datetime:
    """Two of three before the first year of sales, the others in the course of the years."""
    early = random.random() < 0.67
    days = -random.randrange(1, 900) if early else random.randrange(365 * YEARS - 90)
    return OPENS + timedelta(days=days, minutes=random.randrange(600))


def _round(random: Random, rounds: list[str]) -> str:
    return rounds[0] if random.random() < 0.7 else random.choice(rounds)


def _next_number(model: Any) -> None:
    """PostgreSQL numbers on from where the given keys end."""
    from django.core.management.color import no_style
    from django.db import connection

    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [model]):
            cursor.execute(statement)
