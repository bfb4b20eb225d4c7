"""What the preview of a month's sheet asks about: what a form would have asked, before anything is written."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tidtam.ground.areas.tests.factories import make_area
from tidtam.kit import clock
from tidtam.kit.calendar import month_before
from tidtam.kit.uploads import kinds
from tidtam.registers.producers.models import Product
from tidtam.registers.producers.tests.factories import make_producer, make_product
from tidtam.work.sales import actions
from tidtam.work.sales.actions import SaleRow
from tidtam.work.sales.checks import feed, flags
from tidtam.work.sales.checks.peers import peers_of
from tidtam.work.sales.models import Report
from tidtam.work.sales.tests.factories import MONTH, RECORDED, make_channels
from tidtam.work.sales.tests.test_sheets import take

pytestmark = pytest.mark.django_db

EARLIER = [month_before(MONTH, back) for back in range(1, 13)]


@pytest.fixture(autouse=True)
def house():
    make_channels()
    with clock.frozen(RECORDED + timedelta(days=40)):
        yield


def usual(code: str, baht: int = 5_000_00, area: str = "40150808", **fields):
    """A producer that has sold about so many satang a month for a year."""
    made = make_producer(area, code=code, name_th=fields.pop("name_th", f"กลุ่มทอผ้า {code}"), **fields)
    rows = [
        SaleRow(None, month, "unsplit", baht + number * 7_00, producer=made.pk)
        for number, month in enumerate(EARLIER)
    ]
    actions.record_sales(rows, by=None)
    return made


def test_a_slip_is_asked_about_in_one_sentence_at_its_row_and_refuses_nothing():
    usual("T-1")
    usual("T-2")
    told = take("T-1,,,,5000000,,,,", "T-2,,,,5100,,,,", check=True)
    assert (told.new, told.refused, len(told.warnings)) == (2, 0, 1)
    question = told.warnings[0].reason
    assert "1,000 เท่า" in question
    assert told.json()["warnings"] == [
        {"row": 2, "column": "ยอดจำหน่าย (บาท)", "value": "5,000,000", "reason": question}
    ]
    assert not Report.objects.filter(month=MONTH).exists()

    assert take("T-1,,,,5000000,,,,").new == 1
    report = Report.objects.get(month=MONTH)
    assert [flag.said for flag in flags([report.pk])[report.pk]] == [question]


def test_a_report_is_asked_about_as_it_would_stand():
    """Two rows of a sheet and one on record make one report: together they are as much as ever."""
    made = usual("T-1", 9_000_00)
    actions.record_sales([SaleRow(None, MONTH, "fair", 3_000_00, producer=made.pk)], by=None)
    told = take("T-1,,,ออนไลน์,3000,,,,", "T-1,,,ร้านตนเอง,3000,,,,", check=True)
    assert (told.new, told.refused) == (2, 0)
    assert told.warnings == ()
    alone = take("T-1,,,ออนไลน์,3,,,,", "T-1,,,ร้านตนเอง,3,,,,", "T-1,,,งานแสดงสินค้า,3,,,,จริง", check=True)
    assert [remark.row for remark in alone.warnings] == [2]


def test_what_changes_nothing_is_asked_about_no_more():
    usual("T-1")
    take("T-1,,,,5000000,,,,")
    again = take("T-1,,,,5000000,,,,", check=True)
    assert (again.unchanged, again.warnings) == (1, ())


def test_the_same_fair_in_another_district_is_asked_about():
    make_area("402505")
    other = make_producer("402505", code="N-1", name_th="กลุ่มทอผ้าไหมบ้านหนองแวง")
    actions.record_sales([SaleRow(None, MONTH, "fair", 77_000_00, producer=other.pk)], by=None)
    usual("T-1", 70_000_00, name_th="กลุ่มทอผ้าไหมบ้านหนองแวง")
    told = take("T-1,,,งานแสดงสินค้า,77000,,,,", check=True)
    assert len(told.warnings) == 1
    assert "โนนศิลา" in told.warnings[0].reason


def test_a_sheet_of_many_asks_no_more_often_than_one_of_few():
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def queries(codes: list[str]) -> int:
        with CaptureQueriesContext(connection) as asked:
            assert len(take(*(f"{code},,,,5000000,,,," for code in codes), check=True).warnings) == len(codes)
        return len(asked)

    for number in range(12):
        usual(f"T-{number}")
    few = queries(["T-0", "T-1"])
    assert queries([f"T-{number}" for number in range(12)]) <= few


def test_a_producer_whose_rows_two_parts_would_divide_is_asked_about_as_one(monkeypatch):
    """Six rows of 1,000 baht are as much as ever; neither four nor two of them are."""
    made = usual("T-1", 60_000_00)
    channels = ("ออนไลน์", "ร้านตนเอง", "งานแสดงสินค้า", "ตลาดชุมชน", "ขายส่ง", "ส่งออก")
    monkeypatch.setitem(kinds(), "sales.month", replace(kinds()["sales.month"], part=4))
    told = take(*(f"{made.code},,,{channel},10000,,,," for channel in channels), check=True)
    assert (told.new, told.warnings) == (6, ())
    scattered = take(*(f"{made.code},,,{channel},10,,,," for channel in channels), "T-2,,,,,,,,", check=True)
    assert [remark.row for remark in scattered.warnings] == [2]


def test_a_capacity_is_asked_about_at_the_product_that_is_beyond_it():
    made = usual("T-1")
    make_product(made, code="P-1", name_th="ผ้าไหม")
    make_product(made, code="P-2", name_th="ผ้าขาวม้า")
    Product.objects.filter(code="P-2").update(capacity=10)
    told = take("T-1,,P-1,,4900,1,,,", "T-1,,P-2,,100,500,,,", check=True)
    assert [(one.row, one.column, one.value) for one in told.warnings] == [(3, "จำนวน", "500")]
    assert "ผ้าขาวม้า" in told.warnings[0].reason


def test_a_file_reads_its_province_once_however_many_parts_it_has(monkeypatch):
    for number in range(6):
        usual(f"T-{number}")
    monkeypatch.setitem(kinds(), "sales.month", replace(kinds()["sales.month"], part=2))
    asked = []
    monkeypatch.setattr(feed, "peers_of", lambda *of: asked.append(of) or peers_of(*of))
    assert len(take(*(f"T-{number},,,,5000000,,,," for number in range(6)), check=True).warnings) == 6
    assert asked == [("40", MONTH)]


def test_nothing_sold_by_one_that_always_sells_is_asked_about():
    for number in range(40):
        usual(f"L-{number}", 80_000_00)
    usual("T-1", 90_000_00)
    told = take("T-1,,,,,,,ใช่,", check=True)
    assert (told.new, told.refused) == (1, 0)
    assert len(told.warnings) == 1
