"""The better plan: PyVRP in a process of its own, every answer checked, the best one kept."""

import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress

from tidtam.kit.tours.question import Question
from tidtam.kit.tours.quick import quick
from tidtam.kit.tours.times import Plan, timed
from tidtam.kit.tours.wire import question_json

AFTERWARDS = 0.2  # seconds of the time that are left for the last look at what was found
PATIENCE = 20.0  # seconds beyond the time that was asked for, on a machine that has other things to do
FIRST_ROUNDS = (
    3  # of the quick plan, so that the time is the solver's also where there are hundreds of places
)
LOOK = 0.2  # seconds between two looks whether to go on


class SolverProblem(Exception):
    """The solver could not be run; the text is its own."""


def solve(
    question: Question,
    *,
    seconds: float = 5.0,
    seed: int = 1,
    iterations: int | None = None,
    go_on: Callable[[], bool] | None = None,
    gently: bool = False,
    reasons: bool = True,
) -> Plan:
    """The best plan found in that time; never worse than the quick one, never one that cannot be made.

    iterations: of each run, instead of time, for the same answer everywhere. go_on: asked five times a second; when
    it says no, the best so far is returned. gently: everything else on the machine comes first. reasons: as in
    `timed`. Musts that cannot be had together are in the plan's `failed`.
    """
    until = time.time() + seconds - min(AFTERWARDS, seconds / 10)
    best = quick(question, seed=seed, rounds=FIRST_ROUNDS, reasons=False)
    for plan in _better(question, until, seed, iterations, go_on, gently):
        if plan.feasible and rank(question, plan) > rank(question, best):
            best = plan
    return timed(question, best.order, reasons=reasons)


def rank(question: Question, plan: Plan) -> tuple[int, int, int, int]:
    """What makes a plan better: fewer musts failed, more profit, shorter days, shorter ways."""
    days = sum(tour.ends - tour.starts for tour in plan.tours)
    return -len(plan.failed), plan.profit, -days, -plan.travel


def _better(
    question: Question,
    until: float,
    seed: int,
    iterations: int | None,
    go_on: Callable[[], bool] | None,
    gently: bool,
) -> Iterator[Plan]:
    asked = {
        "question": question_json(question),
        "until": until,
        "seed": seed,
        "iterations": iterations,
        "gently": gently,
    }
    patience = None if iterations else until - time.time() + PATIENCE
    child = subprocess.Popen(
        [sys.executable, "-m", "tidtam.kit.tours.child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    stopped = threading.Event()
    watch = threading.Thread(target=_watch, args=(child, stopped, patience, go_on), daemon=True)
    watch.start()
    try:
        assert child.stdin is not None
        assert child.stdout is not None
        with suppress(BrokenPipeError):  # it ended already; why is on its standard error
            child.stdin.write(json.dumps(asked))
            child.stdin.close()
        for line in child.stdout:
            yield timed(question, json.loads(line), reasons=False)
        said = child.stderr.read() if child.stderr else ""
        if child.wait() and not stopped.is_set():
            raise SolverProblem(said.strip().rpartition("\n")[2] or f"ended with {child.returncode}")
    finally:
        child.kill()
        child.wait()
        watch.join()
        for pipe in (child.stdin, child.stdout, child.stderr):
            with suppress(BrokenPipeError):
                pipe.close()  # type: ignore[union-attr]


def _watch(
    child: "subprocess.Popen[str]",
    stopped: threading.Event,
    patience: float | None,
    go_on: Callable[[], bool] | None,
) -> None:
    """End the child when its time is over or nobody wants its answer any more."""
    begun = time.monotonic()
    while child.poll() is None:
        late = patience is not None and time.monotonic() - begun > patience
        if late or (go_on is not None and not go_on()):
            stopped.set()
            child.kill()
            return
        with suppress(subprocess.TimeoutExpired):
            child.wait(LOOK)
