from datetime import datetime, timedelta

import pytest
from django.urls import reverse

from tidtam.ground.people.tests.factories import make_user
from tidtam.kit import clock
from tidtam.kit.clock import BANGKOK
from tidtam.registers.producers import actions as register
from tidtam.registers.producers.tests.factories import make_producer, make_product
from tidtam.work.sales.actions import correct_sale
from tidtam.work.sales.models import Change
from tidtam.work.sales.tests.factories import make_channels, make_sale

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today():
    with clock.frozen(datetime(2018, 7, 27, 10, 0, tzinfo=BANGKOK)):
        yield


def test_the_month_shows_who_reported_and_who_did_not(client, officer):
    sale = make_sale(make_product(make_producer(name_th="กลุ่มที่ส่ง")), baht=1234_00)
    silent = make_producer(name_th="กลุ่มที่ไม่ส่ง")
    make_producer("402505", name_th="กลุ่มอำเภออื่น")
    page = client.get(reverse("sales:list"), {"month": "2561-05"}).content.decode()
    assert reverse("sales:report", args=[sale.report_id]) in page
    assert reverse("sales:producer", args=[silent.pk]) in page
    assert "1,234" in page
    assert "กลุ่มอำเภออื่น" not in page
    missing = client.get(reverse("sales:list"), {"month": "2561-05", "state": "0"}).content.decode()
    assert "กลุ่มที่ไม่ส่ง" in missing
    assert "กลุ่มที่ส่ง</a>" not in missing


def test_without_a_month_the_last_one_that_ended_is_shown(client, officer):
    make_sale()
    page = client.get(reverse("sales:list"), {"area": "4015"}).content.decode()
    assert '<option value="2561-06" selected>' in page
    assert "month=2561-06&amp;area=4015" in page


def test_a_month_that_is_none_says_what_was_expected(client, officer):
    make_sale()
    page = client.get(reverse("sales:list"), {"month": "13/2561"}).content.decode()
    assert "13/2561" in page
    assert 'class="message warning"' in page


def test_the_facts_lead_to_their_reports(client, officer):
    sale = make_sale()
    other = make_sale(make_product(make_producer("402505")))
    page = client.get(reverse("sales:facts"), {"category": "fabric", "mark": "none"}).content.decode()
    assert reverse("sales:report", args=[sale.report_id]) in page
    assert reverse("sales:report", args=[other.report_id]) not in page


@pytest.mark.parametrize(
    ("name", "most"), [("sales:list", 27), ("sales:facts", 20)]
)  # what is odd asks eight more
def test_lists_ask_as_little_for_many_rows_as_for_few(
    client, officer, name, most, django_assert_max_num_queries
):
    for _number in range(3):
        make_sale(make_product(make_producer()))
    with django_assert_max_num_queries(most):
        client.get(reverse(name), {"month": "2561-05"})


def test_the_report_tells_every_revision_with_who_and_why(client, officer):
    sale = make_sale(baht=48_500_000_00)
    given = {"baht": "48,500", "units": "1", "reason": "พิมพ์เกินหนึ่งพันเท่า", "seen": "1"}
    answer = client.post(reverse("sales:correct", args=[sale.pk]), given)
    assert answer.status_code == 302
    page = client.get(answer["Location"]).content.decode()
    assert "48,500,000" in page
    assert "พิมพ์เกินหนึ่งพันเท่า" in page
    assert officer.label in page
    sale.refresh_from_db()
    assert sale.baht == 48_500_00


@pytest.mark.parametrize(
    "wrong",
    [{"baht": "สี่หมื่น"}, {"baht": "-5"}, {"units": "1.5"}, {"reason": ""}, {"seen": "7"}],
    ids=lambda wrong: next(iter(wrong)),
)
def test_a_wrong_correction_stands_at_its_field_and_keeps_what_was_typed(client, officer, wrong):
    sale = make_sale()
    given = {"baht": "๔๘,๕๐๐.๕๐", "units": "12", "reason": "ตรวจกับสมุดบัญชี", "seen": "1"} | wrong
    answer = client.post(reverse("sales:correct", args=[sale.pk]), given)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "problems" in page
    assert given["baht"] in page
    assert Change.objects.count() == 1


def test_another_districts_sales_are_not_there(client, officer):
    sale = make_sale(make_product(make_producer("402505")))
    for name, key in (
        ("sales:report", sale.report_id),
        ("sales:producer", sale.report.producer_id),
        ("sales:correct", sale.pk),
    ):
        assert client.get(reverse(name, args=[key])).status_code == 404


def test_readers_cannot_correct(client):
    sale = make_sale()
    client.force_login(make_user(role="executive", area="40"))
    assert client.get(reverse("sales:correct", args=[sale.pk])).status_code == 404
    page = client.get(reverse("sales:report", args=[sale.report_id])).content.decode()
    assert reverse("sales:correct", args=[sale.pk]) not in page


def test_a_producers_own_people_see_their_months_but_no_officers_page(client):
    sale = make_sale(baht=777_00)
    producer = sale.report.producer
    user = make_user(role="producer", area="40")
    register.add_member(producer, user.pk, by=None)
    client.force_login(user)
    page = client.get(reverse("sales:producer", args=[producer.pk])).content.decode()
    assert "777" in page
    assert reverse("sales:report", args=[sale.report_id]) not in page
    assert client.get(reverse("sales:report", args=[sale.report_id])).status_code == 404


def test_strangers_go_to_log_in(client):
    make_channels()
    sale = make_sale()
    for name, args in (
        ("sales:list", []),
        ("sales:facts", []),
        ("sales:report", [sale.report_id]),
        ("sales:producer", [sale.report.producer_id]),
        ("sales:correct", [sale.pk]),
    ):
        assert "/accounts/login/" in client.get(reverse(name, args=args))["Location"]


def test_what_was_known_then_adds_up_to_the_last_row(client):
    """A correction after the moment changes neither the producer's months nor the facts of that moment."""
    make_channels()
    sale = make_sale(baht=500_00)
    moment = sale.changes.get().recorded_at
    correct_sale(
        sale, baht=700_00, units=0, reason="นับใหม่", by=make_user("province", "40", username="writer")
    )
    client.force_login(make_user("executive", "40", username="reader"))
    for page in (f"/desk/sales/producers/{sale.product.producer_id}/", "/desk/sales/facts/"):
        now = client.get(page).content.decode()
        then = client.get(page, {"known_at": moment.isoformat()}).content.decode()
        assert "700" in now, page
        assert "500" in then, page
        assert ">700<" not in then, page
        before = client.get(page, {"known_at": (moment - timedelta(seconds=1)).isoformat()}).content.decode()
        assert ">500<" not in before, page
        assert client.get(page, {"known_at": "0001-01-01T00:00:00+14:00"}).status_code == 200
        assert client.get(page, {"known_at": "9" * 4000}).status_code == 200
