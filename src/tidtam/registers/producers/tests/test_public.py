"""What the public sees of the register, and what stands against it."""

import pytest
from django.utils import translation

from tidtam.ground.privacy.actions import PersonRow, erase_person, give_consent, withdraw_consent
from tidtam.ground.privacy.models import Purpose
from tidtam.kit import clock
from tidtam.registers.producers import actions
from tidtam.registers.producers.actions import Edit
from tidtam.registers.producers.actions.duplicates import merge_producers
from tidtam.registers.producers.claims import words
from tidtam.registers.producers.models import Claim, Producer, Product, Shown
from tidtam.registers.producers.queries import public
from tidtam.registers.producers.queries.shown import why_not_producer, why_not_product
from tidtam.registers.producers.refusals import OwnerNotNamed, TextChanged
from tidtam.registers.producers.tests.factories import (
    HOW,
    make_file,
    make_producer,
    make_product,
    make_shown,
    make_standard_lists,
)

pytestmark = pytest.mark.django_db


def seen(row) -> bool:
    rows = public.shown_producers() if isinstance(row, Producer) else public.shown_products()
    return rows.filter(pk=row.pk).exists()


def test_nobody_is_shown_without_a_word():
    producer = make_producer()
    product = make_product(producer)
    assert not seen(producer)
    assert not seen(product)

    actions.show_producer(producer, how=HOW, by=None)
    assert seen(producer)
    assert seen(product)

    actions.hide_producer(producer, how="กลุ่มขอให้ถอน", by=None)
    assert not seen(producer)
    assert not seen(product)


def test_a_sole_owner_is_shown_only_while_the_name_may_be_said():
    producer = make_producer(kind="sole", name_th="นางสมมุติ ทอผ้า")
    actions.keep_contact(producer, PersonRow("นางสมมุติ"), by=None)
    producer.refresh_from_db()
    with pytest.raises(OwnerNotNamed):
        actions.show_producer(producer, how=HOW, by=None)

    give_consent(producer.person, Purpose.NAME, how=HOW, by=None)
    actions.show_producer(producer, how=HOW, by=None)
    assert seen(producer)

    withdraw_consent(producer.person, Purpose.NAME, how="โทรศัพท์", by=None)
    assert not seen(producer)
    producer.refresh_from_db()
    with translation.override("en"):
        assert "name is published" in str(why_not_producer(producer)[0])


def test_an_erased_owner_is_gone_for_good():
    producer = make_shown(kind="sole", name_th="นางสมมุติ ทอผ้า")
    erase_person(producer.person, reason="ขอลบข้อมูล", by=None)
    producer.refresh_from_db()
    assert not seen(producer)
    assert producer.shown_at is None


def test_only_registered_ones_are_shown():
    producer = make_producer(state="")
    actions.show_producer(producer, how=HOW, by=None)
    assert not seen(producer)


def test_alcohol_is_registered_and_not_shown_unless_an_officer_says_why():
    producer = make_shown()
    spirit = make_product(producer, category="beverage", name_th="สุราแช่", told={"part": "beverage-alcoholic"})
    unsaid = make_product(producer, category="beverage", name_th="น้ำหมัก")
    juice = make_product(producer, category="beverage", name_th="น้ำมะเม่า", told={"part": "beverage-ready"})
    assert not seen(spirit)
    assert not seen(unsaid)
    assert seen(juice)
    with translation.override("en"):
        assert "not shown by themselves" in str(why_not_product(spirit)[-1])

    with pytest.raises(actions.RegisterRefused):
        actions.set_showing(spirit, Shown.YES, by=None)
    actions.set_showing(spirit, Shown.YES, reason="ฝ่ายกฎหมายเห็นชอบ", by=None)
    assert seen(spirit)


def test_one_product_is_taken_out_and_put_back():
    product = make_product(make_shown())
    actions.set_showing(product, Shown.NO, by=None)
    assert not seen(product)
    actions.set_showing(product, Shown.BY_KIND, by=None)
    assert seen(product)
    actions.end_production(product, on=clock.today(), reason="เลิกทำ", by=None)
    assert not seen(product)


