"""The screens of the areas. This floor knows no users, so they are made from the model that is set."""

from datetime import date

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from tidtam.ground.areas import actions
from tidtam.ground.areas.tests.factories import make_area, make_khonkaen

pytestmark = pytest.mark.django_db

LIST = reverse("areas:areas")


def page_of(code):
    return reverse("areas:area", args=[code])


@pytest.fixture
def log_in(client):
    def log_in(role, area):
        user = get_user_model().objects.create_user(f"{role}{area}")
        user.grants.create(role=role, area=make_area(area), starts_on=date(2015, 10, 1))
        client.force_login(user)

    make_khonkaen()
    return log_in


def test_the_list_is_found_by_name_code_level_and_district(client, log_in):
    log_in("province", "40")
    make_area("40150604", "บ้านวังคูณ")

    def codes(**asked):
        return {area.code for area in client.get(LIST, asked).context["page"].rows}

    assert codes(q="วังคูณ") == {"40150604"}
    assert codes(q="๔๐๑๕๐๖๐๔") == {"40150604"}
    assert codes(q="อำเภอหนองสองห้อง", level="4") == {"4015"}
    assert len(codes(within="4015", level="6", state="now")) == 12
    assert "400198" in codes(state="past", q="บ้านโต้น")


def test_thai_order_puts_leading_vowels_with_their_consonant(client, log_in):
    log_in("province", "40")
    rows = client.get(LIST, {"level": "4", "state": "now"}).context["page"].rows
    names = [area.name_th for area in rows]
    assert names[:4] == ["กระนวน", "เขาสวนกวาง", "โคกโพธิ์ไชย", "ชนบท"]


def test_a_province_shows_its_districts_and_an_approximate_map(client, log_in):
    log_in("province", "40")
    actions.place_points({"4015": (15.74, 102.77), "4025": (15.98, 102.69)}, source="test", by=None)

    page = client.get(page_of("40"))

    assert page.context["page"].count == 26
    assert "โดยประมาณ" in page.content.decode()
    assert page_of("4015") in page.content.decode()


def test_an_abolished_subdistrict_leads_to_what_took_its_place(client, log_in):
    log_in("province", "40")
    old = client.get(page_of("400198")).content.decode()
    new = client.get(page_of("400303")).content.decode()
    assert "1 มกราคม 2549" in old
    assert page_of("400303") in old
    assert page_of("400198") in new


def test_a_district_officer_finds_only_the_district(client, log_in):
    log_in("district", "4015")
    assert client.get(page_of("4015")).status_code == 200
    assert client.get(page_of("4025")).status_code == 404
    assert client.get(page_of("40")).status_code == 404
    assert {area.code[:4] for area in client.get(LIST).context["page"].rows} == {"4015"}
    assert page_of("40") not in client.get(page_of("4015")).content.decode()


def test_strangers_log_in_and_who_views_nothing_is_refused(client, log_in):
    assert client.get(LIST).status_code == 302
    assert client.get(page_of("40")).status_code == 302
    log_in("member", "40")
    assert client.get(LIST).status_code == 403
    assert client.get(page_of("40")).status_code == 404


def test_only_who_may_import_is_shown_the_way_to_it(client, log_in):
    log_in("executive", "40")
    assert "areas.villages" not in client.get(LIST).content.decode()
    log_in("province", "4025")
    assert "areas.villages" in client.get(LIST).content.decode()


def test_pages_cost_few_queries(client, log_in, django_assert_max_num_queries):
    log_in("province", "40")
    for url in (LIST, page_of("40"), page_of("4015"), page_of("401506")):
        with django_assert_max_num_queries(20):
            assert client.get(url).status_code == 200


@pytest.mark.parametrize("code", ["4", "401", "40150604000", "4a"])
def test_what_is_no_code_is_no_address(client, log_in, code):
    log_in("province", "40")
    assert client.get(f"{LIST}{code}/").status_code == 404
