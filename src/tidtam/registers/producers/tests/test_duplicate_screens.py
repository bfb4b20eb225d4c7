import uuid

import pytest
from django.urls import reverse

from tidtam.ground.people.tests.factories import make_user
from tidtam.ground.privacy.actions import PersonRow, keep_person
from tidtam.registers.producers.actions import load_channels
from tidtam.registers.producers.actions.duplicates import merge_producers
from tidtam.registers.producers.models import Distinct, Merge, Producer
from tidtam.registers.producers.tests.factories import ROUND, make_producer, make_product

pytestmark = pytest.mark.django_db

HERE, THERE = "40150808", "40250505"
NAME, NEAR_NAME = "กลุ่มทอผ้าไหมบ้านโนนสะอาด", "กลุ่มสตรีทอผ้าไหมบ้านโนนสอาด"


@pytest.fixture
def officer(client):
    user = make_user(role="district", area="4015")
    client.force_login(user)
    return user


@pytest.fixture
def pair():
    return make_producer(HERE, name_th=NAME), make_producer(HERE, name_th=NEAR_NAME)


def beside(one, other):
    return reverse("producers:compare", args=[one.pk, other.pk])


def test_the_list_shows_the_pairs_of_the_own_district_by_reason(client, officer, pair):
    make_producer(THERE, name_th="กลุ่มของเขา"), make_producer(THERE, name_th="กลุ่มของเขา")
    page = client.get(reverse("producers:duplicates")).content.decode()
    assert NAME in page
    assert NEAR_NAME in page
    assert "กลุ่มของเขา" not in page
    assert beside(*pair) in page
    other_reason = client.get(reverse("producers:duplicates"), {"reason": "number"}).content.decode()
    assert NEAR_NAME not in other_reason


def test_the_list_asks_as_little_for_many_pairs_as_for_one(client, officer, django_assert_max_num_queries):
    for number in range(4):
        for _twin in range(2):
            make_producer(HERE, name_th=f"กลุ่มทอผ้าบ้านดง หมู่ {number}")
    with django_assert_max_num_queries(16):
        page = client.get(reverse("producers:duplicates"))
    assert page.content.decode().count("<tr") == 5


def test_the_whole_country_is_looked_at_a_district_at_a_time(client, pair):
    client.force_login(make_user(role="province", area=""))
    assert NAME not in client.get(reverse("producers:duplicates")).content.decode()
    asked = client.get(reverse("producers:duplicates"), {"area": "4015"}).content.decode()
    assert NAME in asked


def test_two_are_shown_side_by_side_with_what_they_make(client, officer, pair):
    make_product(pair[0], name_th="ผ้าไหมแต้มหมี่")
    page = client.get(beside(*pair)).content.decode()
    for told in (NAME, NEAR_NAME, "ผ้าไหมแต้มหมี่", reverse("sales:producer", args=[pair[1].pk])):
        assert told in page


def test_a_merge_needs_a_choice_and_a_reason_and_keeps_what_was_typed(client, officer, pair):
    answer = client.post(beside(*pair), {"merge": "1", "merge-reason": "กลุ่มเดียวกัน"})
    assert answer.status_code == 422
    assert "กลุ่มเดียวกัน" in answer.content.decode()
    assert not Merge.objects.exists()


def test_merging_leads_to_the_kept_one_which_tells_what_came_with_it(client, officer, pair):
    gone, kept = pair
    make_product(gone)
    sent = {"merge": "1", "merge-kept": kept.pk, "merge-reason": "ลงทะเบียนซ้ำ"}
    page = client.post(beside(gone, kept), sent, follow=True).content.decode()
    assert gone.name_th in page
    assert "ลงทะเบียนซ้ำ" in page
    assert reverse("producers:undo_merge", args=[Merge.objects.get().pk]) in page
    of_gone = client.get(reverse("producers:producer", args=[gone.pk])).content.decode()
    assert reverse("producers:producer", args=[kept.pk]) in of_gone


