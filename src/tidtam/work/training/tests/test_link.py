"""Signing in by the link of a training: no account, nothing of anybody else, never without end."""

import re
from uuid import uuid4

import pytest
from django.urls import reverse

from tidtam.ground.privacy.models import Person
from tidtam.registers.producers.tests.factories import make_producer
from tidtam.work.training import links
from tidtam.work.training.actions import sign_in
from tidtam.work.training.models import Attendee
from tidtam.work.training.tests.factories import make_officer, make_training, make_training_of_today


@pytest.fixture
def desk(client):
    client.force_login(make_officer("4015", "district"))
    return client


def test_who_has_the_link_signs_in_without_an_account(client):
    training, producer = make_training_of_today(), make_producer(name_th="กลุ่มจักสานบ้านทดสอบ")
    url = reverse("here:sign", args=[links.token(training)])
    shown = client.get(url).content.decode()
    assert "กลุ่มจักสานบ้านทดสอบ" in shown
    form = {"id": re.search(r'name="id" value="([^"]+)"', shown)[1], "name": "<b>สมใจ</b>", "phone": "12"}
    answer = client.post(url, form)
    assert answer.status_code == 422
    assert "&lt;b&gt;สมใจ" in answer.content.decode()
    for _ in range(2):  # the button pressed twice
        answer = client.post(url, form | {"phone": "081-234-5678", "producer": "กลุ่มจักสานบ้านทดสอบ"})
        assert answer.status_code == 302
    assert "สมใจ" not in client.get(answer["Location"]).content.decode()
    attendee = Attendee.objects.get()
    assert (attendee.producer, attendee.how, attendee.countersigned_at) == (producer, "phone", None)
    assert "sessionid" not in client.cookies


def test_a_link_that_is_over_says_so_and_takes_nothing(client):
    training = make_training()
    url = reverse("here:sign", args=[links.token(training)])
    for answer in (client.get(url), client.post(url, {"id": uuid4(), "name": "ก"}), client.get("/here/x/")):
        assert answer.status_code == 404
        assert "ลิงก์หมดอายุ" in answer.content.decode()
    assert not Person.objects.exists()


def test_the_page_of_the_link_takes_no_more_than_a_hall_of_people(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "training_sign_in": "2/m/ip"}
    url = reverse("here:sign", args=[links.token(make_training_of_today())])
    given = [client.post(url, {"id": uuid4(), "name": f"คนที่ {n}"}).status_code for n in range(3)]
    assert given == [302, 302, 422]
    assert Attendee.objects.count() == 2


def test_the_link_is_shown_to_who_edits_and_ends_when_renewed(desk, client):
    training = make_training_of_today()
    before = links.token(training)
    assert before in desk.get(reverse("training:link", args=[training.key])).content.decode()
    desk.post(reverse("training:renew", args=[training.key]))
    assert before not in desk.get(reverse("training:link", args=[training.key])).content.decode()
    assert client.get(reverse("here:sign", args=[before])).status_code == 404


def test_an_own_signature_is_countersigned_with_the_producer(desk):
    training, producer = make_training_of_today(), make_producer(name_th="กลุ่มจักสานบ้านทดสอบ")
    attendee = sign_in(training, id=uuid4(), name="สมใจ", phone="", producer=None, said="กลุ่มจักสานบ้านทดสอป")
    url = reverse("training:countersign", args=[attendee.key])
    assert desk.post(url, {"producer": "กลุ่มจักสานบ้านทดสอป"}).status_code == 422
    assert desk.post(url, {"producer": "กลุ่มจักสานบ้านทดสอบ"}).status_code == 302
    assert Attendee.objects.counted().get().producer == producer
