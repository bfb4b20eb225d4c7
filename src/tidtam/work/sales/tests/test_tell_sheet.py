"""A village's sheet by a link, as its head meets it on a phone without an account."""

import re
from datetime import datetime, timedelta

import pytest
from django.core.cache import cache
from django.test import Client

from tidtam.kit import clock
from tidtam.kit.clock import BANGKOK
from tidtam.work.sales import actions
from tidtam.work.sales.actions.links import clear_typed, close_link
from tidtam.work.sales.models import Change, Report, Sale, SheetRow
from tidtam.work.sales.queries.checking import by_link
from tidtam.work.sales.tests.by_sheet import send, sheet_for, total, typed, undo
from tidtam.work.sales.tests.factories import MONTH, make_channels
from tidtam.work.sales.tests.test_tell import fields

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


def test_sums_and_nothing_sold_are_read_back_and_sent_and_blank_rows_say_nothing(phone, people):
    one, nil, blank = people
    link, address = sheet_for(people)
    rows = {f"baht_{one.pk}": "๕,๒๐๐", f"nil_{nil.pk}": "1"}
    back = phone.post(address, typed(phone.get(address), **rows))
    text = back.content.decode()
    assert text.count("ห้าพันสองร้อยบาทถ้วน") == 2  # of the row and of all
    assert "ไม่มียอดขาย" in text
    assert blank.name not in text
    assert not Report.objects.exists()
    answer = phone.post(address, fields(back) | {"confirmed": "1"})
    assert (answer.status_code, answer["Location"]) == (302, address)
    report = Report.objects.get(producer=one)
    assert (report.baht, report.state, report.informant) == (5_200_00, "submitted", "ผู้ใหญ่บ้านหมู่ 8")
    assert report.recorded_by == f"ลิงก์แบบรวมหมู่บ้าน เลขที่ {link.pk}"
    assert Report.objects.get(producer=nil).nil
    assert not Report.objects.filter(producer=blank).exists()
    assert total() == 5_200_00
    shown = phone.get(address).content.decode()
    assert "ส่งแล้ว 2 จาก 3 ราย" in shown
    assert f"baht_{blank.pk}" in shown
    assert f"baht_{one.pk}" not in shown


def test_sent_twice_after_a_lost_answer_each_row_is_stored_once(phone, people):
    one = people[0]
    _link, address = sheet_for(people)
    back = phone.post(address, typed(phone.get(address), **{f"baht_{one.pk}": "700"}))
    sent = fields(back) | {"confirmed": "1"}
    assert [phone.post(address, sent).status_code for _ in range(2)] == [302, 302]
    assert (Sale.objects.get().baht, Sale.objects.get().revision) == (700_00, 1)


def test_one_row_is_taken_back_and_the_others_stay_and_the_old_page_does_not_bring_it_again(phone, people):
    one, other, _third = people
    _link, address = sheet_for(people)
    back = phone.post(
        address, typed(phone.get(address), **{f"baht_{one.pk}": "700", f"baht_{other.pk}": "50"})
    )
    sent = fields(back) | {"confirmed": "1"}
    phone.post(address, sent)
    with clock.frozen(NOW + timedelta(days=3)):  # not only on the same day: until the office has checked it
        answer, seen = undo(phone, address, one)
        assert answer.status_code == 302
        assert Report.objects.get(producer=one).state == "draft"
        assert total() == 50_00
        row = SheetRow.objects.get(producer=one)
        assert (row.report, row.baht, row.sent_at) == (None, None, None)
        assert undo(phone, address, one, seen)[0].status_code == 422
        assert phone.post(address, sent).status_code == 422  # the browser's way back, and sent again
        assert Report.objects.get(producer=one).state == "draft"
        send(phone, address, **{f"baht_{one.pk}": "70"})
        assert total() == 120_00


