"""Bands and rule tables: nobody is left without a result, nobody gets two."""

from itertools import product as combinations_of

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tidtam.registers.marks.actions.standard import shipped
from tidtam.registers.marks.rubric import advice, boxes, checking, outcome, reading
from tidtam.registers.marks.rubric.shape import HUNDRED, Rubric
from tidtam.registers.marks.tests.factories import points


def quadrants() -> Rubric:
    return reading.read(shipped()["otop-quadrant"]["versions"][0])


def stars() -> Rubric:
    return reading.read(shipped()["otop-star"]["versions"][0])


def every_answer(rubric: Rubric) -> list[dict[str, str]]:
    """By brute force."""
    asked = rubric.questions
    return [dict(zip(asked, chosen, strict=True)) for chosen in combinations_of(*asked.values())]


def places(document: dict) -> set[str]:
    return {problem.place for problem in checking.problems(reading.read(document))}


@pytest.mark.parametrize("code", shipped())
def test_what_is_shipped_can_be_published(code):
    for version in shipped()[code]["versions"]:
        rubric = reading.read(version)
        assert checking.problems(rubric) == []
        assert reading.read(reading.written(rubric)) == rubric


@pytest.mark.parametrize("code", ["otop-star", "vn-ocop"])
def test_every_whole_score_of_a_shipped_scheme_has_one_level(code):
    for version in shipped()[code]["versions"]:
        rubric = reading.read(version)
        for score in range(101):
            bands = [band.level for band in rubric.bands if band.minimum <= score <= band.maximum]
            assert bands == [outcome.level_of_score(rubric, score * HUNDRED)]


def test_vietnams_weights_and_bands_are_those_of_the_two_decisions():
    first, second = (reading.read(version) for version in shipped()["vn-ocop"]["versions"])
    assert [section.maximum for section in first.sections] == [35, 25, 40]
    assert [section.maximum for section in second.sections] == [40, 25, 35]
    for score, level in (
        (100, "5"),
        (90, "5"),
        (89, "4"),
        (70, "4"),
        (69, "3"),
        (50, "3"),
        (49, "2"),
        (29, "1"),
    ):
        assert outcome.level_of_score(second, score * HUNDRED) == level


def test_the_published_quadrants_leave_244_of_432_answers_open_and_none_with_two():
    rubric = quadrants()
    every = boxes.whole(rubric)
    met = [
        [rule.level for rule in rubric.rules if boxes.covers(boxes.box_of(rule, every), answers)]
        for answers in every_answer(rubric)
    ]
    assert len(met) == 432
    assert all(len(levels) <= 1 for levels in met)
    assert sum(not levels for levels in met) == 244 == boxes.count(boxes.uncovered(rubric))
    assert {level: sum(levels == [level] for levels in met) for level in "ABCD"} == {
        "A": 4,
        "B": 16,
        "C": 24,
        "D": 144,
    }


@given(st.data())
def test_a_quadrant_answer_is_d_without_a_standard_and_says_so_when_it_fits_nothing(data):
    rubric = quadrants()
    answers = {aspect: data.draw(st.sampled_from(items)) for aspect, items in rubric.questions.items()}
    found = outcome.outcome(rubric, [answers])
    assert found.settled
    if answers["1"] == "1.3":
        assert found.level == "D"
    elif not found.level:
        assert rubric.otherwise.text_th == "ไม่เข้าเกณฑ์ระดับใด"
        assert all(missed for _level, missed in advice.failing(rubric, answers))


def document_of(items: dict[str, list[str]], rules: list[dict], **otherwise: str) -> dict:
    return {
        "method": "rules",
        "levels": [{"code": code, "name_th": code} for code in ("A", "B", "C")],
        "sections": [
            {"code": aspect, "name_th": aspect, "items": [{"code": code} for code in codes]}
            for aspect, codes in items.items()
        ],
        "rules": rules,
        "otherwise": otherwise,
    }


