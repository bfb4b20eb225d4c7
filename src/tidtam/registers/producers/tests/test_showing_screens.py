"""The screens on which it is decided what the public sees of producers."""

import pytest
from django.urls import reverse

from tidtam.ground.people.tests.factories import make_user
from tidtam.registers.producers.actions import load_lists
from tidtam.registers.producers.actions.claims import note
from tidtam.registers.producers.dues import claims as dues
from tidtam.registers.producers.models import Claim, Producer, Product, Shown
from tidtam.registers.producers.tests.factories import make_producer, make_product

pytestmark = pytest.mark.django_db


@pytest.fixture
def producer():
    load_lists()
    return make_producer()


def decide(client, producer, **told):
    return client.post(reverse("producers:showing", args=[producer.pk]), told)


def test_an_officer_shows_a_producer_by_its_word_and_hides_it_at_once(client, producer):
    client.force_login(make_user("province", producer.area_id[:2]))

    assert decide(client, producer, step="show").status_code == 422, "nobody said how it agreed"
    assert decide(client, producer, step="show", how="มติกลุ่ม 3/2561").status_code == 302
    assert Producer.objects.get(pk=producer.pk).shown_at is not None

    assert decide(client, producer, step="hide", how="ประธานขอทางโทรศัพท์").status_code == 302
    assert Producer.objects.get(pk=producer.pk).shown_at is None
    page = client.get(reverse("producers:showing", args=[producer.pk])).content.decode()
    assert "มติกลุ่ม 3/2561" in page
    assert "ประธานขอทางโทรศัพท์" in page


def test_one_product_is_taken_out_by_itself(client, producer):
    product = make_product(producer)
    client.force_login(make_user("province", producer.area_id[:2]))

    assert decide(client, producer, step="product", product=product.pk, showing="no").status_code == 302
    assert Product.objects.get(pk=product.pk).showing == Shown.NO
    assert decide(client, producer, step="product", product=product.pk, showing="maybe").status_code == 422
    other = make_product(make_producer())
    assert decide(client, producer, step="product", product=other.pk, showing="no").status_code == 404


def test_another_provinces_officer_and_one_who_only_looks_decide_nothing(client, producer):
    client.force_login(make_user("province", "10"))
    assert decide(client, producer, step="show", how="x").status_code == 404

    client.force_login(make_user("executive", producer.area_id[:2]))
    assert decide(client, producer, step="show", how="x").status_code == 404
    assert Producer.objects.get(pk=producer.pk).shown_at is None


@pytest.fixture
def claimed(producer):
    product = make_product(producer)
    Product.objects.filter(pk=product.pk).update(story_th="ดื่มแล้วรักษาโรคเบาหวาน")
    product.category.claims = True
    product.category.save()
    note([Product.objects.get(pk=product.pk)])
    return Claim.objects.get(product=product)


def test_exactly_the_text_that_was_read_is_allowed(client, producer, claimed):
    client.force_login(make_user("province", producer.area_id[:2]))
    where = reverse("producers:claim", args=[claimed.pk])
    page = client.get(where)
    assert "รักษาโรคเบาหวาน" in page.content.decode()
    read = page.context["read"]

    Product.objects.filter(pk=claimed.product_id).update(story_th="รักษามะเร็ง")
    assert client.post(where, {"allow": "1", "read": read}).status_code == 422
    Product.objects.filter(pk=claimed.product_id).update(story_th="ดื่มแล้วรักษาโรคเบาหวาน")
    assert client.post(where, {"allow": "1", "read": read}).status_code == 302
    assert Claim.objects.get().allowed is True


def test_a_refusal_says_why(client, producer, claimed):
    client.force_login(make_user("province", producer.area_id[:2]))
    where = reverse("producers:claim", args=[claimed.pk])
    read = client.get(where).context["read"]

    assert client.post(where, {"refuse": "1", "read": read}).status_code == 422
    assert client.post(where, {"refuse": "1", "read": read, "reason": "อวดอ้าง"}).status_code == 302
    assert Claim.objects.get().allowed is False
    assert "อวดอ้าง" in client.get(where).content.decode()


def test_a_text_that_waits_is_owed_once_its_producer_is_shown(client, producer, claimed):
    officer = make_user("province", producer.area_id[:2])
    assert dues.dues(officer) == []
    client.force_login(officer)
    decide(client, producer, step="show", how="มติกลุ่ม")

    assert [due.kind for due in dues.dues(officer)] == [dues.CLAIM]
    assert client.get(reverse("producers:claims")).status_code == 200


@pytest.mark.parametrize("name", ["claims", "categories"])
def test_the_lists_of_words_and_categories_are_changed_on_their_pages(client, producer, name):
    client.force_login(make_user("admin"))
    from tidtam.registers.producers.actions.lists import KEPT

    row = KEPT[name].objects.first()
    page = client.get(reverse("producers:change_entry", args=[name, row.pk]))
    assert page.status_code == 200
    assert ("unless" in page.context["form"].fields) == (name == "claims")
    assert ("public" in page.context["form"].fields) == (name == "categories")
