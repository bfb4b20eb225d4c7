from datetime import date, timedelta

import pytest

from tidtam.ground.people.tests.factories import make_user
from tidtam.ground.trail.models import Entry
from tidtam.kit import clock
from tidtam.registers.marks.tests.factories import make_award
from tidtam.registers.producers.tests.factories import make_producer, make_product
from tidtam.work.sales import actions
from tidtam.work.sales.actions import NilReport, SaleMoved, SaleRow, SalesRefused
from tidtam.work.sales.models import Change, ChannelTotal, KindTotal, ProducerTotal, Report, Sale, Total
from tidtam.work.sales.queries.recount import recount
from tidtam.work.sales.tests.factories import MONTH, RECORDED, make_channels, make_sale

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today():
    with clock.frozen(RECORDED + timedelta(days=40)):
        yield


def test_a_new_amount_makes_fact_report_change_and_totals_of_every_level():
    product = make_product()
    make_award(product, "premium")
    sale = make_sale(product, baht=1250_50, units=3, source="receipts")
    assert (sale.area_id, sale.category, sale.mark, sale.revision) == ("40150808", "fabric", "premium", 1)
    assert (sale.report.source, sale.report.nil, sale.report.first_recorded_at) == (
        "receipts",
        False,
        RECORDED,
    )
    change = Change.objects.get()
    assert (change.sale_id, change.baht, change.units, change.recorded_at) == (sale.pk, 1250_50, 3, RECORDED)
    places = [(0, "", ""), (2, "", "40"), (4, "40", "4015"), (6, "4015", "401508")]
    for table in (Total, ChannelTotal, KindTotal):
        cells = table.objects.order_by("level", "period")
        told = cells.values_list("level", "parent", "area", "period", "month", "baht", "units", "official")
        assert list(told) == [
            (*place, period, month, 1250_50, 3, 0)
            for place in places
            for period, month in (("m", MONTH), ("y", date(2017, 10, 1)))
        ]
    year = ProducerTotal.objects.get()
    assert (year.producer_id, year.month, year.area, year.baht) == (
        product.producer_id, date(2017, 10, 1), "40150808", 1250_50,
    )  # fmt: skip


def test_the_same_rows_again_change_nothing():
    sale = make_sale()
    row = SaleRow(sale.product_id, MONTH, "unsplit", sale.baht)
    again = actions.record_sales([row], by=None)
    assert (again.added, again.revised, again.unchanged, again.reports) == (0, 0, 1, 0)
    assert Change.objects.count() == 1
    assert Entry.objects.filter(verb="sales.record_sales").count() == 1


def test_a_changed_amount_is_a_revision_with_its_reason():
    sale = make_sale(baht=48_500_000_00)
    row = SaleRow(sale.product_id, MONTH, "unsplit", 48_500_00, reason="พิมพ์เกินหนึ่งพันเท่า")
    assert actions.record_sales([row], by=None).revised == 1
    sale.refresh_from_db()
    assert (sale.baht, sale.revision) == (48_500_00, 2)
    assert list(Change.objects.order_by("revision").values_list("baht", "reason")) == [
        (48_500_000_00, ""),
        (48_500_00 - 48_500_000_00, "พิมพ์เกินหนึ่งพันเท่า"),
    ]
    assert recount() == []


def test_a_changed_amount_without_a_reason_is_refused_with_its_row():
    sale = make_sale()
    fresh = make_product()
    rows = [SaleRow(fresh.pk, MONTH, "unsplit", 100), SaleRow(sale.product_id, MONTH, "unsplit", 5)]
    with pytest.raises(SalesRefused) as refused:
        actions.record_sales(rows, by=None)
    assert [refusal.position for refusal in refused.value.refusals] == [1]
    assert Sale.objects.count() == 1
    assert recount() == []


def test_a_fact_stays_where_it_was_counted_when_the_mark_changes_later():
    product = make_product()
    sale = make_sale(product)
    make_award(product, "classic")
    actions.correct_sale(sale, baht=7_00, reason="ตรวจแล้ว", by=None)
    assert list(Total.objects.values_list("mark", flat=True).distinct()) == [""]
    assert recount() == []


def test_nothing_sold_is_a_report_and_no_report_is_none():
    producer = make_producer()
    product = make_product(producer)
    make_channels()
    nil = NilReport(producer.pk, MONTH)
    assert actions.record_sales([nil], by=None).reports == 1
    assert actions.record_sales([nil], by=None).reports == 0
    assert Report.objects.get().nil
    make_sale(product)
    assert not Report.objects.get().nil
    with pytest.raises(SalesRefused):
        actions.record_sales([nil], by=None)


def test_a_report_whose_amounts_are_all_taken_back_says_nothing_was_sold():
    sale = make_sale()
    actions.correct_sale(sale, baht=0, reason="กรอกผิดกลุ่ม", by=None)
    assert Report.objects.get().nil
    assert recount() == []


@pytest.mark.parametrize(
    "changed",
    [
        {"channel": "moon"},
        {"baht": -1},
        {"units": -1},
        {"month": date(2018, 5, 2)},
        {"month": date(2030, 1, 1)},
        {"month": date(2015, 2, 1)},
        {"product": 0},
        {"source": "hearsay"},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_rows_that_cannot_be_are_refused_before_anything_is_written(changed):
    make_channels()
    product = make_product()
    good = SaleRow(product.pk, MONTH, "unsplit", 100)
    with pytest.raises(SalesRefused) as refused:
        actions.record_sales([good, good._replace(channel="shop")._replace(**changed)], by=None)
    assert [refusal.position for refusal in refused.value.refusals] == [1]
    assert not Report.objects.exists()
    assert not Total.objects.exists()


def test_the_same_fact_twice_in_one_call_is_refused():
    make_channels()
    row = SaleRow(make_product().pk, MONTH, "unsplit", 100)
    with pytest.raises(SalesRefused):
        actions.record_sales([row, row._replace(baht=200)], by=None)


def test_unregistered_producers_report_no_sales():
    make_channels()
    product = make_product(make_producer(state="draft"))
    with pytest.raises(SalesRefused):
        actions.record_sales([SaleRow(product.pk, MONTH, "unsplit", 100)], by=None)


def test_an_officer_records_the_own_district_only():
    make_channels()
    officer = make_user(role="district", area="4015")
    own, other = make_product(), make_product(make_producer("402505"))
    actions.record_sales([SaleRow(own.pk, MONTH, "unsplit", 100)], by=officer)
    with pytest.raises(SalesRefused):
        actions.record_sales([SaleRow(other.pk, MONTH, "unsplit", 100)], by=officer)
    assert Change.objects.get().by_label == officer.label


def test_two_people_do_not_correct_over_one_another():
    sale = make_sale()
    actions.correct_sale(sale, baht=5_00, reason="ครั้งแรก", by=None, seen=1)
    with pytest.raises(SaleMoved):
        actions.correct_sale(sale, baht=6_00, reason="ครั้งที่สอง", by=None, seen=1)
    sale.refresh_from_db()
    assert sale.baht == 5_00


def test_progress_counts_the_rows():
    make_channels()
    product = make_product()
    rows = [SaleRow(product.pk, date(2018, month, 1), "unsplit", 100) for month in (3, 4, 5)]
    seen = []
    actions.record_sales(rows, by=None, progress=lambda done, total: seen.append((done, total)))
    assert seen == [(1, 3), (2, 3), (3, 3)]
