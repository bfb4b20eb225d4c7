"""The planner over 300 candidates: the first answer, and other pages while twenty better plans are being looked for.

In a home of its own with 150 invented villages of ten offers each about Khon Kaen; web processes and one worker as
`tidtam serve` starts them, all on this machine's cores.
"""

import json
import os
import statistics
import subprocess
import sys
import threading
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from bench.measures import Figure

ROOT = Path(__file__).resolve().parent.parent
VILLAGES, AT_ONCE, ASKED = 150, 20, 15


def planner(home: Path) -> Iterator[Figure]:
    own = home / "planner"
    own.mkdir(parents=True, exist_ok=True)
    environ = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    environ |= {
        "TIDTAM_HOME": str(own),
        "DJANGO_SETTINGS_MODULE": "tidtam.config.settings",
        "TIDTAM_ALLOWED_HOSTS": "localhost,127.0.0.1,testserver",
    }
    done = subprocess.run(
        [sys.executable, "-m", "bench.planner"],
        cwd=ROOT, env=environ, check=True, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    for line in done.stdout.splitlines():
        yield Figure(*json.loads(line))


def figures() -> Iterator[Figure]:
    from django.core.management import call_command
    from django.test import Client

    from bench.prints.data import build
    from tidtam.faces.planner.asked import asked_in
    from tidtam.faces.planner.plans import world_of
    from tidtam.kit import clock

    call_command("migrate", verbosity=0)
    build(VILLAGES)
    asked = "from=4001&people=4&on=" + (clock.today().isoformat())
    world = world_of(asked_in(asked, clock.today()))
    yield Figure("planner: candidates", len(world.found.candidates), "", None)
    client = Client()
    for words, more in (
        ("plans of a day", ""),
        ("plans of two days", "&days=2"),
        ("one plan, with changes", "&plan=full"),
    ):
        took = []
        for number in range(ASKED):
            begun = time.perf_counter()
            answer = client.get(f"/plan?{asked}{more}&people={4 + number % 5}")
            took.append((time.perf_counter() - begun) * 1000)
            if answer.status_code != 200:
                raise SystemExit(f"/plan: {answer.status_code}")
        yield Figure(f"planner: {words}, median", statistics.median(took), "ms", 1000)
        yield Figure("  slowest", max(took[1:]), "ms", 1000)
    yield from _at_once(asked)


def _at_once(asked: str) -> Iterator[Figure]:
    """Other pages before and while so many better plans are ordered and worked at."""
    from tests.journeys.house import _free_port, _wait_until_ready

    port = _free_port()
    log = Path(os.environ["TIDTAM_HOME"]) / "served.log"
    with log.open("wb") as said:
        server = subprocess.Popen(
            [sys.executable, "-m", "tidtam.cli", "serve", "--port", str(port)],
            stdout=said, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
    base = f"http://127.0.0.1:{port}"
    try:
        _wait_until_ready(base, server, log)
        _get(f"{base}/search?q=a")
        before = [_timed(f"{base}/events?from=2018-11-{day:02}") for day in range(1, 29)]
        begun = time.perf_counter()
        wheres: list[str] = []
        orders = [
            threading.Thread(target=_order, args=(base, f"{asked}&stay=o{n}&people={n + 2}", wheres))
            for n in range(AT_ONCE)
        ]
        for one in orders:
            one.start()
        during = []
        while any(one.is_alive() for one in orders) or time.perf_counter() - begun < 20:
            during.append(_timed(f"{base}/events?from=2018-11-{len(during) % 28 + 1:02}"))
            time.sleep(0.1)
        left = list(wheres)
        while left and time.perf_counter() - begun < 180:
            left = [where for where in left if not _over(f"{base}{where}")]
            time.sleep(0.5)
        last = time.perf_counter() - begun
    finally:
        server.terminate()
        server.wait(timeout=60)
    yield Figure(f"planner: {AT_ONCE} better plans at once, taken", len(wheres), "", None)
    yield Figure("  until the last was there", last, "s", None)
    yield Figure("  not finished", len(left), "", 0)
    yield Figure("  another page before, 95th percentile", _high(before), "ms", None)
    yield Figure("  another page meanwhile, median", statistics.median(during), "ms", None)
    yield Figure("  another page meanwhile, 95th percentile", _high(during), "ms", 500)


def _order(base: str, asked: str, wheres: list[str]) -> None:
    body = urllib.parse.urlencode({"asked": asked}).encode()
    request = urllib.request.Request(f"{base}/plan/better", data=body, headers={"Accept": "application/json"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        wheres.append(json.load(answer)["where"])


def _over(address: str) -> bool:
    request = urllib.request.Request(address, headers={"Accept": "application/json"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        return bool(json.load(answer)["over"])


def _get(address: str) -> None:
    with urllib.request.urlopen(address, timeout=60) as answer:
        answer.read()


def _timed(address: str) -> float:
    begun = time.perf_counter()
    _get(address)
    return (time.perf_counter() - begun) * 1000


def _high(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


if __name__ == "__main__":
    import django

    django.setup()
    for figure in figures():
        print(json.dumps(figure), flush=True)
