from decimal import Decimal

import pytest
from django.urls import reverse

from tidtam.ground.areas.tests.factories import make_area
from tidtam.ground.people.tests.factories import make_user
from tidtam.registers.producers.tests.factories import ROUND
from tidtam.work.sales.actions.targets import adjust_target, set_targets
from tidtam.work.sales.models import Target
from tidtam.work.sales.tests.test_targets import YEAR, cohort, sold

__all__ = ["sold"]  # a fixture

ASKED = {"area": "40", "year": "2561", "cohort": ROUND, "percent": "22"}
pytestmark = pytest.mark.usefixtures("sold")


@pytest.fixture
def officer(client):
    client.force_login(make_user("province", "40"))
    return client


def test_targets_are_previewed_before_they_are_set(officer):
    page = officer.get(reverse("sales:target_set"), ASKED)
    assert page.status_code == 200
    text = page.content.decode()
    assert all(part in text for part in ("1,300", "1,586", "1,220", "366", "1,800"))
    assert not Target.objects.exists()
    hidden = {"year": "2561", "cohort": ROUND, "percent": "22", "seen": page.context["made"].baht}
    done = officer.post(f"{reverse('sales:target_set')}?area=40", hidden)
    assert done.status_code == 302
    assert officer.post(f"{reverse('sales:target_set')}?area=40", hidden).status_code == 302
    assert {row.area_id: row.baht for row in Target.objects.all()} == {
        "40": 1_586_00,
        "4015": 1_220_00,
        "4025": 366_00,
    }


def test_what_is_set_is_what_was_seen_and_a_second_setting_needs_a_reason(officer):
    set_targets("40", YEAR, cohort(), 10_00, by=None)
    address = f"{reverse('sales:target_set')}?area=40"
    hidden = {"year": "2561", "cohort": ROUND, "percent": "22", "seen": "1", "reason": "มติ"}
    moved = officer.post(address, hidden)
    assert moved.status_code == 422
    assert 'name="seen" value="158600"' in moved.content.decode()
    bare = officer.post(address, {**hidden, "seen": "158600", "reason": ""})
    assert list(bare.context["writing"].errors) == ["reason"]
    assert Target.objects.filter(area="40").count() == 1
    assert officer.post(address, {**hidden, "seen": "158600"}).status_code == 302


@pytest.mark.parametrize("typed", ["มาก", "22.555", "--1", "-100", "1000.01"])
def test_a_percentage_that_is_none_is_refused_and_kept(officer, typed):
    page = officer.get(reverse("sales:target_set"), {**ASKED, "percent": typed})
    if page.status_code == 200:  # it is a number: refused when it is set
        hidden = {"year": "2561", "cohort": ROUND, "percent": typed, "seen": page.context["made"].baht}
        page = officer.post(f"{reverse('sales:target_set')}?area=40", hidden)
    assert page.status_code == 422
    assert typed in page.content.decode()
    assert not Target.objects.exists()


def test_an_adjustment_shows_what_it_does_to_the_sum_before_it_is_written(officer):
    set_targets("40", YEAR, cohort(), 0, by=None)
    address = reverse("sales:target_adjust", args=["4015", 2561])
    row = Target.objects.get(area="4015")
    told = {"baht": "900", "reason": "น้ำท่วม", "seen": row.pk}
    shown = officer.post(address, told)
    assert shown.status_code == 200
    assert shown.context["sums"] == {"province": 1_300_00, "districts": 1_200_00, "apart": -100_00}
    assert Target.objects.filter(area="4015").count() == 1
    assert officer.post(address, {**told, "save": "1"}).status_code == 302
    page = officer.get(reverse("sales:target", args=["4015", 2561])).content.decode()
    assert all(part in page for part in ("900", "1,000", "น้ำท่วม"))
    assert "-100" in officer.get(reverse("sales:targets"), {"area": "40", "year": "2561"}).content.decode()
    late = officer.post(address, {**told, "baht": "800", "save": "1"})
    assert late.status_code == 422


def test_the_table_shows_each_district_and_leaves_as_a_spreadsheet(officer):
    set_targets("40", YEAR, cohort(), 0, by=None)
    adjust_target("4025", YEAR, baht=250_00, reason="ตามแผนอำเภอ", by=None)
    page = officer.get(reverse("sales:targets"), {"area": "40", "year": "2561"})
    rows = page.context["page"].rows
    assert [(one.area.code, one.mean, one.aim) for one in rows] == [
        ("4025", 300_00, 250_00),
        ("4015", 1_000_00, 1_000_00),
    ]
    assert page.context["percent"] == {"reached": Decimal("0.00"), "expected": Decimal("75.00")}
    sheet = officer.get(reverse("sales:targets"), {"area": "40", "year": "2561", "format": "csv"})
    assert "1000" in b"".join(sheet).decode("utf-8-sig").replace(",", "").replace(".00", "")


def test_only_the_province_sets_and_a_district_sees_its_own(client):
    make_area("41")
    set_targets("40", YEAR, cohort(), 0, by=None)
    client.force_login(make_user("district", "4015"))
    assert client.get(reverse("sales:target_set"), ASKED).status_code == 404
    for area, status in (("4015", 200), ("4025", 404), ("40", 404), ("41", 404), ("x", 404), ("", 200)):
        assert client.get(reverse("sales:targets"), {"area": area}).status_code == status, area
    assert client.get(reverse("sales:target_adjust", args=["4015", 2561])).status_code == 404
    assert client.get(reverse("sales:target", args=["4025", 2561])).status_code == 404
    assert client.get(reverse("sales:target", args=["4015", 9999])).status_code == 404


def test_a_table_of_many_takes_few_queries(officer, django_assert_max_num_queries):
    set_targets("40", YEAR, cohort(), 0, by=None)
    with django_assert_max_num_queries(37):
        officer.get(reverse("sales:targets"), {"area": "40", "year": "2561"})