def test_the_list_of_producers_hides_a_merged_one_unless_it_is_asked_for(client, officer, pair):
    gone, kept = pair
    merge_producers(gone, kept, reason="ซ้ำ", by=officer)
    asked = [{}, {"merged": "also"}, {"merged": "only"}]
    seen = [client.get(reverse("producers:list"), one).content.decode() for one in asked]
    assert [gone.code in page for page in seen] == [False, True, True]
    assert [kept.code in page for page in seen] == [True, True, False]


def test_the_way_down_of_a_round_finds_the_kept_one_for_what_came_with_it(client, officer):
    gone, kept = make_producer(HERE, name_th=NAME), make_producer(HERE, name_th=NEAR_NAME, state="")
    make_product(gone, category="food")
    merge_producers(gone, kept, reason="ซ้ำ", by=officer)
    asked = {"round": ROUND, "state": "registered", "category": "food"}
    page = client.get(reverse("producers:list"), asked).content.decode()
    assert kept.code in page
    assert gone.code not in page


def test_keeping_apart_ends_the_pair(client, officer, pair):
    client.post(beside(*pair), {"distinct": "1", "distinct-reason": "คนละหมู่"})
    assert Distinct.objects.get().reason == "คนละหมู่"
    assert NEAR_NAME not in client.get(reverse("producers:duplicates")).content.decode()


def test_undoing_asks_why_and_brings_the_two_back(client, officer, pair):
    merge = merge_producers(*pair, reason="ซ้ำ", by=officer)
    url = reverse("producers:undo_merge", args=[merge.pk])
    assert client.post(url, {"reason": ""}).status_code == 422
    assert client.post(url, {"reason": "คนละกลุ่ม"}).status_code == 302
    pair[0].refresh_from_db()
    assert pair[0].merged_into is None
    assert client.get(url).status_code == 404


def test_a_pair_that_reaches_beyond_the_own_district_is_not_there(client, officer):
    own, foreign = make_producer(HERE), make_producer(THERE)
    assert client.get(beside(own, foreign)).status_code == 404
    assert client.post(beside(foreign, own), {"distinct": "1", "distinct-reason": "x"}).status_code == 404
    merge = merge_producers(own, foreign, reason="ซ้ำ", by=None)
    assert client.get(reverse("producers:undo_merge", args=[merge.pk])).status_code == 404


def test_while_typing_what_may_be_there_already_is_told_and_the_number_is_in_no_address(
    client, officer, pair
):
    pair[0].person = keep_person(PersonRow("คุณทดสอบ", phone="0812345678", area=HERE), by=None)
    pair[0].save()
    url = reverse("producers:likely")
    by_name = client.post(url, {"name_th": NAME, "subdistrict": "401508"}).content.decode()
    assert NEAR_NAME in by_name
    assert NAME in client.post(url, {"name_th": "อื่น", "phone": "081 234 5678"}).content.decode()
    nothing = client.post(url, {"name_th": "ร้านอื่น", "village": "x", "number": "1", "phone": "12"})
    assert nothing.content.decode().strip() == ""
    itself = client.post(
        url, {"name_th": NAME, "subdistrict": "401508", "producer": pair[0].pk}
    ).content.decode()
    assert pair[0].code not in itself
    assert client.get(url, {"number": "1"}).status_code == 405


def test_what_may_be_there_already_is_told_on_saving_and_entered_when_it_is_another(client, officer, pair):
    load_channels()
    sent = {
        "draft": str(uuid.uuid4()),
        "kind": "group",
        "name_th": NAME,
        "district": "4015",
        "subdistrict": "401508",
        "village": HERE,
        "link_production": "on",
    }
    answer = client.post(reverse("producers:new"), sent)
    assert answer.status_code == 422
    assert pair[1].name_th in answer.content.decode()
    assert Producer.objects.count() == 2
    assert client.post(reverse("producers:new"), sent | {"another": "on"}).status_code == 302
    assert Producer.objects.count() == 3
    again = client.post(reverse("producers:new"), sent | {"another": "on"})
    assert (again.status_code, Producer.objects.count()) == (302, 3)
