"""Offers are found by their names as people type them, with tone marks, by sound, and with a letter wrong."""

import pytest

from tidtam.kit.search import found, near
from tidtam.registers.tourism.models import Kind, Offer
from tidtam.registers.tourism.tests.factories import make_offer, make_page


@pytest.fixture
def offers():
    page = make_page(published=True)
    names = {"ปลาส้มสูตรบ้านหัวขัว": "Sour fish", "ผ้าไหมมัดหมี่ลายกู่": "Ikat silk", "ข้าวเม่า": "Young rice"}
    for name, english in names.items():
        make_offer(page, kind=Kind.DISH, name_th=name, name_en=english, published=True)
    return Offer.objects.published()


@pytest.mark.parametrize("typed", ["ปลาส้ม", "ผ้าไหม", "ไหม", "sour fish", "ปลา ส้ม"])
def test_an_offer_is_found_by_its_own_words(offers, typed):
    assert found(offers, typed).count() == 1


def test_an_offer_is_found_by_the_name_of_its_village(offers):
    village = offers[0].page.area.name_th

    assert found(offers, village).count() == 3


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("ปลาสัม", "ปลาส้มสูตรบ้านหัวขัว"), ("ผ้าไหมมัดมี่", "ผ้าไหมมัดหมี่ลายกู่"), ("sour fihs", "ปลาส้มสูตรบ้านหัวขัว")],
)
def test_with_a_letter_wrong_the_nearest_is_found(offers, typed, meant):
    first = near(Offer, typed)[0]

    assert Offer.objects.get(pk=first.pk).name_th == meant


@pytest.mark.parametrize("typed", ["", "กา", '" OR "', "zzzzqqqq", "%%%%%", "ฮฮฮฮฮฮ"])
def test_nothing_is_near_to_nothing_or_to_nonsense(offers, typed):
    assert near(Offer, typed) == []
