"""Flags of reports on record: asked of a district's month at once, explained, held back from bulk approval."""

from datetime import date, datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tidtam.ground.people.tests.factories import make_user
from tidtam.ground.trail.models import Entry
from tidtam.kit import clock
from tidtam.kit.clock import BANGKOK
from tidtam.registers.producers.actions.duplicates import merge_producers
from tidtam.registers.producers.models import Distinct, Product
from tidtam.registers.producers.tests.factories import make_producer, make_product
from tidtam.work.sales.actions import NilReport, NotAsked, SaleRow, correct_sale, explain, record_sales
from tidtam.work.sales.checks import asked, flags, held_back, known_of, no_longer_asked
from tidtam.work.sales.models import Explanation, Report, ReportState, Sale
from tidtam.work.sales.tests.factories import make_channels

pytestmark = pytest.mark.django_db
MONTH = date(2018, 6, 1)
PAST = [date(2017 + (month > 12), (month - 1) % 12 + 1, 1) for month in range(6, 18)]  # June 2017 to May 2018


@pytest.fixture(autouse=True)
def today():
    make_channels()
    with clock.frozen(datetime(2018, 7, 27, 10, 0, tzinfo=BANGKOK)):
        yield


def tell(
    product, baht: int, *, month: date = MONTH, channel: str = "unsplit", units: int = 0, **call
) -> Report:
    """The product's sales; baht."""
    record_sales([SaleRow(product.pk, month, channel, baht * 100, units)], by=None, **call)
    return Report.objects.get(producer=product.producer_id, month=month)


def steady(product, baht: int = 50_000) -> None:
    """A year of sales, a little up and down."""
    rows = [
        SaleRow(product.pk, month, "unsplit", (baht + 997 * (place % 5)) * 100)
        for place, month in enumerate(PAST)
    ]
    record_sales(rows, by=None)


@pytest.fixture
def product():
    made = make_product(make_producer("40150808"), price=500_00)
    Product.objects.filter(pk=made.pk).update(capacity=600)
    return made


def codes(report: Report) -> list[str]:
    return [flag.code for flag in flags([report.pk]).get(report.pk, [])]


def test_a_slip_is_asked_about_and_an_ordinary_month_is_not(product):
    steady(product)
    slip = tell(product, 51_000_000)
    assert codes(slip) == ["thousandfold", "capacity"]
    sale = Sale.objects.get(report=slip)
    correct_sale(sale, baht=51_000_00, reason="พิมพ์เกินพันเท่า", by=None)
    assert flags([slip.pk]) == {}


def test_nothing_sold_after_a_steady_year(product):
    steady(product)
    record_sales([NilReport(product.producer_id, MONTH)], by=None)
    assert codes(Report.objects.get(month=MONTH)) == ["zero"]


def test_units_above_what_can_be_made(product):
    report = tell(product, 800_000, units=1_600)
    assert codes(report) == ["capacity"]
    assert "ผ้าไหมมัดหมี่" in flags([report.pk])[report.pk][0].said


def test_last_months_sheet_again(product):
    tell(product, 51_230, month=PAST[-1], units=101)
    assert codes(tell(product, 51_230, units=101)) == ["same"]


def test_drafts_are_no_past(product):
    tell(product, 51_230, month=PAST[-1], units=101, state=ReportState.DRAFT)
    known = known_of([product.producer_id], MONTH)[product.producer_id]
    assert known.months == {}
    assert known.before == ()


def test_the_past_of_a_merged_one_is_known_as_well(product):
    gone = make_product(make_producer("40150808", name_th="กลุ่มเดียวกัน"))
    steady(gone)
    merge_producers(gone.producer, product.producer, reason="ลงทะเบียนซ้ำ", by=None)
    known = known_of([product.producer_id], MONTH)[product.producer_id]
    assert len(known.months) == 12
    assert known.months[1] == Report.objects.get(month=PAST[-1]).baht


def test_fair_sales_that_two_districts_reported(product):
    twin = make_product(make_producer("40050101", name_th=product.producer.name_th))
    other = make_product(make_producer("40050101", name_th="วิสาหกิจชุมชนปลาร้าบ้านโนนสูง"))
    home = tell(product, 12_000, channel="fair")
    there, elsewhere = tell(twin, 12_000, channel="fair"), tell(other, 12_000, channel="fair")
    found = flags([home.pk, there.pk, elsewhere.pk])
    assert [flag.code for flag in found[home.pk]] == ["fair"]
    assert [flag.code for flag in found[there.pk]] == ["fair"]
    assert elsewhere.pk not in found
    assert "12,000" in found[home.pk][0].said
    correct_sale(Sale.objects.get(report=there), baht=11_000_00, reason="นับใหม่", by=None)
    assert flags([home.pk]) == {}


