"""The gazetteer: what it loads, that it may be loaded again, and what became of abolished areas."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import translation

from tidtam.ground.areas import actions
from tidtam.ground.areas.models import Area, Level
from tidtam.ground.areas.tests.factories import make_area, make_khonkaen
from tidtam.ground.trail.models import Entry

pytestmark = pytest.mark.django_db


def test_khon_kaen_has_26_districts_and_199_subdistricts_today():
    make_khonkaen()

    here = Area.objects.inside("40").existing()

    assert here.filter(level=Level.DISTRICT).count() == 26
    assert here.filter(level=Level.SUBDISTRICT).count() == 199
    assert Area.objects.get(code="4029").name_th == "เวียงเก่า"


def test_loading_again_changes_nothing_and_leaves_no_second_trail():
    first = actions.load_gazetteer(["40"], by=None)

    again = actions.load_gazetteer(["40"], by=None)

    assert (again.added, again.changed) == (0, 0)
    assert again.unchanged == first.added
    assert Entry.objects.filter(verb="areas.load_gazetteer").count() == 1


def test_a_name_that_changed_is_mended_with_its_keys():
    make_khonkaen()
    Area.objects.filter(code="4015").update(name_th="หนองสองห้อม", sort_key="x", sound_key="x")

    loaded = actions.load_gazetteer(["40"], by=None)

    area = Area.objects.get(code="4015")
    assert loaded.changed == 1
    assert area.name_th == "หนองสองห้อง"
    assert area.sound_key != "x"
    assert area.sort_key != "x"


def test_points_and_villages_survive_another_load():
    make_khonkaen()
    village = make_area("40150604")
    actions.place_points({"4015": (15.74, 102.77)}, source="test", by=None)

    actions.load_gazetteer(["40"], by=None)

    assert Area.objects.get(code="4015").point == (15.74, 102.77)
    assert Area.objects.filter(code=village.code).exists()


def test_the_nation_is_77_provinces_928_districts_and_7436_subdistricts():
    loaded = actions.load_gazetteer(by=None)

    here = Area.objects.existing()
    assert [here.filter(level=level).count() for level in (0, 2, 4, 6)] == [1, 77, 928, 7436]
    assert loaded.added == Area.objects.count()
    assert actions.load_gazetteer(by=None).added == 0


def test_an_abolished_subdistrict_ends_on_its_day_and_keeps_its_successor():
    make_khonkaen()

    old = Area.objects.get(code="400198")

    assert old.exists_until == date(2006, 1, 1)
    assert [new.code for new in old.successors.all()] == ["400303"]
    assert not Area.objects.existing(date(2006, 1, 1)).filter(code="400198").exists()
    assert Area.objects.existing(date(2005, 12, 31)).filter(code="400198").exists()


def test_a_successor_in_another_province_is_linked_once_that_one_is_loaded():
    actions.load_gazetteer(["43"], by=None)
    assert not Area.objects.get(code="4303").successors.exists()

    actions.load_gazetteer(["38", "43"], by=None)

    assert [new.code for new in Area.objects.get(code="4303").successors.all()] == ["3801"]


def test_a_code_of_no_province_is_refused_by_name():
    with pytest.raises(ValidationError, match="99"):
        actions.load_gazetteer(["40", "99"], by=None)
    assert not Area.objects.exists()


def test_labels_are_an_officers():
    make_khonkaen()
    village = make_area("40150808")
    bangkok = make_area("100101")

    assert Area.objects.get(code="4015").label == "อ.หนองสองห้อง"
    assert village.label == "บ้านดงเค็ง หมู่ 8"
    assert bangkok.label == "แขวงพระบรมมหาราชวัง"
    assert bangkok.parent.label == "เขตพระนคร"
    with translation.override("en"):
        assert Area.objects.get(code="401508").label == "Dong Kheng Subdistrict"


def test_a_point_for_an_unknown_area_is_refused_and_none_is_placed():
    make_khonkaen()
    with pytest.raises(ValidationError, match="4077"):
        actions.place_points({"4015": (15.7, 102.8), "4077": (1.0, 2.0)}, source="test", by=None)
    assert Area.objects.get(code="4015").point is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"level": 6},  # the code has four digits
        {"parent_id": "40", "code": "4115"},  # not the parent's code
        {"parent_id": None},
        {"latitude": 15.0},  # half a point
        {"latitude": 15.0, "longitude": 1024.0},
        {"exists_from": date(2006, 1, 1), "exists_until": date(2006, 1, 1)},
    ],
)
def test_the_database_refuses_impossible_areas(wrong):
    make_area("40")
    row = {
        "code": "4015",
        "level": 4,
        "parent_id": "40",
        "name_th": "หนองสองห้อง",
        "sort_key": "",
        "sound_key": "",
    }

    with pytest.raises(IntegrityError), transaction.atomic():
        Area.objects.create(**{**row, **wrong})
