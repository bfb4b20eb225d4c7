"""The forms as officers and a producer's own people fill them in."""

import uuid

import pytest
from django.urls import reverse

from tidtam.ground.areas.tests.factories import make_area
from tidtam.ground.people.tests.factories import make_user
from tidtam.ground.privacy.models import Consent, Person
from tidtam.ground.trail.models import Entry
from tidtam.registers.producers import actions
from tidtam.registers.producers.actions import edits
from tidtam.registers.producers.models import Producer
from tidtam.registers.producers.tests.factories import make_producer, make_standard_lists

pytestmark = pytest.mark.django_db

NUMBER = "1101700203450"  # invented, its last digit fits
NEW = "/desk/producers/new/"


@pytest.fixture
def officer(client):
    make_standard_lists()
    actions.load_channels()
    make_area("40150808")
    make_area("40250505")
    user = make_user(role="district", area="4015")
    client.force_login(user)
    return user


def typed(**fields) -> dict:
    told = {
        "draft": str(uuid.uuid4()),
        "kind": "group",
        "name_th": "กลุ่มทอผ้าไหมบ้านดงเค็ง",
        "district": "4015",
        "subdistrict": "401508",
        "village": "40150808",
        "link_production": "on",
        "members_female": "๑๒",
        "capital": "15,000",
        "channels": ["shop", "online"],
        "position": "15.80, 102.70",
    }
    return told | fields


def shown(client, producer: Producer) -> dict:
    """What the change form would send back untouched."""
    form = client.get(reverse("producers:change", args=[producer.pk])).context["form"]
    sent = {}
    for field in form:
        value = field.value()
        if value not in (None, "", [], False):
            sent[field.html_name] = "on" if value is True else field.field.prepare_value(value)
    return sent


def test_an_officer_enters_a_producer_with_its_person_in_one_go(client, officer):
    answer = client.post(
        NEW,
        typed(
            person_name_th="นางสมมุติ ทดลอง",
            person_phone="081 234 5678",
            person_number=NUMBER,
            consent_phone="on",
        ),
    )
    producer = Producer.objects.get()
    assert answer.headers["Location"] == reverse("producers:producer", args=[producer.pk])
    assert producer.code == "4015-0001"
    assert (producer.area_id, producer.members_female, producer.capital) == ("40150808", 12, 1_500_000)
    assert producer.channels == ["shop", "online"]
    assert producer.point == (15.8, 102.7)
    assert producer.person.phone == "0812345678"
    assert [consent.purpose for consent in Consent.objects.all()] == ["phone"]
    assert not Entry.objects.filter(detail__icontains=NUMBER).exists()


def test_the_browser_hears_that_its_draft_is_stored(client, officer):
    sent = typed()
    assert client.post(NEW, sent).cookies["stored"].value == sent["draft"]


def test_the_same_page_sent_twice_makes_one_producer(client, officer):
    sent = typed()
    first, second = client.post(NEW, sent), client.post(NEW, sent)
    assert first.headers["Location"] == second.headers["Location"]
    assert Producer.objects.count() == 1


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"link_production": ""}, "link_production"),
        ({"subdistrict": "", "village": ""}, "subdistrict"),
        ({"village": "40250505", "subdistrict": "402505"}, "subdistrict"),
        ({"kind": "sme", "legal_number": "0105536112013"}, "legal_number"),
        ({"position": "somewhere"}, "position"),
        ({"founded_year": "2002"}, "founded_year"),
    ],
)
def test_what_is_wrong_stands_at_its_field_and_what_was_typed_stays(client, officer, fields, wrong):
    answer = client.post(NEW, typed(**fields))
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [wrong]
    assert 'value="๑๒"' in answer.content.decode()
    assert not Producer.objects.exists()


def test_without_scripts_a_button_fills_the_next_list_and_checks_nothing(client, officer):
    answer = client.post(
        NEW, {"draft": str(uuid.uuid4()), "subdistrict": "401508", "pick": "1", "name_th": "ก"}
    )
    page = answer.content.decode()
    assert answer.status_code == 200
    assert 'value="40150808"' in page
    assert 'value="ก"' in page
    assert "problems" not in page


@pytest.mark.parametrize("place", ["40150808", "๔๐๑๕๐๘๐๘"])
def test_the_area_may_be_typed_as_its_code(client, officer, place):
    client.post(NEW, typed(subdistrict="", village="", place=place))
    assert Producer.objects.get().area_id == "40150808"


