"""Shapes from GeoJSON: taken for known areas, refused feature by feature with a reason."""

import json

import pytest

from tidtam.ground.areas import actions
from tidtam.ground.areas.models import Area, Boundary
from tidtam.ground.areas.tests.factories import make_khonkaen
from tidtam.ground.areas.tests.people import Officer
from tidtam.kit.tables import TableProblem

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def province():
    make_khonkaen()


def square(west=102.7, south=15.7, size=0.1):
    east, north = west + size, south + size
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def feature(code="4015", kind="Polygon", coordinates=None, **properties):
    geometry = {"type": kind, "coordinates": [square()] if coordinates is None else coordinates}
    return {"type": "Feature", "properties": {"code": code, **properties}, "geometry": geometry}


@pytest.fixture
def take(tmp_path):
    def take(*features, by=None):
        path = tmp_path / "shapes.geojson"
        path.write_text(json.dumps({"type": "FeatureCollection", "features": list(features)}))
        return actions.import_boundaries(path, by=by)

    return take


def test_a_shape_is_stored_and_gives_its_area_a_centre(take):
    report = take(feature())

    assert (report.taken, report.refusals) == (1, ())
    stored = Boundary.objects.get(area="4015")
    assert stored.geometry["type"] == "MultiPolygon"
    assert stored.source == "shapes.geojson"
    assert Area.objects.get(code="4015").point == (15.75, 102.75)


@pytest.mark.parametrize(
    ("wrong", "column"),
    [
        (feature(code="4099"), "code"),
        (feature(code=""), "code"),
        (feature(kind="Point", coordinates=[102.7, 15.7]), "geometry"),
        (feature(coordinates=[[[y, x] for x, y in square()]]), "geometry"),
        (feature(coordinates=[square(west=2.0, south=48.0)]), "geometry"),
        (feature(coordinates=[square()[:-1]]), "geometry"),
        (feature(coordinates=[[[102.7, 15.7]] * 5]), "geometry"),
        (feature(coordinates=[[["a", "b"]] * 5]), "geometry"),
        (feature(coordinates=[[[float("nan"), 15.7]] * 5]), "geometry"),
        (feature(coordinates=[]), "geometry"),
        (feature(coordinates=[[]]), "geometry"),
        ({"type": "Feature", "properties": {"code": "4015"}, "geometry": None}, "geometry"),
        ("not a feature", "code"),
    ],
)
def test_a_wrong_feature_is_refused_and_the_next_is_taken(take, wrong, column):
    report = take(wrong, feature(code="4025", coordinates=[square(south=15.9)]))

    assert report.taken == 1
    assert [(one.row, one.column) for one in report.refusals] == [(1, column)]
    assert report.refusals[0].reason
    assert list(Boundary.objects.values_list("area", flat=True)) == ["4025"]


def test_a_swap_of_latitude_and_longitude_is_called_by_its_name(take):
    report = take(feature(coordinates=[[[y, x] for x, y in square()]]))
    assert "สลับ" in report.refusals[0].reason


def test_a_shape_far_from_the_known_centre_is_refused(take):
    actions.place_points({"4015": (15.74, 102.77)}, source="test", by=None)

    report = take(feature(coordinates=[square(west=100.5, south=13.7)]))

    assert report.taken == 0
    assert "กม." in report.refusals[0].reason


def test_a_code_with_the_country_and_a_code_given_twice(take):
    report = take(feature(code="", ADM2_PCODE="TH4015"), feature())

    assert report.taken == 1
    assert report.refusals[0].row == 2


def test_another_districts_shape_is_refused_to_a_district_officer(take):
    report = take(feature(), by=Officer("4025"))
    assert (report.taken, report.refusals[0].value) == (0, "4015")


@pytest.mark.parametrize("content", ["", "{", "[1, 2]", '{"type": "Feature"}', "[" * 100_000])
def test_what_is_no_geojson_is_refused_whole(tmp_path, content):
    path = tmp_path / "x.geojson"
    path.write_text(content)
    with pytest.raises(TableProblem):
        actions.import_boundaries(path, by=None)


@pytest.mark.shared
def test_the_real_shapes_are_all_taken_and_again_change_nothing(shared):
    for name, count in (("khonkaen_adm2.geojson", 26), ("khonkaen_adm3.geojson", 199)):
        first = actions.import_boundaries(shared / "data" / name, by=None)
        when = list(Boundary.objects.order_by("area").values_list("imported_at", flat=True))
        again = actions.import_boundaries(shared / "data" / name, by=None)
        assert (first.taken, first.refusals) == (count, ())
        assert again == first
        assert list(Boundary.objects.order_by("area").values_list("imported_at", flat=True)) == when
    assert Area.objects.inside("40").existing().filter(level__in=(4, 6), latitude=None).count() == 0


@pytest.mark.shared
def test_with_real_shapes_villages_that_lie_beyond_the_border_lose_their_point(shared):
    """40010212 and 40051008 lie 15 and 29 km outside, which no centre point can tell."""
    actions.import_boundaries(shared / "data/khonkaen_adm2.geojson", by=None)
    report = actions.import_villages(shared / "data/khonkaen_villages.csv", by=None)

    assert (report.taken, len(report.refusals)) == (2439, 45 + 43 + 2)
    assert Area.objects.get(code="40051008").point is None
