"""Reminders: what goes out is seen before, nobody is written to twice a day, nothing but names is copied."""

import re
from datetime import date, datetime, timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import override_settings
from django.urls import reverse

from tidtam.ground.jobs.models import Job, Message
from tidtam.ground.jobs.outbox import deliver
from tidtam.ground.people.tests.factories import make_post, make_user
from tidtam.ground.privacy.tests.factories import make_person
from tidtam.ground.trail.models import Entry
from tidtam.kit import clock
from tidtam.kit.clock import BANGKOK
from tidtam.registers.producers.tests.factories import make_producer
from tidtam.work.sales import actions
from tidtam.work.sales.actions.links import make_links
from tidtam.work.sales.actions.reminders import remind, send_reminders
from tidtam.work.sales.models import ReportLink
from tidtam.work.sales.queries.reminders import circulars
from tidtam.work.sales.reminder_texts import for_line
from tidtam.work.sales.tests.factories import MONTH, make_channels

pytestmark = pytest.mark.django_db

NOW = datetime(2018, 7, 27, 10, 0, tzinfo=BANGKOK)
TODAY = NOW.date()


@pytest.fixture(autouse=True)
def today():
    with clock.frozen(NOW):
        yield


@pytest.fixture
def silent():
    """Three are silent in อ.หนองสองห้อง: two with the same address, one with none; one reported, one rests."""
    make_channels()
    rows = [make_producer(name_th=f"กลุ่ม{name}") for name in ("หนึ่ง", "สอง", "สาม", "ส่งแล้ว", "พัก")]
    for row, email in zip(
        rows, ["a@example.org", "A@example.org", "", "b@example.org", "c@example.org"], strict=True
    ):
        row.person = make_person(row.area_id, name_th="นางประธาน ลับ", phone="0812345678", email=email)
        row.save(update_fields=["person"])
    actions.record_sales([actions.NilReport(rows[3].pk, MONTH)], by=None)
    actions.pause(rows[4], first=MONTH, last=MONTH, reason="พัก", by=None)
    return rows


@pytest.fixture
def officer():
    user = make_user(role="district", area="4015")
    user.email = "office@example.org"
    user.save(update_fields=["email"])
    make_post("cdd-4015", holder=user)
    return user


def test_the_text_to_copy_names_by_village_who_is_silent_and_nothing_else_of_anybody(silent):
    (one,) = circulars("4015", MONTH)
    text = for_line(one, TODAY)
    assert "ยังไม่รายงานยอดจำหน่ายเดือนพฤษภาคม 2561" in text
    assert "กำหนดส่งวันที่ 20 มิถุนายน 2561 เกินกำหนดแล้ว 37 วัน" in text
    assert [line for line in text.splitlines() if line.startswith("- ")] == [
        "- กลุ่มสอง",
        "- กลุ่มสาม",
        "- กลุ่มหนึ่ง",
    ]
    assert "ดงเค็ง" in text
    for hidden in ("ลับ", "0812345678", "081-234-5678", "example.org"):
        assert hidden not in text


def test_an_address_gets_one_mail_a_day_of_a_month_however_often_it_is_sent(silent, officer):
    assert send_reminders("4015", MONTH, TODAY) == 2
    assert send_reminders("4015", MONTH, TODAY) == 2
    assert send_reminders("40", MONTH, TODAY) == 2
    assert sorted(Message.objects.values_list("to", flat=True)) == ["a@example.org", "office@example.org"]
    letter = Message.objects.get(to="a@example.org")
    assert "กลุ่มหนึ่ง" in letter.body
    assert "กลุ่มสอง" in letter.body
    assert "กลุ่มสาม" in Message.objects.get(to="office@example.org").body
    send_reminders("4015", MONTH, TODAY + timedelta(days=1))
    assert Message.objects.count() == 4


