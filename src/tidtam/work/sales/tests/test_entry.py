"""An officer enters a month for a producer."""

import html
import re
from datetime import datetime

import pytest
from django.urls import reverse

from tidtam.ground.people.tests.factories import make_user
from tidtam.kit import clock
from tidtam.kit.clock import BANGKOK
from tidtam.registers.producers.tests.factories import make_producer, make_product
from tidtam.work.sales import actions
from tidtam.work.sales.actions import SaleRow
from tidtam.work.sales.models import Report, Sale
from tidtam.work.sales.tests.factories import MONTH, make_channels, make_sale

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today():
    with clock.frozen(datetime(2018, 6, 8, 10, 0, tzinfo=BANGKOK)):
        yield


@pytest.fixture
def producer():
    make_channels()
    return make_producer(name_th="กลุ่มทอผ้า")


def address(producer, code="2561-05"):
    return reverse("sales:enter", args=[producer.pk, code])


def fields(page: str) -> dict[str, str]:
    """What the browser would send of the page: its hidden fields, inputs, areas, chosen options."""
    form = page[page.index('<form class="form"') :]
    found = {}
    for tag in re.findall(r"<input[^>]*>", form[: form.index("</form>")]):
        given = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
        if "name" not in given or given["name"] == "csrfmiddlewaretoken":
            continue
        if given.get("type") == "radio" and " checked" not in tag:
            continue
        found[given["name"]] = html.unescape(given.get("value", ""))
    for name, options in re.findall(r'<select name="(\w+)".*?>(.*?)</select>', form, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', options)
        found[name] = chosen[1] if chosen else ""
    return found


def test_one_sum_is_read_back_and_sent(client, officer, producer):
    opened = fields(client.get(address(producer)).content.decode())
    back = client.post(address(producer), opened | {"baht_0": "๕,๐๐๐", "informant": "นางบัวผัน"})
    page = back.content.decode()
    assert back.status_code == 200
    assert "ห้าพันบาทถ้วน" in page
    assert not Report.objects.exists()
    answer = client.post(address(producer), fields(page) | {"confirmed": "1"})
    report = Report.objects.get()
    assert answer["Location"] == reverse("sales:report", args=[report.pk])
    assert (report.state, report.baht, report.informant) == ("submitted", 5_000_00, "นางบัวผัน")
    assert (report.recorded_by, report.source) == (officer.label, "self")
    assert answer.cookies["stored"].value == opened["draft"]
    again = client.post(address(producer), fields(page) | {"confirmed": "1"})
    assert again["Location"] == answer["Location"]
    assert Sale.objects.get().revision == 1
    shown = client.get(answer["Location"]).content.decode()
    assert "นางบัวผัน" in shown
    assert "ส่งแล้ว" in shown or "รอตรวจ" in shown


def test_who_enters_for_another_says_who_told(client, officer, producer):
    opened = fields(client.get(address(producer)).content.decode())
    answer = client.post(address(producer), opened | {"baht_0": "5000"})
    assert answer.status_code == 422
    assert 'id="id_informant_error"' in answer.content.decode()


def test_what_is_wrong_keeps_what_was_typed_and_the_way_back_too(client, officer, producer):
    opened = fields(client.get(address(producer)).content.decode()) | {"informant": "นางบัวผัน"}
    wrong = client.post(address(producer), opened | {"baht_0": "ห้าพัน", "confirmed": "1"})
    assert wrong.status_code == 422
    assert 'value="ห้าพัน"' in wrong.content.decode()
    changed = client.post(address(producer), opened | {"baht_0": "5,000.00", "again": "1"}).content.decode()
    assert 'value="5,000.00"' in changed
    assert "problems" not in changed
    more = client.post(address(producer), opened | {"baht_1": "7", "more": "1"}).content.decode()
    assert 'name="baht_4"' in more
    assert 'value="7"' in more


def test_nothing_sold_is_one_tap(client, officer, producer):
    opened = fields(client.get(address(producer)).content.decode())
    answer = client.post(address(producer), opened | {"nil": "1", "informant": "นางบัวผัน"})
    assert answer.status_code == 302
    assert Report.objects.get().nil


def test_a_draft_counts_nowhere_and_is_sent_later(client, officer, producer):
    opened = fields(client.get(address(producer)).content.decode()) | {"informant": "นางบัวผัน"}
    client.post(address(producer), opened | {"baht_0": "60", "keep": "1"})
    report = Report.objects.get()
    assert (report.state, Sale.objects.get().standing) == ("draft", 0)
    page = client.get(address(producer)).content.decode()
    assert 'value="60"' in page
    assert 'name="reason"' not in page
    client.post(reverse("sales:step", args=[report.pk, "submit"]))
    report.refresh_from_db()
    assert report.state == "submitted"
    opened = fields(client.get(address(producer)).content.decode())
    assert client.post(address(producer), opened | {"keep": "1"}).status_code == 404


def test_last_months_rows_are_there_and_a_sent_amount_changes_with_a_reason(client, officer, producer):
    product = make_product(producer, name_th="ผ้าขาวม้า")
    actions.record_sales(
        [SaleRow(product.pk, MONTH.replace(month=4), "fair", 700_00, 7)], by=None, informant="นายสี"
    )
    page = client.get(address(producer)).content.decode()
    assert "ผ้าขาวม้า · " in page
    assert (fields(page)["baht_0"], fields(page)["informant"]) == ("700", "นายสี")
    back = client.post(address(producer), fields(page)).content.decode()
    assert "เท่ากับเดือน" in back  # every amount as in April: is it so?
    client.post(address(producer), fields(back) | {"confirmed": "1"})
    opened = fields(client.get(address(producer)).content.decode())
    asked = client.post(address(producer), opened | {"baht_0": "800"})
    assert asked.status_code == 422
    assert 'id="id_reason_error"' in asked.content.decode()
    back = client.post(address(producer), opened | {"baht_0": "800", "reason": "นับใหม่"}).content.decode()
    assert "700 เป็น 800 บาท" in back


def test_a_closed_month_says_so_before_anything_is_typed(client, officer, producer):
    opened = fields(client.get(address(producer)).content.decode())
    actions.close_month("40", MONTH, by=None)
    page = client.get(address(producer)).content.decode()
    assert "ปิดเดือนนี้แล้ว" in page
    assert 'name="baht_0"' not in page
    answer = client.post(address(producer), opened | {"baht_0": "5", "informant": "สี", "confirmed": "1"})
    assert answer.status_code == 422
    assert "ปิดเดือนนี้แล้ว" in answer.content.decode()
    assert not Report.objects.exists()
    client.force_login(make_user(role="province", area="40"))
    assert 'name="baht_0"' in client.get(address(producer)).content.decode()


def test_a_month_before_the_registration_says_so(client, officer, producer):
    assert "ไม่ได้ลงทะเบียน" in client.get(address(producer, "2550-01")).content.decode()


def test_only_who_may_edit_the_producer_enters(client, officer, producer):
    stranger = make_producer("402505")
    assert client.get(address(stranger)).status_code == 404
    assert client.get(address(producer, "2561-07")).status_code == 404
    assert client.get(address(producer, "mai")).status_code == 404
    client.force_login(make_user(role="executive", area="40"))
    assert client.get(address(producer)).status_code == 404
    assert client.post(address(producer), {"nil": "1"}).status_code == 404


def test_missing_months_lead_to_the_form(client, officer, producer):
    make_sale(make_product(producer), month=MONTH.replace(month=3))
    page = client.get(reverse("sales:producer", args=[producer.pk])).content.decode()
    assert address(producer, "2561-04") in page
