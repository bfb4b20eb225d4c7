import pytest

from tidtam.ground.areas.tests.factories import make_area
from tidtam.ground.people.tests.factories import make_user
from tidtam.ground.trail.models import Entry
from tidtam.registers.producers import actions
from tidtam.registers.producers.actions import ChangedMeanwhile, Edit, NotOpen, RegisterRefused, edits
from tidtam.registers.producers.models import Producer
from tidtam.registers.producers.tests.factories import make_producer, make_product

pytestmark = pytest.mark.django_db

COMPANY = "0105536112014"  # of the check digit's own example
PERSON = "1101700203450"  # invented, its last digit fits


@pytest.fixture
def officer():
    return make_user(role="district", area="4015")


@pytest.fixture
def own():
    """A producer and the account that belongs to it."""
    producer, user = make_producer(), make_user(role="producer", area="4015")
    actions.add_member(producer, user.pk, by=None)
    return producer, user


def test_a_change_stands_in_the_trail_with_before_and_after(officer):
    producer = make_producer(told={"members_male": 4})
    actions.change_producer(
        producer, edits({"members_male": 6, "capital": 1_500_000, "founded_year": 2002}), by=officer
    )
    entry = Entry.objects.get(verb="producers.change_producer")
    assert entry.subject == f"producers.producer:{producer.pk}"
    assert entry.detail["changes"] == {
        "members_male": [4, 6],
        "capital": ["", "15,000"],
        "founded_year": ["", "2545"],
    }


def test_where_it_stands_is_changed_without_saying_from_where_to_where(officer):
    producer = make_producer()
    actions.change_producer(
        producer, edits({"address": "99 หมู่ 8", "latitude": 15.8, "longitude": 102.7}), by=officer
    )
    entry = Entry.objects.get(verb="producers.change_producer")
    assert entry.detail == {"changes": {}, "fields": ["address", "latitude", "longitude"]}


def test_what_is_as_it_was_leaves_no_trace(officer):
    producer = make_producer(told={"workers": 3})
    assert actions.change_producer(producer, edits({"workers": 3}), by=officer) == ()
    assert not Entry.objects.filter(verb="producers.change_producer").exists()


def test_of_two_officers_the_second_overwrites_nothing_that_the_first_wrote(officer):
    producer = make_producer(told={"workers": 3, "raw_material": "ไหม"})
    seen = {"workers": 3, "raw_material": "ไหม"}
    actions.change_producer(producer, edits({"workers": 5}), by=officer)
    with pytest.raises(ChangedMeanwhile) as refused:
        actions.change_producer(producer, edits({"workers": 4, "raw_material": "ฝ้าย"}, seen), by=officer)
    assert refused.value.now == {"workers": 5}
    assert Producer.objects.get(pk=producer.pk).raw_material == "ไหม"


