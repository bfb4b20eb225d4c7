"""Gaps to the best values known (`--files FOLDER --best TABLE.csv`), or to longer runs on instances made here.

TOURS_SECONDS (5) for each answer, TOURS_SEED (1), TOURS_COUNTS ("1,2,3,4"), and for instances made here TOURS_LONG (30)
seconds of each of two longer runs, TOURS_SIZES ("50,100"). Every answer is checked by the checker, which shares nothing
with the solvers; one that cannot be made counts as broken promise.
"""

import os
import statistics
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bench.measures import Figure
from bench.tours import best, data
from tidtam.kit.tours import Question, quick, solve, toptw
from tidtam.kit.tours.check import faults

PROMISED = {1: 0.8, 2: 0.6, 3: 0.3, 4: 0.3}  # per cent, on the public instances


class Answer(NamedTuple):
    """gap, quick_gap: per cent below the best known; below 0 is better than it."""

    name: str
    tours: int
    gap: float
    quick_gap: float
    seconds: float
    sound: bool


def tours(_home: Path) -> Iterator[Figure]:
    folder, table = os.environ.get("TOURS_FILES"), os.environ.get("TOURS_BEST")
    counts = [int(one) for one in os.environ.get("TOURS_COUNTS", "1,2,3,4").split(",")]
    for count in counts:
        answers = list(_given(Path(folder), Path(table), count) if folder and table else _made(count))
        if not answers:
            continue
        gaps = [one.gap for one in answers]
        said = f"{count} tour{'s' if count > 1 else ''}, {len(answers)} instances: "
        yield Figure(
            f"{said}average gap", statistics.fmean(gaps), "%", PROMISED.get(count) if folder else None
        )
        yield Figure("  largest gap", max(gaps), "%", None)
        yield Figure(
            "  average gap of the quick plan", statistics.fmean(a.quick_gap for a in answers), "%", None
        )
        yield Figure("  time for an answer, longest", max(one.seconds for one in answers), "s", None)
        yield Figure("  answers that cannot be made", sum(not one.sound for one in answers), "", 0)


def _given(folder: Path, table: Path, count: int) -> Iterator[Answer]:
    known = best.read(table)
    for path in sorted(folder.iterdir()):
        profit = known.get((path.stem.lower(), count))
        if profit is None or not path.is_file():
            continue
        instance = toptw.read(path.read_text(encoding="utf-8"))
        yield _answer(path.stem, instance.question(count), profit * instance.profit_scale)


def _made(count: int) -> Iterator[Answer]:
    seconds = float(os.environ.get("TOURS_LONG", "30"))
    for size in os.environ.get("TOURS_SIZES", "50,100").split(","):
        for kind in ("c1", "r1", "rc1", "c2", "r2", "rc2"):
            question = toptw.read(data.instance(kind, int(size), 1)).question(count)
            long = max(
                solve(question, seconds=seconds, seed=seed, reasons=False).profit for seed in (101, 202)
            )
            yield _answer(f"{kind} {size}", question, long)


def _answer(name: str, question: Question, profit: float) -> Answer:
    seconds, seed = float(os.environ.get("TOURS_SECONDS", "5")), int(os.environ.get("TOURS_SEED", "1"))
    fast = quick(question, seed=seed, reasons=False)
    begun = time.perf_counter()
    plan = solve(question, seconds=seconds, seed=seed, reasons=False)
    took = time.perf_counter() - begun
    gap, quick_gap = (100 * (profit - one.profit) / profit for one in (plan, fast))
    answer = Answer(name, len(question.days), gap, quick_gap, took, not faults(question, plan.tours))
    if os.environ.get("TOURS_TELL"):
        print(
            f"{name:<10} {answer.tours} {plan.profit:>7} of {profit:>7g} {gap:6.2f} %  {took:.1f} s",
            flush=True,
        )
    return answer
