"""Links for villages' sheets, as officers make, list, renew and close them."""

from datetime import date, datetime

import pytest
from django.urls import reverse

from tidtam.ground.areas.models import Area
from tidtam.ground.trail.models import Entry
from tidtam.kit import clock
from tidtam.kit.clock import BANGKOK
from tidtam.registers.producers.tests.factories import make_producer, make_product
from tidtam.work.sales import actions
from tidtam.work.sales import link_refusals as refusals
from tidtam.work.sales.actions.sheet_links import MOST_ROWS, make_sheet_link
from tidtam.work.sales.models import SheetLink
from tidtam.work.sales.tests.factories import MONTH, make_channels, make_sale

pytestmark = pytest.mark.django_db
NOW = datetime(2018, 6, 8, 10, 0, tzinfo=BANGKOK)
VILLAGE = "40150808"
QUERY = f"?month=2561-05&district=4015&subdistrict=401508&village={VILLAGE}"


@pytest.fixture(autouse=True)
def today():
    make_channels()
    with clock.frozen(NOW):
        yield


def make(producers, by, area=VILLAGE, month=MONTH, who="ผู้ใหญ่บ้าน"):
    keys = [one.pk for one in producers]
    return make_sheet_link(Area.objects.get(pk=area), month, keys, told_by=who, by=by)


def test_the_officer_makes_it_and_gets_text_and_code_once(client, officer):
    silent = [make_producer(VILLAGE, name_th=f"กลุ่มเงียบ {number}") for number in range(2)]
    sent = make_producer(VILLAGE, name_th="กลุ่มส่งแล้ว")
    make_sale(make_product(sent))
    make_producer("40150801", name_th="กลุ่มหมู่อื่น")
    page = client.get(reverse("sales:new_sheet_link") + QUERY).content.decode()
    assert page.count('name="chosen"') == page.count(" checked") == 2
    assert "กลุ่มส่งแล้ว" not in page
    assert "กลุ่มหมู่อื่น" not in page
    told = {"chosen": [str(one.pk) for one in (*silent, sent)], "told_by": "ผู้ใหญ่บ้านสมชาย"}
    answer = client.post(reverse("sales:new_sheet_link") + QUERY, told)
    made = answer.content.decode()
    assert answer["Cache-Control"] == "no-store"
    assert "<svg" in made
    token = made.split("/tell/sheet/")[1].split("/")[0]
    assert client.get(reverse("tell:sheet", args=[token])).status_code == 200
    link = SheetLink.objects.get()
    assert (link.rows.count(), link.told_by, link.last_day) == (2, "ผู้ใหญ่บ้านสมชาย", date(2018, 7, 20))
    assert not any(token in str(row) for row in (*SheetLink.objects.values(), *Entry.objects.values()))
    assert Entry.objects.get(verb="sales.make_sheet_link").detail == {"month": "2018-05-01", "rows": 2}
    shown = client.get(reverse("sales:sheet_link", args=[link.pk])).content.decode()
    listed = client.get(reverse("sales:sheet_links")).content.decode()
    assert "ผู้ใหญ่บ้านสมชาย" in listed
    assert "กลุ่มเงียบ 1" in shown
    assert token not in listed + shown


@pytest.mark.parametrize(
    ("why", "refusal"),
    [
        ("elsewhere", refusals.NotYourProducer),
        ("none", refusals.NothingChosen),
        ("many", refusals.SheetTooLong),
        ("nobody", refusals.NobodyNamed),
        ("wide", refusals.NotOfThePlace),
        ("beside", refusals.NotOfThePlace),
        ("future", refusals.MonthNotBegun),
        ("closed", refusals.MonthClosed),
        ("checked", refusals.ReportChecked),
    ],
)
def test_what_cannot_have_a_sheet_is_said(officer, why, refusal):
    count = MOST_ROWS + 1 if why == "many" else 1
    place = {"elsewhere": "40250505", "beside": "40150801"}.get(why, VILLAGE)
    producers = [make_producer(place) for _ in range(count)]
    make_producer(VILLAGE)
    if why == "closed":
        actions.close_month("40", MONTH, by=None)
    elif why == "checked":
        actions.take_step("check", [make_sale(make_product(producers[0])).report_id], by=None)
    with pytest.raises(refusal):
        make(
            [] if why == "none" else producers,
            officer,
            area="4015" if why == "wide" else VILLAGE,
            month=date(2018, 7, 1) if why == "future" else MONTH,
            who=" " if why == "nobody" else "ผู้ใหญ่บ้าน",
        )
    assert not SheetLink.objects.exists()


def test_what_is_wrong_is_said_at_its_field(client, officer):
    producer = make_producer(VILLAGE)
    address = reverse("sales:new_sheet_link") + QUERY
    answer = client.post(address, {"chosen": [str(producer.pk)], "told_by": " "})
    assert answer.status_code == 422
    assert 'href="#id_told_by"' in answer.content.decode()
    assert client.post(address, {"told_by": "ผู้ใหญ่บ้าน"}).status_code == 422
    assert client.post(reverse("sales:new_sheet_link"), {}).status_code == 404  # no subdistrict is chosen


def test_a_new_address_ends_the_old_one_and_a_closed_link_has_none(client, officer):
    made = make([make_producer(VILLAGE)], officer)
    pk, old = made.link.pk, reverse("tell:sheet", args=[made.token])
    again = client.post(reverse("sales:renew_sheet_link", args=[pk])).content.decode()
    new = reverse("tell:sheet", args=[again.split("/tell/sheet/")[1].split("/")[0]])
    assert (client.get(old).status_code, client.get(new).status_code) == (404, 200)
    assert client.post(reverse("sales:close_sheet_link", args=[pk])).status_code == 302
    assert client.get(new).status_code == 404
    assert client.post(reverse("sales:renew_sheet_link", args=[pk])).status_code == 302
    verbs = Entry.objects.filter(subject=f"sales.sheetlink:{pk}").values_list("verb", flat=True)
    assert set(verbs) == {"sales.make_sheet_link", "sales.renew_sheet_link", "sales.close_sheet_link"}


def test_another_districts_sheets_are_not_there(client, officer):
    theirs = make_producer("40250505", name_th="กลุ่มอำเภออื่น")
    made = make([theirs], None, area="40250505", who="ผู้ใหญ่บ้านอำเภออื่น")
    for name in ("sales:sheet_link", "sales:renew_sheet_link", "sales:close_sheet_link"):
        address = reverse(name, args=[made.link.pk])
        assert (client.get if name == "sales:sheet_link" else client.post)(address).status_code == 404
    assert "ผู้ใหญ่บ้านอำเภออื่น" not in client.get(reverse("sales:sheet_links")).content.decode()


def test_the_list_asks_the_database_the_same_for_three_sheets_as_for_one(
    client, officer, django_assert_max_num_queries
):
    producer = make_producer(VILLAGE)
    make([producer], officer)
    client.get(reverse("sales:sheet_links"))
    with django_assert_max_num_queries(20):
        client.get(reverse("sales:sheet_links"))
    make([producer], officer)
    make([producer], officer)
    with django_assert_max_num_queries(20):
        client.get(reverse("sales:sheet_links"))
