"""Links for reporting, as officers make, print, renew and close them."""

from datetime import date, datetime, timedelta

import pytest
from django.test import override_settings
from django.urls import reverse

from tidtam.ground.trail.models import Entry
from tidtam.kit import clock
from tidtam.kit.clock import BANGKOK
from tidtam.registers.producers.tests.factories import make_producer, make_product
from tidtam.work.sales import actions
from tidtam.work.sales import link_refusals as refusals
from tidtam.work.sales.actions.links import clear_typed, close_link, make_links, renew_link
from tidtam.work.sales.models import ReportLink
from tidtam.work.sales.queries.links import waiting_for
from tidtam.work.sales.tests.factories import MONTH, make_channels, make_sale

pytestmark = pytest.mark.django_db
NOW = datetime(2018, 6, 8, 10, 0, tzinfo=BANGKOK)


@pytest.fixture(autouse=True)
def today():
    make_channels()
    with clock.frozen(NOW):
        yield


def test_many_links_are_made_at_once_and_only_their_hashes_kept(officer):
    keys = [make_producer(name_th=f"กลุ่มที่ {number}").pk for number in range(3)]
    made = make_links(keys, MONTH, by=officer)
    assert len({one.token for one in made}) == 3
    assert not any(one.token in str(row) for one in made for row in ReportLink.objects.values())
    assert {one.link.last_day for one in made} == {date(2018, 7, 20)}  # 30 days after 20 June
    entry = Entry.objects.get(verb="sales.make_links")
    assert entry.detail == {"month": "2018-05-01", "links": 3}
    assert not any(one.token in str(row) for one in made for row in Entry.objects.values())


def test_days_come_from_the_settings_and_the_due_date_from_the_province(officer):
    producer = make_producer()
    actions.change_month("40", MONTH, due_on=date(2018, 6, 25), by=None)
    with override_settings(REPORT_LINK_DAYS=5):
        (made,) = make_links([producer.pk], MONTH, by=officer)
        assert made.link.last_day == date(2018, 6, 30)
        with clock.frozen(NOW + timedelta(days=60)):  # long after it was due
            (late,) = make_links([producer.pk], MONTH, by=officer)
            assert late.link.last_day == (NOW + timedelta(days=65)).date()


def test_one_that_works_already_goes_on_under_a_new_address(officer):
    producer = make_producer()
    (first,) = make_links([producer.pk], MONTH, by=officer)
    ReportLink.objects.update(payload={"typed": {"baht_0": "5"}})
    (second,) = make_links([producer.pk], MONTH, by=officer)
    link = ReportLink.objects.get()
    assert (first.link.pk, link.payload) == (second.link.pk, {"typed": {"baht_0": "5"}})
    assert first.token != second.token
    close_link(link, by=officer)
    link.refresh_from_db()
    assert (link.payload, link.is_open) == ({}, False)
    with pytest.raises(refusals.LinkOver):
        renew_link(link, by=officer)


@pytest.mark.parametrize(
    ("why", "refusal"),
    [
        ("elsewhere", refusals.NotYourProducer),
        ("none", refusals.NothingChosen),
        ("future", refusals.MonthNotBegun),
        ("closed", refusals.MonthClosed),
        ("checked", refusals.ReportChecked),
        ("unregistered", refusals.OwesNothing),
    ],
)
def test_what_cannot_have_a_link_is_said(officer, why, refusal):
    producer = make_producer("402505" if why == "elsewhere" else "40150808")
    month = MONTH
    if why == "future":
        month = date(2018, 7, 1)
    elif why == "closed":
        actions.close_month("40", MONTH, by=None)
    elif why == "checked":
        sale = make_sale(make_product(producer))
        actions.take_step("check", [sale.report_id], by=None)
    elif why == "unregistered":
        producer = make_producer(state="")
    with pytest.raises(refusal):
        make_links([] if why == "none" else [producer.pk], month, by=officer)
    assert not ReportLink.objects.exists()


def test_who_has_not_reported_waits_and_who_has_does_not(officer):
    silent, returned, sent, resting = (make_producer(name_th=name) for name in "กขคง")
    make_producer("402505")
    make_sale(make_product(sent))
    given = make_sale(make_product(returned))
    actions.take_step("return", [given.report_id], by=officer, reason="ขาดใบเสร็จ")
    resting.pauses.create(first=MONTH, reason="น้ำท่วม", recorded_at=NOW)
    rows = list(waiting_for(officer, MONTH, "4015"))
    assert [(row.pk, row.has_link, row.returned) for row in rows] == [
        (silent.pk, False, False),
        (returned.pk, False, True),
    ]
    make_links([silent.pk], MONTH, by=officer)
    assert waiting_for(officer, MONTH, "4015").get(pk=silent.pk).has_link


def test_the_addresses_are_on_the_page_that_made_them_and_nowhere_later(client, officer):
    silent = [make_producer(name_th=f"กลุ่มเงียบ {number}") for number in range(2)]
    page = client.get(reverse("sales:new_links"), {"month": "2561-05"}).content.decode()
    assert page.count('name="chosen"') == 2
    address = f"{reverse('sales:new_links')}?month=2561-05&district=4015"
    answer = client.post(address, {"chosen": [str(one.pk) for one in silent]})
    made = answer.content.decode()
    assert made.count("/tell/") == 2
    assert answer["Cache-Control"] == "no-store"
    tokens = [part.split("/")[0] for part in made.split("/tell/")[1:]]
    pdf = client.post(reverse("sales:link_slips"), {"token": tokens})
    assert pdf.content.startswith(b"%PDF")
    listed = client.get(reverse("sales:links")).content.decode()
    link = ReportLink.objects.first()
    shown = client.get(reverse("sales:link", args=[link.pk])).content.decode()
    assert not any(token in listed + shown for token in tokens)
    assert "กลุ่มเงียบ 1" in listed
    assert client.post(reverse("sales:link_slips"), {"token": ["x"]}).status_code == 404


def test_another_districts_links_are_not_there(client, officer):
    (made,) = make_links([make_producer("402505").pk], MONTH, by=None)
    for name in ("sales:link", "sales:renew_link", "sales:close_link"):
        address = reverse(name, args=[made.link.pk])
        assert (client.get if name == "sales:link" else client.post)(address).status_code == 404
    assert client.post(reverse("sales:link_slips"), {"token": [made.token]}).status_code == 404
    assert made.link.producer.name not in client.get(reverse("sales:links")).content.decode()


def test_nothing_chosen_is_said_where_it_was_asked(client, officer):
    make_producer()
    answer = client.post(f"{reverse('sales:new_links')}?month=2561-05&district=4015")
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()


def test_the_list_asks_the_database_the_same_for_three_links_as_for_one(
    client, officer, django_assert_max_num_queries
):
    make_links([make_producer().pk], MONTH, by=officer)
    client.get(reverse("sales:links"))
    with django_assert_max_num_queries(20):
        client.get(reverse("sales:links"))
    make_links([make_producer().pk for _ in range(2)], MONTH, by=officer)
    with django_assert_max_num_queries(20):
        client.get(reverse("sales:links"))


def test_what_was_typed_behind_links_that_are_over_is_dropped(officer):
    made = make_links([make_producer().pk for _ in range(2)], MONTH, by=officer)
    ReportLink.objects.update(payload={"typed": {"baht_0": "5"}})
    ReportLink.objects.filter(pk=made[0].link.pk).update(expires_at=NOW)
    assert clear_typed() == 1
    assert ReportLink.objects.get(pk=made[0].link.pk).payload == {}
    assert ReportLink.objects.get(pk=made[1].link.pk).payload != {}