def test_a_typed_name_that_fits_several_places_is_asked_about(client, officer):
    make_area("40150807", name_th="บ้านโนนสูง")
    make_area("40150205", name_th="บ้านโนนสูง")
    answer = client.post(NEW, typed(subdistrict="", village="", place="บ้านโนนสูง"))
    assert answer.status_code == 422
    assert {one.code for one in answer.context["form"].pick.candidates} == {"40150807", "40150205"}
    client.post(NEW, typed(subdistrict="", village="", place="บ้านโนนสูง", picked="40150205"))
    assert Producer.objects.get().area_id == "40150205"


def test_a_change_keeps_what_was_not_touched(client, officer):
    producer = make_producer(told={"link_benefit": True, "raw_material": "ไหม", "channels": ["fair"]})
    sent = shown(client, producer) | {"raw_material": "ฝ้าย"}
    answer = client.post(reverse("producers:change", args=[producer.pk]), sent)
    assert answer.status_code == 302
    entry = Entry.objects.get(verb="producers.change_producer")
    assert entry.detail["changes"] == {"raw_material": ["ไหม", "ฝ้าย"]}


def test_what_another_officer_changed_meanwhile_is_shown_field_by_field(client, officer):
    producer = make_producer(told={"link_benefit": True, "raw_material": "ไหม", "workers": 3})
    sent = shown(client, producer) | {"raw_material": "ฝ้าย"}
    actions.change_producer(producer, edits({"raw_material": "ใยบัว", "workers": 8}), by=None)
    address = reverse("producers:change", args=[producer.pk])

    answer = client.post(address, sent)
    assert answer.status_code == 422
    form = answer.context["form"]
    assert list(form.errors) == ["raw_material"]
    assert "ใยบัว" in form.errors["raw_material"][0]
    assert form["raw_material"].value() == "ฝ้าย"
    assert form["workers"].value() == "8"
    producer.refresh_from_db()
    assert producer.raw_material == "ใยบัว"

    again = client.post(address, sent | {"seen": form["seen"].value(), "workers": form["workers"].value()})
    assert again.status_code == 302
    producer.refresh_from_db()
    assert (producer.raw_material, producer.workers) == ("ฝ้าย", 8)


def test_a_position_far_from_the_area_is_taken_and_its_page_warns(client, officer):
    make_area("40150807", latitude=15.80, longitude=102.70)
    answer = client.post(NEW, typed(village="40150807", position="16.43, 102.83"), follow=True)
    assert Producer.objects.count() == 1
    assert "ห่างจากจุดของ" in answer.content.decode()


def test_own_people_change_the_description_and_the_contact_only(client, officer):
    producer, user = make_producer(), make_user(role="producer", area="4015")
    actions.add_member(producer, user.pk, by=None)
    client.force_login(user)
    address = reverse("producers:change", args=[producer.pk])
    assert "code" not in client.get(address).context["form"].fields
    client.post(
        address, shown(client, producer) | {"story_th": "ทอมาสามรุ่น", "name_th": "ชื่ออื่น", "kind": "sme"}
    )
    producer.refresh_from_db()
    assert (producer.story_th, producer.kind) == ("ทอมาสามรุ่น", "group")

    client.post(
        reverse("producers:contact", args=[producer.pk]),
        {"person_name_th": "นางสมมุติ", "person_phone": "0812345678", "consent_photo": "on"},
    )
    producer.refresh_from_db()
    assert producer.person.name_th == "นางสมมุติ"
    assert Entry.objects.get(verb="privacy.keep_people").actor == str(user.pk)
    assert Consent.objects.get().purpose == "photo"


def test_an_empty_number_leaves_the_kept_one_and_a_tick_takes_it_out(client, officer):
    client.post(NEW, typed(person_name_th="นางสมมุติ", person_number=NUMBER))
    producer = Producer.objects.get()
    address = reverse("producers:contact", args=[producer.pk])
    assert NUMBER not in client.get(address).content.decode()
    client.post(address, {"person_name_th": "นางสมมุติ", "person_phone": "0812345678"})
    assert Person.objects.get().number_tail == "450"
    client.post(address, {"person_name_th": "นางสมมุติ", "person_number_out": "on"})
    assert Person.objects.get().number_tail == ""


def test_another_districts_producer_can_be_neither_seen_nor_changed(client, officer):
    other = make_producer("40250505")
    for name in ("producers:change", "producers:contact"):
        assert client.get(reverse(name, args=[other.pk])).status_code == 404
        assert client.post(reverse(name, args=[other.pk]), typed()).status_code == 404


def test_the_lists_of_areas_tell_what_lies_in_one(client):
    make_area("40150808")
    answer = client.get("/desk/areas/children/", {"of": "401508"}).json()
    assert [code for code, _label in answer["areas"]] == ["40150808"]
    assert client.get("/desk/areas/children/", {"of": "x"}).json()["areas"] == []
