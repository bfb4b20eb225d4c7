import pytest

from tidtam.registers.producers.likeness import NEAR, likeness, name_of, near, near_pairs
from tidtam.registers.producers.tests.likeness_pairs import APART, SAME


def alike(one: str, other: str) -> float:
    return likeness(name_of(one), name_of(other))


def test_the_threshold_lies_between_the_planted_twins_and_the_planted_strangers():
    twins = min(alike(one, other) for one, other in SAME)
    strangers = max(alike(one, other) for one, other in APART)
    assert strangers + 4 < NEAR < twins - 2, (strangers, twins)


@pytest.mark.parametrize(("one", "other"), SAME)
def test_a_name_told_twice_is_near_whichever_way_round(one, other):
    assert near(name_of(one), name_of(other), "40150808", "401508")
    assert alike(one, other) == alike(other, one)


def test_in_another_village_of_the_subdistrict_only_the_very_same_name_is_near():
    one, told_again = name_of("กลุ่มทอผ้าไหมบ้านโนนสะอาด"), name_of("กลุ่มทอผ้าไหมบ้านโนนสอาด")
    assert near(one, told_again, "40150808", "40150808")
    assert not near(one, told_again, "40150808", "40150809")
    assert near(one, one, "40150808", "40150809")


def test_a_name_of_general_words_only_is_compared_as_it_stands():
    assert alike("กลุ่มแม่บ้าน", "กลุ่มแม่บ้าน") == 100
    assert alike("กลุ่มแม่บ้าน", "วิสาหกิจชุมชน") < NEAR


def test_pairs_are_found_once_each_and_by_position():
    names = ["กลุ่มทอผ้าไหมบ้านโนนสะอาด", "กลุ่มจักสานกกบ้านวังคูณ", "กลุ่มสตรีทอผ้าไหมบ้านโนนสะอาด", "จักสานกกวังคูน"]
    found = set(near_pairs([name_of(name) for name in names], ["401508"] * 4))
    assert found == {(0, 2), (1, 3)}
