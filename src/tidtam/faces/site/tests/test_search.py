"""Search: by words in both languages, with a letter wrong, never what is not public."""

import pytest

from tidtam.faces.site.tests.world import CODE, fill, make_village, text
from tidtam.registers.tourism import actions
from tidtam.registers.tourism.models import Offer


@pytest.fixture
def village():
    page = make_village()
    fill(page)
    return page


@pytest.mark.parametrize("typed", ["ปลาส้ม", "sour fish", "SOUR", "ปลาส้ม สูตร"])
def test_a_dish_is_found_by_its_words(client, village, typed):
    shown = client.get("/search", {"q": typed})

    assert "ปลาส้มสูตรเก่า" in text(shown)
    assert "ใกล้เคียงกับที่พิมพ์" not in text(shown)


@pytest.mark.parametrize(("typed", "meant"), [("ปลาสัมสูตร", "ปลาส้มสูตรเก่า"), ("ผ้าพันคอมัดมี่", "ผ้าพันคอมัดหมี่")])
def test_with_a_letter_wrong_the_nearest_is_offered(client, village, typed, meant):
    shown = text(client.get("/search", {"q": typed}))

    assert meant in shown
    assert "ใกล้เคียงกับที่พิมพ์" in shown


def test_a_village_is_found_by_its_name_its_district_and_nearly(client, village):
    name, district = village.area.name_th, village.area.parent.parent.name_th
    wrong = name[:3] + name[4:]

    for typed in (name, district, wrong):
        assert f"/village/{CODE}" in text(client.get("/search", {"q": typed})), typed


def test_a_district_leads_to_its_page(client, village):
    assert 'href="/district/4015"' in text(client.get("/search", {"q": village.area.parent.parent.name_th}))


def test_one_kind_without_words_is_a_list(client, village):
    shown = text(client.get("/search", {"kind": "homestay"}))

    assert "บ้านยายทองคำ" in shown
    assert "ปลาส้มสูตรเก่า" not in shown


def test_what_is_withdrawn_is_not_even_nearly_found(client, village):
    actions.withdraw(Offer.objects.get(name_th="ปลาส้มสูตรเก่า"), reason="เลิกทำ", by=None)

    assert "ปลาส้มสูตรเก่า" not in text(client.get("/search", {"q": "ปลาสัมสูตร"}))


@pytest.mark.parametrize(
    "typed", ["", " ", "<script>alert(1)</script>", "%", "' OR 1=1 --", '"', "ก" * 500, "๑๒๓"]
)
@pytest.mark.parametrize("where", ["/search", "/map", "/events", "/kept"])
def test_whatever_is_typed_gives_a_page(client, village, where, typed):
    names = ("q", "kind", "district", "month", "from", "to", "keys", "page", "receives")
    answer = client.get(where, dict.fromkeys(names, typed))

    assert answer.status_code == 200
    assert "<script>alert" not in text(answer)
