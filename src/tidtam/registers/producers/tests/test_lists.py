"""The programme's lists: loaded from a file, changed on a page."""

import json

import pytest
from django.urls import reverse

from tidtam.ground.people.tests.factories import make_user
from tidtam.ground.trail.models import Entry
from tidtam.registers.producers.actions import NotOpen, RegisterRefused, keep_entry, take_lists
from tidtam.registers.producers.models import Category, Channel, StandardKind, SubCategory
from tidtam.registers.producers.queries.lists import as_file, counts, empty

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path):
    def write(content) -> object:
        path = tmp_path / "lists.json"
        path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
        return path

    return write


def test_a_fresh_office_starts_with_thailands_lists():
    assert "categories" in empty()
    take_lists(None, by=None)
    assert empty() == []
    assert Entry.objects.get(verb="producers.load_lists").detail["lists"]["categories"] == 5


def test_what_is_shown_can_be_loaded_again_and_changes_nothing(file):
    take_lists(None, by=None)
    before = as_file()
    take_lists(file(before), by=None)
    assert as_file() == before


def test_another_country_brings_its_own(file):
    path = file(
        {
            "categories": [{"code": "craft", "name_th": "Handwerk", "name_en": "Craft", "aliases": []}],
            "parts": [{"code": "craft-wood", "category": "craft", "name_th": "Holz", "name_en": "Wood"}],
        }
    )
    take_lists(path, by=None)
    assert counts()["categories"] == 1
    assert SubCategory.objects.get().category_id == "craft"


@pytest.mark.parametrize(
    "content",
    [
        "no json",
        [],
        {"colours": []},
        {"channels": {}},
        {"channels": [{"code": "Big Shop", "name_th": "ร้าน", "name_en": "Shop"}]},
        {"channels": [{"code": "a" * 21, "name_th": "ร้าน", "name_en": "Shop"}]},
        {"channels": [{"code": "shop", "name_th": "ร้าน", "name_en": "Shop"}] * 2},
        {"channels": [{"code": "shop", "name_th": "ร้าน"}]},
        {"channels": [{"code": "shop", "name_th": "ร้าน", "name_en": "Shop", "colour": "red"}]},
        {"parts": [{"code": "x", "category": "none", "name_th": "ก", "name_en": "A"}]},
        {"documents": [{"code": "x", "name_th": "ก", "name_en": "A", "kinds": ["club"]}]},
        {
            "rounds": [
                {"code": "x", "name_th": "ก", "name_en": "A", "opens_on": "1 ม.ค. 61", "closes_on": "2"}
            ]
        },
    ],
)
def test_a_file_that_is_wrong_is_refused_whole(file, content):
    with pytest.raises(RegisterRefused):
        take_lists(file(content), by=None)
    assert not Channel.objects.exists()


def test_an_entry_is_added_and_changed_with_its_trail():
    keep_entry("channels", "boat", {"name_th": "ตลาดน้ำ", "name_en": "Floating market"}, new=True, by=None)
    values = {"name_th": "ตลาดน้ำ", "name_en": "Boats"}
    keep_entry("channels", "boat", values, new=False, by=make_user(role="province", area="40"))
    assert Channel.objects.get(pk="boat").order == 1
    assert Entry.objects.get(verb="producers.change_entry").detail["changes"] == {
        "name_en": ["Floating market", "Boats"]
    }


@pytest.mark.parametrize("code", ["Shop", "", "ร้าน", "a" * 21])
def test_a_code_has_one_form(code):
    with pytest.raises(RegisterRefused) as refused:
        keep_entry("channels", code, {"name_th": "ก", "name_en": "A"}, new=True, by=None)
    assert refused.value.at_field == "code"


def test_a_district_officer_reads_the_lists_and_keeps_none(client):
    take_lists(None, by=None)
    officer = make_user(role="district", area="4015")
    with pytest.raises(NotOpen):
        keep_entry("channels", "boat", {"name_th": "ก", "name_en": "A"}, new=True, by=officer)
    client.force_login(officer)
    page = client.get(reverse("producers:lists")).content.decode()
    assert "ผ้าและเครื่องแต่งกาย" in page
    assert reverse("producers:new_entry", args=["channels"]) not in page


def test_the_province_keeps_the_lists_on_the_page(client):
    take_lists(None, by=None)
    client.force_login(make_user(role="province", area="40"))
    client.post(
        reverse("producers:new_entry", args=["standards"]),
        {
            "code": "thai-select",
            "name_th": "ไทยซีเล็กต์",
            "name_en": "Thai SELECT",
            "aliases": "Thai Select\n\nไทย SELECT",
        },
    )
    assert StandardKind.objects.get(pk="thai-select").aliases == ["Thai Select", "ไทย SELECT"]
    change = reverse("producers:change_entry", args=["categories", "food"])
    client.post(change, {"name_th": "อาหารและขนม", "name_en": "Food", "order": "1", "aliases": "ของกิน"})
    assert Category.objects.get(pk="food").name_th == "อาหารและขนม"
    assert client.get(reverse("producers:new_entry", args=["rounds"])).status_code == 404


def test_the_lists_ask_as_little_for_many_entries_as_for_few(client, django_assert_max_num_queries):
    take_lists(None, by=None)
    client.force_login(make_user(role="province", area="40"))
    with django_assert_max_num_queries(14):
        client.get(reverse("producers:lists"))
