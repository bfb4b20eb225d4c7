"""Very many rows, written by a statement for each step, leave what the same rows leave when taken one by one."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tidtam.ground.people.tests.factories import make_user
from tidtam.ground.trail.models import Entry
from tidtam.kit import clock
from tidtam.registers.marks.tests.factories import make_award
from tidtam.registers.producers.models import Producer
from tidtam.registers.producers.tests.factories import make_producer, make_product
from tidtam.work.sales import actions
from tidtam.work.sales.actions import NilReport, SaleRow, SalesRefused, staged
from tidtam.work.sales.models import (
    Change,
    ChannelTotal,
    KindTotal,
    ProducerTotal,
    ProvinceMonth,
    Report,
    ReportStep,
    Sale,
    Total,
)
from tidtam.work.sales.queries.recount import recount
from tidtam.work.sales.tests.factories import RECORDED, make_channels

pytestmark = pytest.mark.django_db

MONTHS = [date(2017, 9, 1), date(2018, 4, 1), date(2018, 5, 1)]
AREAS = ("40150808", "401508", "402505", "500101")
TABLES = (
    Report,
    Sale,
    Change,
    Total,
    ChannelTotal,
    KindTotal,
    ProducerTotal,
    ProvinceMonth,
    ReportStep,
    Entry,
)
KEYS = {"id", "report_id", "sale_id", "previous_hash", "hash", "digest"}

row = st.tuples(
    st.integers(0, len(AREAS) - 1),
    st.booleans(),  # split by product
    st.sampled_from(MONTHS),
    st.sampled_from(("fair", "shop")),
    st.integers(0, 3),  # thousands of baht: equal ones, and nothing, come often
    st.sampled_from((None, 0, 7)),
    st.sampled_from(("", "", " ", "แก้ตามใบเสร็จ")),
)
batch = st.tuples(
    st.lists(row, min_size=1, max_size=8, unique_by=lambda told: told[:4]),
    st.sampled_from(("", "แก้ไข")),
    st.sampled_from(("submitted", "draft")),
    st.sampled_from((None, None, "check", "approve", "return", "close")),  # what happens next
)


@pytest.fixture
def products():
    make_channels()
    found = [
        make_product(make_producer(area, kind=kind), category=category)
        for area, kind, category in zip(
            AREAS, ("group", "sme", "sole", "group"), ("food", "fabric") * 2, strict=True
        )
    ]
    make_award(found[0], "premium")
    Producer.objects.update(registered_at=RECORDED - timedelta(days=900))
    with clock.frozen(RECORDED + timedelta(days=60)):
        yield found


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(batch, min_size=1, max_size=4))
def test_the_database_writes_what_is_written_row_by_row(products, batches):
    assert _left(products, batches, 1) == _left(products, batches, 10**9)


def _left(products, batches, many):
    """All that stands afterwards, and what was refused on the way."""
    with transaction.atomic(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(staged, "MANY", many)
        said = []
        for number, (told, reason, state, then) in enumerate(batches):
            with clock.frozen(RECORDED + timedelta(days=60, hours=number)):
                try:
                    with transaction.atomic():
                        rows = [_row(products, one) for one in told]
                        done = actions.record_sales(
                            rows, by=None, reason=reason, informant="ผู้ใหญ่บ้าน", state=state
                        )
                    said.append((done.added, done.revised, done.unchanged, done.reports, done.months))
                except SalesRefused as refused:
                    said.append(refused.refusals)
                _then(then)
        assert recount() == []
        left = [_rows(table) for table in TABLES]
        transaction.set_rollback(True)
    return said, left


def _row(products, told):
    place, split, month, channel, thousands, buyers, reason = told
    product = products[place]
    return SaleRow(
        product.pk if split else None, month, channel, thousands * 1_000_00, thousands, reason=reason, buyers=buyers,
        producer=None if split and thousands else product.producer_id,
    )  # fmt: skip


def _then(step):
    """Some reports go on, or a province closes a month."""
    if step == "close":
        ProvinceMonth.objects.filter(province="50").update(closed_at=clock.now())
    elif step is not None:
        before = {
            "check": ["submitted"],
            "approve": ["submitted", "checked"],
            "return": ["submitted", "checked"],
        }
        keys = list(Report.objects.filter(state__in=before[step]).order_by("month", "producer")[:2])
        if step == "approve":
            actions.take_step("check", [one.pk for one in keys if one.state == "submitted"], by=_Officer())
        actions.take_step(step, [one.pk for one in keys], by=_Officer(), reason="ดูอีกที")


class _Officer:
    pk, label = "1", "เจ้าหน้าที่"

    def reach(self, verb):
        return ("",)

    def may(self, verb, area_code):
        return True


def _rows(table):
    names = [field.attname for field in table._meta.fields if field.attname not in KEYS]
    rows = list(table.objects.values_list(*names))
    if table is Entry:
        rows = list(table.objects.filter(verb="sales.record_sales").values_list("area", "summary", "detail"))
    if table is Sale:
        rows = [
            (*one, report)
            for one, report in zip(
                table.objects.order_by("pk").values_list(*names),
                table.objects.order_by("pk").values_list("report__producer", flat=True),
                strict=True,
            )
        ]
    return sorted(map(repr, rows))


def _many(products, baht=100):
    return [
        SaleRow(product.pk, month, channel, baht, producer=product.producer_id)
        for product in products
        for month in MONTHS
        for channel in ("fair", "shop")
    ]


def test_ever_so_many_rows_are_as_many_statements(products, monkeypatch):
    monkeypatch.setattr(staged, "MANY", 1)
    actions.record_sales(_many(products), by=None)
    counts = []
    for rows, baht in ((_many(products[:1]), 5), (_many(products), 7)):
        with CaptureQueriesContext(connection) as seen:
            actions.record_sales([row._replace(baht=baht) for row in rows], by=None, reason="แก้")
        counts.append(len(seen))
    assert counts[0] == counts[1] < 60


def test_a_row_that_cannot_be_taken_is_named_though_all_others_could(products, monkeypatch):
    monkeypatch.setattr(staged, "MANY", 1)
    rows = [*_many(products[:2]), NilReport(products[2].producer_id, MONTHS[2])]
    rows.insert(3, rows[4]._replace(channel="nowhere"))
    with pytest.raises(SalesRefused) as refused:
        actions.record_sales(rows, by=None)
    assert [(one.position, one.field) for one in refused.value.refusals] == [(3, "channel")]
    assert not Sale.objects.exists()
    assert actions.record_sales([row for row in rows if row != rows[3]], by=None).reports == 7
    assert Report.objects.get(producer=products[2].producer_id).nil


def test_nothing_sold_beside_something_sold_is_refused_with_its_own_place(products, monkeypatch):
    monkeypatch.setattr(staged, "MANY", 1)
    rows = [*_many(products[:1]), NilReport(products[0].producer_id, MONTHS[2])]
    with pytest.raises(SalesRefused) as refused:
        actions.record_sales(rows, by=None)
    assert [one.position for one in refused.value.refusals] == [6]
    assert not Sale.objects.exists()


def test_a_stranger_writes_nothing_through_the_database_either(products, monkeypatch):
    monkeypatch.setattr(staged, "MANY", 1)
    officer = make_user(role="district", area="4015")
    with pytest.raises(ValidationError):
        actions.record_sales(_many(products), by=officer)
    assert not Sale.objects.exists()
    assert actions.record_sales(_many(products[:2]), by=officer).added == 12
    assert Entry.objects.get(verb="sales.record_sales").area == "401508"


def test_many_rows_once_more_change_nothing(products, monkeypatch):
    monkeypatch.setattr(staged, "MANY", 1)
    actions.record_sales(_many(products), by=None)
    before = [_rows(table) for table in TABLES]
    again = actions.record_sales(_many(products), by=None)
    assert (again.added, again.revised, again.unchanged) == (0, 0, 24)
    assert [_rows(table) for table in TABLES] == before


def test_parts_of_which_one_needs_a_second_thought_add_up_with_the_others(products, monkeypatch):
    actions.record_sales(_many(products[3:]), by=None, state="draft")  # a draft is taken by itself
    monkeypatch.setattr(staged, "MANY", 1)
    ways = []
    real = staged.write
    monkeypatch.setattr(staged, "write", lambda *rows, **how: ways.append(real(*rows, **how)) or ways[-1])
    with transaction.atomic():
        recording = actions.Recording(by=None, reason="แก้")
        for part in (_many(products[:2], 300), _many(products[3:], 500), _many(products[2:3], 700)):
            recording.add(part)
        recording.finish()
    assert [way is None for way in ways] == [False, True, False]
    assert recount() == []
    whole = Total.objects.filter(level=0, period="y").values_list("month", "baht")
    assert sum(baht for _year, baht in whole) == 6 * (300 + 300 + 500 + 700)


def test_very_many_that_sold_nothing_come_with_no_sale_among_them(monkeypatch):
    monkeypatch.setattr(staged, "MANY", 2)
    make_channels()
    with clock.frozen(RECORDED):
        rows = [NilReport(make_producer().pk, MONTHS[-1]) for _ in range(3)]
        assert actions.record_sales(rows, by=None).reports == 3
    assert Report.objects.filter(nil=True).count() == 3