def test_the_mail_has_a_link_for_each_of_its_producers_beside_one_that_was_handed_out(
    client, silent, officer
):
    (paper,) = make_links([silent[0].pk], MONTH, by=officer)
    for _twice in range(2):
        send_reminders("4015", MONTH, TODAY, site="https://tidtam.example/")
    body = Message.objects.get(to="a@example.org").body
    addresses = re.findall(r"https://tidtam.example(/tell/[\w-]{24}/)", body)
    assert len(addresses) == body.count("tidtam.example") == 2  # nothing else in them, no name, no number
    assert ReportLink.objects.filter(by_label="อีเมลเตือน").count() == 2  # not one for who has no address
    for address, name in zip(addresses, ("กลุ่มสอง", "กลุ่มหนึ่ง"), strict=True):
        assert name in client.get(address).content.decode()
    assert client.get(reverse("tell:report", args=[paper.token])).status_code == 200
    assert {link.last_day for link in ReportLink.objects.all()} == {TODAY + timedelta(days=30)}
    assert "26 สิงหาคม 2561" in body
    assert "tell" not in Message.objects.get(to="office@example.org").body


def test_once_the_mail_is_sent_nobody_finds_its_links_in_the_outbox(silent):
    send_reminders("4015", MONTH, TODAY, site="https://tidtam.example/")
    message = Message.objects.get()
    with clock.frozen(NOW), override_settings(EMAIL_HOST="mail.example.org"):
        deliver(message.pk)
    (sent,) = mail.outbox
    message.refresh_from_db()
    assert len(re.findall(r"/tell/[\w-]{24}/", sent.body)) == 2
    assert message.body.count("/tell/…/") == 2
    assert not re.search(r"/tell/[\w-]{24}/", message.body)


def test_the_page_leads_to_each_producers_text_and_to_the_villages_sheets(client, silent, officer):
    client.force_login(officer)
    page = client.get(reverse("sales:reminders") + "?area=4015&month=2561-05").content.decode()
    assert "http://testserver/tell/…/" in page
    assert f"{reverse('sales:new_links')}?month=2561-05&amp;district=4015" in page
    assert f"{reverse('sales:new_sheet_link')}?month=2561-05&amp;district=4015&amp;subdistrict=401508" in page
    assert not ReportLink.objects.exists()
    client.post(reverse("sales:reminders") + "?area=4015&month=2561-05")
    assert Job.objects.get(kind="sales.remind").payload["site"] == "http://testserver/"


def test_ordering_twice_is_one_order_with_its_trail(silent, officer):
    assert remind("4015", MONTH, by=officer) == remind("4015", MONTH, by=officer)
    assert Job.objects.filter(kind="sales.remind").count() == 1
    assert Entry.objects.get(verb="sales.remind").area == "4015"


def test_only_of_ones_own_area_only_once_the_month_is_over_and_open(silent, officer):
    with pytest.raises(PermissionDenied):
        remind("4025", MONTH, by=officer)
    with pytest.raises(ValidationError):
        remind("4015", date(2018, 7, 1), by=officer)
    actions.close_month("40", MONTH, by=None)
    with pytest.raises(ValidationError):
        remind("4015", MONTH, by=officer)


def test_the_page_shows_what_goes_out_and_sends_it(client, silent, officer):
    client.force_login(officer)
    address = reverse("sales:reminders") + "?area=4015&month=2561-05"
    page = client.get(address).content.decode()
    assert "อีเมลถึงผู้ผลิต 1 ฉบับ ถึงสำนักงานอำเภอ 1 ฉบับ" in page
    assert "ไม่มีที่อยู่อีเมล 1 ราย" in page
    assert "<textarea" in page
    answer = client.post(address)
    assert answer.status_code == 302
    assert answer["Location"] == Job.objects.get(kind="sales.remind").get_absolute_url()
    assert "สั่งส่งแล้วเมื่อ" in client.get(address).content.decode()


def test_outside_ones_area_and_for_readers_it_is_not_there(client, silent):
    client.force_login(make_user(role="district", area="4025"))
    assert client.get(reverse("sales:reminders"), {"area": "4015"}).status_code == 404
    client.force_login(make_user(role="executive", area="40", username="reader"))
    assert client.get(reverse("sales:reminders"), {"area": "4015"}).status_code == 404
