"""Maps as SVG: every area once, approximate where it is, nothing unescaped."""

import re
from xml.etree import ElementTree

import pytest

from tidtam.ground.areas import actions
from tidtam.ground.areas.maps import Dot, MapCell, district_map
from tidtam.ground.areas.models import Area
from tidtam.ground.areas.tests.factories import make_khonkaen
from tidtam.ground.areas.tests.test_boundaries import feature, square

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def province():
    make_khonkaen()
    districts = Area.objects.inside("40").existing().filter(level=4).order_by("code")
    points = {area.code: (15.6 + n % 6 * 0.2, 102.0 + n // 6 * 0.2) for n, area in enumerate(districts)}
    actions.place_points(points, source="test", by=None)


def parsed(svg):
    return ElementTree.fromstring(svg)


def test_every_district_is_drawn_once_with_its_words_and_link():
    svg = district_map("40", {"4015": MapCell("late", "ค้าง 3 เรื่อง", "/x/")}, "งานค้าง")

    root = parsed(svg)
    assert len(root.findall(".//path")) == 26
    link = root.find(".//a")
    assert link.get("href") == "/x/"
    assert link.get("aria-label") == "อ.หนองสองห้อง: ค้าง 3 เรื่อง"
    assert link.find("path").get("class") == "area late"
    assert "■" in svg


def test_cells_round_centre_points_say_that_they_are_approximate():
    assert "โดยประมาณ" in district_map("40", {}, "แผนที่")


def test_boundaries_are_drawn_only_when_every_district_has_one(tmp_path):
    import json

    districts = list(Area.objects.inside("40").existing().filter(level=4))
    features = [
        feature(area.code, coordinates=[square(area.longitude - 0.05, area.latitude - 0.05)])
        for area in districts
    ]
    path = tmp_path / "shapes.geojson"
    path.write_text(json.dumps({"features": features[1:]}))
    actions.import_boundaries(path, by=None)
    assert "โดยประมาณ" in district_map("40", {}, "แผนที่")

    path.write_text(json.dumps({"features": features}))
    actions.import_boundaries(path, by=None)
    svg = district_map("40", {}, "แผนที่")
    assert "โดยประมาณ" not in svg
    assert len(parsed(svg).findall(".//path")) == 26


def test_names_are_escaped_and_nothing_is_styled_inline():
    Area.objects.filter(code="4015").update(name_th='<script>"&')
    svg = district_map("40", {"4015": MapCell("odd'state", "<b>", "/?a=1&b=2")}, '<i>"')

    parsed(svg)
    assert "<script>" not in svg
    assert "<b>" not in svg
    assert "style=" not in svg
    assert 'class="area "' in svg  # a state that nobody knows is none


def test_dots_lie_inside_the_drawing():
    svg = district_map("40", {}, "แผนที่", dots=[Dot(15.9, 102.3, "บ้านก", "/v/")])

    circle = parsed(svg).find(".//circle")
    width, height = map(int, re.search(r'viewBox="0 0 (\d+) (\d+)"', svg).groups())
    assert 0 < float(circle.get("cx")) < width
    assert 0 < float(circle.get("cy")) < height


def test_with_fewer_than_two_points_there_is_no_map():
    Area.objects.exclude(code="4015").update(latitude=None, longitude=None)
    assert district_map("40", {}, "แผนที่") == ""
