"""Both solvers beside the exact optimum of small questions of every shape."""

import pytest

from tidtam.kit.tours import Plan, Question, quick, solve
from tidtam.kit.tours.check import faults
from tidtam.kit.tours.tests import made
from tidtam.kit.tours.tests.oracle import optimum

SHAPES = {
    "one day": {},
    "two days": {"days": 2, "size": 6},
    "two windows": {"windows": 2},
    "musts": {"musts": 2},
    "a meal": {"meals": 3, "size": 7},
    "everything": {"days": 2, "windows": 2, "musts": 1, "meals": 2, "size": 6},
    "musts that exclude one another": {"musts": 6, "side": 240},
}


def reached(question: Question, plan: Plan) -> tuple[int, int]:
    musts = sum(place.required for place in question.places) + len(question.required_groups)
    return musts - len(plan.failed), plan.profit


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("seed", [1, 2])
def test_the_solver_finds_what_trying_every_order_finds(shape, seed):
    question = made.question(seed, **SHAPES[shape])
    plan = solve(question, iterations=60, seed=seed)
    assert reached(question, plan) == optimum(question)
    assert faults(question, plan.tours) == []


@pytest.mark.parametrize("shape", SHAPES)
def test_the_quick_plan_can_be_made_and_is_near_the_best(shape):
    found, best = 0, 0
    for seed in range(1, 9):
        question = made.question(seed, **SHAPES[shape])
        plan = quick(question)
        assert plan.feasible, plan.faults
        kept, profit = optimum(question)
        assert len(plan.failed) <= 1 + sum(p.required for p in question.places) - kept
        found, best = found + plan.profit, best + profit
    assert found >= 0.9 * best


def test_a_longest_day_is_kept_and_its_optimum_found():
    for seed in (3, 4):
        question = made.question(seed, longest=200)
        plan = solve(question, iterations=60)
        assert reached(question, plan) == optimum(question)
        assert plan.tours[0].ends - plan.tours[0].starts <= 200


def test_an_order_of_many_places_is_kept_feasible():
    for seed in range(5):
        question = made.question(seed, size=120, days=3, windows=2, musts=4, meals=12)
        assert quick(question).feasible
        assert "meal" not in quick(question).failed
