"""A producer that moved on: what it told stays where it was told, with the office of that place."""

import uuid
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from tidtam.ground.people.tests.factories import make_user
from tidtam.kit import clock
from tidtam.registers.producers.actions import Edit, change_producers
from tidtam.registers.producers.actions.duplicates import merge_producers
from tidtam.registers.producers.tests.factories import make_area, make_producer
from tidtam.work.sales import actions
from tidtam.work.sales.actions import NilReport, SaleRow, SalesRefused, staged
from tidtam.work.sales.actions.by_sheet import send_rows
from tidtam.work.sales.actions.links import make_links
from tidtam.work.sales.actions.sheet import RowTyped
from tidtam.work.sales.link_refusals import FoundToBeAnother
from tidtam.work.sales.models import Report, Sale
from tidtam.work.sales.queries import sums
from tidtam.work.sales.queries.recount import recount
from tidtam.work.sales.tests.by_sheet import sheet_for
from tidtam.work.sales.tests.factories import MONTH, RECORDED, make_channels, make_sale
from tidtam.work.sales.tests.test_states import DISTRICT, PROVINCE, Officer
from tidtam.work.sales.tests.test_tell import fields, link_for

pytestmark = pytest.mark.django_db

APRIL = MONTH.replace(month=4)
THERE = {"40": Officer("4001", "edit"), "41": Officer("41", "edit", "approve")}


@pytest.fixture(autouse=True)
def today():
    cache.clear()
    make_channels()
    with clock.frozen(RECORDED + timedelta(days=12)):
        yield


def move(producer, area: str) -> None:
    make_area(area)
    change_producers({producer.pk: {"area": Edit(area)}}, by=None)


def places() -> dict[str, int]:
    assert recount() == []
    found: dict[str, int] = {}
    for province in ("40", "41"):
        found |= {
            code: baht for code, baht in sums.by_area(sums.Span(province, MONTH, MONTH), 4).items() if baht
        }
    return found


@pytest.mark.parametrize("many", [2_000, 1])
@pytest.mark.parametrize("area", ["40010101", "41010101"])
def test_the_office_where_it_went_changes_nothing_of_what_was_told_before(monkeypatch, area, many):
    monkeypatch.setattr(staged, "MANY", many)
    sale = make_sale(baht=100_00)
    actions.take_step("check", [sale.report_id], by=DISTRICT)
    actions.take_step("approve", [sale.report_id], by=PROVINCE)
    actions.lock_month("40", MONTH, by=PROVINCE)
    move(sale.report.producer, area)
    there = THERE[area[:2]]
    for row in (
        SaleRow(sale.product_id, MONTH, "unsplit", 999_00, reason="แก้"),
        SaleRow(sale.product_id, MONTH, "fair", 5_00, reason="เพิ่ม"),
        NilReport(sale.report.producer_id, MONTH),
    ):
        with pytest.raises(SalesRefused, match="ส่งไว้เมื่อ"):
            actions.record_sales([row], by=there)
    with pytest.raises(PermissionDenied):
        actions.restate([actions.Basis(sale.report_id, "receipts")], by=there, reason="แก้")
    assert places() == {"4015": 100_00}
    actions.record_sales([SaleRow(sale.product_id, APRIL, "unsplit", 3_00)], by=there)  # not told before
    assert Report.objects.get(month=APRIL).area_id == area


@pytest.mark.parametrize("many", [2_000, 1])
def test_the_office_where_it_was_goes_on_with_what_was_told_there(monkeypatch, many):
    monkeypatch.setattr(staged, "MANY", many)
    sale = make_sale(baht=100_00)
    move(sale.report.producer, "41010101")
    actions.record_sales(
        [
            SaleRow(sale.product_id, MONTH, "unsplit", 90_00, reason="นับใหม่"),
            SaleRow(sale.product_id, MONTH, "fair", 9_00),
        ],
        by=DISTRICT,
    )
    assert places() == {"4015": 99_00}
    assert {area[:4] for area in Sale.objects.values_list("area_id", flat=True)} == {"4015"}
    actions.close_month("40", MONTH, by=PROVINCE)
    with pytest.raises(SalesRefused, match="ปิดเดือนนี้"):
        actions.record_sales([SaleRow(sale.product_id, MONTH, "fair", 1_00, reason="แก้")], by=DISTRICT)
    with pytest.raises(SalesRefused, match="มีสิทธิแก้ไข"):
        actions.record_sales([SaleRow(sale.product_id, APRIL, "fair", 1_00)], by=DISTRICT)


def test_the_screens_of_both_offices_say_whose_the_report_is(client):
    sale = make_sale(baht=100_00)
    producer = sale.report.producer
    move(producer, "40010101")
    way, form = (
        reverse("sales:correct", args=[sale.pk]),
        reverse("sales:enter", args=[producer.pk, "2561-05"]),
    )
    client.force_login(make_user(role="district", area="4015"))
    given = {"baht": "50", "units": "", "reason": "นับใหม่", "seen": sale.revision}
    assert client.post(way, given).status_code == 302
    client.force_login(make_user(role="district", area="4001"))
    assert client.get(way).status_code == 404
    assert "ส่งไว้เมื่อผู้ผลิตยังอยู่ในพื้นที่อื่น" in client.get(form).content.decode()
    assert client.post(form, fields(client.get(form)) | {"nil": ""}).status_code == 422
    page = client.get(reverse("sales:producer", args=[producer.pk])).content.decode()
    assert reverse("sales:report", args=[sale.report_id]) not in page
    assert places() == {"4015": 50_00}


def test_its_own_link_goes_on_where_it_told():
    producer = make_producer()
    _link, address = link_for(producer)
    phone = Client()
    sent = fields(phone.get(address)) | {"baht_0": "700", "confirmed": ""}
    assert phone.post(address, sent).status_code == 302
    move(producer, "41010101")
    again = fields(phone.get(address, {"change": ""})) | {"baht_0": "800", "reason": "นับใหม่", "confirmed": ""}
    assert phone.post(address, again).status_code == 302
    assert places() == {"4015": 800_00}


def test_one_that_was_found_to_be_another_reports_by_no_link():
    gone, kept = make_producer(name_th="กลุ่มเก่า"), make_producer(name_th="กลุ่มใหม่")
    _link, address = link_for(gone)
    phone = Client()
    page = fields(phone.get(address))
    sheet, _address = sheet_for([gone, kept])
    merge_producers(gone, kept, reason="ซ้ำ", by=None)
    assert phone.get(address).status_code == 404
    assert phone.post(address, page | {"baht_0": "700", "confirmed": ""}).status_code == 404
    with pytest.raises(FoundToBeAnother):
        make_links([gone.pk], MONTH, by=None)
    typed = {key: RowTyped("700", False, "") for key in (gone.pk, kept.pk)}
    assert gone.pk in send_rows(sheet, typed, page=uuid.uuid4())
    assert not Report.objects.filter(producer=gone).exists()
