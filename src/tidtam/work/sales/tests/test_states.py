"""Reports go from state to state, months open and close, and no total is ever wrong or forgets what it was."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tidtam.kit import clock
from tidtam.registers.producers.tests.factories import make_producer, make_product
from tidtam.work.sales import actions
from tidtam.work.sales.actions import NilReport, SaleRow, SalesRefused, WrongStep
from tidtam.work.sales.models import Change, Report, ReportStep, Sale
from tidtam.work.sales.queries import sums
from tidtam.work.sales.queries.recount import recount
from tidtam.work.sales.tests.factories import MONTH, RECORDED, make_channels, make_sale

NOW = RECORDED + timedelta(days=40)


class Officer:
    """Somebody with these verbs in these areas."""

    pk, label = "1", "เจ้าหน้าที่"

    def __init__(self, area: str, *verbs: str) -> None:
        self.area, self.verbs = area, verbs

    def reach(self, verb: str) -> tuple[str, ...]:
        return (self.area,) if verb in self.verbs else ()

    def may(self, verb: str, area_code: str) -> bool:
        return any(area_code.startswith(area) for area in self.reach(verb))


DISTRICT, PROVINCE = Officer("4015", "edit"), Officer("40", "edit", "approve")


@pytest.fixture(autouse=True)
def today():
    with clock.frozen(NOW):
        yield


def span(**asked):
    return sums.Span("40", MONTH, MONTH, **asked)


def both() -> tuple[int, int]:
    assert recount() == []
    return sums.total(span()), sums.total(span(official=True))


@pytest.mark.django_db
def test_what_is_approved_is_official_and_what_is_not_is_told_apart():
    first, second = make_sale(baht=100_00).report, make_sale(baht=7_00).report
    assert both() == (107_00, 0)
    actions.take_step("check", [first.pk, second.pk], by=DISTRICT)
    assert actions.take_step("approve", [first.pk], by=PROVINCE) == 1
    assert both() == (107_00, 100_00)
    assert sums.by_category(span(official=True)) == {"fabric": 100_00}
    assert sums.by_channel(span(official=True)) == {"unsplit": 100_00}
    assert sums.by_kind(span(official=True)) == {"group": 100_00}
    actions.take_step("reopen", [first.pk], by=PROVINCE, reason="ผิดเดือน")
    assert both() == (107_00, 0)
    steps = ReportStep.objects.filter(report=first).values_list("before", "state", "reason")
    assert list(steps.order_by("pk")) == [
        ("submitted", "checked", ""), ("checked", "approved", ""), ("approved", "checked", "ผิดเดือน"),
    ]  # fmt: skip


@pytest.mark.django_db
def test_a_correction_after_approval_shows_in_both_sums_at_once():
    sale = make_sale(baht=48_500_000_00)
    actions.take_step("check", [sale.report_id], by=DISTRICT)
    actions.take_step("approve", [sale.report_id], by=PROVINCE)
    known = clock.now()
    with clock.frozen(NOW + timedelta(hours=1)):
        actions.correct_sale(sale, baht=48_500_00, reason="พิมพ์เกินหนึ่งพันเท่า", by=DISTRICT)
        assert both() == (48_500_00, 48_500_00)
        assert sums.total(span(known_at=known)) == 48_500_000_00
        assert sums.total(span(known_at=known, official=True)) == 48_500_000_00


@pytest.mark.django_db
def test_a_withdrawn_report_counts_nowhere_until_it_is_sent_again():
    sale = make_sale(baht=100_00)
    actions.take_step("withdraw", [sale.report_id], by=DISTRICT, reason="ส่งผิดเดือน")
    assert both() == (0, 0)
    assert sums.by_producer(sums.Span("401508")) == {}
    row = SaleRow(sale.product_id, MONTH, "unsplit", 80_00)
    actions.record_sales([row], by=DISTRICT)  # a draft needs no reason
    assert both() == (80_00, 0)
    assert Report.objects.get().state == "submitted"
    assert sums.total(span(known_at=RECORDED)) == 100_00


@pytest.mark.django_db
def test_who_sends_a_returned_report_again_says_why_its_amount_changed():
    sale = make_sale(baht=100_00)
    with pytest.raises(ValidationError):
        actions.take_step("return", [sale.report_id], by=DISTRICT)
    actions.take_step("return", [sale.report_id], by=DISTRICT, reason="ขาดใบเสร็จ")
    assert both() == (100_00, 0)
    row = SaleRow(sale.product_id, MONTH, "unsplit", 90_00)
    with pytest.raises(SalesRefused):
        actions.record_sales([row], by=DISTRICT)
    actions.record_sales([row._replace(reason="นับใหม่")], by=DISTRICT)
    assert (both(), Report.objects.get().state) == ((90_00, 0), "submitted")


@pytest.mark.django_db
def test_a_checked_report_is_to_be_checked_again_only_once_it_changed():
    sale = make_sale(baht=100_00)
    actions.take_step("check", [sale.report_id], by=DISTRICT)
    row = SaleRow(sale.product_id, MONTH, "unsplit", 100_00)
    actions.record_sales([row], by=DISTRICT)
    assert Report.objects.get().state == "checked"
    actions.record_sales([row._replace(baht=1_00, reason="นับใหม่")], by=DISTRICT)
    assert Report.objects.get().state == "submitted"


@pytest.mark.django_db
def test_steps_are_taken_where_they_begin_by_the_office_whose_they_are():
    sale = make_sale()
    with pytest.raises(WrongStep):
        actions.take_step("approve", [sale.report_id], by=PROVINCE)
    with pytest.raises(WrongStep):
        actions.take_step("check", [sale.report_id, 999], by=DISTRICT)
    actions.take_step("check", [sale.report_id], by=DISTRICT)
    with pytest.raises(PermissionDenied):
        actions.take_step("approve", [sale.report_id], by=DISTRICT)
    with pytest.raises(PermissionDenied):
        actions.take_step("return", [sale.report_id], by=Officer("4001", "edit"), reason="x")


@pytest.mark.django_db
def test_a_sum_that_is_not_split_is_a_value_of_its_own():
    producer = make_producer()
    product = make_product(producer)
    make_channels()
    rows = [
        SaleRow(None, MONTH, "unsplit", 300_00, producer=producer.pk, buyers=4),
        SaleRow(product.pk, MONTH, "fair", 20_00, producer=producer.pk),
    ]
    actions.record_sales(rows, by=DISTRICT)
    assert sums.by_category(span()) == {"unsplit": 300_00, "fabric": 20_00}
    assert sums.by_mark(span()) == {"unsplit": 300_00, "": 20_00}
    assert Report.objects.get().baht == 320_00
    assert Sale.objects.get(product=None).buyers == 4
    actions.record_sales([rows[0]._replace(baht=1_00, buyers=None, reason="นับใหม่")], by=DISTRICT)
    assert (both(), Sale.objects.count()) == ((21_00, 0), 2)
    assert Sale.objects.get(product=None).buyers is None
    stranger = make_product()
    with pytest.raises(SalesRefused):
        actions.record_sales([SaleRow(stranger.pk, MONTH, "fair", 1, producer=producer.pk)], by=DISTRICT)


@pytest.mark.django_db
def test_a_closed_month_takes_no_report_and_a_locked_one_no_change_but_by_the_province():
    sale, other = make_sale(baht=100_00), make_product()
    actions.take_step("check", [sale.report_id], by=DISTRICT)
    actions.take_step("approve", [sale.report_id], by=PROVINCE)
    with pytest.raises(PermissionDenied):
        actions.close_month("40", MONTH, by=DISTRICT)
    actions.close_month("40", MONTH, by=PROVINCE)
    with pytest.raises(SalesRefused, match="ปิดเดือนนี้"):
        actions.record_sales([NilReport(other.producer_id, MONTH)], by=DISTRICT)
    assert actions.lock_month("40", MONTH, by=PROVINCE) == 1
    assert both() == (100_00, 100_00)
    row = SaleRow(sale.product_id, MONTH, "unsplit", 90_00, reason="นับใหม่")
    with pytest.raises(SalesRefused):
        actions.record_sales([row], by=DISTRICT)
    actions.record_sales([row], by=PROVINCE)
    assert both() == (90_00, 90_00)
    actions.open_month("40", MONTH, by=PROVINCE, reason="ขาดสามราย")
    assert Report.objects.get(pk=sale.report_id).state == "approved"
    actions.record_sales([NilReport(other.producer_id, MONTH)], by=DISTRICT)
    assert Report.objects.get(producer=other.producer).nil


STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            ["tell", "submit", "check", "return", "withdraw", "approve", "reopen", "lock", "open"]
        ),
        st.integers(0, 2),
        st.sampled_from([date(2018, 4, 1), MONTH, date(2017, 9, 1)]),
        st.integers(0, 5000),
    ),
    max_size=14,
)


@pytest.mark.django_db
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_any_sequence_leaves_the_totals_as_a_recount_and_every_past_as_it_was_known(steps):
    make_channels()
    products = [make_product(make_producer(area=area)) for area in ("40150808", "40150101", "40010101")]
    known: list[tuple] = []
    for number, (what, which, month, baht) in enumerate(steps):
        with clock.frozen(NOW + timedelta(minutes=number)):
            _try(what, products[which], month, baht)
            moment = clock.now()
        known.append((moment, _answers(None), _answers(None, official=True)))
        assert recount() == []
        for then, all_then, official_then in known:
            assert _answers(then) == all_then
            assert _answers(then, official=True) == official_then
    Change.objects.all().delete()
    Sale.objects.all().delete()
    ReportStep.objects.all().delete()
    Report.objects.all().delete()
    actions.repair("")
    assert _answers(None)["total"] == 0


def _answers(moment, official: bool = False) -> dict:
    year = sums.Span("40", date(2017, 10, 1), date(2018, 9, 1), moment, official)
    country = year._replace(area="", start=None, end=None)
    found = {
        "total": sums.total(country),
        "months": {key: value for key, value in sums.by_month(country).items() if value},
        "districts": {key: value for key, value in sums.by_area(country, 4).items() if value},
        "channels": {key: value for key, value in sums.by_channel(year).items() if value},
        "categories": {key: value for key, value in sums.by_category(year).items() if value},
        "kinds": {key: value for key, value in sums.by_kind(year).items() if value},
    }
    assert sum(found["months"].values()) == sum(found["districts"].values()) == found["total"]
    in_year = sum(value for month, value in found["months"].items() if month >= date(2017, 10, 1))
    assert in_year == sums.total(year) == sum(found["channels"].values()) == sum(found["categories"].values())
    return found


def _try(what: str, product, month: date, baht: int) -> None:
    report = Report.objects.filter(producer=product.producer_id, month=month).first()
    try:
        if what == "tell":
            actions.record_sales([SaleRow(product.pk, month, "fair", baht, reason="นับใหม่")], by=PROVINCE)
        elif what == "lock":
            actions.lock_month("40", month, by=PROVINCE)
        elif what == "open":
            actions.open_month("40", month, by=PROVINCE, reason="ขาด")
        elif report is not None:
            actions.take_step(what, [report.pk], by=PROVINCE, reason="เหตุผล")
    except (WrongStep, SalesRefused):
        pass
