"""Times of the dashboard's questions: warm, cold, as known at an earlier moment.

Warm: the least of seven in one connection, after one that is not counted, since the machine is shared. Cold:
everything is written to the disk, the connection is closed, PostgreSQL is stopped and started, the system forgets
the database's files (posix_fadvise); then a new connection is made and the question asked, and both are counted:
the least of three.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from bench.cluster import Cluster, forget
from bench.measures import Figure
from bench.sales.queries import KNOWN, PLACES, Asked

WARM, COLD = 50, 150
SLOWER = 1.2
REPEAT, COLD_REPEAT = 7, 3


class Slowest(NamedTuple):
    """Of the questions of one name the slowest, in ms."""

    took: float
    question: Asked


def warm(questions: Iterable[Asked]) -> dict[Asked, float]:
    found = {}
    for question in questions:
        question()
        found[question] = min(_timed(question) for _ in range(REPEAT))
    return found


def cold(questions: Iterable[Asked], cluster: Cluster | None, home: Path) -> dict[Asked, float]:
    found = {}
    for question in questions:
        samples = []
        for _ in range(COLD_REPEAT):
            empty(cluster, home)
            samples.append(_timed(question))
        found[question] = min(samples)
    return found


def empty(cluster: Cluster | None, home: Path) -> None:
    """Nothing of the database is in memory afterwards."""
    from django.db import connection

    if connection.vendor == "sqlite":
        connection.close()
        forget(sorted(home.glob("*.sqlite3*")))
        return
    assert cluster is not None
    connection.close()
    connection.close_pool()  # type: ignore[attr-defined]
    cluster.stop()
    forget([file for file in (cluster.data / "base").rglob("*") if file.is_file()])
    cluster.start()


def widest(times: dict[Asked, float]) -> list[Asked]:
    """Of each place and name the question that takes longest when warm, and that over nine months."""
    found = [one.question for _place, _name, one in slowest(times)]
    return [*found, *(one for one in times if one.span == "nine months" and one not in found)]


def known(database: str, questions: Iterable[Asked], now: dict[Asked, float]) -> Iterator[Figure]:
    """Each question as known at earlier moments: at most twice what is promised of the same now.

    The multiple of what the same takes now is told too; a single question now is one row or two and takes half a
    millisecond, so the multiple that a reader notices is the page's: see screens.
    """
    for told, moment in KNOWN.items():
        before = [question for question in questions if question.name not in ("concentration", "growth")]
        later = warm(question.known(moment) for question in before)
        ratios = {question: later[question.known(moment)] / now[question] for question in before}
        for place in PLACES:
            mine = [question for question in before if question.place == place]
            worst = max(mine, key=ratios.__getitem__)
            name = f"{database}, as known {told} ago: {place} {worst.name} ({worst.span})"
            yield Figure(f"{name}, times the same now", ratios[worst], "x", None)
            longest = max(mine, key=lambda question: later[question.known(moment)])
            yield Figure(
                f"  longest: {longest.name} ({longest.span})", later[longest.known(moment)], "ms", 2 * WARM
            )


def growth(database: str, small: dict[Asked, float], now: dict[Asked, float]) -> Iterator[Figure]:
    """How many times longer each place's questions take over ten times the facts, all of them together.

    Concentration apart: it is asked of every producer that sold, of whom more facts have more.
    """
    for place in PLACES:
        mine = [question for question in now if question.place == place]
        for spread, limit in ((False, SLOWER), (True, None)):
            some = [question for question in mine if (question.name == "concentration") is spread]
            ratio = sum(now[question] for question in some) / sum(small[question] for question in some)
            what = f"{place} concentration" if spread else place
            yield Figure(f"{database}, ten times the facts: {what}, times as long", ratio, "x", limit)


def slowest(times: dict[Asked, float]) -> Iterator[tuple[str, str, Slowest]]:
    """Of each place and name the slowest, whatever the months."""
    found: dict[tuple[str, str], Slowest] = {}
    for question, took in times.items():
        key = question.place, question.name
        if key not in found or found[key].took < took:
            found[key] = Slowest(took, question)
    for (place, name), one in found.items():
        yield place, name, one


def figures(database: str, told: str, times: dict[Asked, float], limit: float) -> Iterator[Figure]:
    """Every question's slowest months, the slowest last."""
    rows = sorted(slowest(times), key=lambda row: row[2].took)
    for place, name, one in rows:
        yield Figure(f"{database}, {told}: {place} {name} ({one.question.span})", one.took, "ms", limit)


def _timed(ask: Callable[[], object]) -> float:
    begun = time.perf_counter()
    ask()
    return (time.perf_counter() - begun) * 1000
