"""Mistakes of a rubric are named at their place."""

import pytest

from tidtam.registers.marks.rubric import checking, reading
from tidtam.registers.marks.tests.factories import points
from tidtam.registers.marks.tests.test_rubric import document_of, places


@pytest.mark.parametrize(
    ("changed", "place"),
    [
        ({"total": 90}, "total"),
        ({"total": None}, "total"),
        ({"levels": []}, "levels"),
        ({"bands": []}, "bands"),
        (
            {
                "bands": [
                    {"level": "high", "minimum": 50, "maximum": 100},
                    {"level": "", "minimum": 0, "maximum": 49},
                ]
            },
            "bands",
        ),
        ({"otherwise": {}}, "otherwise.text_th"),
        ({"rules": [{"level": "high", "allowed": {}}]}, "rules"),
        ({"sections": [{"code": "ก", "name_th": "ก"}]}, "sections[0].maximum"),
        (
            {
                "sections": [
                    {"code": "ก", "name_th": "ก", "maximum": 100, "items": [{"code": "1", "maximum": 99}]}
                ]
            },
            "sections[0].maximum",
        ),
        ({"levels": [{"code": "high", "name_th": "", "colour": "red"}]}, "levels[0].colour"),
        ({"levels": [{"code": "high", "name_th": "ก", "approver": "village"}]}, "levels[0].approver"),
        ({"method": "committee"}, "sections"),
    ],
)
def test_a_mistake_is_named_at_its_place(changed, place):
    assert places(points()) == set()
    assert place in places(points(**changed))


def test_gaps_and_overlaps_of_bands_are_named_with_their_points():
    rows = points()["bands"]
    rows[1] = {"level": "middle", "minimum": 55, "maximum": 85}
    said = {str(problem) for problem in checking.problems(reading.read(points(bands=rows)))}
    assert said == {"ไม่มีระดับสำหรับคะแนน 50 ถึง 54", "คะแนน 80 ถึง 85 ได้สองระดับ"}


@pytest.mark.parametrize(
    ("rule", "place"),
    [
        ({"level": "Z", "allowed": {}}, "rules[3].level"),
        ({"level": "A", "allowed": {"9": ["1.1"]}}, "rules[3].allowed"),
        ({"level": "A", "allowed": {"1": ["9.9"]}}, "rules[3].allowed"),
        ({"level": "A", "allowed": {"1": []}}, "rules[3].allowed"),
        ({"level": "A", "allowed": {"1": ["1.3"]}}, "rules[3]"),
    ],
)
def test_a_rule_that_leads_nowhere_or_against_another_is_named(rule, place):
    items = {"1": ["1.1", "1.2", "1.3"]}
    rules = [{"level": code, "allowed": {"1": [f"1.{number}"]}} for number, code in enumerate("ABC", 1)]
    assert places(document_of(items, rules)) == set()
    assert place in places(document_of(items, [*rules, rule]))


def test_a_tangled_rule_table_is_refused_and_not_counted_for_ever():
    items = {str(aspect): [f"{aspect}.{number}" for number in range(9)] for aspect in range(9)}
    rules = [
        {
            "level": "ABC"[number % 3],
            "allowed": {aspect: codes[number % 5 : number % 5 + 4] for aspect, codes in items.items()},
        }
        for number in range(40)
    ]
    assert any(place.startswith("rules") for place in places(document_of(items, rules)))


@pytest.mark.parametrize(
    "document",
    [
        [],
        {"method": "luck"},
        {"levels": "A"},
        {"levels": ["A"]},
        {"levels": [{"code": "<b>"}]},
        {"levels": [{"code": "A", "name_th": 5}]},
        {"levels": [{"code": "A", "name_th": "ก" * 500}]},
        {"total": 1.5},
        {"total": True},
        {"total": -1},
        {"bands": [{"level": "A", "minimum": "0", "maximum": 9}]},
        {"bands": [{"level": "A"}]},
        {"rules": [{"level": "A", "allowed": []}]},
        {"rules": [{"level": "A", "allowed": {"1": "1.1"}}]},
        {"otherwise": "no"},
        {"sections": [{"code": str(number)} for number in range(61)]},
    ],
)
def test_what_is_no_rubric_is_refused_at_its_place(document):
    with pytest.raises(reading.Unreadable) as refused:
        reading.read(document)
    assert refused.value.problems
