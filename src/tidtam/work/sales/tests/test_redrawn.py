"""Areas are re-coded, merged and split; products change; every sum can be asked under then and under now."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tidtam.ground.areas.models import Area
from tidtam.ground.areas.redraw import CannotRedraw, merge_areas, now_of, recode_area, split_area
from tidtam.ground.people.tests.factories import make_user
from tidtam.kit import clock
from tidtam.registers.producers.actions import Edit, change_producers
from tidtam.registers.producers.models import Producer, Product
from tidtam.registers.producers.tests.factories import make_area, make_producer, make_product
from tidtam.work.sales import actions
from tidtam.work.sales.models import Change
from tidtam.work.sales.queries import sums
from tidtam.work.sales.queries.recount import recount
from tidtam.work.sales.tests.factories import MONTH, RECORDED, make_sale
from tidtam.work.sales.tests.test_states import DISTRICT, PROVINCE

pytestmark = pytest.mark.django_db

DAY, SOURCE = date(2018, 7, 1), "ประกาศกระทรวงมหาดไทย"


@pytest.fixture(autouse=True)
def today():
    with clock.frozen(RECORDED + timedelta(days=40)):
        yield


def span(area: str = "40", **asked) -> sums.Span:
    return sums.Span(area, MONTH, MONTH, **asked)


def then_and_now(area: str) -> tuple[int, int]:
    then, now = (sums.total(span(area, redrawn=redrawn)) for redrawn in (False, True))
    for redrawn, value in ((False, then), (True, now)):
        asked = span(area, redrawn=redrawn)
        for parts in (sums.by_category, sums.by_mark, sums.by_channel, sums.by_kind, sums.by_month):
            assert sum(parts(asked).values()) == value
        assert sum(sums.by_producer(asked).values()) == value
    return then, now


def test_a_district_with_a_new_code_is_asked_under_either():
    sale = make_sale(baht=100_00)
    make_sale(make_product(make_producer("40010101")), baht=7_00)
    moves = recode_area("4015", "4030", day=DAY, source=SOURCE, by=None)
    assert moves["40150808"] == "40300808"
    assert Producer.objects.get(pk=sale.report.producer_id).area_id == "40300808"
    old = Area.objects.get(code="40150808")
    assert (old.exists_until, Area.objects.get(code="40300808").exists_from) == (DAY, DAY)
    assert then_and_now("4015") == (100_00, 0)
    assert then_and_now("4030") == (0, 100_00)
    assert then_and_now("40") == (107_00, 107_00)
    assert sums.by_area(span(), 4) == {"4015": 100_00, "4001": 7_00}
    assert sums.by_area(span(redrawn=True), 4) == {"4030": 100_00, "4001": 7_00}
    assert recount() == []


def test_what_was_known_is_askable_under_the_boundaries_of_today():
    sale = make_sale(baht=100_00)
    known = clock.now()
    with clock.frozen(known + timedelta(days=1)):
        actions.correct_sale(sale, baht=90_00, reason="นับใหม่", by=None)
        recode_area("401508", "401509", day=DAY, source=SOURCE, by=None)
        assert sums.total(span("401509", redrawn=True, known_at=known)) == 100_00
        assert sums.total(span("401509", redrawn=True)) == 90_00
        assert sums.total(span("401509", known_at=known)) == 0


def test_a_merged_subdistrict_counts_in_the_one_that_took_it_over():
    make_sale(make_product(make_producer("40150808")), baht=100_00)
    make_sale(make_product(make_producer("40150901")), baht=20_00)
    moves = merge_areas(["401509"], "401508", day=DAY, source=SOURCE, by=None)
    assert moves == {"401509": "401508", "40150901": "40150801"}
    assert then_and_now("401508") == (100_00, 120_00)
    assert then_and_now("401509") == (20_00, 0)
    assert sums.by_area(span("4015", redrawn=True), 6) == {"401508": 120_00}


def test_a_merged_village_never_takes_a_number_that_another_has_or_had():
    make_area("40150808")
    make_area("40150908")
    moves = merge_areas(["401509"], "401508", day=DAY, source=SOURCE, by=None)
    assert moves["40150908"] == "40150809"


def test_part_of_a_district_becomes_a_new_one():
    make_sale(make_product(make_producer("40150808")), baht=100_00)
    make_sale(make_product(make_producer("40150901")), baht=20_00)
    split_area("4015", "4031", "โนนศิลาใหม่", ["401509"], day=DAY, source=SOURCE, by=None)
    assert Area.objects.get(code="4031").name_th == "โนนศิลาใหม่"
    assert then_and_now("4015") == (120_00, 100_00)
    assert then_and_now("4031") == (0, 20_00)
    assert sums.by_area(span(redrawn=True), 4) == {"4015": 100_00, "4031": 20_00}
    recode_area("4031", "4032", day=DAY + timedelta(days=9), source=SOURCE, by=None)
    assert now_of(["40150901"]) == {"40150901": "40320901"}
    assert then_and_now("4032") == (0, 20_00)


@pytest.mark.parametrize(
    "ask",
    [
        lambda: recode_area("4015", "4001", day=DAY, source=SOURCE, by=None),
        lambda: recode_area("4099", "4098", day=DAY, source=SOURCE, by=None),
        lambda: recode_area("4015", "403001", day=DAY, source=SOURCE, by=None),
        lambda: recode_area("4015", "9930", day=DAY, source=SOURCE, by=None),
        lambda: merge_areas(["4015"], "4015", day=DAY, source=SOURCE, by=None),
        lambda: merge_areas(["401508"], "4001", day=DAY, source=SOURCE, by=None),
        lambda: split_area("4015", "4031", "ก", ["400101"], day=DAY, source=SOURCE, by=None),
        lambda: split_area("4015", "4031", "ก", [], day=DAY, source=SOURCE, by=None),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_has_changed(ask):
    make_area("40150808")
    make_area("40010101")
    before = list(Area.objects.order_by("code").values_list("code", "exists_until"))
    with pytest.raises(CannotRedraw):
        ask()
    assert list(Area.objects.order_by("code").values_list("code", "exists_until")) == before


def test_a_product_of_another_category_is_counted_anew_only_when_somebody_says_so():
    sale = make_sale(baht=100_00)
    actions.take_step("check", [sale.report_id], by=DISTRICT)
    actions.take_step("approve", [sale.report_id], by=PROVINCE)
    known = clock.now()
    Product.objects.filter(pk=sale.product_id).update(category="food")
    assert sums.by_category(span()) == {"fabric": 100_00}
    with clock.frozen(known + timedelta(days=1)):
        with pytest.raises(ValidationError):
            actions.realign([sale.report.producer_id], since=MONTH, reason=" ", by=PROVINCE)
        assert actions.realign([sale.report.producer_id], since=MONTH, reason="ประเภทผิด", by=PROVINCE) == 1
        assert actions.realign([sale.report.producer_id], since=MONTH, reason="ประเภทผิด", by=PROVINCE) == 0
        for official in (False, True):
            now, then = span(official=official), span(official=official, known_at=known)
            assert {key: sum_ for key, sum_ in sums.by_category(now).items() if sum_} == {"food": 100_00}
            assert {key: sum_ for key, sum_ in sums.by_category(then).items() if sum_} == {"fabric": 100_00}
            assert sums.total(now) == sums.total(then) == 100_00
        assert recount() == []
        assert Change.objects.filter(kind="moved").count() == 2


def test_a_producer_that_moved_takes_its_past_along_only_by_the_offices_of_both_places():
    sale = make_sale(baht=100_00)
    producer = sale.report.producer
    make_area("40010101")
    change_producers({producer.pk: {"area": Edit("40010101")}}, by=None)
    with pytest.raises(PermissionDenied):
        actions.realign([producer.pk], since=MONTH, reason="ย้ายแล้ว", by=DISTRICT)
    assert actions.realign([producer.pk], since=MONTH, reason="ย้ายแล้ว", by=PROVINCE) == 1
    assert {key: sum_ for key, sum_ in sums.by_area(span(), 4).items() if sum_} == {"4001": 100_00}
    assert sums.by_producer(span("400101")) == {producer.pk: 100_00}
    assert recount() == []


def test_an_officer_counts_anew_what_the_register_says_otherwise(client):
    sale = make_sale(baht=100_00)
    producer = sale.report.producer
    officer = make_user(role="district", area="4015")
    client.force_login(officer)
    page = client.get(f"/desk/sales/producers/{producer.pk}/").content.decode()
    assert "/count/" not in page
    Product.objects.filter(pk=sale.product_id).update(category="food")
    address = f"/desk/sales/producers/{producer.pk}/count/"
    assert address in client.get(f"/desk/sales/producers/{producer.pk}/").content.decode()
    shown = client.get(address).content.decode()
    assert "ผ้าและเครื่องแต่งกาย" in shown
    assert "อาหาร" in shown
    refused = client.post(address, {"since": "2561-05", "reason": ""})
    assert refused.status_code == 422
    assert client.post(address, {"since": "2561-05", "reason": "ประเภทผิด"}).status_code == 302
    assert {key: sum_ for key, sum_ in sums.by_category(span()).items() if sum_} == {"food": 100_00}
    assert Change.objects.filter(kind="moved").values_list("by_label", flat=True)[0] == officer.label
    client.force_login(make_user(role="district", area="4001"))
    assert client.get(address).status_code == 404
