"""What is told of a sign that is not right, and what is not told of one that is."""

from datetime import date

import pytest

from tidtam.ground.areas.models import Area
from tidtam.registers.signs import actions, geometry
from tidtam.registers.signs.checks import checks
from tidtam.registers.signs.content import Grant
from tidtam.registers.signs.distances import expected_metres
from tidtam.registers.signs.models import Sign
from tidtam.registers.signs.queries import whole
from tidtam.registers.signs.tests.factories import (
    NORTH,
    READ_FROM,
    STANDS,
    make_line,
    make_panel,
    make_sign,
    make_standing,
    permit,
)


def told(sign: Sign) -> set[str]:
    return {one.code for one in checks(whole(Sign.objects.all()).get(pk=sign.pk))}


def test_nothing_is_told_of_a_right_one():
    assert told(make_standing()) == set()


@pytest.mark.parametrize(
    ("arrow", "wrong"),
    [
        ("left", False),
        ("ahead_left", False),
        ("ahead", False),  # a road may begin straight on
        ("right", True),
        ("ahead_right", True),
        ("", False),
    ],
)
def test_an_arrow_that_points_away_from_its_place_is_told(arrow, wrong):
    sign = permit(make_sign("ก-1", make_panel(make_line(arrow=arrow))))
    assert ("arrow" in told(sign)) == wrong


def test_an_arrow_is_held_against_the_turn_at_the_junction():
    """Read from the west, the junction to the east; who turns left there goes north."""
    sign = permit(make_sign("ก-1", make_panel(make_line(arrow="right")), junction=(16.0, 102.605)))
    assert "arrow" in told(sign)
    sign = permit(make_sign("ก-2", make_panel(make_line(arrow="left")), junction=(16.0, 102.605)))
    assert told(sign) == set()


@pytest.mark.parametrize(
    ("distance", "wrong"),
    [(400, True), (3000, True), (3400, False), (4300, False), (8500, False), (9500, True)],
)
def test_a_distance_that_no_road_can_have_is_told(distance, wrong):
    sign = permit(make_sign("ก-1", make_panel(make_line(distance_m=distance))))
    assert ("distance" in told(sign)) == wrong, geometry.metres(STANDS, NORTH)


def test_what_class_language_and_permission_ask_for():
    sign = make_sign("ก-1", make_panel(make_line(text_en=""), code="combined"))
    assert told(sign) == {"too_few", "no_english", "no_permission"}

    sign = make_sign("ก-2", make_panel(make_line(), code="village"))
    assert told(sign) == set()

    sign = actions.grant_permission(make_sign("ก-3"), Grant("1", date(2017, 1, 1), date(2018, 1, 1)), by=None)
    assert told(sign) == {"permission_ended"}
    sign = actions.refuse_permission(make_sign("ก-4"), on=date(2018, 1, 1), note="ติดเขตทาง", by=None)
    assert told(sign) == {"refused"}


def test_far_and_missing_places_are_told():
    assert told(permit(make_sign("ก-2", point=None, read_from=None))) == {"no_point"}
    assert told(permit(make_sign("ก-3", read_from=None))) == {"no_read_from"}
    Area.objects.filter(code="40150604").update(latitude=17.0, longitude=102.6)
    assert "far" in told(permit(make_sign("ก-4")))


def test_a_sign_without_panels_says_so():
    sign = make_sign()
    sign = actions.set_panels(sign, [], version=sign.version, by=None)
    assert "no_panel" in told(sign)


@pytest.mark.parametrize(
    ("point", "degrees"),
    [((16.01, 102.6), 0), ((16.0, 102.61), 90), ((15.99, 102.6), 180), ((16.0, 102.59), 270)],
)
def test_bearings_go_clockwise_from_north(point, degrees):
    assert geometry.apart(geometry.bearing(STANDS, point), degrees) < 0.1


def test_a_turn_to_the_right_is_above_zero():
    assert geometry.turn(READ_FROM, STANDS, (15.97, 102.6)) == pytest.approx(90, abs=0.2)
    assert geometry.arrow_for(geometry.turn(READ_FROM, STANDS, NORTH)) == "left"


@pytest.mark.parametrize(("straight", "said"), [(20, 100), (1000, 1300), (3336, 4500), (10_000, 13_000)])
def test_distances_are_rounded_as_signs_say_them(straight, said):
    assert expected_metres(straight) == said
