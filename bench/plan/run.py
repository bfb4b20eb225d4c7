"""Both databases, each with its own home; `python -m bench.plan.run` measures the one of the environment."""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.measures import Figure

ROOT = Path(__file__).resolve().parent.parent.parent
REPEAT = 7
LIMIT = 100
BOARD = (
    "",
    "?page=60",
    "?area=40",
    "?area=4015",
    "?state=late",
    "?state=done&page=40",
    "?watch=soon",
    "?q=บ้านสมมติ12",
)
LISTS = (
    "",
    "?page=200",
    "?state=late",
    "?watch=soon",
    "?watch=idle",
    "?watch=unpaid",
    "?watch=pushed",
    "?item=signs",
)
CURVE = ("", "?area=40", "?area=4015")
DUES = ("", "?page=40", "?state=late", "?kind=visit", "?area=40", "?area=4015")


def plan(home: Path) -> Iterator[Figure]:
    """The figures of every database that is installed here; a data set once built is kept in the home."""
    from tests.postgres import binaries

    here = [sys.executable, "-m", "bench.plan.run"]
    yield from _measured(home / "plan-sqlite", here)
    if binaries() is not None:
        yield from _measured(home / "plan-postgresql", [sys.executable, "-m", "tests.postgres", "--", *here])


def _measured(home: Path, command: list[str]) -> Iterator[Figure]:
    home.mkdir(parents=True, exist_ok=True)
    environ = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    environ |= {"TIDTAM_HOME": str(home), "DJANGO_SETTINGS_MODULE": "tidtam.config.settings"}
    done = subprocess.run(command, cwd=ROOT, env=environ, check=True, stdout=subprocess.PIPE, text=True)
    for line in done.stdout.splitlines():
        yield Figure(*json.loads(line))


def figures(database: str) -> Iterator[Figure]:
    """The 95th percentile and the slowest page of the board, the list and the curve, for three officers."""
    from django.conf import settings
    from django.test import Client

    from bench.plan.data import PEOPLE
    from tidtam.ground.people.models import User

    settings.ALLOWED_HOSTS = ["testserver"]
    clients = {}
    for person, _role, _area in PEOPLE:
        clients[person] = Client()
        clients[person].force_login(User.objects.get(username=person))
    groups: dict[str, tuple[str, tuple[str, ...]]] = {
        "board": ("/desk/plan/board/", BOARD),
        "targets": ("/desk/plan/targets/", LISTS),
    }
    groups["dues"] = ("/desk/dues/", DUES)
    groups["curve"] = ("/desk/plan/board/curve/", CURVE)
    for name, (path, asked) in groups.items():
        times: list[float] = []
        slowest = (0.0, "")
        for person, client in clients.items():
            for query in asked:
                if "area=40" in query and person == "district":
                    continue
                taken = _timed(client, path + query)
                times += taken
                slowest = max(slowest, (statistics.median(taken), f"{person} {query}"))
        p95 = sorted(times)[round(len(times) * 0.95) - 1]
        yield Figure(
            f"{database}, {name}: {len(times)} requests, 95th percentile",
            p95,
            "ms",
            LIMIT if name != "curve" else None,
        )
        yield Figure(f"  slowest, {slowest[1]}", slowest[0], "ms", None)


def _timed(client: Any, address: str) -> list[float]:
    taken = []
    for number in range(REPEAT + 1):
        begun = time.perf_counter()
        answer = client.get(address)
        if answer.status_code != 200:
            raise RuntimeError(f"{address}: {answer.status_code}")
        if number:  # the first one warms up
            taken.append((time.perf_counter() - begun) * 1000)
    return taken


def main() -> None:
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from bench.plan import data
    from tidtam.kit import clock

    call_command("migrate", verbosity=0)
    name = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}[connection.vendor]
    if took := data.build():
        print(json.dumps(Figure(f"{name}: plan's data set built", took, "s", None)))
    with clock.frozen(data.TODAY):
        for figure in figures(name):
            print(json.dumps(figure, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main()
