"""A month reported by a link, as a producer without an account meets it."""

import gzip
import re
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from tidtam.kit import clock
from tidtam.kit.clock import BANGKOK
from tidtam.registers.producers.tests.factories import make_producer, make_product
from tidtam.work.sales import actions
from tidtam.work.sales.actions.links import close_link, make_links
from tidtam.work.sales.checks import flags
from tidtam.work.sales.models import Report, ReportLink, Sale
from tidtam.work.sales.queries import sums
from tidtam.work.sales.queries.recount import recount
from tidtam.work.sales.tests.factories import MONTH, make_channels, make_sale

pytestmark = pytest.mark.django_db
NOW = datetime(2018, 6, 8, 10, 0, tzinfo=BANGKOK)
APRIL = MONTH.replace(month=4)


@pytest.fixture(autouse=True)
def today():
    cache.clear()
    make_channels()
    with clock.frozen(NOW):
        yield


@pytest.fixture
def phone():
    """A browser without an account that would be refused by the CSRF check, were there one."""
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def producer():
    return make_producer(name_th="กลุ่มทอผ้าบ้านดงเค็ง")


def link_for(producer) -> tuple[ReportLink, str]:
    (made,) = make_links([producer.pk], MONTH, by=None)
    return made.link, reverse("tell:report", args=[made.token])


def fields(page) -> dict[str, str]:
    """What a browser would send of the page as it is."""
    text = page.content.decode()
    found = {}
    for tag in re.findall(r"<input[^>]*>", text):
        name, value = re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)
        if name and ('type="radio"' not in tag or "checked" in tag):
            found[name[1]] = value[1] if value else ""
    for name, inner in re.findall(r'<select[^>]*name="([^"]*)"[^>]*>(.*?)</select>', text, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', inner) or re.search(r'value="([^"]*)"', inner)
        found[name] = chosen[1] if chosen else ""
    return found


def tell(phone, address: str, **typed: str):
    """Fill in, look at the sum, send; the answer to the sending."""
    told = fields(phone.get(f"{address}?change")) | typed
    back = phone.post(address, told)
    assert back.status_code == 200, re.findall(
        r"<(?:p class=.problem|li|p)[^>]*>.*?</p>", back.content.decode(), re.DOTALL
    )
    return phone.post(address, fields(back) | {"confirmed": "1"})


def test_one_sum_is_read_back_in_words_and_sent(phone, producer):
    link, address = link_for(producer)
    told = fields(phone.get(address)) | {"baht_0": "๕,๐๐๐"}
    back = phone.post(address, told)
    assert "ห้าพันบาทถ้วน" in back.content.decode()
    assert not Report.objects.exists()
    answer = phone.post(address, fields(back) | {"confirmed": "1"})
    assert (answer.status_code, answer["Location"]) == (302, address)
    report = Report.objects.get()
    assert (report.baht, report.state, report.recorded_by) == (5_000_00, "submitted", "ลิงก์รายงาน")
    assert report.informant == producer.called
    sent = phone.get(address).content.decode()
    assert "5,000" in sent
    assert "ห้าพันบาทถ้วน" in sent
    assert 'href="?change"' in sent
    link.refresh_from_db()
    assert (link.report, link.payload.get("typed")) == (report, None)
    assert recount() == []


def test_nothing_sold_is_one_tap_and_not_the_same_as_no_report(phone, producer):
    _link, address = link_for(producer)
    answer = phone.post(address, fields(phone.get(address)) | {"nil": "1"})
    assert answer.status_code == 302
    assert Report.objects.get().nil
    assert not Sale.objects.exists()


def test_sent_twice_after_a_lost_answer_it_is_stored_once(phone, producer):
    _link, address = link_for(producer)
    told = fields(phone.get(address)) | {"baht_0": "700"}
    sent = fields(phone.post(address, told)) | {"confirmed": "1"}
    assert [phone.post(address, sent).status_code for _ in range(2)] == [302, 302]
    sale = Sale.objects.get()
    assert (sale.baht, sale.revision) == (700_00, 1)
    nil = fields(phone.get(f"{address}?change"))
    assert nil["baht_0"] == "700"


