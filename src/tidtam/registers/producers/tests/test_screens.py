import pytest
from django.urls import reverse

from tidtam.ground.people.tests.factories import make_user
from tidtam.registers.producers import actions
from tidtam.registers.producers.tests.factories import make_producer, make_product

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client):
    user = make_user(role="district", area="4015")
    client.force_login(user)
    return user


def test_the_list_shows_the_own_district_only(client, officer):
    make_producer(name_th="กลุ่มของเรา")
    make_producer("402505", name_th="กลุ่มของเขา")
    page = client.get(reverse("producers:list")).content.decode()
    assert "กลุ่มของเรา" in page
    assert "กลุ่มของเขา" not in page


def test_the_list_asks_as_little_for_many_producers_as_for_one(
    client, officer, django_assert_max_num_queries
):
    for number in range(3):
        make_product(make_producer(name_th=f"กลุ่มที่ {number}"))
    for name in ("producers:list", "producers:products", "producers:standards"):
        with django_assert_max_num_queries(14):
            client.get(reverse(name))


def test_the_list_is_narrowed_by_round_and_state_of_the_same_registration(client, officer):
    make_producer(name_th="กลุ่มลงทะเบียนแล้ว")
    make_producer(name_th="กลุ่มไม่ผ่าน", state="rejected")
    asked = {"round": "2557-2558", "state": "registered", "area": "4015"}
    page = client.get(reverse("producers:list"), asked).content.decode()
    assert "กลุ่มลงทะเบียนแล้ว" in page
    assert "กลุ่มไม่ผ่าน" not in page


def test_a_producer_is_found_by_words_of_its_name(client, officer):
    make_producer(name_th="กลุ่มทอผ้าไหมดงเค็ง")
    make_producer(name_th="กลุ่มจักสานกก")
    page = client.get(reverse("producers:list"), {"q": "ทอผ้า ดงเค็ง"}).content.decode()
    assert "กลุ่มทอผ้าไหมดงเค็ง" in page
    assert "กลุ่มจักสานกก" not in page


def test_the_page_tells_products_and_the_course_of_the_registration(client, officer):
    producer = make_producer()
    make_product(producer, name_th="ผ้าไหมแต้มหมี่")
    page = client.get(reverse("producers:producer", args=[producer.pk])).content.decode()
    assert "ผ้าไหมแต้มหมี่" in page
    assert "รอบปี 2557" in page
    assert reverse("sales:producer", args=[producer.pk]) in page


def test_another_districts_producer_is_not_there(client, officer):
    other = make_producer("402505")
    assert client.get(reverse("producers:producer", args=[other.pk])).status_code == 404


def test_a_producers_own_people_see_it_and_nothing_else(client):
    own, other = make_producer(name_th="ของตน"), make_producer(name_th="ของผู้อื่น")
    user = make_user(role="producer", area="40")
    actions.add_member(own, user.pk, by=None)
    client.force_login(user)
    assert client.get(reverse("producers:producer", args=[own.pk])).status_code == 200
    assert client.get(reverse("producers:producer", args=[other.pk])).status_code == 404
    page = client.get(reverse("producers:list")).content.decode()
    assert "ของตน" in page
    assert "ของผู้อื่น" not in page


@pytest.mark.parametrize("name", ["producers:list", "producers:products"])
def test_strangers_go_to_log_in(client, name):
    answer = client.get(reverse(name))
    assert answer.status_code == 302
    assert "/accounts/login/" in answer["Location"]


def test_the_list_leaves_as_a_spreadsheet(client, officer):
    make_producer()
    answer = client.get(reverse("producers:list"), {"format": "csv"})
    assert "กลุ่มทอผ้าไหมบ้านทดสอบ" in b"".join(answer.streaming_content).decode("utf-8-sig")
