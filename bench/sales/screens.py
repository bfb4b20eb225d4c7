"""The overview of sales as a page: how long it takes now, as known at earlier moments, and the one beside the other.

Medians of five requests after one that is not counted, in one process, the country's officer asking.
"""

import statistics
import time
from collections.abc import Iterator
from typing import Any

from bench.measures import Figure
from bench.sales.queries import KNOWN, PLACES, SPANS

REPEAT = 5
TWICE = 2  # what was promised of pages "as known at"


def figures(database: str) -> Iterator[Figure]:
    from django.conf import settings
    from django.test import Client

    from tidtam.ground.people.models import User
    from tidtam.reporting.figures.queries.asked import Asked

    settings.ALLOWED_HOSTS = ["testserver"]
    client = Client()
    client.force_login(User.objects.get(username="national"))
    for place, code in PLACES.items():
        for span in ("nine months", "five years"):
            now = _median(client, Asked(code, *SPANS[span]).url())
            yield Figure(f"{database}, overview of the {place}, {span}", now, "ms", None)
            for told, moment in KNOWN.items():
                then = _median(client, Asked(code, *SPANS[span], known_at=moment).url())
                yield Figure(f"  as known {told} ago", then, "ms", None)
                yield Figure("  times the same now", then / now, "x", TWICE)


def _median(client: Any, address: str) -> float:
    samples = []
    for _ in range(REPEAT + 1):
        begun = time.perf_counter()
        answer = client.get(address)
        samples.append((time.perf_counter() - begun) * 1000)
        if answer.status_code != 200:
            raise RuntimeError(f"{address} answers {answer.status_code}")
    return statistics.median(samples[1:])
