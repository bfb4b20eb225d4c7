"""Maps: to scale, north up, names over nothing else."""

import re
from itertools import combinations

import pytest

from tidtam.ground.areas.geometry import distance_km
from tidtam.reporting.prints.drawn import Ground, Spot, draw, width_of
from tidtam.reporting.prints.drawn.scale import Box, Scale, simplified
from tidtam.reporting.prints.tests.brochures import GROUND, square


@pytest.mark.parametrize("latitude", [6.0, 13.7, 20.0])
def test_the_bar_is_as_long_as_it_says_across_and_upward(latitude):
    scale = Scale.fitting(Box(100.0, latitude, 100.4, latitude + 0.3), 86, 66, 6)
    kilometres, bar = scale.bar(30)

    here = scale.point((20, 30))
    assert distance_km(here, scale.point((20 + bar, 30))) == pytest.approx(kilometres, rel=0.005)
    assert distance_km(here, scale.point((20, 30 + bar))) == pytest.approx(kilometres, rel=0.005)
    assert bar <= 30


def test_a_place_goes_to_paper_and_back():
    scale = Scale.fitting(Box(102.5, 15.5, 103.0, 16.0), 100, 100, 6)

    assert scale.point(scale.place((102.77, 15.81))) == pytest.approx((102.77, 15.81))
    assert scale.place((102.9, 15.9))[0] > scale.place((102.6, 15.9))[0]
    assert scale.place((102.6, 15.9))[1] < scale.place((102.6, 15.6))[1]


def test_the_village_is_named_and_no_name_covers_another():
    spots = [Spot((102.80 + n / 100, 15.70), f"บ้านหนองสองห้อง {n}", n) for n in range(1, 9)]
    drawn = draw(GROUND, [Spot((102.8, 15.7), "บ้านวังคูณ", main=True), *spots], width=86, height=66)

    names = [label for label in drawn.labels if label.kind != "number"]
    assert names[0].text == "บ้านวังคูณ"
    for one, other in combinations(names, 2):
        across = (
            abs(one.x - other.x)
            < (width_of(one.text, one.size) + width_of(other.text, other.size)) / 2 - 0.01
        )
        upward = abs(one.y - other.y) < (one.size + other.size) / 2 * 1.3 * 0.3528 - 0.01
        assert not (across and upward), (one, other)
    for label in names:
        half = width_of(label.text, label.size) / 2
        assert half <= label.x <= 86 - half
    assert {label.text for label in drawn.labels if label.kind == "number"} == {str(n) for n in range(1, 9)}


def test_neighbours_are_named_where_enough_of_them_is_seen():
    drawn = draw(GROUND, [Spot((102.8, 15.7), "บ้าน", main=True)], width=120, height=120)

    assert {"อ.หนองสองห้อง", "อ.พล", "อ.โนนศิลา"} <= {label.text for label in drawn.labels}


def test_nothing_known_is_no_map():
    assert draw(Ground(), [], width=86, height=66) is None


def test_a_place_alone_still_has_a_map_of_some_kilometres():
    drawn = draw(Ground(), [Spot((102.8, 15.7), "บ้าน", main=True)], width=86, height=66)

    assert drawn.bar_km in (2, 5, 10)
    assert "<path" in drawn.svg


def test_the_drawing_holds_numbers_and_no_words():
    drawn = draw(GROUND, [Spot((102.8, 15.7), '<script>"', main=True)], width=86, height=66)

    assert "script" not in drawn.svg
    assert "<text" not in drawn.svg
    assert not re.search(r"nan|inf", drawn.svg)


def test_corners_that_nobody_sees_are_left_out_and_the_others_stay():
    wavy = [(x / 10, 0.01 * (x % 2)) for x in range(100)] + [(10.0, 10.0), (0.0, 10.0), (0.0, 0.0)]

    kept = simplified(wavy, 0.08)

    assert len(kept) < 10
    assert (10.0, 10.0) in kept
    assert simplified(square(0, 0), 0.0) == square(0, 0)
