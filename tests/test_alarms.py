"""The checks of sales cry wolf seldom and find the slips: a small run of `python -m bench alarms`."""

import pytest

from bench.alarms.economy import rough
from bench.alarms.run import Found, Honest, of_honest, of_planted


@pytest.fixture(scope="module")
def world():
    return rough(sellers=400, seed="a small province")


def test_honest_reports_are_seldom_asked_about(world):
    honest: Honest = of_honest(world)
    assert honest.reports > 3_500
    assert honest.asked * 1000 / honest.reports < 10


def test_slips_are_found(world):
    found = of_planted(world, most=300)
    assert _share(found["x1000, the whole report"]) > 0.99
    assert _share(found["x1000, one line of several"]) > 0.97
    assert _share(found["/1000, the whole report"]) > 0.97
    assert _share(found["fair sales in two districts"]) == 1
    assert _share(found["units above capacity"]) > 0.98


def test_the_same_seed_gives_the_same_figures(world):
    again = rough(sellers=40, seed="twice")
    assert of_honest(again) == of_honest(rough(sellers=40, seed="twice"))


def _share(found: Found) -> float:
    assert found.planted == 300
    return found.asked / found.planted
