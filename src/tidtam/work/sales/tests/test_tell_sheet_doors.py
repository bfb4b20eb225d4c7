"""What a village's sheet by a link does not show, does not write, and what closes it."""

import re
from datetime import datetime, timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from tidtam.kit import clock
from tidtam.kit.clock import BANGKOK
from tidtam.registers.producers.tests.factories import make_producer, make_product
from tidtam.work.sales import actions
from tidtam.work.sales.actions.links import close_link
from tidtam.work.sales.models import Report
from tidtam.work.sales.tests.by_sheet import VILLAGE, send, sheet_for, total, typed, undo
from tidtam.work.sales.tests.factories import MONTH, make_channels, make_sale
from tidtam.work.sales.tests.test_tell import fields, weight

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


def test_it_shows_the_names_and_nothing_else_of_anybody(phone, people):
    one, other, third = people
    make_sale(make_product(one, name_th="ผ้าลับ"), baht=123_456_00, month=APRIL)
    make_sale(make_product(other, name_th="ผ้าของเขา"), baht=98_765_00)  # told by somebody else
    make_producer(VILLAGE, name_th="กลุ่มนอกแบบ")
    _link, address = sheet_for([one, other, third])
    page = phone.get(address).content.decode()
    hidden = (
        "นางประธาน",
        "ผ้าลับ",
        "0812345678",
        "081-234",
        "example.org",
        "123,456",
        "98,765",
        "ผ้าของเขา",
        "กลุ่มนอกแบบ",
    )
    assert not [text for text in hidden if text in page]
    assert other.name in page
    assert "รายงานแล้ว" in page
    assert f"baht_{other.pk}" not in page
    back = phone.post(address, typed(phone.get(address), **{f"baht_{one.pk}": "123456000"})).content.decode()
    assert "ไม่เหมือนยอดที่เคยรายงาน" in back
    assert "123,456 " not in back


def test_an_amount_that_others_changed_since_is_not_shown(phone, people):
    one = people[0]
    _link, address = sheet_for(people)
    send(phone, address, **{f"baht_{one.pk}": "700"})
    make_sale(make_product(one), baht=4_321_00, channel="fair")
    page = phone.get(address).content.decode()
    assert "มีการแก้ไขยอดหลังจากที่ส่ง" in page
    assert "4,321" not in page
    assert "5,021" not in page
    assert 'name="undo"' not in page


def test_nothing_but_its_own_rows_and_its_own_month_is_written(phone, people):
    one, other, third = people
    stranger = make_producer(VILLAGE, name_th="กลุ่มนอกแบบ")
    _link, address = sheet_for([one, other])
    _april, of_april = sheet_for([one, other], APRIL)
    rows = {f"baht_{key.pk}": "5" for key in (stranger, third)} | {
        f"seen_{key.pk}": "-" for key in (stranger, third)
    }
    answer = phone.post(address, rows | {"confirmed": "1", "draft": "x", "month": "2561-04"})
    assert answer.status_code == 422
    assert not Report.objects.exists()
    send(phone, of_april, **{f"baht_{one.pk}": "5", "month": "2561-05"})
    assert Report.objects.get().month == APRIL
    assert "เมษายน 2561" in phone.get(of_april).content.decode()
    foreign, _seen = undo(phone, address, one, "2018-06-08T10:00:00+07:00")
    assert foreign.status_code == 422
    beyond = phone.post(address, {"undo": str(stranger.pk)})
    assert beyond.status_code == 422
    assert stranger.name not in beyond.content.decode()


def test_who_reported_by_the_own_link_meanwhile_is_not_overwritten(phone, people):
    one, other, _third = people
    _link, address = sheet_for(people)
    told = typed(phone.get(address), **{f"baht_{one.pk}": "5", f"baht_{other.pk}": "6"})
    back = phone.post(address, told)
    make_sale(make_product(one), baht=700_00)
    answer = phone.post(address, fields(back) | {"confirmed": "1"})
    assert answer.status_code == 422
    assert "รายนี้มีผู้รายงานแล้ว" in answer.content.decode()
    assert total() == 706_00  # the other row went its way
    assert "รายนี้มีผู้รายงานแล้ว" in phone.post(address, told).content.decode()


@pytest.mark.parametrize("end", ["unknown", "closed", "expired"])
def test_a_link_that_is_over_says_so_and_shows_nothing_even_of_what_was_sent(phone, people, end):
    link, address = sheet_for(people)
    send(phone, address, **{f"baht_{people[0].pk}": "700"})
    told = typed(phone.get(address), **{f"baht_{people[1].pk}": "5"}) | {"confirmed": "1"}
    if end == "unknown":
        address = reverse("tell:sheet", args=["x" * 24])
    elif end == "closed":
        close_link(link, by=None)
    with clock.frozen(NOW + timedelta(days=90 if end == "expired" else 0)):
        for answer in (phone.get(address), phone.post(address, told)):
            text = answer.content.decode()
            assert answer.status_code == 404
            assert "ลิงก์นี้ใช้ไม่ได้" in text
            assert not any(one.name in text for one in people)
            assert "700" not in text
            assert answer["Referrer-Policy"] == "no-referrer"
    assert Report.objects.count() == 1


def test_a_closed_month_is_said_and_takes_nothing_and_gives_nothing_back(phone, people):
    one, other, _third = people
    _link, address = sheet_for(people)
    send(phone, address, **{f"baht_{one.pk}": "700"})
    seen = re.findall(r'name="seen" value="([^"]*)"', phone.get(address).content.decode())[0]
    back = phone.post(address, typed(phone.get(address), **{f"baht_{other.pk}": "5"}))
    actions.close_month("40", MONTH, by=None)
    page = phone.get(address).content.decode()
    assert "จังหวัดปิดเดือนนี้แล้ว" in page
    assert "<form" not in page
    assert phone.post(address, fields(back) | {"confirmed": "1"}).status_code == 422
    assert undo(phone, address, one, seen)[0].status_code == 422
    assert total() == 700_00


def test_two_sheets_of_one_village_do_not_take_back_what_the_other_sent(phone, people):
    one = people[0]
    _first, address = sheet_for(people)
    _second, beside = sheet_for(people)
    send(phone, address, **{f"baht_{one.pk}": "700"})
    _page, seen = "", re.findall(r'name="seen" value="([^"]*)"', phone.get(address).content.decode())[0]
    assert undo(phone, beside, one, seen)[0].status_code == 422
    assert "700" not in phone.get(beside).content.decode()
    assert Report.objects.get().state == "submitted"


def test_the_page_is_light_and_private_and_a_chat_that_looks_ahead_has_not_opened_it(phone):
    many = [make_producer(VILLAGE, name_th=f"กลุ่มแม่บ้านเกษตรกรบ้านดงเค็ง {number}") for number in range(40)]
    link, address = sheet_for(many)
    page = phone.get(address, headers={"user-agent": "facebookexternalhit/1.1;line-poker/1.0"})
    link.refresh_from_db()
    assert "opened" not in link.payload
    assert weight(page) < 60_000
    assert (page["Referrer-Policy"], page["Cache-Control"]) == ("no-referrer", "no-store")
    assert "noindex" in page["X-Robots-Tag"]
    assert not page.cookies
    assert "openExternalBrowser=1" in page.content.decode()
    assert page.content.decode().count('inputmode="decimal"') == 40
    phone.get(address, headers={"user-agent": "Mozilla/5.0 (Linux; Android 8) Line/8.9.1"})
    link.refresh_from_db()
    assert link.payload["opened"]
