"""Hand-typed names: found although misspelt, never chosen silently."""

import json

import pytest

from tidtam.ground.areas import actions
from tidtam.ground.areas.queries import match, match_all, verdict
from tidtam.ground.areas.tests.factories import make_area, make_khonkaen
from tidtam.ground.areas.tests.people import Officer

pytestmark = pytest.mark.django_db

STATED = ("4025", "4011", "4015")
# the status of the shared list of matches, and the verdict on it
EXPECTED = dict(
    zip(
        ("resolved", "resolved-spelling", "ambiguous-resolved-by-list", "out-of-area"),
        ("one", "one", "several", "outside"),
        strict=True,
    )
)


@pytest.fixture
def villages():
    make_khonkaen()
    for code, name in [
        ("40150604", "บ้านวังคูณ"),
        ("40150607", "บ้านหนองหว้า"),
        ("40250505", "บ้านหนองหว้า"),
        ("40150808", "บ้านดงเค็ง"),
        ("40140201", "บ้านก้านเหลือง"),
        ("40140212", "บ้านก้านเหลือง"),
        ("40011001", "บ้านโนนเมือง"),
    ]:
        make_area(code, name)


def codes(candidates):
    return [candidate.code for candidate in candidates]


def test_a_sound_alike_is_offered_with_its_reason(villages):
    found = match("บ้านวังคูน", within="4015")

    assert codes(found) == ["40150604"]
    assert found[0].score == 90
    assert found[0].name == "บ้านวังคูณ"
    assert not found[0].sure
    assert verdict(found) == "one"


def test_several_villages_of_one_name_are_all_shown(villages):
    found = match("บ้านหนองหว้า", within=STATED)

    assert codes(found) == ["40150607", "40250505"]
    assert verdict(found) == "several"


def test_a_name_that_is_only_outside_the_stated_area_says_where_it_lies(villages):
    found = match("บ้านก้านเหลือง", within=STATED)

    assert codes(found) == ["40140201", "40140212"]
    assert verdict(found) == "outside"
    assert "อ.แวงน้อย" in found[0].label
    assert not found[0].inside


def test_within_the_province_the_same_name_is_not_outside(villages):
    assert verdict(match("ก้านเหลือง", within="40")) == "several"


@pytest.mark.parametrize("typed", ["หมู่บ้านวังคูณ", "วังคูณ", "บ้าน วังคูณ", "บ้านวังคูณ\u200b", "บ้านวังคูณ ต.หนองเม็ก"])
def test_level_words_spaces_and_unseen_signs_do_not_hide_a_name(villages, typed):
    found = match(typed, within="4015")
    assert codes(found) == ["40150604"]
    assert found[0].sure


@pytest.mark.parametrize("typed", ["40150604", "๔๐๑๕๐๖๐๔"])
def test_a_code_is_a_name_too(villages, typed):
    assert codes(match(typed, within="40")) == ["40150604"]
    assert match("40150699", within="40") == []


def test_what_else_was_typed_decides_between_equal_names(villages):
    found = match("บ้านหนองหว้า ม.5 อ.โนนศิลา", within=STATED)

    assert codes(found) == ["40250505", "40150607"]
    assert found[0].score > found[1].score
    assert verdict(found) == "one"


def test_a_slip_of_the_pen_is_near_and_nothing_is_none(villages):
    near = match("บ้านวังคูณณ", within="4015")
    assert codes(near) == ["40150604"]
    assert near[0].score < 90
    assert verdict(match("โรงแรมกรีนโฮเต็ล", within="4015")) == "none"
    assert match("  ", within="4015") == []


def test_an_officer_is_shown_only_what_is_open_to_them(villages):
    assert match("บ้านก้านเหลือง", within="4015", actor=Officer("4015")) == []
    assert match("บ้านวังคูน", within="4015", actor=Officer("4015"))
    assert match("บ้านวังคูน", within="4015", actor=Officer("4025")) == []


def test_districts_and_subdistricts_are_matched_alike(villages):
    assert codes(match("อ.หนองสองห้อง", level=4)) == ["4015"]
    assert codes(match("ต.หนองเมก", within="4015", level=6)) == ["401506"]


def test_abolished_areas_are_not_offered(villages):
    assert "400198" not in codes(match("บ้านโต้น", within="4001", level=6))


def test_many_names_cost_three_queries(villages, django_assert_max_num_queries):
    with django_assert_max_num_queries(3):
        found = match_all(["บ้านวังคูน", "บ้านหนองหว้า", "บ้านก้านเหลือง", "บ้านไม่มี"] * 5, within=STATED)
    assert [verdict(one) for one in found[:3]] == ["one", "several", "outside"]


@pytest.mark.shared
def test_the_articles_twelve_names_against_the_whole_register(shared):
    """Among all 2,439 villages the candidates are exactly those that the design lists, none chosen."""
    make_khonkaen()
    actions.import_villages(shared / "data/khonkaen_villages.csv", by=None)
    article = json.loads((shared / "data/article_villages.json").read_text(encoding="utf-8"))

    found = match_all([row["article_name"] for row in article], within=STATED)

    for row, candidates in zip(article, found, strict=True):
        listed = {one["code"] for one in row["candidates"]}
        assert set(codes(candidates)) == listed, row["article_name"]
        assert row["best_code"] in listed
        assert verdict(candidates) == EXPECTED[row["status"]], row["article_name"]
    assert len(article) == 12
