"""Odd amounts on the report's page, in the list, and being explained."""

import csv
import io
from datetime import datetime

import pytest
from django.urls import reverse

from tidtam.ground.people.tests.factories import make_user
from tidtam.kit import clock
from tidtam.kit.clock import BANGKOK
from tidtam.registers.producers.tests.factories import make_producer, make_product
from tidtam.work.sales.actions import correct_sale, explain
from tidtam.work.sales.checks import flags
from tidtam.work.sales.models import Explanation, Sale
from tidtam.work.sales.tests.factories import make_channels, make_sale

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today():
    make_channels()
    with clock.frozen(datetime(2018, 7, 27, 10, 0, tzinfo=BANGKOK)):
        yield


def odd(area: str = "40150808", name: str = "กลุ่มที่ยอดแปลก") -> Sale:
    """Three pieces of 500 baht for 60,000 baht."""
    product = make_product(make_producer(area, name_th=name), price=500_00)
    return make_sale(product, baht=60_000_00, units=3)


def test_the_report_shows_what_is_odd_and_leads_to_its_explanation(client, officer):
    sale = odd()
    page = client.get(reverse("sales:report", args=[sale.report_id])).content.decode()
    (flag,) = flags([sale.report_id])[sale.report_id]
    assert flag.said in page
    assert "ยังไม่ชี้แจง 1 ข้อ" in page
    address = reverse("sales:explain", args=[sale.report_id, "price"])
    assert f'href="{address}?about=' in page
    asked = client.get(address, {"about": flag.subject}).content.decode()
    assert flag.said in asked
    answer = client.post(address, {"about": flag.subject, "text": "ชุดผ้าไหมสั่งตัดสามชุด"})
    assert answer["Location"] == reverse("sales:report", args=[sale.report_id])
    page = client.get(answer["Location"]).content.decode()
    assert flag.said in page
    assert "ชุดผ้าไหมสั่งตัดสามชุด" in page
    assert "ชี้แจงครบแล้ว" in page
    assert officer.label in page


def test_an_ordinary_report_says_nothing_of_oddness(client, officer):
    sale = make_sale(baht=1_500_00)
    assert "ผิดสังเกต" not in client.get(reverse("sales:report", args=[sale.report_id])).content.decode()


def test_without_a_reason_it_stands_at_the_field_and_nothing_is_kept(client, officer):
    sale = odd()
    address = reverse("sales:explain", args=[sale.report_id, "price"])
    answer = client.post(address, {"text": "  "})
    assert answer.status_code == 422
    assert "problems" in answer.content.decode()
    assert not Explanation.objects.exists()


def test_what_is_no_longer_asked_leads_back_and_its_explanation_stays_readable(client, officer):
    sale = odd()
    (flag,) = flags([sale.report_id])[sale.report_id]
    explain(sale.report_id, flag, "ชุดผ้าไหมสั่งตัดสามชุด", by=None)
    correct_sale(sale, baht=1_500_00, reason="ตรวจแล้ว", by=None)
    answer = client.get(reverse("sales:explain", args=[sale.report_id, "price"]))
    assert answer["Location"] == reverse("sales:report", args=[sale.report_id])
    page = client.get(answer["Location"]).content.decode()
    assert "ชุดผ้าไหมสั่งตัดสามชุด" in page
    assert "ไม่ผิดสังเกตแล้ว" in page


def test_the_list_names_odd_reports_and_is_narrowed_to_them(client, officer):
    _odd, other = odd(), odd(name="กลุ่มที่ชี้แจงแล้ว")
    make_sale(make_product(make_producer(name_th="กลุ่มที่ปกติ")), baht=1_500_00)
    (flag,) = flags([other.report_id])[other.report_id]
    explain(other.report_id, flag, "ชุดผ้าไหมสั่งตัดสามชุด", by=None)
    listed = reverse("sales:list")
    page = client.get(listed, {"month": "2561-05"}).content.decode()
    assert "รอชี้แจง 1 ข้อ" in page
    assert "ชี้แจงแล้ว</span>" in page
    assert "กลุ่มที่ปกติ" in page
    page = client.get(listed, {"month": "2561-05", "flags": "open"}).content.decode()
    assert "กลุ่มที่ยอดแปลก" in page
    assert "กลุ่มที่ชี้แจงแล้ว</a>" not in page
    assert "กลุ่มที่ปกติ" not in page
    page = client.get(listed, {"month": "2561-05", "flags": "explained"}).content.decode()
    assert "กลุ่มที่ชี้แจงแล้ว" in page
    assert "กลุ่มที่ยอดแปลก" not in page


def test_the_spreadsheet_has_the_column_in_as_many_queries_for_many_rows(
    client, officer, django_assert_max_num_queries
):
    for number in range(6):
        odd(name=f"กลุ่มที่ {number}")
    with django_assert_max_num_queries(40):
        answer = client.get(reverse("sales:list"), {"month": "2561-05", "format": "csv"})
        told = b"".join(answer.streaming_content) if answer.streaming else answer.content
    rows = list(csv.reader(io.StringIO(told.decode("utf-8-sig"))))
    assert sum("รอชี้แจง 1 ข้อ" in row for row in rows) == 6


def test_the_list_asks_as_little_for_many_odd_rows_as_for_few(client, officer, django_assert_max_num_queries):
    for number in range(6):
        odd(name=f"กลุ่มที่ {number}")
    with django_assert_max_num_queries(36):
        client.get(reverse("sales:list"), {"month": "2561-05"})


def test_elsewhere_and_strangers_find_nothing_to_explain(client):
    sale = odd()
    address = reverse("sales:explain", args=[sale.report_id, "price"])
    assert "/accounts/login/" in client.get(address)["Location"]
    client.force_login(make_user("district", "4025", username="elsewhere"))
    assert client.get(address).status_code == 404
    assert client.post(address, {"text": "ไม่ใช่พื้นที่ของตน"}).status_code == 404
    client.force_login(make_user("executive", "40", username="reader"))
    assert client.get(address).status_code == 404
    page = client.get(reverse("sales:report", args=[sale.report_id])).content.decode()
    assert address not in page
    assert not Explanation.objects.exists()
