"""What came by links is countersigned; a village's sheet is entered row by row, each taken back at once."""

from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from tidtam.kit import clock
from tidtam.kit.clock import BANGKOK
from tidtam.registers.producers.tests.factories import make_producer, make_product
from tidtam.work.sales import actions
from tidtam.work.sales.actions.links import make_links
from tidtam.work.sales.dues import dues
from tidtam.work.sales.models import Change, Report, ReportLink, Sale
from tidtam.work.sales.queries import sums
from tidtam.work.sales.queries.recount import recount
from tidtam.work.sales.telling import mark_of
from tidtam.work.sales.tests.factories import MONTH, make_channels, make_sale

pytestmark = pytest.mark.django_db
NOW = datetime(2018, 6, 8, 10, 0, tzinfo=BANGKOK)
QUERY = "?month=2561-05&district=4015&subdistrict=401508&told_by=ผู้ใหญ่บ้าน"
CHECKING = "?month=2561-05&district=4015"


@pytest.fixture(autouse=True)
def today():
    make_channels()
    with clock.frozen(NOW):
        yield


def came_by_link(producer, baht: int = 500_00) -> Report:
    make_links([producer.pk], MONTH, by=None)
    report = make_sale(make_product(producer), baht=baht).report
    ReportLink.objects.filter(producer=producer).update(report=report, sent_at=NOW)
    return report


def row(producer, **typed: str) -> dict[str, str]:
    return {
        "row": str(producer.pk),
        "draft": str(uuid4()),
        "seen": mark_of(producer.pk, MONTH),
        **typed,
    }


def total() -> int:
    assert recount() == []
    return sums.total(sums.Span("40", MONTH, MONTH))


def test_many_are_checked_at_once_and_only_what_came_by_a_link_stands_there(client, officer):
    first, second = (came_by_link(make_producer(name_th=f"กลุ่มลิงก์ {n}")) for n in range(2))
    make_sale(make_product(make_producer(name_th="กลุ่มกระดาษ")))
    elsewhere = came_by_link(make_producer("402505", name_th="กลุ่มอำเภออื่น"))
    page = client.get(reverse("sales:checking") + CHECKING).content.decode()
    assert page.count('name="chosen"') == 2
    assert "ห้าร้อยบาทถ้วน" in page
    assert "กลุ่มกระดาษ" not in page
    assert "กลุ่มอำเภออื่น" not in page
    told = {"chosen": [str(one.pk) for one in (first, second, elsewhere)], "step": "check"}
    assert client.post(reverse("sales:checking") + CHECKING, told).status_code == 302
    states = dict(Report.objects.values_list("pk", "state"))
    assert (states[first.pk], states[second.pk], states[elsewhere.pk]) == ("checked", "checked", "submitted")


def test_given_back_needs_its_reason_which_the_link_shows(client, officer):
    producer = make_producer()
    report = came_by_link(producer)
    told = {"chosen": [str(report.pk)], "step": "return", "reason": ""}
    wrong = client.post(reverse("sales:checking") + CHECKING, told)
    assert wrong.status_code == 422
    assert 'id="id_reason_error"' in wrong.content.decode()
    done = client.post(reverse("sales:checking") + CHECKING, told | {"reason": "ยอดไม่ตรงกับใบเสร็จ"})
    assert done.status_code == 302
    (made,) = make_links([producer.pk], MONTH, by=officer)
    shown = client.get(reverse("tell:report", args=[made.token])).content.decode()
    assert "ยอดไม่ตรงกับใบเสร็จ" in shown


def test_nothing_chosen_and_no_step_are_said(client, officer):
    report = came_by_link(make_producer())
    for told in ({"step": "check"}, {"chosen": [str(report.pk)]}, {"chosen": ["x"], "step": "approve"}):
        assert client.post(reverse("sales:checking") + CHECKING, told).status_code == 422
    assert Report.objects.get().state == "submitted"


def test_a_row_of_the_sheet_is_saved_by_itself_with_who_handed_it_in(client, officer):
    one, other = (make_producer(name_th=f"กลุ่ม {n}") for n in range(2))
    sent = row(one, baht="๑,๒๐๐")
    for _again in range(2):
        assert client.post(reverse("sales:sheet") + QUERY, sent).status_code == 302
    report = Report.objects.get()
    assert (report.producer_id, report.baht, report.informant) == (one.pk, 1_200_00, "ผู้ใหญ่บ้าน")
    assert client.post(reverse("sales:sheet") + QUERY, row(other, nil="1")).status_code == 302
    assert Report.objects.get(producer=other).nil
    assert total() == 1_200_00
    page = client.get(reverse("sales:sheet") + QUERY).content.decode()
    assert page.count(reverse("sales:undo", args=[report.pk])) == 1
    assert "หนึ่งพันสองร้อยบาทถ้วน" in page


