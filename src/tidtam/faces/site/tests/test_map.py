"""The map: the list and the drawing show the same villages; the ground is our own."""

import json

import pytest

from tidtam.faces.site import drawn
from tidtam.faces.site.queries import shapes
from tidtam.faces.site.tests.world import CODE, fill, make_village, text
from tidtam.registers.tourism.models import Receives


@pytest.fixture
def villages():
    fill(make_village())
    make_village("40150605", receives=Receives.PAUSED)
    make_village("40010101")


@pytest.mark.parametrize(
    ("asked", "codes"),
    [
        ("", {"40150604", "40150605", "40010101"}),
        ("district=4015", {"40150604", "40150605"}),
        ("kind=dish", {"40150604"}),
        ("kind=dish&month=1", set()),
        ("kind=dish&month=7", {"40150604"}),
        ("receives=now", {"40150604", "40010101"}),
        ("kind=nothing&month=13&district=x", {"40150604", "40150605", "40010101"}),
    ],
)
def test_the_list_and_the_map_show_the_same(client, villages, asked, codes):
    drawn_codes = {
        one["properties"]["code"]
        for one in json.loads(client.get(f"/map/places.json?{asked}").content)["features"]
    }
    page = text(client.get(f"/map?{asked}"))

    assert drawn_codes == codes
    assert {code for code in ("40150604", "40150605", "40010101") if f'data-code="{code}"' in page} == codes


def test_a_village_on_the_map_says_whether_it_receives(client, villages):
    features = json.loads(client.get("/en/map/places.json").content)["features"]
    by_code = {one["properties"]["code"]: one["properties"] for one in features}

    assert by_code["40150605"]["receives"] == "paused"
    assert by_code[CODE]["kinds"][:2] == ["attraction", "dish"]


def test_a_simplified_border_keeps_its_corners():
    square = [(0.0, 0.0), (0.5, 0.0001), (1.0, 0.0), (1.0, 1.0), (0.5, 1.0), (0.0, 1.0), (0.0, 0.0)]

    kept = shapes.simplified(square, 0.001)

    assert set(kept) == {(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)}


def test_the_small_map_keeps_north_up_and_its_place_inside():
    outline = [[[(102.0, 15.0), (103.0, 15.0), (103.0, 16.0), (102.0, 16.0), (102.0, 15.0)]]]
    made = drawn.draw(
        outline, [drawn.Place((15.9, 102.5), "เหนือ", "", here=True), drawn.Place((15.1, 102.5), "ใต้", "/x")]
    )

    assert made.here.y < made.spots[0].y
    assert 0 < made.here.x < drawn.WIDTH
    assert 0 < made.here.y < drawn.HEIGHT
    assert made.km in drawn.SCALES


def test_nothing_is_drawn_of_nothing():
    assert drawn.draw([], []) is None