def test_producers_found_to_be_two_sold_each_their_own(product):
    twin = make_product(make_producer("40050101", name_th=product.producer.name_th))
    home = tell(product, 12_000, channel="fair")
    tell(twin, 12_000, channel="fair")
    first, second = sorted([product.producer_id, twin.producer_id])
    Distinct.objects.create(first_id=first, second_id=second, at=clock.now())
    assert flags([home.pk]) == {}


def test_a_merged_one_is_the_same_whatever_its_name_and_province(product):
    make_producer("40150808")
    gone = make_product(make_producer("41010101", name_th="ห้างหุ้นส่วนจำกัด ใบไม้"))
    there = tell(gone, 12_000, channel="fair")
    home = tell(product, 12_000, channel="fair")
    assert flags([home.pk]) == {}
    merge_producers(gone.producer, product.producer, reason="ลงทะเบียนซ้ำ", by=None)
    (flag,) = flags([home.pk])[home.pk]
    assert flag.subject == f"fair:{there.pk}=1200000"


def test_like_producers_lead_where_there_is_no_past(product):
    for number in range(10):
        steady(make_product(make_producer("40150808", name_th=f"กลุ่มที่ {number}")), 40_000 + 2_000 * number)
    plain = make_product(make_producer("40150808", name_th="กลุ่มใหม่"))
    report = tell(plain, 48_000_000)
    assert codes(report) == ["thousandfold"]
    assert known_of([plain.producer_id], MONTH)[plain.producer_id].beside.known == 10


def test_an_explained_flag_stays_with_its_explanation_and_holds_nothing_back(product):
    steady(product)
    report = tell(product, 900_000)
    officer = make_user("district", "4015")
    (flag,) = flags([report.pk])[report.pk]
    assert held_back([report.pk]) == {report.pk: [flag]}
    said = explain(report.pk, flag, " ส่งออกครั้งเดียวทั้งปี ", by=officer)
    assert (said.text, said.by_label) == ("ส่งออกครั้งเดียวทั้งปี", officer.label)
    assert said.said == flag.said
    (one,) = asked([report.pk])[report.pk]
    assert (one.flag, one.explanation) == (flag, said)
    assert held_back([report.pk]) == {}
    assert explain(report.pk, flag, "ส่งออกครั้งเดียวทั้งปี", by=officer) == said
    entry = Entry.objects.get(verb="sales.explain")
    assert entry.summary == "ส่งออกครั้งเดียวทั้งปี"


def test_a_new_amount_is_asked_about_again_and_the_old_explanation_stays_readable(product):
    steady(product)
    report = tell(product, 900_000)
    (flag,) = flags([report.pk])[report.pk]
    said = explain(report.pk, flag, "ส่งออกครั้งเดียวทั้งปี", by=None)
    correct_sale(Sale.objects.get(report=report), baht=950_000_00, reason="นับใหม่", by=None)
    assert report.pk in held_back([report.pk])
    assert no_longer_asked(report.pk, []) == [said]
    with pytest.raises(NotAsked):
        explain(report.pk, flag, "อีกครั้ง", by=None)


def test_the_explanation_holds_while_the_numbers_beside_it_move(product):
    steady(product)
    report = tell(product, 900_000)
    (flag,) = flags([report.pk])[report.pk]
    explain(report.pk, flag, "ส่งออกครั้งเดียวทั้งปี", by=None)
    correct_sale(Sale.objects.get(month=PAST[3]), baht=20_000_00, reason="นับใหม่", by=None)
    assert held_back([report.pk]) == {}


def test_only_the_areas_own_officers_explain_and_they_say_why(product):
    steady(product)
    report = tell(product, 900_000)
    (flag,) = flags([report.pk])[report.pk]
    with pytest.raises(PermissionDenied):
        explain(report.pk, flag, "ไม่ใช่พื้นที่ของตน", by=make_user("district", "4005", username="elsewhere"))
    for text in ("  ", "ก" * 401):
        with pytest.raises(ValidationError) as refusal:
            explain(report.pk, flag, text, by=None)
        assert "text" in refusal.value.message_dict
    assert not Explanation.objects.exists()


def test_many_reports_are_asked_about_in_as_many_queries_as_few(product, django_assert_max_num_queries):
    reports = []
    for number in range(12):
        one = make_product(make_producer("40150808", name_th=f"กลุ่มที่ {number}"))
        tell(one, 50_000, month=PAST[-1])
        reports.append(tell(one, 50_000_000, channel="fair" if number % 2 else "shop").pk)
    with django_assert_max_num_queries(16):
        found = asked(reports)
    assert set(found) == set(reports)
