"""Files of the public format, read to the unit, and refused with their line."""

import pytest

from bench.tours.data import instance
from tidtam.kit.tours import quick, toptw
from tidtam.kit.tours.check import faults

SOLOMON = """1 2 3 1
0 230
0 35.00 35.00 0.00 0.00 0 0 0 230
1 41 49 10 10.5 1 1 1 161 171
2 35 17 10 7 1 1 1 50 60
3 55 45 10 13 1 2 1 2 116 126
"""
CORDEAU = "4 2 1 4\n500 200\n0 4.163 13.559 0 0 0 0 0 1000\n1 -29.730 64.136 2 12 1 4 1 2 4 8 399 525\n"


def test_distances_of_whole_positions_are_rounded_down_to_one_decimal():
    question = toptw.read(SOLOMON).question(2)
    assert question.travel[0] == [0, 152, 180, 223]  # 15.23…, 18, 22.36…
    assert question.travel[1][3] == 145  # 14.56…
    assert [(p.key, p.stay, p.profit) for p in question.places] == [
        ("1", 100, 105),
        ("2", 100, 70),
        ("3", 100, 130),
    ]
    assert question.places[2].windows[0].earliest == 1160
    assert question.places[2].windows[0].latest == 1260
    assert [(day.opens, day.closes) for day in question.days] == [(0, 2300), (0, 2300)]


def test_distances_of_fractional_positions_are_rounded_down_to_two_decimals():
    question = toptw.read(CORDEAU).question(1)
    assert question.travel[0][1] == 6088  # 60.883…
    assert question.places[0].windows[0].latest == 52500
    assert toptw.read(CORDEAU, decimals=1).question(1).travel[0][1] == 608


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("", 1, "heading"),
        (SOLOMON.replace("41 49", "41 nan"), 4, "y is out of range"),
        (SOLOMON.replace("41 49", "41 x"), 4, "y is no number"),
        (SOLOMON.replace("2 35 17 10 7 1 1 1 50 60", "2 35 17"), 5, "3 columns"),
        (SOLOMON.replace("2 35 17", "1 35 17"), 5, "stands in line 4"),
        (SOLOMON.replace("1 2 3 1", "1 2 7 1"), 1, "7 vertices are announced"),
        (SOLOMON.replace("1 2 3 1", "1 2"), 1, "third figure"),
        (SOLOMON.replace("0 0 0 230", "0 0 0 0"), 3, "closes before it opens"),
        (SOLOMON.replace("35 17 10", "35 17 -1"), 5, "stay is below 0"),
        (SOLOMON.replace("0 35.00", "9 35.00"), 3, "vertex 0 was expected"),
        (SOLOMON.replace("41 49", "1e300 49"), 4, "x is out of range"),
    ],
)
def test_a_wrong_file_is_refused_with_its_line(text, line, said):
    with pytest.raises(toptw.WrongFile, match=said) as refusal:
        toptw.read(text)
    assert refusal.value.line == line


@pytest.mark.parametrize("kind", ["c1", "r1", "rc1", "c2", "r2", "rc2"])
def test_generated_instances_are_read_and_planned(kind):
    question = toptw.read(instance(kind, 50, 3)).question(2)
    plan = quick(question)
    assert len(question.places) == 50
    assert plan.profit > 0
    assert faults(question, plan.tours) == []
