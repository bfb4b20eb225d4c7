"""Own entry by a link, as somebody without an account meets it."""

import gzip
import uuid
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tidtam.ground.files.models import File
from tidtam.ground.people.tests.factories import make_user
from tidtam.ground.privacy import numbers
from tidtam.ground.privacy.models import Consent, Person
from tidtam.ground.trail.models import Entry
from tidtam.kit import clock
from tidtam.registers.producers.actions import StepRow, record_registration_step
from tidtam.registers.producers.actions.entry_links import clear_stale, close_link
from tidtam.registers.producers.models import Photo, Producer, Product, Registration
from tidtam.registers.producers.tests.entry import (
    ANSWERS,
    NOW,
    NUMBER,
    VILLAGE,
    at,
    fill,
    link_for,
    make_places,
    picture,
    send,
)
from tidtam.registers.producers.tests.factories import make_producer

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today():
    cache.clear()
    make_places()
    with clock.frozen(NOW):
        yield


@pytest.fixture
def phone():
    """A browser without an account that would be refused by the CSRF check, were there one."""
    return Client(enforce_csrf_checks=True)


def test_seven_steps_and_one_button_make_a_draft_that_the_officer_finds(phone):
    link, token = link_for()
    phone.post(at(token, "photos"), {"photos": [picture(), picture()], "more": "1"})
    fill(phone, token)
    answer = phone.get(send(phone, token)["Location"]).content.decode()
    registration = Registration.objects.get()
    producer = Producer.objects.get()
    assert (registration.state, registration.round_id) == ("draft", "2561-3")
    assert (producer.name_th, producer.area_id, producer.kind) == ("กลุ่มทอผ้าไหมบ้านดงเค็ง", VILLAGE, "group")
    assert list(Product.objects.values_list("name_th", "category", "price")) == [
        ("ผ้าไหมมัดหมี่", "fabric", 250_000)
    ]
    assert Photo.objects.filter(producer=producer).count() == 2
    assert (producer.person.phone, numbers.tail_of(NUMBER)) == ("0812345678", producer.person.number_tail)
    assert [row.purpose for row in Consent.objects.all()] == ["phone"]
    assert producer.code in answer
    assert registration.steps.get().by_label
    link.refresh_from_db()
    assert link.made == registration


def test_the_personal_number_is_nowhere_in_clear(phone):
    link, token = link_for()
    fill(phone, token)
    link.refresh_from_db()
    assert NUMBER not in str(link.payload)
    assert link.payload["tail"] == NUMBER[-3:]
    for page in (phone.get(at(token, "person")), phone.get(at(token, "check")), send(phone, token)):
        assert NUMBER not in page.content.decode()
    assert not Entry.objects.filter(detail__icontains=NUMBER).exists()
    assert Person.objects.get().number_tail == NUMBER[-3:]


def test_what_is_typed_is_kept_as_typed_right_or_wrong_and_the_number_is_not(phone):
    link, token = link_for()
    typed = {"person_name_th": "นาง", "person_phone": "08", "person_number": "110", "typing": "1"}
    assert phone.post(at(token, "person"), typed).json()["saved"] == "09.00"
    link.refresh_from_db()
    assert link.payload["typed"]["person"] == {"person_name_th": ["นาง"], "person_phone": ["08"]}
    page = phone.get(at(token, "person")).content.decode()
    assert 'value="08"' in page
    assert "problem" not in page  # nobody has sent it yet