def test_what_the_office_has_checked_is_neither_taken_back_nor_changed(phone, people):
    one = people[0]
    _link, address = sheet_for(people)
    page = phone.post(address, typed(phone.get(address), **{f"baht_{one.pk}": "700"}))
    phone.post(address, fields(page) | {"confirmed": "1"})
    seen = re.findall(r'name="seen" value="([^"]*)"', phone.get(address).content.decode())[0]
    actions.take_step("check", [Report.objects.get().pk], by=None)
    shown = phone.get(address).content.decode()
    assert 'name="undo"' not in shown
    assert "เลิกทำ" not in shown
    refused, _seen = undo(phone, address, one, seen)
    assert refused.status_code == 422
    late = fields(page) | {"confirmed": "1", f"baht_{one.pk}": "1"}
    assert phone.post(address, late).status_code == 422
    assert (Report.objects.get().state, total()) == ("checked", 700_00)


def test_a_row_given_back_shows_the_reason_and_is_sent_again(phone, people):
    one = people[0]
    _link, address = sheet_for(people)
    with clock.frozen(NOW - timedelta(hours=2)):
        send(phone, address, **{f"baht_{one.pk}": "7000"})
    report = Report.objects.get()
    with clock.frozen(NOW - timedelta(hours=1)):
        actions.take_step("return", [report.pk], by=None, reason="ดูจำนวนหลักอีกครั้ง")
    assert "ดูจำนวนหลักอีกครั้ง" in phone.get(address).content.decode()
    send(phone, address, **{f"baht_{one.pk}": "700"})
    report.refresh_from_db()
    assert (report.state, report.baht) == ("submitted", 700_00)
    assert undo(phone, address, one)[0].status_code == 302
    report.refresh_from_db()
    assert (report.state, total()) == ("returned", 7000_00)
    assert Change.objects.order_by("-pk").first().reason == "เลิกทำ"


def test_what_is_wrong_stands_in_its_row_as_typed_and_nothing_is_written(phone, people):
    one, other, _third = people
    _link, address = sheet_for(people)
    rows = {f"baht_{one.pk}": "พันสอง", f"baht_{other.pk}": "50", f"nil_{other.pk}": "1"}
    wrong = phone.post(address, typed(phone.get(address), **rows))
    text = wrong.content.decode()
    assert wrong.status_code == 422
    assert text.count('class="problem"') == 2
    assert 'value="พันสอง"' in text
    assert not Report.objects.exists()
    empty = phone.post(address, dict.fromkeys(rows, " "))
    assert empty.status_code == 422
    assert "กรอกอย่างน้อยหนึ่งราย" in empty.content.decode()


def test_what_is_typed_is_kept_and_forgotten_once_it_is_sent(phone, people):
    one, other, _third = people
    link, address = sheet_for(people)
    told = typed(phone.get(address), **{f"baht_{one.pk}": "5200", f"baht_{other.pk}": "x"}) | {"typing": "1"}
    assert phone.post(address, told).json()["saved"] == "10.00"
    assert 'value="5200"' in phone.get(address).content.decode()
    send(phone, address, **{f"baht_{other.pk}": ""})
    link.refresh_from_db()
    assert link.payload["typed"] == {}
    phone.post(address, {f"baht_{other.pk}": "8", "typing": "1"})
    close_link(link, by=None)
    link.refresh_from_db()
    assert link.payload == {}


def test_the_nightly_clearing_drops_what_was_typed_behind_sheets_that_are_over(phone, people):
    link, address = sheet_for(people)
    phone.post(address, {f"baht_{people[0].pk}": "8", "typing": "1"})
    assert clear_typed() == 0
    with clock.frozen(NOW + timedelta(days=90)):
        assert clear_typed() == 1
    link.refresh_from_db()
    assert link.payload == {}


def test_each_row_waits_for_the_countersignature(phone, people):
    _link, address = sheet_for(people)
    send(phone, address, **{f"baht_{people[0].pk}": "700", f"nil_{people[1].pk}": "1"})
    from tidtam.ground.people.tests.factories import make_user

    officer = make_user(role="district", area="4015")
    assert by_link(officer, "4015").count() == 2
    undo(phone, address, people[1])
    assert by_link(officer, "4015").get().producer == people[0]