def test_two_officers_who_change_different_fields_both_have_their_way(officer):
    producer = make_producer(told={"workers": 3, "raw_material": "ไหม"})
    seen = {"workers": 3, "raw_material": "ไหม"}
    actions.change_producer(producer, edits({"workers": 5, "raw_material": "ไหม"}, seen), by=officer)
    actions.change_producer(producer, edits({"workers": 3, "raw_material": "ฝ้าย"}, seen), by=officer)
    producer.refresh_from_db()
    assert (producer.workers, producer.raw_material) == (5, "ฝ้าย")


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"legal_number": "0105536112013"}, "legal_number"),
        ({"legal_number": PERSON}, "legal_number"),
        ({"smce_number": "1-1017-00203-45-0"}, "smce_number"),
        ({"latitude": 15.8}, "latitude"),
        ({"latitude": 95.0, "longitude": 102.7}, "latitude"),
        ({"channels": ["nowhere"]}, "channels"),
        ({"website": "javascript:alert(1)"}, "website"),
        ({"members_male": -1}, "members_male"),
        ({"founded_year": 2700}, "founded_year"),
        ({"name_th": "  "}, "name_th"),
        ({"kind": "factory"}, "kind"),
        ({"capacity_unit": "ผืน" * 20}, "capacity_unit"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(told, field):
    producer = make_producer()
    with pytest.raises(RegisterRefused) as refused:
        actions.change_producer(producer, edits(told), by=None)
    assert refused.value.at_field == field
    assert PERSON not in str(refused.value)


def test_numbers_and_addresses_are_kept_in_one_spelling():
    actions.load_channels()
    producer = make_producer()
    told = {
        "legal_number": "0-1055-36112-01-4",
        "website": "www.example.com/ผ้า",
        "channels": ["online", "shop", "online"],
        "name_th": "เเพรวา",
    }
    actions.change_producer(producer, edits(told), by=None)
    producer.refresh_from_db()
    assert producer.legal_number == COMPANY
    assert producer.website == "https://www.example.com/ผ้า"
    assert producer.channels == ["shop", "online"]
    assert producer.name_th == "แพรวา"
    assert "แพรวา" in producer.search_text


def test_half_a_position_may_be_corrected_where_the_other_half_stands():
    producer = make_producer(told={"latitude": 15.8, "longitude": 102.7})
    actions.change_producer(producer, edits({"latitude": 15.9}), by=None)
    producer.refresh_from_db()
    assert producer.point == (15.9, 102.7)


def test_a_producer_moves_only_within_what_the_officer_looks_after(officer):
    producer = make_producer("401508")
    make_area("402505")
    with pytest.raises(NotOpen):
        actions.change_producer(producer, edits({"area": "402505"}), by=officer)
    make_area("40150807")
    actions.change_producer(producer, edits({"area": "40150807"}), by=officer)
    assert Producer.objects.get(pk=producer.pk).area_id == "40150807"


def test_another_districts_officer_changes_nothing():
    producer = make_producer()
    with pytest.raises(NotOpen):
        actions.change_producer(producer, edits({"workers": 5}), by=make_user(role="district", area="4025"))


def test_own_people_describe_their_producer_and_leave_the_rest_to_the_office(own):
    producer, user = own
    actions.change_producer(producer, edits({"story_th": "ทอผ้ามาสามรุ่น"}), by=user)
    for told in ({"code": "X"}, {"kind": "sole"}, {"area": "401508"}, {"name_th": "ชื่ออื่น"}):
        with pytest.raises(NotOpen):
            actions.change_producer(producer, edits(told), by=user)
    with pytest.raises(NotOpen):
        actions.change_producer(make_producer(), edits({"story_th": "ของผู้อื่น"}), by=user)


def test_own_people_change_their_products_but_not_the_number(own):
    producer, user = own
    product = make_product(producer)
    actions.change_product(product, edits({"price": 30000}), by=user)
    with pytest.raises(NotOpen):
        actions.change_product(product, edits({"code": "401500000001"}), by=user)
    added = actions.add_product(actions.ProductRow(producer.pk, "fabric", "ผ้าขาวม้า"), by=user)
    assert added.producer_id == producer.pk
    with pytest.raises(NotOpen):
        actions.add_product(actions.ProductRow(producer.pk, "fabric", "ผ้า", code="401500000002"), by=user)


def test_a_sub_type_belongs_to_its_category_and_goes_with_it():
    product = make_product(told={"part": "fabric-silk"})
    with pytest.raises(RegisterRefused) as refused:
        actions.change_product(product, edits({"part": "food-fresh"}), by=None)
    assert refused.value.at_field == "part"
    actions.change_product(product, edits({"category": "household"}), by=None)
    product.refresh_from_db()
    assert (product.category_id, product.part_id) == ("household", None)


def test_product_numbers_have_the_form_that_the_office_configured(settings):
    settings.PRODUCT_CODE = r"\d{12}"
    product = make_product()
    with pytest.raises(RegisterRefused) as refused:
        actions.change_product(product, edits({"code": "A-1"}), by=None)
    assert refused.value.at_field == "code"
    actions.change_product(product, edits({"code": "๔๐๑๕๐๐๐๐๐๐๐๑"}), by=None)
    product.refresh_from_db()
    assert product.code == "401500000001"


def test_many_are_changed_with_one_entry_each_or_not_at_all(officer):
    first, second = make_producer(), make_producer()
    changed = actions.change_producers(
        {first.pk: {"workers": Edit(2)}, second.pk: {"workers": Edit(3)}}, by=officer
    )
    assert changed == {first.pk: ("workers",), second.pk: ("workers",)}
    assert Entry.objects.filter(verb="producers.change_producer").count() == 2
    with pytest.raises(RegisterRefused):
        actions.change_producers({first.pk: {"workers": Edit(9)}, second.pk: {"code": Edit("")}}, by=officer)
    first.refresh_from_db()
    assert first.workers == 2


def test_a_producer_without_a_number_gets_the_next_of_its_district():
    make_producer(code="4015-0007")
    make_producer(code="4015-X")
    make_producer("402505", code="4025-0031")
    rows = [actions.ProducerRow("", "group", "กลุ่มใหม่", "40150808")] * 2
    assert [row.code for row in actions.add_producers(rows, by=None)] == ["4015-0008", "4015-0009"]