@st.composite
def rule_tables(draw: st.DrawFn) -> dict:
    items = {
        aspect: [f"{aspect}.{number}" for number in range(1, draw(st.integers(1, 3)) + 1)]
        for aspect in ("1", "2", "3")[: draw(st.integers(1, 3))]
    }
    allowed = st.fixed_dictionaries(
        {},
        optional={
            aspect: st.lists(st.sampled_from(codes), min_size=1, unique=True)
            for aspect, codes in items.items()
        },
    )
    rule = st.fixed_dictionaries({"level": st.sampled_from("ABC"), "allowed": allowed})
    words = draw(st.sampled_from(["", "ไม่เข้าเกณฑ์"]))
    return document_of(items, draw(st.lists(rule, min_size=1, max_size=5)), text_th=words)


@given(rule_tables())
def test_a_rule_table_that_passes_gives_each_answer_one_level_or_says_that_there_is_none(document):
    rubric = reading.read(document)
    every = boxes.whole(rubric)
    levels = [
        {rule.level for rule in rubric.rules if boxes.covers(boxes.box_of(rule, every), answers)}
        for answers in every_answer(rubric)
    ]
    wrong = {problem.place for problem in checking.problems(rubric)}
    assert any(len(found) > 1 for found in levels) == any(place.startswith("rules[") for place in wrong)
    open_ones = sum(not found for found in levels)
    assert open_ones == boxes.count(boxes.uncovered(rubric))
    assert ("otherwise" in wrong) == (open_ones > 0 and not rubric.otherwise.text_th)


@given(rule_tables(), st.data())
def test_whoever_follows_the_advice_of_a_rule_table_reaches_that_level(document, data):
    rubric = reading.read({**document, "otherwise": {"text_th": "ไม่เข้าเกณฑ์"}})
    assume(not any(problem.place.startswith("rules[") for problem in checking.problems(rubric)))
    answers = data.draw(st.sampled_from(every_answer(rubric)))
    found = outcome.outcome(rubric, [answers])
    for lift in advice.lifts(rubric, found):
        for way in lift.ways:
            changed = {
                **answers,
                **{change.aspect: data.draw(st.sampled_from(change.wanted)) for change in way},
            }
            assert outcome.outcome(rubric, [changed]).level == lift.level
            for left_out in way:  # each set is minimal: with one change less the level is not reached
                less = {**changed, left_out.aspect: answers[left_out.aspect]}
                assert outcome.outcome(rubric, [less]).level != lift.level


@st.composite
def band_tables(draw: st.DrawFn) -> dict:
    ends = st.integers(0, 12)
    rows = [
        {"level": code, "minimum": draw(ends), "maximum": draw(ends)}
        for code in draw(st.permutations(["high", "middle", "low"]))
    ]
    return points(
        total=10,
        sections=[{"code": "ก", "name_th": "ก", "maximum": 10}],
        bands=rows if draw(st.booleans()) else _cut(draw),
    )


def _cut(draw: st.DrawFn) -> list[dict]:
    """Bands that follow one another without a gap."""
    low, middle = sorted(draw(st.lists(st.integers(1, 10), min_size=2, max_size=2, unique=True)))
    return [
        {"level": "high", "minimum": middle, "maximum": 10},
        {"level": "middle", "minimum": low, "maximum": middle - 1},
        {"level": "low", "minimum": 0, "maximum": low - 1},
    ]


@given(band_tables())
def test_bands_that_pass_give_every_score_exactly_one_level(document):
    rubric = reading.read(document)
    gaps = [
        score
        for score in range(11)
        if sum(band.minimum <= score <= band.maximum for band in rubric.bands) != 1
    ]
    passes = not {problem.part for problem in checking.problems(rubric)} & {"bands"}
    assert not (passes and gaps)
    if passes:
        found = [outcome.level_of_score(rubric, score) for score in range(10 * HUNDRED + 1)]
        assert "" not in found
        ranks = [rubric.rank(level) for level in found]
        assert ranks == sorted(ranks, reverse=True)


@given(band_tables(), st.integers(0, 1000))
def test_whoever_gets_the_missing_points_reaches_the_next_band(document, score):
    rubric = reading.read(document)
    assume(not checking.problems(rubric))
    found = outcome.outcome(rubric, [{"ก": score}])
    for lift in advice.lifts(rubric, found):
        assert outcome.level_of_score(rubric, score + lift.missing) == lift.level
        assert outcome.level_of_score(rubric, score + lift.missing - 1) != lift.level
    assert bool(advice.lifts(rubric, found)) == (found.level != "high")
