"""What everybody may see follows the consents of the producer's person, from one moment to the next."""

import pytest

from tidtam.ground.privacy.actions import PersonRow, give_consent, withdraw_consent
from tidtam.ground.privacy.models import Purpose
from tidtam.registers.producers import actions
from tidtam.registers.producers.models import Producer
from tidtam.registers.producers.published import Published, published, published_of
from tidtam.registers.producers.tests.factories import make_file, make_producer, make_product

pytestmark = pytest.mark.django_db


@pytest.fixture
def producer():
    made = make_producer(told={"latitude": 15.8, "longitude": 102.7})
    actions.keep_contact(made, PersonRow("นางสมมุติ", phone="0812345678"), by=None)
    actions.add_photos(made, [make_file()], by=None)
    return Producer.objects.get(pk=made.pk)


def test_nothing_is_shown_that_nobody_agreed_to(producer):
    assert published(producer) == Published()


@pytest.mark.parametrize("purpose", [Purpose.PHONE, Purpose.PHOTO, Purpose.PLACE])
def test_a_withdrawal_takes_effect_at_once_and_of_one_thing_only(producer, purpose):
    for one in Purpose:
        give_consent(producer.person, one, how="ลงนามในแบบ", by=None)
    shown = published(producer)
    assert (shown.phone, len(shown.photos), shown.point) == ("0812345678", 1, (15.8, 102.7))

    withdraw_consent(producer.person, purpose, how="โทรศัพท์แจ้ง", by=None)
    after = published(producer)
    gone = {Purpose.PHONE: "phone", Purpose.PHOTO: "photos", Purpose.PLACE: "point"}[purpose]
    assert not getattr(after, gone)
    for kept in {"phone", "photos", "point"} - {gone}:
        assert getattr(after, kept) == getattr(shown, kept)


def test_photos_are_told_apart_by_product(producer):
    product = make_product(producer)
    actions.add_photos(producer, [make_file()], product=product, by=None)
    give_consent(producer.person, Purpose.PHOTO, how="ลงนามในแบบ", by=None)
    shown = published(producer)
    assert len(shown.photos_of(None)) == len(shown.photos_of(product.pk)) == 1
    assert shown.photos_of(None) != shown.photos_of(product.pk)


def test_many_are_asked_for_as_quickly_as_one(producer, django_assert_num_queries):
    others = [make_producer() for _ in range(3)]
    give_consent(producer.person, Purpose.PHOTO, how="ลงนามในแบบ", by=None)
    with django_assert_num_queries(2):
        assert len(published_of([producer, *others])) == 4
