"""Search, against a plain definition of what must be found; the same test runs on both databases."""

import pytest
from django.db import connection
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tidtam.ground.areas.tests.factories import make_area
from tidtam.ground.people.tests.factories import make_user
from tidtam.kit import among, search, thai
from tidtam.registers.producers.actions.keys import KEY_FIELDS, place_keys, producer_keys
from tidtam.registers.producers.models import Producer, Product
from tidtam.registers.producers.tests.factories import make_producer, make_product

pytestmark = pytest.mark.django_db

PIECES = [
    "บ้าน",
    "วัง",
    "คูณ",
    "คูน",
    "นา",
    "น้ำ",
    "ทอ",
    "ผ้า",
    "ผา",
    "ไหม",
    "กลุ่ม",
    "%",
    "_",
    "'",
    '"',
    "-",
    "(",
    "*",
]
PIECES += ["ต.", "๑2", "ก", " ", " ", "silk ", "Ban ", "กรรม", "ทราย", "\\", "^", ":"]
TEXT = st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join)


def plainly(row: Producer, typed: str) -> bool:
    """What an officer may expect: every word, by its letters or by its sound."""
    text = thai.search_text(row.name_th, row.code)
    words = text.split(" ")
    for word in search.words(typed):
        anywhere = word.text in text and len(word.text) >= 3
        spelled = anywhere or any(one.startswith(word.text) for one in words)
        whole = bool(word.whole) and word.whole in text
        sounds = bool(word.sound) and word.sound in row.sound_text
        if not (spelled or whole or sounds):
            return False
    return True


def found(typed: str) -> set[str]:
    return {row.name_th for row in search.found(Producer.objects.all(), typed)}


@pytest.fixture
def register() -> list[Producer]:
    """Forty producers whose names the test writes anew each time."""
    first = make_producer()
    rows = [
        Producer(
            code=f"x{n}",
            kind="group",
            name_th="-",
            area=first.area,
            recorded_at=first.recorded_at,
            **producer_keys("-", "", f"x{n}", search.keys()),
        )
        for n in range(39)
    ]
    Producer.objects.bulk_create(rows)
    return list(Producer.objects.all())


@pytest.mark.parametrize("few", [5_000, 0], ids=["from the hits", "walking the rows"])
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(names=st.lists(TEXT, min_size=5, max_size=40), typed=TEXT)
def test_both_databases_find_what_the_plain_definition_says(
    register: list[Producer], few: int, names: list[str], typed: str
) -> None:
    for row, name in zip(register, names, strict=False):
        row.name_th = name
        for key, value in producer_keys(thai.clean(name), "", row.code, search.keys()).items():
            setattr(row, key, value)
    Producer.objects.bulk_update(register, ["name_th", *KEY_FIELDS])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(among, "FEW", few)
        hits = set(search.found(Producer.objects.all(), typed).values_list("pk", flat=True))
    assert hits == {row.pk for row in register if plainly(row, typed)}


def test_a_misspelt_village_is_found_by_its_sound():
    make_area("40150604", "บ้านวังคูณ", name_en="Ban Wang Khun")
    make_producer("40150604", name_th="กลุ่มทอผ้า")
    make_producer(name_th="กลุ่มอื่น")
    for typed in ("วังคูณ", "วังคูน", "บ้านวังคูน", "บ้าน วังคูน", "wang khun", "วั", "วังคูณ กลุ่ม"):
        assert found(typed) == {"กลุ่มทอผ้า"}, typed


def test_a_producer_is_found_by_its_subdistrict_and_district_and_number():
    producer = make_producer(name_th="กลุ่มจักสาน", code="4015-0042")
    make_producer("402505", name_th="กลุ่มของเขา")
    for typed in (
        producer.area.name_th,
        producer.area.parent.name_th,
        "อ. " + producer.area.parent.name_th,
        "๔๐๑๕-๐๐๔๒",
    ):
        assert found(typed) == {"กลุ่มจักสาน"}, typed


def test_a_short_word_that_sounds_alike_is_not_taken_for_another():
    make_producer(name_th="กลุ่มผ้าไหม")
    make_producer(name_th="กลุ่มผาน้ำย้อย")
    assert found("ผ้า") == {"กลุ่มผ้าไหม"}


def test_a_changed_or_removed_row_is_found_by_what_it_says_now():
    producer = make_producer(name_th="กลุ่มเก่า")
    product = make_product(producer, name_th="ผ้าซิ่นตีนแดง")
    Producer.objects.filter(pk=producer.pk).update(
        search_text=search.indexable("กลุ่มใหม่"), sound_text="กลุมไหม"
    )
    assert not search.found(Producer.objects.all(), "เก่า")
    assert search.found(Producer.objects.all(), "ใหม่").get() == producer
    assert search.found(Product.objects.all(), "ซิ่น").exists()
    product.delete()
    assert not search.found(Product.objects.all(), "ซิ่น").exists()


def test_searching_asks_the_database_once_more_at_most(django_assert_max_num_queries):
    for number in range(3):
        make_producer(name_th=f"กลุ่มทอผ้า {number}")
    with django_assert_max_num_queries(2):
        assert len(found("ทอผ้า กลุ่ม")) == 3


def test_a_stranger_to_the_district_does_not_find_by_search_what_the_list_hides(client):
    make_producer("402505", name_th="กลุ่มทอผ้าของเขา")
    client.force_login(make_user(role="district", area="4015"))
    page = client.get(reverse("producers:list"), {"q": "ทอผ้าของเขา"}).content.decode()
    assert "กลุ่มทอผ้าของเขา</a>" not in page


def test_place_keys_take_one_query_and_repeat_for_no_producer(django_assert_num_queries):
    make_area("402505")
    make_area("401501")
    with django_assert_num_queries(1):
        made = place_keys(["402505", "401501"])
    assert set(made) == {"402505", "401501"}


@pytest.mark.parametrize("model", [Producer, Product])
def test_the_index_of_every_searched_table_stands_after_all_migrations(model):
    """A migration that makes SQLite rebuild a table drops its triggers: it must call search_index again."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [table]
            )
            assert cursor.fetchone()[0] == 3
        else:
            cursor.execute("SELECT count(*) FROM pg_indexes WHERE indexname = %s", [f"{table}_search"])
            assert cursor.fetchone()[0] == 1