def test_what_is_wrong_stands_at_its_field_and_stays_typed(phone):
    _link, token = link_for()
    answer = phone.post(at(token, "person"), ANSWERS["person"] | {"person_phone": "12"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert 'value="12"' in page
    assert "_error" in page


def test_only_villages_of_the_links_area_can_be_chosen(phone):
    _link, token = link_for()
    assert "40250505" not in phone.get(at(token, "place")).content.decode()
    assert phone.post(at(token, "place"), {"village": "40250505"}).status_code == 422


def test_sending_with_a_step_left_out_leads_to_it_and_writes_nothing(phone):
    _link, token = link_for()
    for code in ("who", "place"):
        phone.post(at(token, code), ANSWERS[code])
    answer = send(phone, token)
    assert answer["Location"].startswith(at(token, "products"))
    assert "problem" in phone.get(answer["Location"]).content.decode()
    assert not Producer.objects.exists()


def test_sent_twice_after_a_lost_answer_it_is_one_entry(phone):
    _link, token = link_for()
    fill(phone, token)
    sending = uuid.uuid4()
    assert send(phone, token, sending)["Location"] == send(phone, token, sending)["Location"]
    assert send(phone, token).status_code == 302  # and once more from another tab
    assert (Producer.objects.count(), Registration.objects.count(), Product.objects.count()) == (1, 1, 1)


def test_it_may_be_changed_by_the_same_link_until_it_is_received(phone):
    link, token = link_for()
    phone.post(at(token, "photos"), {"photos": [picture()], "more": "1"})
    fill(phone, token)
    send(phone, token)
    first = File.objects.get().pk
    phone.post(at(token, "photos"), {"remove": str(first)})
    changed = {"name_1": "ผ้าไหมแต้มหมี่", "category_1": "fabric", "name_2": "ข้าวแต๋น", "category_2": "food"}
    fill(phone, token, who=ANSWERS["who"] | {"name_th": "กลุ่มใหม่"}, products=changed, allow={})
    send(phone, token)
    producer = Producer.objects.get()
    assert producer.name_th == "กลุ่มใหม่"
    assert set(producer.products.values_list("name_th", flat=True)) == {"ผ้าไหมแต้มหมี่", "ข้าวแต๋น"}
    assert not Photo.objects.exists()
    assert not Consent.objects.filter(withdrawn_at=None).exists()
    record_registration_step(StepRow(producer.pk, "2561-3", "received"), by=None)
    assert phone.post(at(token, "who"), ANSWERS["who"]).status_code == 302
    assert producer.code in phone.get(at(token)).content.decode()
    assert phone.get(at(token, "check"))["Location"] == at(token)
    producer.refresh_from_db()
    assert producer.name_th == "กลุ่มใหม่"
    assert clear_stale() == 1
    link.refresh_from_db()
    assert link.payload == {}


def test_a_product_taken_out_again_is_made_no_more(phone):
    _link, token = link_for()
    two = {**ANSWERS["products"], "name_2": "ข้าวแต๋น", "category_2": "food"}
    fill(phone, token, products=two)
    send(phone, token)
    phone.post(at(token, "products"), ANSWERS["products"])
    send(phone, token)
    assert Product.objects.get(name_th="ข้าวแต๋น").ended_on == NOW.date()
    assert [row.product.name_th for row in Registration.objects.get().products.all()] == ["ผ้าไหมมัดหมี่"]


@pytest.mark.parametrize("end", ["unknown", "closed", "expired", "poster closed"])
def test_a_link_that_is_over_answers_with_one_plain_page(phone, end):
    if end == "poster closed":
        poster, poster_token = link_for(many=True)
        token = phone.post(at(poster_token))["Location"].split("/")[2]
        close_link(poster, by=None)
    else:
        link, token = link_for()
        if end == "closed":
            close_link(link, by=None)
        token = "x" * 24 if end == "unknown" else token
    later = NOW + timedelta(days=40 if end == "expired" else 0)
    with clock.frozen(later):
        for answer in (
            phone.get(at(token)),
            phone.post(at(token, "who"), ANSWERS["who"]),
            send(phone, token),
        ):
            assert answer.status_code == 404
            assert 'class="band"' in answer.content.decode()
            assert answer["Referrer-Policy"] == "no-referrer"
    assert not Producer.objects.exists()


def test_behind_a_poster_everybody_has_an_entry_of_their_own(phone):
    poster, token = link_for("4015", many=True)
    assert phone.get(at(token, "who")).status_code == 404
    own = [phone.post(at(token))["Location"].split("/")[2] for _ in range(2)]
    phone.post(at(own[0], "who"), ANSWERS["who"])
    assert ANSWERS["who"]["name_th"] not in phone.get(at(own[1], "who")).content.decode()
    assert poster.begun.count() == 2


def test_an_address_that_begins_without_end_is_slowed_down(phone):
    _poster, token = link_for("4015", many=True)
    seen = [phone.post(at(token)).status_code for _ in range(61)]
    assert seen == [302] * 60 + [429]


def test_too_many_photos_too_much_text_and_what_is_no_picture_are_refused(phone):
    link, token = link_for()
    many = phone.post(at(token, "photos"), {"photos": [picture() for _ in range(7)]})
    assert many.status_code == 422
    text = SimpleUploadedFile("a.jpg", b"<script>alert(1)</script>", "image/jpeg")
    assert phone.post(at(token, "photos"), {"photos": [text]}).status_code == 422
    assert phone.post(at(token, "who"), {"name_th": "ก" * 5000, "typing": "1"}).status_code == 404
    link.refresh_from_db()
    assert not link.payload.get("photos")
    assert "who" not in link.payload.get("typed", {})


def test_photos_are_shown_to_the_links_holder_only(phone):
    link, token = link_for()
    _other, other_token = link_for()
    phone.post(at(token, "photos"), {"photos": [picture()], "more": "1"})
    link.refresh_from_db()
    key = link.payload["photos"][0]
    assert phone.get(reverse("join:photo", args=[token, key])).status_code == 200
    assert phone.get(reverse("join:photo", args=[other_token, key])).status_code == 404


def test_the_pages_are_light_private_and_fetch_nothing_from_elsewhere(phone):
    _link, token = link_for("4015")
    fill(phone, token)
    for code in ("", *ANSWERS, "check"):
        page = phone.get(at(token, code))
        text = page.content.decode()
        assert len(gzip.compress(page.content)) < 12_000
        assert page["Referrer-Policy"] == "no-referrer"
        assert "noindex" in page["X-Robots-Tag"]
        assert "no-store" in page["Cache-Control"]
        assert "http://" not in text.replace("http://testserver", "")
        assert not page.cookies


def test_a_stranger_is_told_nothing_of_doubles_and_the_officer_is(phone, client):
    twin = make_producer(VILLAGE, name_th="กลุ่มสตรีทอผ้าไหมบ้านดงเค็ง")
    link, token = link_for()
    fill(phone, token)
    seen = [phone.get(at(token, "check")), phone.get(send(phone, token)["Location"])]
    assert not any(twin.name_th in page.content.decode() for page in seen)
    client.force_login(make_user(role="district", area="4015"))
    assert twin.name_th in client.get(reverse("producers:link", args=[link.pk])).content.decode()
    listed = client.get(reverse("producers:registrations"), {"entered": "link"}).content.decode()
    assert ANSWERS["who"]["name_th"] in listed
    assert twin.name_th not in listed
