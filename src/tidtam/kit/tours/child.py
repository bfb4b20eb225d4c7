"""PyVRP in a process of its own: the question as JSON on standard input, one line of JSON for each better order.

Run as `python -m tidtam.kit.tours.child` by `solver.solve`. Nothing else may import this module: PyVRP brings numpy
and more, which a web process does not need.
"""

import json
import os
import sys
import time
import warnings
from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
from pyvrp import (
    Client,
    ClientGroup,
    Depot,
    Location,
    ProblemData,
    Route,
    Solution,
    VehicleType,
    solve,
)
from pyvrp.stop import MaxIterations, MaxRuntime

from tidtam.kit.tours.question import Day, Question
from tidtam.kit.tours.wire import question_from
from tidtam.kit.tours.worth import Model, model

NEVER = 10**7  # a way that no day is long enough for
SHORTEST = 0.02  # seconds that a run is worth starting for
#: Of the time, by duration or by distance second, and whether the run goes on from the best so far.
RUNS = ((0.3, False, False), (0.3, True, False), (0.4, False, True))


def data_of(made: Model, *, by_duration: bool, as_prizes: bool) -> ProblemData:
    """The model in PyVRP's terms. by_duration: shorter days second, not shorter ways. as_prizes: musts are wished
    for more than all others together, not demanded."""
    question = made.question
    k = sum(day.limit for day in question.days) + 1
    groups: dict[str, list[int]] = {}
    for number, visit in enumerate(made.visits):
        groups.setdefault(visit.choice, []).append(number)
    several = {choice: members for choice, members in groups.items() if len(members) > 1}
    index = {choice: number for number, choice in enumerate(several)}
    ends = sorted({node for day in question.days for node in (day.start, day.end)})
    depots = len(ends)
    demanded = frozenset() if as_prizes else made.must
    clients = [
        Client(
            location=depots + number,
            service_duration=visit.place.stay,
            tw_early=visit.earliest,
            tw_late=visit.latest,
            prize=k * (visit.place.profit + (made.large if as_prizes and visit.choice in made.must else 0)),
            required=visit.choice in demanded and visit.choice not in index,
            group=index.get(visit.choice),
        )
        for number, visit in enumerate(made.visits)
    ]
    depot = {node: number for number, node in enumerate(ends)}
    fleet = _fleet(made)
    nodes = [*ends, *(visit.place.node for visit in made.visits)]
    matrices = [_matrix(made, nodes, depots, day) for day, _days in fleet]
    return ProblemData(
        locations=[Location(0, 0) for _node in nodes],
        clients=clients,
        depots=[Depot(number) for number in range(depots)],
        vehicle_types=[
            VehicleType(
                num_available=len(days),
                start_depot=depot[question.days[first].start],
                end_depot=depot[question.days[first].end],
                tw_early=question.days[first].opens,
                tw_late=question.days[first].closes,
                shift_duration=question.days[first].limit,
                unit_distance_cost=0 if by_duration else 1,
                unit_duration_cost=1 if by_duration else 0,
                profile=number,
            )
            for number, (first, days) in enumerate(fleet)
        ],
        distance_matrices=matrices,
        duration_matrices=matrices,
        groups=[ClientGroup(members, required=choice in demanded) for choice, members in several.items()],
    )


def _fleet(made: Model) -> list[tuple[int, list[int]]]:
    """(first day, days) of those that are alike, visits included: one kind of vehicle each."""
    found: dict[tuple[Day, frozenset[int]], list[int]] = {}
    for number, day in enumerate(made.question.days):
        there = frozenset(nth for nth, visit in enumerate(made.visits) if number in visit.days)
        found.setdefault((day, there), []).append(number)
    return [(days[0], days) for days in found.values()]


def _matrix(made: Model, nodes: list[int], depots: int, day: int) -> Any:
    """The table of times of a kind of day; what cannot be visited on it is endlessly far."""
    travel = np.asarray(made.question.travel, dtype=np.int64)[np.ix_(nodes, nodes)]
    for nth, visit in enumerate(made.visits):
        if day not in visit.days:
            travel[:, depots + nth] = NEVER
    np.fill_diagonal(travel, 0)
    return travel


def orders(made: Model, answer: Solution) -> list[list[str]]:
    """Keys, one list a day."""
    waiting = [list(days) for _first, days in _fleet(made)]
    found: list[list[str]] = [[] for _day in made.question.days]
    for route in answer.routes():
        day = waiting[route.vehicle_type()].pop(0)
        found[day] = [made.visits[one.idx].place.key for one in route if one.is_client()]
    return found


def search(
    question: Question,
    tell: Callable[[list[list[str]]], None],
    *,
    until: float,
    seed: int,
    iterations: int | None = None,
) -> None:
    """Several runs with other seeds and objectives, each told when it is over.

    until: by the machine's clock, in seconds. iterations: of each run, instead of time: the same everywhere.
    """
    begun = time.time()
    made = model(question)
    if not made.visits:
        return
    as_prizes, spent = False, 0.0
    best: list[Route] = []
    worth = -1
    for run, (share, by_duration, goes_on) in enumerate(RUNS):
        spent += share
        data = data_of(made, by_duration=by_duration, as_prizes=as_prizes)
        left = begun + (until - begun) * spent - time.time()
        if iterations is None and left < SHORTEST:
            continue
        stop = MaxRuntime(left) if iterations is None else MaxIterations(iterations)
        first = _again(data, best) if goes_on and best else None
        result = solve(
            data, stop, seed=seed + run, collect_stats=False, display=False, initial_solution=first
        )
        if not result.best.is_feasible():
            as_prizes = True  # the musts exclude one another: as many of them as can be had
            continue
        tell(orders(made, result.best))
        if result.best.prizes() > worth:
            best, worth = list(result.best.routes()), result.best.prizes()


def _again(data: ProblemData, routes: list[Route]) -> Solution:
    """The same tours under another objective."""
    return Solution(
        data,
        [Route(data, [one for one in route if one.is_client()], route.vehicle_type()) for route in routes],
    )


def main() -> None:
    warnings.simplefilter("ignore")  # PyVRP warns of musts that cannot be had; the plan says which
    asked = json.load(sys.stdin)
    if asked["gently"]:
        os.nice(10)
    question = question_from(asked["question"])
    tell = partial(print, flush=True)
    search(
        question,
        lambda order: tell(json.dumps(order)),
        until=asked["until"],
        seed=asked["seed"],
        iterations=asked["iterations"],
    )


if __name__ == "__main__":
    main()