def test_last_months_rows_are_there_to_be_changed(phone, producer):
    product = make_product(producer, name_th="ผ้าขาวม้า")
    make_sale(product, baht=900_00, month=APRIL, channel="fair")
    _link, address = link_for(producer)
    page = phone.get(address)
    assert "ผ้าขาวม้า" in page.content.decode()
    assert fields(page)["baht_0"] == "900"
    tell(phone, address, baht_0="950")
    assert Sale.objects.get(month=MONTH).baht == 950_00


def test_what_is_typed_is_kept_as_typed_right_or_wrong(phone, producer):
    link, address = link_for(producer)
    told = fields(phone.get(address)) | {"baht_0": "ห้าพัน", "typing": "1"}
    assert phone.post(address, told).json()["saved"] == "10.00"
    link.refresh_from_db()
    assert link.payload["typed"]["baht_0"] == "ห้าพัน"
    page = phone.get(address).content.decode()
    assert 'value="ห้าพัน"' in page
    assert 'class="problem"' not in page  # nobody has sent it yet
    del told["typing"]
    wrong = phone.post(address, told)
    assert wrong.status_code == 422
    assert 'class="problem"' in wrong.content.decode()
    assert 'value="ห้าพัน"' in wrong.content.decode()


def test_it_can_be_changed_by_the_link_until_it_is_checked_and_then_only_shows(phone, producer):
    _link, address = link_for(producer)
    tell(phone, address, baht_0="700")
    assert tell(phone, address, baht_0="800", reason="นับใหม่").status_code == 302
    report = Report.objects.get()
    assert (report.baht, Sale.objects.get().revision) == (800_00, 2)
    late = fields(phone.get(f"{address}?change")) | {"baht_0": "1", "reason": "x", "confirmed": "1"}
    actions.take_step("check", [report.pk], by=None)
    assert phone.post(address, late).status_code == 200  # shows what stands
    assert Report.objects.get().baht == 800_00
    page = phone.get(f"{address}?change").content.decode()
    assert "<form" not in page
    assert "800" in page
    assert sums.total(sums.Span("40", MONTH, MONTH)) == 800_00


def test_a_report_given_back_shows_the_reason_and_is_sent_again(phone, producer):
    _link, address = link_for(producer)
    tell(phone, address, baht_0="700")
    report = Report.objects.get()
    actions.take_step("return", [report.pk], by=None, reason="ยอดสูงกว่าเดือนก่อนสิบเท่า")
    assert "ยอดสูงกว่าเดือนก่อนสิบเท่า" in phone.get(address).content.decode()
    tell(phone, address, baht_0="70", reason="พิมพ์เกิน")
    report.refresh_from_db()
    assert (report.state, report.baht) == ("submitted", 70_00)


def test_a_change_needs_its_reason(phone, producer):
    _link, address = link_for(producer)
    tell(phone, address, baht_0="700")
    told = fields(phone.get(f"{address}?change")) | {"baht_0": "800"}
    assert phone.post(address, told).status_code == 422


def test_a_closed_month_is_said_and_takes_nothing(phone, producer):
    _link, address = link_for(producer)
    told = fields(phone.get(address)) | {"baht_0": "700", "confirmed": "1"}
    actions.close_month("40", MONTH, by=None)
    assert "จังหวัดปิดเดือนนี้แล้ว" in phone.get(address).content.decode()
    assert phone.post(address, told).status_code in (200, 422)
    assert not Report.objects.exists()


@pytest.mark.parametrize("end", ["unknown", "closed", "expired"])
def test_a_link_that_is_over_says_so_kindly(phone, producer, end):
    link, address = link_for(producer)
    told = fields(phone.get(address)) | {"baht_0": "700", "confirmed": "1"}
    if end == "unknown":
        address = reverse("tell:report", args=["x" * 24])
    elif end == "closed":
        close_link(link, by=None)
    with clock.frozen(NOW + timedelta(days=90 if end == "expired" else 0)):
        for answer in (phone.get(address), phone.post(address, told)):
            assert answer.status_code == 404
            assert 'class="band"' in answer.content.decode()
            assert answer["Referrer-Policy"] == "no-referrer"
    assert not Report.objects.exists()


