"""Several assessors: their average, their votes, how far they are apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidtam.registers.marks.rubric import advice, outcome, reading
from tidtam.registers.marks.tests.factories import points
from tidtam.registers.marks.tests.test_rubric import quadrants

RUBRIC = reading.read(points())


def sheet(first: float, second: float, third: float) -> dict[str, int]:
    return {"ก": round(first * 100), "ข.1": round(second * 100), "ข.2": round(third * 100)}


def chosen(*items: str) -> dict[str, str]:
    return dict(zip("12345", items, strict=True))


def test_the_average_of_the_sheets_decides_and_is_never_rounded_up_into_a_level():
    sheets = [sheet(50, 20, 10), sheet(50, 20, 10), sheet(49.99, 20, 10)]
    found = outcome.outcome(RUBRIC, sheets)
    assert found.score == 7999
    assert found.level == "middle"
    assert outcome.outcome(RUBRIC, sheets[:2]).level == "high"


@given(
    st.lists(
        st.tuples(st.integers(0, 6000), st.integers(0, 2500), st.integers(0, 1500)), min_size=1, max_size=7
    )
)
def test_the_level_shown_is_the_level_of_the_score_shown_and_of_the_exact_average(given_points):
    sheets = [dict(zip(("ก", "ข.1", "ข.2"), row, strict=True)) for row in given_points]
    found = outcome.outcome(RUBRIC, sheets)
    exact = sum(map(sum, given_points)) / len(sheets)
    assert found.score <= exact < found.score + 1
    reached = [
        band for band in RUBRIC.bands if band.minimum * 100 * len(sheets) <= sum(map(sum, given_points))
    ]
    assert found.level == max(reached, key=lambda band: band.minimum).level


def test_a_sheet_that_is_not_complete_settles_nothing():
    assert not outcome.outcome(RUBRIC, []).settled
    assert not outcome.outcome(RUBRIC, [sheet(50, 20, 10), {"ก": 100}]).settled


def test_spread_is_range_and_standard_deviation_and_points_at_what_is_wide():
    sheets = [sheet(40, 20, 10), sheet(50, 20, 10), sheet(60, 20, 10)]
    total = outcome.total_spread(RUBRIC, sheets)
    assert (total.mean, total.lowest, total.highest, total.width) == (8000, 7000, 9000, 2000)
    assert total.deviation == pytest.approx(816.4966, abs=1e-3)
    assert outcome.spread(RUBRIC, sheets, "ข.1").unanimous
    assert outcome.wide(RUBRIC, sheets, 19)
    assert not outcome.wide(RUBRIC, sheets, 20)
    assert not outcome.wide(RUBRIC, sheets, None)
    assert not outcome.wide(RUBRIC, sheets[:1], 0)


def test_most_votes_choose_the_sub_item_and_a_draw_settles_nothing():
    rubric = quadrants()
    a, other = chosen("1.1", "2.1", "3.1", "4.1", "5.1"), chosen("1.1", "2.2", "3.1", "4.1", "5.1")
    assert outcome.outcome(rubric, [a, a, other]).level == "A"
    assert not outcome.outcome(rubric, [a, other]).settled
    assert outcome.spread(rubric, [a, a, other], "2").votes == {"2.1": 2, "2.2": 1}
    assert outcome.wide(rubric, [a, other], 0)
    assert not outcome.wide(rubric, [a, other], 1)


def test_advice_names_the_aspect_where_it_stands_and_what_it_must_become():
    rubric = quadrants()
    found = outcome.outcome(rubric, [chosen("1.3", "2.2", "3.2", "4.3", "5.1")])
    first, *others = advice.lifts(rubric, found)
    assert (found.level, first.level, first.steps) == ("D", "C", 1)
    assert first.ways == ((advice.Change("1", "1.3", ("1.1", "1.2")),),)
    assert [lift.level for lift in others] == ["B", "A"]


def test_without_a_level_the_nearest_comes_first_and_nobody_is_sent_down():
    rubric = quadrants()
    found = outcome.outcome(rubric, [chosen("1.1", "2.1", "3.1", "4.1", "5.2")])
    assert found.level == ""
    lifts = advice.lifts(rubric, found)
    assert lifts[0].level == "A"
    assert "D" not in {lift.level for lift in lifts}
    assert lifts[0].ways == ((advice.Change("5", "5.2", ("5.1",)),),)


def test_a_smaller_set_of_changes_leaves_a_larger_one_out():
    document = {
        "method": "rules",
        "levels": [{"code": "A", "name_th": "A"}, {"code": "B", "name_th": "B"}],
        "sections": [
            {"code": aspect, "name_th": aspect, "items": [{"code": f"{aspect}.{n}"} for n in (1, 2, 3)]}
            for aspect in ("1", "2")
        ],
        "rules": [
            {"level": "A", "allowed": {"1": ["1.1"], "2": ["2.1"]}},
            {"level": "A", "allowed": {"1": ["1.1"], "2": ["2.2"]}},
            {"level": "B", "allowed": {"1": ["1.2", "1.3"]}},
        ],
        "otherwise": {"level": "B"},
    }
    rubric = reading.read(document)
    found = outcome.outcome(rubric, [{"1": "1.2", "2": "2.2"}])
    (lift,) = advice.lifts(rubric, found)
    assert lift.ways == ((advice.Change("1", "1.2", ("1.1",)),),)


def test_missing_points_and_where_they_can_be_had():
    found = outcome.outcome(RUBRIC, [sheet(30, 20, 15)])
    (lift,) = advice.lifts(RUBRIC, found)
    assert (found.level, lift.level, lift.missing) == ("middle", "high", 1500)
    assert [(room.section, room.left) for room in lift.rooms] == [("ก", 3000), ("ข", 500)]


def test_what_the_committee_decided_is_where_the_advice_begins():
    found = outcome.outcome(RUBRIC, [sheet(30, 20, 15)])
    assert [lift.level for lift in advice.lifts(RUBRIC, found, level="low")] == ["high"]
    assert advice.lifts(RUBRIC, found, level="high") == []
    assert advice.lifts(RUBRIC, outcome.UNSETTLED) == []
