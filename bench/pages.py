"""Server time and queries of every desk page, as each of the demo's people sees it, in one warm process."""

import os
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

from bench.measures import Figure

REPEAT = 5


def desk(_home: Path) -> Iterator[Figure]:
    """The 95th percentile over all pages (median of repeats each), found from the first page in two clicks."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tidtam.config.settings")
    import django

    django.setup()
    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from tidtam.ground.people.models import User

    settings.ALLOWED_HOSTS = ["testserver"]
    times: dict[str, float] = {}
    busy: dict[str, float] = {}
    counts: dict[str, int] = {}
    for username in ("province", "district4015", "assigned", "secretary", "auditor"):
        client = Client()
        client.force_login(User.objects.get(username=username))
        for address in _pages(client):
            samples, spent = [], []
            for _ in range(REPEAT):
                begun, worked = time.perf_counter(), time.process_time()
                client.get(address)
                samples.append((time.perf_counter() - begun) * 1000)
                spent.append((time.process_time() - worked) * 1000)
            with CaptureQueriesContext(connection) as queries:
                client.get(address)
            key = f"{username} {address}"
            times[key] = statistics.median(samples)
            busy[key] = statistics.median(spent)
            counts[key] = len(queries)
    slowest = max(times, key=times.__getitem__)
    busiest = max(counts, key=counts.__getitem__)
    yield Figure(f"{len(times)} desk pages, 95th percentile", _p95(list(times.values())), "ms", 50)
    yield Figure("the same, processor time only", _p95(list(busy.values())), "ms", None)
    yield Figure(f"slowest: {slowest}", times[slowest], "ms", None)
    yield Figure("queries of a desk page, 95th percentile", _p95([float(n) for n in counts.values()]), "", 30)
    yield Figure(f"most queries: {busiest}", counts[busiest], "", None)


def _p95(values: list[float]) -> float:
    return sorted(values)[max(0, round(len(values) * 0.95) - 1)]


def _pages(client) -> list[str]:  # type: ignore[no-untyped-def]
    """Addresses of HTML pages reached from /desk/ in two clicks, at most three of one shape."""
    import re
    from collections import Counter

    seen, wave = ["/desk/"], ["/desk/"]
    shapes: Counter[str] = Counter()
    for _ in range(2):
        found = []
        for address in wave:
            answer = client.get(address)
            if answer.status_code != 200 or "html" not in answer.headers.get("Content-Type", ""):
                continue
            for link in re.findall(r'href="(/desk/[^"#]*)"', answer.content.decode()):
                link = link.replace("&amp;", "&")
                shape = re.sub(r"[0-9a-f-]{36}|\d+", "0", link.split("?")[0])
                if "format=" in link or "download" in link or link in seen or shapes[shape] >= 3:
                    continue
                shapes[shape] += 1
                seen.append(link)
                found.append(link)
        wave = found
    return [
        a for a in seen
        if (r := client.get(a)).status_code == 200 and "html" in r.headers.get("Content-Type", "") and not r.streaming
    ]  # fmt: skip
