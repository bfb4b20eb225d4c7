"""The sales' figures of both databases, each in a process and a home of its own.

`python -m bench.sales.run SCALE [PART ...]` measures the database that the environment names and prints its
figures as JSON; parts: queries, growth, writers, recount, beside.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from bench.cluster import Cluster
from bench.measures import Figure

ROOT = Path(__file__).resolve().parent.parent.parent
PARTS = ("queries", "pages", "growth", "writers", "recount", "beside")
MORE = 10  # times the facts


def sales(home: Path, scale: float = 0.1, parts: tuple[str, ...] = PARTS) -> Iterator[Figure]:
    """Every figure of the sales; a data set once built is kept in the home."""
    from tests.postgres import binaries

    yield from _measured(home / "sales-sqlite", scale, parts, None)
    if binaries() is not None:
        cluster = Cluster(home / "sales-postgresql")
        cluster.start()
        try:
            yield from _measured(home / "sales-postgresql-home", scale, parts, cluster)
        finally:
            cluster.stop()


def _measured(home: Path, scale: float, parts: tuple[str, ...], cluster: Cluster | None) -> Iterator[Figure]:
    home.mkdir(parents=True, exist_ok=True)
    environ = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    environ |= {"TIDTAM_HOME": str(home), "DJANGO_SETTINGS_MODULE": "tidtam.config.settings"}
    if cluster is not None:
        environ |= {"DATABASE_URL": cluster.address, "TIDTAM_BENCH_CLUSTER": str(cluster.home)}
    command = [sys.executable, "-m", "bench.sales.run", str(scale), *parts]
    with subprocess.Popen(command, cwd=ROOT, env=environ, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        for line in running.stdout:
            yield Figure(*json.loads(line))
    if running.returncode:
        raise RuntimeError(f"{' '.join(command[1:])} ended with {running.returncode}")


def measured(scale: float, parts: tuple[str, ...]) -> Iterator[Figure]:
    """The figures of this process's database."""
    from django.db import connection

    from bench.sales import beside, build, queries, screens, times, writers

    name = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}[connection.vendor]
    home = Path(os.environ["TIDTAM_HOME"])
    cluster = Cluster(Path(place)) if (place := os.environ.get("TIDTAM_BENCH_CLUSTER")) else None
    questions = queries.asked()
    small: dict[queries.Asked, float] = {}
    if "growth" in parts and build.holds() != scale:
        yield from _built(name, scale / MORE)
        small = times.warm(questions)
    yield from _built(name, scale)
    if "queries" in parts or "growth" in parts:
        now = times.warm(questions)
        if "queries" in parts:
            yield from times.figures(name, "warm", now, times.WARM)
            yield from times.known(name, questions, now)
            yield from times.figures(name, "cold", times.cold(times.widest(now), cluster, home), times.COLD)
    if "pages" in parts:
        yield from screens.figures(name)
    if "recount" in parts:
        yield from _recount(name)
    if "writers" in parts:
        yield from writers.figures(name)
    if "beside" in parts:
        yield from beside.figures(name, home)
    if "growth" in parts:
        if not small:
            yield from _built(name, scale / MORE)
            small = times.warm(questions)
        yield from times.growth(name, small, now)


def _built(name: str, scale: float) -> Iterator[Figure]:
    from bench.sales.build import FACTS, build

    if took := build(scale, _told):
        yield Figure(f"{name}: data set of {round(FACTS * scale):,} facts built", took, "s", None)


def _recount(name: str) -> Iterator[Figure]:
    from bench.memory import resident
    from tidtam.work.sales.queries.recount import recount

    before, begun = resident(os.getpid()), time.perf_counter()
    wrong = recount()
    yield Figure(f"{name}: recount of the whole country", time.perf_counter() - begun, "s", None)
    yield Figure("  wrong cells", len(wrong), "", 0)
    yield Figure("  memory that it took", resident(os.getpid()) - before, "MB", None)


def _told(said: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {said}", file=sys.stderr, flush=True)


def main() -> None:
    import django

    django.setup()
    scale, *parts = sys.argv[1:]
    for figure in measured(float(scale), tuple(parts) or PARTS):
        print(json.dumps(figure, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main()
