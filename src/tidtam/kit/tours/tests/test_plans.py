"""What a plan says: its times, who is left out and why, which must could not be kept."""

import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tidtam.kit.tours import (
    Day,
    Group,
    Place,
    Question,
    Stop,
    Tour,
    Why,
    Window,
    WrongQuestion,
    quick,
    solve,
    timed,
)
from tidtam.kit.tours.check import faults
from tidtam.kit.tours.tests import made
from tidtam.kit.tours.wire import question_from, question_json

#: Along one street, ten minutes from one to the next; 0 is where the day starts and ends.
STREET = [[abs(a - b) * 10 for b in range(8)] for a in range(8)]


def asked(*places: Place, day: Day | None = None, groups: tuple[Group, ...] = ()) -> Question:
    return Question(places, (day or Day(0, 0, 540, 720),), STREET, groups)


def place(key: str, node: int, *, opens: int = 480, closes: int = 1080, stay: int = 60, **more) -> Place:
    return Place(key, node, stay, more.pop("profit", 10), (Window.open(opens, closes, stay),), **more)


def why(plan) -> dict[str, str]:
    return {one.key: one.why for one in plan.unserved}


def test_the_times_of_an_order_wait_for_doors_to_open_and_let_one_sleep():
    plan = timed(asked(place("a", 1, opens=600, stay=30), place("b", 2, stay=30)), [["a", "b"]])
    tour = plan.tours[0]
    assert (tour.starts, tour.ends) == (590, 690)
    assert tour.stops[0] == Stop("a", 10, 600, 600, 630)
    assert tour.stops[1] == Stop("b", 10, 640, 640, 670)
    assert (tour.home, tour.travel, plan.feasible) == (20, 40, True)


def test_an_order_that_cannot_be_kept_says_what_is_wrong():
    plan = timed(asked(place("a", 1, closes=620), place("b", 6, closes=700)), [["b", "a"]])
    assert not plan.feasible
    assert plan.faults == ("day 0: a cannot begin at 710", "day 0: ends at 780, after 720")


@pytest.mark.parametrize(
    ("left", "reason"),
    [
        (Place("x", 3, 30, 50, ()), Why.CLOSED),
        (Place("x", 3, 30, 50, (Window(600, 560),)), Why.CLOSED),
        (place("x", 7, stay=60), Why.FAR),
        (place("x", 5, closes=640), Why.LATE),
        (place("x", 5, opens=640, closes=900, stay=40), Why.EARLY),
        (place("x", 5, profit=1, stay=80), Why.FULL),
        (place("x", 1, profit=1, group="g"), Why.GROUP),
    ],
)
def test_whoever_is_left_out_is_told_why(left, reason):
    beside = place("a", 2, stay=100, group="g")
    assert why(quick(asked(beside, left))) == {"x": reason}


def test_lateness_is_told_with_its_minutes():
    plan = quick(asked(place("x", 5, closes=640)))
    assert (plan.unserved[0].earliest, plan.unserved[0].latest) == (590, 580)


def test_a_place_that_a_person_took_out_would_still_fit():
    plan = timed(asked(place("a", 1, stay=30), place("b", 2, stay=30)), [["a"]])
    assert why(plan) == {"b": Why.ROOM}


def test_musts_that_exclude_one_another_give_the_nearest_plan_and_are_named():
    near, far = place("near", 1, stay=100, required=True), place("far", 6, stay=50, required=True)
    closed = Place("closed", 2, 10, 5, (), required=True)
    question = asked(near, far, closed, place("b", 2, stay=20))
    plan = solve(question, iterations=50)
    assert plan.feasible
    assert set(plan.failed) in ({"near", "closed"}, {"far", "closed"})
    assert why(plan)["closed"] == Why.CLOSED
    assert why(plan)[next(key for key in plan.failed if key != "closed")] == Why.FULL


def test_one_meal_is_eaten_at_noon_even_where_it_is_worth_little():
    meals = [place(f"meal{n}", n, opens=690, closes=800, stay=40, profit=1, group="meal") for n in (1, 2, 3)]
    question = asked(
        *meals, place("a", 4, stay=130, profit=90), day=Day(0, 0, 540, 780), groups=(Group("meal", True),)
    )
    for plan in (quick(question), solve(question, iterations=50)):
        assert plan.failed == ()
        assert sum(key.startswith("meal") for key in plan.keys) == 1