def test_what_is_wrong_stands_in_its_row_as_typed(client, officer):
    producer = make_producer()
    answer = client.post(reverse("sales:sheet") + QUERY, row(producer, baht="พันสอง"))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert 'value="พันสอง"' in page
    assert 'aria-invalid="true"' in page
    assert not Report.objects.exists()


def undo(client, report: Report, seen: str = ""):
    page = client.get(reverse("sales:sheet") + QUERY).content.decode()
    address = reverse("sales:undo", args=[report.pk])
    if not seen:
        seen = page.split(address)[1].split('name="seen" value="')[1].split('"')[0]
    return client.post(address + QUERY, {"seen": seen}), seen


def test_a_new_report_that_is_taken_back_counts_nowhere(client, officer):
    producer = make_producer()
    client.post(reverse("sales:sheet") + QUERY, row(producer, baht="1200"))
    report = Report.objects.get()
    answer, seen = undo(client, report)
    assert answer.status_code == 302
    report.refresh_from_db()
    assert (report.state, total()) == ("draft", 0)
    assert undo(client, report, seen)[0].status_code == 409  # once more does no harm
    client.post(reverse("sales:sheet") + QUERY, row(producer, baht="1300"))
    assert total() == 1_300_00


def test_a_change_that_is_taken_back_leaves_the_earlier_amount_with_the_reason(client, officer):
    producer = make_producer()
    with clock.frozen(NOW - timedelta(days=1)):
        client.post(reverse("sales:sheet") + QUERY, row(producer, baht="1200"))
    report = Report.objects.get()
    assert (
        reverse("sales:undo", args=[report.pk])
        not in client.get(reverse("sales:sheet") + QUERY).content.decode()
    )
    client.post(reverse("sales:sheet") + QUERY, row(producer, nil="1"))
    assert total() == 0
    assert undo(client, report)[0].status_code == 302
    assert total() == 1_200_00
    report.refresh_from_db()
    assert (report.state, report.nil) == ("submitted", False)
    assert Change.objects.order_by("-pk").first().reason == "เลิกทำ"


def test_what_was_checked_or_split_since_is_not_entered_here(client, officer):
    producer, split = make_producer(name_th="ก"), make_producer(name_th="ข")
    client.post(reverse("sales:sheet") + QUERY, row(producer, baht="1200"))
    make_sale(make_product(split), channel="fair")
    report = Report.objects.get(producer=producer)
    page = client.get(reverse("sales:sheet") + QUERY).content.decode()
    seen = page.split('name="seen" value="')[-1].split('"')[0]
    actions.take_step("check", [report.pk], by=None)
    assert undo(client, report, seen)[0].status_code == 409
    page = client.get(reverse("sales:sheet") + QUERY).content.decode()
    assert 'name="baht"' not in page
    assert Sale.objects.filter(report=report).get().baht == 1_200_00


def test_the_paper_is_a_pdf_and_of_the_own_district_only(client, officer):
    make_producer()
    make_producer("402505")
    assert client.get(reverse("sales:sheet_paper") + QUERY).content.startswith(b"%PDF")
    other = "?month=2561-05&district=4025&subdistrict=402505"
    assert client.get(reverse("sales:sheet_paper") + other).status_code == 404
    stranger = make_producer("402505")
    assert client.post(reverse("sales:sheet") + QUERY, row(stranger, baht="5")).status_code == 404


def test_what_waits_for_the_office_is_owed_a_week_after_it_was_sent(officer, django_assert_max_num_queries):
    came_by_link(make_producer(name_th="กลุ่มลิงก์ ก"))
    came_by_link(make_producer(name_th="กลุ่มลิงก์ ข"))
    came_by_link(make_producer("402505", name_th="กลุ่มอำเภออื่น"))
    make_sale(make_product(make_producer(name_th="กลุ่มกระดาษ")))
    with clock.frozen(NOW + timedelta(days=8)), django_assert_max_num_queries(14):
        (owed,) = [due for due in dues(officer) if due.kind == "sales.check"]
    assert (owed.area, owed.due, owed.late_days, owed.state) == ("4015", date(2018, 6, 15), 1, "late")
    assert "2" in owed.what.split()
    assert owed.link == reverse("sales:checking") + "?month=2561-05&district=4015"
    actions.take_step("check", list(Report.objects.values_list("pk", flat=True)), by=None)
    assert [due for due in dues(officer) if due.kind == "sales.check"] == []
