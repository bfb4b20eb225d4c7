import pytest

from tidtam.ground.areas.tests.factories import make_area
from tidtam.ground.people.tests.factories import make_user
from tidtam.ground.trail.models import Entry
from tidtam.registers.producers import actions
from tidtam.registers.producers.actions import NotOpen, ProducerRow, ProductRow, RegisterRefused
from tidtam.registers.producers.models import Category, Producer, Product
from tidtam.registers.producers.tests.factories import make_producer, make_standard_lists

pytestmark = pytest.mark.django_db


def rows(*codes: str, area: str = "401508") -> list[ProducerRow]:
    return [ProducerRow(code, "group", "กลุ่มทอผ้าบ้านโนนม่วง", area) for code in codes]


def test_producers_are_entered_with_their_keys_and_one_entry_in_the_trail():
    make_area("401508")
    added = actions.add_producers(
        [ProducerRow("4015-0001", "group", "กลุ่มทอผ้าเเก่นไหม", "401508"), *rows("4015-0002")], by=None
    )
    first = Producer.objects.get(pk=added[0].pk)
    assert first.name_th == "กลุ่มทอผ้าแก่นไหม"
    assert first.sort_key
    assert first.sound_key
    assert "4015-0001" in first.search_text
    entry = Entry.objects.get(verb="producers.add_producers")
    assert entry.area == "401508"
    assert entry.detail["rows"] == 2


@pytest.mark.parametrize(
    "wrong",
    [
        rows("A", "A"),
        rows("A", area="409999"),
        [ProducerRow("A", "factory", "โรงงาน", "401508")],
        rows("taken"),
    ],
    ids=["number twice", "unknown area", "unknown kind", "number taken"],
)
def test_nothing_is_entered_when_one_row_cannot_be(wrong):
    make_producer("401508", code="taken")
    with pytest.raises(RegisterRefused):
        actions.add_producers([*rows("good"), *wrong], by=None)
    assert not Producer.objects.filter(code="good").exists()


def test_an_officer_enters_producers_of_the_own_district_only():
    make_area("401508")
    make_area("402505")
    officer = make_user(role="district", area="4015")
    actions.add_producers(rows("own"), by=officer)
    with pytest.raises(NotOpen):
        actions.add_producers(rows("other", area="402505"), by=officer)
    assert list(Producer.objects.values_list("code", flat=True)) == ["own"]


def test_products_need_their_producer_and_a_category_of_the_list():
    producer = make_producer()
    product = actions.add_product(ProductRow(producer.pk, "fabric", "ผ้าขาวม้า", price=25000), by=None)
    assert Product.objects.get(pk=product.pk).price == 25000
    with pytest.raises(RegisterRefused):
        actions.add_product(ProductRow(producer.pk, "stone", "ครกหิน"), by=None)
    with pytest.raises(RegisterRefused):
        actions.add_product(ProductRow(producer.pk + 1, "fabric", "ผ้าขาวม้า"), by=None)


def test_product_numbers_are_unique_but_may_be_missing():
    producer = make_producer()
    actions.add_products([ProductRow(producer.pk, "food", "ข้าวแต๋น")] * 2, by=None)
    actions.add_product(ProductRow(producer.pk, "food", "ข้าวแต๋น", code="401500000001"), by=None)
    with pytest.raises(RegisterRefused):
        actions.add_product(ProductRow(producer.pk, "food", "กล้วยฉาบ", code="401500000001"), by=None)


def test_the_standard_lists_load_again_without_doubling():
    make_standard_lists()
    actions.load_categories()
    assert [category.code for category in Category.objects.all()] == [
        "food",
        "beverage",
        "fabric",
        "household",
        "herb",
    ]
    assert "ผ้า / เครื่องแต่งกาย" in Category.objects.get(pk="fabric").aliases


def test_a_membership_is_given_once_and_stands_in_the_trail():
    producer, user = make_producer(), make_user(role="producer")
    actions.add_member(producer, user.pk, by=None)
    actions.add_member(producer, user.pk, by=None)
    assert producer.members.count() == 1
    assert Entry.objects.filter(verb="producers.add_member").count() == 1