def test_a_story_that_claims_to_heal_waits_and_a_changed_one_waits_again():
    product = make_product(
        make_shown(), category="herb", name_th="ยาหม่อง", told={"story_th": "ช่วย รักษา เบาหวานได้"}
    )
    shown = public.shown_products().get(pk=product.pk)
    assert public.product_rows([shown])[0].texts.story == ""
    claim = Claim.objects.get(product=product)
    assert claim.words == ["รักษา", "เบาหวาน"]

    actions.review_claim(claim, allowed=True, read=claim.digest, by=None)
    assert public.product_rows([shown])[0].texts.story == "ช่วย รักษา เบาหวานได้"

    actions.change_product(product, {"story_th": Edit("รักษา มะเร็งได้")}, by=None)
    shown = public.shown_products().get(pk=product.pk)
    assert public.product_rows([shown])[0].texts.story == ""
    with pytest.raises(TextChanged):
        actions.review_claim(claim, allowed=True, read=claim.digest, by=None)


def test_a_name_that_claims_hides_the_product_until_it_is_allowed():
    product = make_product(make_shown(), category="food", name_th="ชาใบหม่อนลดน้ำตาล")
    assert not seen(product)
    claim = Claim.objects.get(product=product)
    actions.review_claim(claim, allowed=False, read=claim.digest, reason="ไม่มีหลักฐาน", by=None)
    assert not seen(product)
    actions.change_product(product, {"name_th": Edit("ชาใบหม่อน")}, by=None)
    assert seen(product)
    assert not Claim.objects.exists()


def test_a_text_that_went_around_the_actions_is_held_all_the_same():
    product = make_product(make_shown(), category="herb", name_th="ยาหม่อง")
    Product.objects.filter(pk=product.pk).update(story_th="cures everything", name_en="Cure-all")
    row = public.product_rows(public.shown_products().filter(pk=product.pk))[0]
    assert (row.texts.story, row.texts.name_en) == ("", "")


def test_words_are_found_however_they_are_written_and_left_where_harmless():
    make_standard_lists()
    found = words().found
    assert found("ช่วย รัก ษา โรค") == ["รักษาโรค"]
    assert found("A cure for all") == ["cure"]
    assert found("secure box") == []
    assert found("วิธีเก็บรักษา: ในที่แห้ง") == []
    assert found("ผ้าไหมมัดหมี่ลายนาค") == []


def test_photos_and_contact_follow_their_own_consents():
    producer = make_shown()
    product = make_product(producer)
    actions.add_photos(producer, [make_file()], product=product, by=None)
    assert public.pictures_of(product) == []
    assert public.contact_of(producer) is None
    assert not public.shown_pictures().exists()

    give_consent(producer.person, Purpose.PHOTO, how=HOW, by=None)
    give_consent(producer.person, Purpose.PHONE, how=HOW, by=None)
    assert len(public.pictures_of(product)) == public.shown_pictures().count() == 1
    assert public.contact_of(producer) == ("", "0812345678", "")

    actions.hide_producer(producer, how=HOW, by=None)
    assert not public.shown_pictures().exists()


def test_a_new_word_holds_texts_that_stand_already():
    make_standard_lists()
    actions.load_lists()
    product = make_product(make_shown(), category="herb", name_th="ลูกประคบมหัศจรรย์")
    assert seen(product)
    values = {"name_th": "มหัศจรรย์", "name_en": "wonder", "aliases": [], "unless": [], "order": None}
    actions.keep_entry("claims", "wonder", values, new=True, by=None)
    assert not seen(product)


def test_a_merged_producer_is_not_shown():
    gone, kept = make_shown(), make_shown()
    merge_producers(gone, kept, reason="ซ้ำกัน", by=None)
    assert not seen(Producer.objects.get(pk=gone.pk))


def test_rows_cost_as_many_queries_for_three_as_for_one(django_assert_max_num_queries):
    producer = make_shown()
    for number in range(3):
        make_product(producer, category="herb", name_th=f"ยาดม {number}")
    with django_assert_max_num_queries(5):
        assert len(public.product_rows(public.shown_products())) == 3