def test_a_place_open_twice_a_day_is_visited_once_in_either_of_its_windows():
    market = Place("market", 1, 30, 50, (Window(480, 500), Window(650, 670)))
    for plan in (quick(asked(market)), solve(asked(market), iterations=20)):
        assert plan.tours[0].keys == ("market",)
        assert plan.tours[0].stops[0].starts == 650


def test_windows_of_single_days_are_kept():
    places = [
        Place("mon", 1, 60, 9, (Window(540, 600, frozenset({0})),)),
        Place("tue", 1, 60, 9, (Window(540, 600, frozenset({1})),)),
    ]
    question = Question(tuple(places), (Day(0, 0, 540, 720), Day(0, 2, 540, 720)), STREET)
    for plan in (quick(question), solve(question, iterations=20)):
        assert plan.order == [["mon"], ["tue"]]


def test_the_solver_stops_when_nobody_waits_and_gives_what_it_has():
    begun = time.monotonic()
    plan = solve(made.question(1, size=60, days=2), seconds=30, go_on=lambda: False)
    assert time.monotonic() - begun < 10
    assert plan.feasible
    assert plan.profit > 0


def test_the_same_seed_and_iterations_give_the_same_plan():
    question = made.question(5, size=40, days=2)
    assert solve(question, iterations=30, seed=4) == solve(question, iterations=30, seed=4)
    assert quick(question) == quick(question)


def test_the_checker_sees_what_is_forged():
    question = asked(place("a", 1, stay=30, group="g"), place("b", 2, stay=30, group="g"))
    good = timed(question, [["a"]]).tours[0]
    assert faults(question, [good]) == []
    early = Tour(0, 500, 560, (Stop("a", 10, 510, 510, 540),), 20)
    assert len(faults(question, [early])) == 2
    assert faults(question, [Tour(0, 540, 580, (Stop("a", 10, 550, 550, 570),), 10)])
    both = timed(question, [["a", "b"]])
    assert not both.feasible
    twice = timed(question, [["a", "a"]])
    assert "day 0: a is visited twice" in twice.faults
    assert faults(question, [])


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (lambda: asked(place("a", 1), place("a", 2)), "same key"),
        (lambda: asked(place("a", 99)), "node 99"),
        (lambda: asked(place("a", 1, stay=-1)), "below 0"),
        (lambda: asked(place("a", 1), day=Day(0, 0, 700, 600)), "ends before it starts"),
        (lambda: asked(place("a", 1), groups=(Group("g"),)), "group g has no place"),
        (lambda: Question((), (), STREET), "0 days"),
        (lambda: Question((), (Day(0, 0, 0, 1),), [[0, 1], [1]]), "row 1"),
        (lambda: asked(*[place(f"p{n}", 1) for n in range(5000)]), "5000 places"),
    ],
)
def test_a_question_that_contradicts_itself_is_refused(wrong, said):
    with pytest.raises(WrongQuestion, match=said):
        wrong()


def test_no_place_or_none_that_fits_gives_an_empty_day():
    for question in (asked(), asked(place("x", 7))):
        for plan in (quick(question), solve(question, iterations=5)):
            assert plan.feasible
            assert plan.order == [[]]


def test_a_question_survives_its_way_as_json():
    question = made.question(9, size=5, days=2, windows=2, musts=1, meals=2)
    assert question_from(question_json(question)) == question


def test_neither_pyvrp_nor_numpy_is_loaded_by_whoever_asks():
    code = (
        "import sys, tidtam.kit.tours as t;"
        "q = t.Question((t.Place('a', 1, 5, 5),), (t.Day(0, 0, 0, 90),), [[0, 1], [1, 0]]);"
        "p = t.solve(q, iterations=5); print(p.order, {'pyvrp', 'numpy', 'matplotlib'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[['a']] set()"


def test_only_the_child_brings_them_in():
    import tidtam

    source = Path(tidtam.__file__).parent
    found = [
        path.relative_to(source).as_posix()
        for path in source.rglob("*.py")
        if "tests" not in path.parts
        and re.search(r"^\s*(import|from) (pyvrp|numpy)\b", path.read_text("utf-8"), re.M)
    ]
    assert found == ["kit/tours/child.py"]
