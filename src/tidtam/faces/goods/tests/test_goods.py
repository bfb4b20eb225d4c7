"""Visitors see of products what was consented to, and codes lead there for years."""

import gzip
from datetime import date

import pytest

from tidtam.ground.codes import scans
from tidtam.ground.codes.actions import CodeRow, code_for
from tidtam.ground.codes.models import Code, Scan
from tidtam.ground.privacy.actions import give_consent, withdraw_consent
from tidtam.ground.privacy.models import Purpose
from tidtam.registers.marks.actions import award_mark, load_scheme, revoke_award
from tidtam.registers.marks.actions.award import AwardRow
from tidtam.registers.producers import actions
from tidtam.registers.producers.models import Product, Shown
from tidtam.registers.producers.tests.factories import HOW, make_file, make_product, make_shown

pytestmark = pytest.mark.django_db
BROWSER = {"HTTP_USER_AGENT": "Mozilla/5.0 (Linux; Android 8.1) Chrome/70"}


@pytest.fixture(autouse=True)
def _folder(settings, tmp_path):
    settings.SCANS = tmp_path / "scans"


def make_scarf(producer=None, name="ผ้าพันคอไหมย้อมคราม", **told) -> Product:
    told = {"story_th": "ทอจากไหมพื้นบ้าน", "size": "50 x 180 ซม.", **told}
    return make_product(producer or make_shown(), name_th=name, price=450_00, told=told)


def make_gold(product: Product):
    load_scheme("otop-mark", by=None)
    return award_mark(AwardRow(product.pk, "premium", date(2018, 1, 5), date(2018, 1, 5)), by=None)


def make_code(product: Product) -> Code:
    return code_for(
        CodeRow(f"producers.product:{product.pk}", product.producer.area_id, product.name_th), by=None
    )


def body(client, address: str) -> str:
    answer = client.get(address)
    return answer.content.decode() if answer.status_code == 200 else ""


def test_a_scarf_with_a_gold_mark_is_found_by_word_category_and_mark(client):
    scarf = make_scarf()
    award = make_gold(scarf)
    for address in (
        "/products?q=ผ้าพันคอ",
        "/category/fabric",
        "/mark/otop-mark/premium",
        "/en/products?mark=otop-mark.premium",
    ):
        assert f'/product/{scarf.pk}"' in body(client, address), address
    page = body(client, f"/product/{scarf.pk}")
    assert "450" in page
    assert "Premium" in page
    assert str(award.key) in page

    revoke_award(award, by=None, on=date(2018, 1, 6), reason="เลิกใช้")
    assert "Premium" not in body(client, f"/product/{scarf.pk}")
    assert f"/product/{scarf.pk}" not in body(client, "/mark/otop-mark/premium")


def test_contact_and_photos_are_shown_each_by_its_own_consent(client):
    scarf = make_scarf()
    person = scarf.producer.person
    (photo,) = actions.add_photos(scarf.producer, [make_file()], product=scarf, by=None)
    for purpose, sign in (
        (Purpose.PHONE, "0812345678"),
        (Purpose.PHOTO, f"/photo/{photo.pk}"),
        (Purpose.LINE, "sommut"),
    ):
        assert sign not in body(client, f"/product/{scarf.pk}")
        give_consent(person, purpose, how=HOW, by=None)
        assert sign in body(client, f"/product/{scarf.pk}")
        withdraw_consent(person, purpose, how=HOW, by=None)
        assert sign not in body(client, f"/product/{scarf.pk}")
    assert client.get(f"/photo/{photo.pk}").status_code == 404


def test_what_is_taken_out_is_gone_from_every_page_at_once(client):
    scarf = make_scarf()
    code = make_code(scarf)
    addresses = (
        "/products",
        "/category/fabric",
        f"/product/{scarf.pk}",
        f"/producer/{scarf.producer.code}",
        f"/q/{code.pk}",
    )
    for address in addresses:
        assert scarf.name_th in body(client, address), address
    actions.set_showing(scarf, Shown.NO, by=None)
    for address in addresses:
        assert scarf.name_th not in body(client, address), address
    gone = client.get(f"/q/{code.pk}")
    assert gone.status_code == 410
    assert "/district/4015" in gone.content.decode()


def test_the_short_page_is_one_small_page(client):
    scarf = make_scarf()
    answer = client.get(f"/q/{make_code(scarf).pk}")
    page = answer.content
    assert page.count(b'<link rel="stylesheet"') == 1
    assert b"<script" not in page
    assert b"<style" not in page
    css = scans.Path(__file__).parents[1] / "static/goods/short.css"
    assert len(gzip.compress(page)) + len(gzip.compress(css.read_bytes())) < 14_000
    assert not answer.cookies


def test_openings_are_counted_of_people_alone(client):
    code = make_code(make_scarf())
    seen = f"/q/{code.pk}/seen"
    assert client.get(seen, **BROWSER).status_code == 204
    client.head(seen, **BROWSER)
    client.get(seen, HTTP_USER_AGENT="Googlebot/2.1")
    client.get(seen, HTTP_USER_AGENT="")
    client.get(seen, **BROWSER, HTTP_SEC_PURPOSE="prefetch")
    client.get(seen, **BROWSER, HTTP_SEC_FETCH_SITE="cross-site")
    client.get(f"/q/{code.pk[:-1]}{'x' if code.pk[-1] != 'x' else 'y'}/seen", **BROWSER)
    scans.fold()
    assert Scan.objects.get().count == 1


@pytest.mark.parametrize(("proxies", "counted"), [(0, 30), (1, 60)])
def test_one_address_counts_a_code_up_no_further_and_only_a_trusted_proxy_tells_of_others(
    client, settings, proxies, counted
):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    code = make_code(make_scarf())
    for visitor in ("203.0.113.7", "203.0.113.8"):
        for _again in range(35):
            client.get(f"/q/{code.pk}/seen", **BROWSER, HTTP_X_FORWARDED_FOR=visitor, REMOTE_ADDR="192.0.2.1")
    scans.fold()
    assert Scan.objects.get().count == counted


def test_an_opening_costs_no_query(client, django_assert_num_queries):
    code = make_code(make_scarf())
    scans.fold()
    with django_assert_num_queries(0):
        client.get(f"/q/{code.pk}/seen", **BROWSER)


@pytest.mark.parametrize(
    "address",
    ["/q/nothing", "/q/0000000x", "/product/99", "/producer/none", "/mark/otop-mark/none", "/category/none"],
)
def test_what_is_not_there_is_not_found(client, address):
    assert client.get(address).status_code == 404


def test_a_list_costs_the_same_for_one_and_for_three(client, django_assert_max_num_queries):
    producer = make_shown()
    make_scarf(producer)
    client.get("/products")
    with django_assert_max_num_queries(14):
        client.get("/products")
    make_scarf(producer, "ผ้าขาวม้า")
    make_scarf(make_shown(name_th="กลุ่มอื่น"), "ผ้าคลุมไหล่")
    with django_assert_max_num_queries(14):
        client.get("/products")
