"""Server time of the registers' pages on the national data set, as a national, a province and a district officer."""

import statistics
import time
from collections.abc import Iterator
from itertools import product
from typing import Any, NamedTuple
from urllib.parse import unquote, urlencode

from bench.measures import Figure
from bench.national.data import PEOPLE

REPEAT = 5
LIMIT = 100

COMMON = ("กลุ่ม", "ผ้า", "หนอง")
WORDS = {
    "two characters": ("นา", "โน", "ผ้", "วั", "ฌา"),
    "common word": (*COMMON, "กลุ่ม ผ้า", "สมุนไพร", "ban"),
    "rare word": ("วังคูณ", "wang khun", "4015-0001", "กลุ่ม วังคูณ", "บริษัท ขอนแก่น", "แต้มหมี่ แก่นไหม"),
    "misspelt or not there": ("วังคูน", "สมุนไพล", "มัดหมี", "ฟฟฟฟฟ", "กลุ่ม ฟฟฟฟฟ"),
}
DETAILS = 20


class Timed(NamedTuple):
    """One address: median time and median processor time of this process in ms; queries."""

    person: str
    address: str
    took: float
    busy: float
    queries: int


def measured() -> Iterator[tuple[str, list[Timed]]]:
    """Every group of addresses with its times."""
    from django.conf import settings
    from django.test import Client

    from tidtam.ground.people.models import User

    settings.ALLOWED_HOSTS = ["testserver"]
    clients = {}
    for person, _role, _area in PEOPLE:
        clients[person] = Client()
        clients[person].force_login(User.objects.get(username=person))
    for group, addresses in _groups().items():
        yield (
            group,
            [_timed(client, person, address) for person, client in clients.items() for address in addresses],
        )


def figures(database: str) -> Iterator[Figure]:
    """The 95th percentile and the slowest page of each group."""
    for group, times in measured():
        slowest = max(times, key=lambda one: one.took)
        name = f"{database}, {group}: {len(times)} pages, 95th percentile"
        yield Figure(name, _p95([one.took for one in times]), "ms", LIMIT)
        if database == "SQLite":  # the database works in this process
            yield Figure("  the same, processor time only", _p95([one.busy for one in times]), "ms", None)
        yield Figure(f"  slowest, {slowest.person} {unquote(slowest.address)}", slowest.took, "ms", None)
        yield Figure("  most queries of a page", max(one.queries for one in times), "", None)


def _p95(values: list[float]) -> float:
    return sorted(values)[max(0, round(len(values) * 0.95) - 1)]


def _timed(client: Any, person: str, address: str) -> Timed:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address)
        asked = len(queries)
    if answer.status_code != 200:
        raise RuntimeError(f"{person} {address}: {answer.status_code}")
    samples, spent = [], []
    for _ in range(REPEAT):
        begun, worked = time.perf_counter(), time.process_time()
        client.get(address)
        samples.append((time.perf_counter() - begun) * 1000)
        spent.append((time.process_time() - worked) * 1000)
    return Timed(person, address, statistics.median(samples), statistics.median(spent), asked)


def _groups() -> dict[str, list[str]]:
    from django.urls import reverse

    makers, goods = reverse("producers:list"), reverse("producers:products")
    courses = reverse("producers:registrations")
    found = {
        "list": [_url(path, **asked) for path, asked in _lists(makers, goods, courses)],
        "filter": [_url(path, **asked) for path, asked in _filters(makers, goods, courses)],
    }
    for kind, words in WORDS.items():
        found[f"search, {kind}"] = [
            _url(path, q=word) for path, word in product((makers, goods, courses), words)
        ]
    found["search with a filter, an order or a late page"] = [
        _url(path, q=word, **more)
        for path, word in product((makers, goods), COMMON)
        for more in (
            {"category": "food"}, {"kind": "sme"}, {"area": "4015"}, {"sort": "-name"}, {"sort": "area"},
            {"page": 2}, {"page": 40}, {"page": 200},
        )
    ]  # fmt: skip
    found["detail"] = [reverse("producers:producer", args=[key]) for key in _keys()]
    return found


def _lists(makers: str, goods: str, courses: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every order of the lists; first, middle and last page."""
    orders = {
        makers: ("name", "code", "kind", "area", "registered"),
        goods: ("name", "code", "category", "producer", "area", "price"),
        courses: ("producer", "round", "area", "since", "state"),
    }
    for path, keys in orders.items():
        for key, falls, page in product(keys, ("", "-"), (1, 20, 200)):
            yield path, {"sort": f"{falls}{key}", "page": page}


def _filters(makers: str, goods: str, courses: str) -> Iterator[tuple[str, dict[str, Any]]]:
    from tidtam.registers.producers.models import Category, ProducerKind, RegistrationState, Round

    categories = Category.objects.values_list("code", flat=True)
    rounds = list(Round.objects.values_list("code", flat=True))
    for path in (makers, goods):
        yield from ((path, {"area": area}) for area in ("4015", "4001", "5001"))
        yield from ((path, {"category": code}) for code in categories)
        yield path, {"category": "herb", "area": "4001"}
        yield path, {"category": "fabric", "sort": "area"}
    yield from ((makers, {"kind": kind}) for kind in ProducerKind.values)
    yield from ((makers, {"round": code}) for code in rounds)
    yield from ((makers, {"state": state}) for state in RegistrationState.values)
    yield from ((courses, {"state": state}) for state in ("under_way", "waiting", *RegistrationState.values))
    yield from ((courses, {"round": code}) for code in rounds)
    yield from ((makers, {"round": rounds[0], "state": state}) for state in ("registered", "draft"))


def _keys() -> list[int]:
    """Producers of the district, so that every officer may open them."""
    from tidtam.registers.producers.models import Producer

    return list(Producer.objects.filter(area__code__startswith="4015").values_list("pk", flat=True)[:DETAILS])


def _url(path: str, **asked: Any) -> str:
    return f"{path}?{urlencode({key: value for key, value in asked.items() if value != ''})}"