def test_an_expired_link_still_shows_what_was_sent(phone, producer):
    _link, address = link_for(producer)
    tell(phone, address, baht_0="700")
    with clock.frozen(NOW + timedelta(days=90)):
        page = phone.get(address).content.decode()
        assert "700" in page
        assert "<form" not in page


def test_it_opens_one_producer_and_one_month_and_nothing_else(phone, producer):
    other = make_producer(name_th="กลุ่มอื่นในหมู่บ้าน")
    theirs = make_product(other, name_th="ผ้าของเขา")
    make_sale(theirs, baht=123_456_00)
    _link, address = link_for(producer)
    page = phone.get(address)
    assert not any(text in page.content.decode() for text in ("กลุ่มอื่น", "ผ้าของเขา", "123,456"))
    told = fields(page) | {"product_0": str(theirs.pk), "baht_0": "5", "confirmed": "1"}
    assert phone.post(address, told).status_code == 422
    assert not Report.objects.filter(producer=producer).exists()


def test_the_same_fair_sales_of_another_district_are_told_to_officers_only(phone, producer):
    twin = make_producer("402505", name_th=producer.name_th)
    theirs = make_sale(make_product(twin), baht=123_456_00, channel="fair")
    _link, address = link_for(producer)
    own = make_product(producer)
    told = fields(phone.get(address)) | {"product_1": str(own.pk), "channel_1": "fair", "baht_1": "123456"}
    back = phone.post(address, told)
    assert back.status_code == 200
    assert 'class="asked"' not in back.content.decode()
    phone.post(address, fields(back) | {"confirmed": "1"})
    ours = Report.objects.get(producer=producer)
    assert [flag.code for flag in flags([ours.pk])[ours.pk]] == ["fair"]  # the office is asked
    assert theirs.report_id != ours.pk


def test_too_much_typed_is_not_kept(phone, producer):
    link, address = link_for(producer)
    told = fields(phone.get(address)) | {"baht_0": "9" * 5000, "typing": "1"}
    assert phone.post(address, told).status_code == 404
    link.refresh_from_db()
    assert "typed" not in link.payload


def test_who_looks_ahead_for_a_chat_has_not_opened_it(phone, producer):
    link, address = link_for(producer)
    phone.get(address, headers={"user-agent": "facebookexternalhit/1.1;line-poker/1.0"})
    link.refresh_from_db()
    assert "opened" not in link.payload
    phone.get(address, headers={"user-agent": "Mozilla/5.0 (Linux; Android 8) Line/8.9.1"})
    link.refresh_from_db()
    assert link.payload["opened"]


def weight(page) -> int:
    """Bytes on the way: page, styles, scripts and fonts as the server sends them, compressed (fonts are already)."""
    seen, total = set(), len(gzip.compress(page.content))
    waiting = re.findall(r'(?:href|src)="/static/([^"]+)"', page.content.decode())
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        path = Path(finders.find(name))
        body = path.read_bytes()
        total += len(body) if path.suffix == ".woff2" else len(gzip.compress(body))
        if path.suffix in {".css", ".js"}:
            found = re.findall(r'url\("([^"]+)"\)|from "(\./[^"]+|\.\./[^"]+)"', body.decode())
            for one in found:
                ref = (one[0] or one[1]).split("?")[0]
                waiting.append(str((Path("/") / Path(name).parent / ref).resolve()).lstrip("/"))
    return total


def test_the_page_is_light_private_and_fetches_nothing_from_elsewhere(phone, producer):
    for number in range(12):
        product = make_product(producer, name_th=f"ผลิตภัณฑ์ที่ {number}")
        make_sale(product, baht=900_00, month=APRIL, channel="fair")
    _link, address = link_for(producer)
    page = phone.get(address)
    assert weight(page) < 60_000
    assert page["Referrer-Policy"] == "no-referrer"
    assert "noindex" in page["X-Robots-Tag"]
    assert "no-store" in page["Cache-Control"]
    assert "http://" not in page.content.decode()
    assert not page.cookies
    assert "openExternalBrowser=1" in page.content.decode()
    assert 'inputmode="decimal"' in page.content.decode()
