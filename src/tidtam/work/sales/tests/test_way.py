"""Steps of one report and of many, and a province's months, on their screens."""

import re
from datetime import datetime

import pytest
from django.urls import reverse

from tidtam.ground.people.tests.factories import make_user
from tidtam.kit import clock
from tidtam.kit.clock import BANGKOK
from tidtam.registers.producers.tests.factories import make_producer, make_product
from tidtam.work.sales import actions
from tidtam.work.sales.actions.many import Moved, sweep, take_many
from tidtam.work.sales.models import ProvinceMonth, Report, ReportStep
from tidtam.work.sales.queries import sums
from tidtam.work.sales.tests.factories import MONTH, make_channels, make_sale

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today():
    with clock.frozen(datetime(2018, 6, 28, 10, 0, tzinfo=BANGKOK)):
        make_channels()
        yield


@pytest.fixture
def district(client):
    user = make_user(role="district", area="4015")
    client.force_login(user)
    return user


@pytest.fixture
def province(client):
    user = make_user(role="province", area="40")
    client.force_login(user)
    return user


def checked(baht=100_00, area=None):
    report = make_sale(make_product(make_producer(*([area] if area else []))), baht=baht).report
    actions.take_step("check", [report.pk], by=None)
    return report


def official():
    return sums.total(sums.Span("40", MONTH, MONTH, official=True))


def step(client, report, name, **given):
    return client.post(reverse("sales:step", args=[report.pk, name]), given)


def offered(client, report) -> set[str]:
    page = client.get(reverse("sales:report", args=[report.pk])).content.decode()
    return set(re.findall(rf'"/desk/sales/reports/{report.pk}/step/(\w+)/"', page))


def test_each_offers_the_steps_that_are_theirs(client, district):
    report = make_sale().report
    assert offered(client, report) == {"check", "return", "withdraw"}
    step(client, report, "check")
    assert offered(client, report) == {"return", "withdraw"}
    client.force_login(make_user(role="province", area="40"))
    assert offered(client, report) == {"approve", "return", "withdraw"}
    step(client, report, "approve")
    assert offered(client, report) == {"reopen"}
    assert official() == report.baht
    client.force_login(make_user(role="executive", area="40"))
    assert offered(client, report) == set()


def test_a_step_back_needs_its_reason_which_the_report_then_tells(client, district):
    report = make_sale().report
    asked = step(client, report, "return")
    assert asked.status_code == 422
    assert "id_reason_error" in asked.content.decode()
    assert step(client, report, "return", reason="ขาดใบเสร็จ").status_code == 302
    page = client.get(reverse("sales:report", args=[report.pk])).content.decode()
    assert "ขาดใบเสร็จ" in page
    assert district.label in page


def test_a_step_sent_twice_is_taken_once_and_one_that_is_over_says_so(client, district):
    report = make_sale().report
    for _time in range(2):
        assert step(client, report, "check").status_code == 302
    assert ReportStep.objects.count() == 1
    answer = step(client, report, "submit")
    assert "เปลี่ยนไปแล้ว" in client.get(answer["Location"]).content.decode()


def test_no_step_outside_the_area_nor_beyond_the_role(client, district):
    report, other = checked(), make_sale(make_product(make_producer("402505"))).report
    assert step(client, other, "check").status_code == 404
    assert step(client, report, "approve").status_code == 404
    assert step(client, report, "steal").status_code == 404
    client.force_login(make_user(role="executive", area="40"))
    assert step(client, report, "return", reason="x").status_code == 404


def test_a_closed_month_lets_the_district_send_nothing_nor_take_it_back(client, district):
    report = make_sale().report
    actions.close_month("40", MONTH, by=None)
    answer = step(client, report, "withdraw", reason="ผิดเดือน")
    assert "ปิดเดือนนี้แล้ว" in client.get(answer["Location"]).content.decode()
    report.refresh_from_db()
    assert report.state == "submitted"


def many(client, name="approve", asked="?month=2561-05", **given):
    url = reverse("sales:many", args=[name]) + asked
    answer = client.post(url, given) if given else client.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def seen(page: str) -> str:
    return re.search(r'name="seen" value="(\w+)"', page)[1]


def test_all_that_wait_are_approved_but_what_is_left_out(client, province):
    first, second, third = checked(100_00), checked(20_00), checked(3_00)
    waiting = make_sale(baht=7_00).report
    page = many(client)
    assert page.count('name="leave"') == 3
    summary = many(client, leave=str(second.pk), look="1")
    assert "<b>2</b>" in summary
    assert "103" in summary
    assert official() == 0
    done = many(client, leave=str(second.pk), seen=seen(summary), confirmed="1")
    assert "2 ฉบับ" in done
    assert second.producer.name in done
    assert official() == 103_00
    states = {row.pk: row.state for row in Report.objects.all()}
    assert (states[first.pk], states[second.pk], states[third.pk]) == ("approved", "checked", "approved")
    assert states[waiting.pk] == "submitted"
    again = many(client, leave=str(second.pk), seen=seen(summary), confirmed="1")
    assert "<b>0</b>" in again
    assert official() == 103_00


def test_what_moved_after_the_look_is_shown_again_before_it_is_approved(client, province):
    report, sale = checked(100_00), make_sale(baht=20_00)
    summary = many(client, look="1")
    actions.take_step("check", [sale.report_id], by=None)
    again = many(client, seen=seen(summary), confirmed="1")
    assert "<b>2</b>" in again
    assert Report.objects.get(pk=report.pk).state == "checked"
    many(client, seen=seen(again), confirmed="1")
    assert official() == 120_00


def test_one_district_can_be_taken_alone(client, province):
    checked(100_00)
    checked(20_00, "402505")
    summary = many(client, asked="?month=2561-05&area=4025", look="1")
    many(client, asked="?month=2561-05&area=4025", seen=seen(summary), confirmed="1")
    assert official() == 20_00


def test_what_is_held_back_is_not_taken_and_says_why(province):
    report, other = checked(100_00), checked(20_00)
    found = sweep("approve", MONTH, hold=lambda keys: {report.pk: "มากกว่าปกติ 1,000 เท่า"}, by=province)
    assert [(one.report.pk, one.held) for one in found.held] == [(report.pk, "มากกว่าปกติ 1,000 เท่า")]
    assert [row.pk for row in found.taken] == [other.pk]
    with pytest.raises(Moved):
        take_many(found, seen="else", by=province)
    assert take_many(found, seen=found.mark, by=province) == 1
    assert official() == 20_00


def test_where_none_waits_the_other_months_that_do_are_named_and_lead_there(client, province):
    checked()
    page = client.get(reverse("sales:many", args=["approve"]) + "?month=2561-06")
    text = page.content.decode()
    assert "พ.ค. 61 (1)" in text
    assert 'href="?month=2561-05&amp;area="' in text
    client.force_login(make_user(role="province", area="41"))
    assert "พ.ค. 61 (1)" not in client.get(reverse("sales:many", args=["approve"])).content.decode()


def test_the_page_of_links_says_how_many_reports_wait_that_came_another_way(client, district):
    make_sale(month=MONTH)
    page = client.get(reverse("sales:checking") + "?month=2561-05").content.decode()
    assert "รายงานของเดือนนี้รอตรวจ 1 ฉบับ" in page
    assert f"{reverse('sales:many', args=['check'])}?month=2561-05&amp;area=4015" in page
    client.force_login(make_user(role="district", area="4025"))
    assert (
        "รายงานของเดือนนี้รอตรวจ"
        not in client.get(reverse("sales:checking") + "?month=2561-05").content.decode()
    )


def test_a_district_checks_many_and_approves_none(client, district):
    make_sale(baht=1_00)
    make_sale(make_product(make_producer("402505")), baht=2_00)
    summary = many(client, "check", look="1")
    assert "<b>1</b>" in summary
    many(client, "check", seen=seen(summary), confirmed="1")
    assert Report.objects.filter(state="checked").count() == 1
    assert client.get(reverse("sales:many", args=["approve"])).status_code == 404
    assert client.get(reverse("sales:many", args=["withdraw"])).status_code == 404


def test_the_list_is_narrowed_by_where_reports_stand(client, district):
    report, other = checked(), make_sale().report
    page = client.get(reverse("sales:list"), {"month": "2561-05", "step": "checked"}).content.decode()
    assert reverse("sales:report", args=[report.pk]) in page
    assert reverse("sales:report", args=[other.pk]) not in page


def test_who_did_not_report_leads_to_the_form(client, district):
    silent = make_producer()
    page = client.get(reverse("sales:list"), {"month": "2561-05", "state": "0"}).content.decode()
    assert reverse("sales:enter", args=[silent.pk, "2561-05"]) in page
    client.force_login(make_user(role="executive", area="40"))
    page = client.get(reverse("sales:list"), {"month": "2561-05", "state": "0"}).content.decode()
    assert reverse("sales:producer", args=[silent.pk]) in page


# The months of a province.


def change(client, name, code="2561-05", **given):
    return client.post(reverse("sales:month_step", args=["40", code, name]), given)


def month_page(client, code="2561-05") -> str:
    return client.get(reverse("sales:month", args=["40", code])).content.decode()


def test_months_tell_how_far_they_have_come(client, province, django_assert_max_num_queries):
    checked()
    make_sale()
    make_producer()
    with django_assert_max_num_queries(30):
        page = client.get(reverse("sales:months"), {"year": "2561"}).content.decode()
    row = next(line for line in page.split("<tr") if "/desk/sales/months/40/2561-05/" in line)
    cells = [re.sub("<[^>]*>", "", cell).strip() for cell in re.findall(r"<t[hd].*?</t[hd]>", row)]
    assert cells == ["พ.ค. 61", "เปิดรับรายงาน", "20 มิ.ย. 61", "3", "2", "1", "1", "0"]


def test_a_district_reads_its_part_and_can_change_nothing(client, district):
    make_sale(make_product(make_producer("402505")))
    make_sale()
    page = month_page(client)
    assert "1 จาก 1" in page
    assert "/close/" not in page
    assert change(client, "close").status_code == 404
    assert client.get(reverse("sales:month", args=["41", "2561-05"])).status_code == 404
    assert client.get(reverse("sales:month", args=["4015", "2561-05"])).status_code == 404


def test_the_due_date_is_set_and_taken_back(client, province):
    assert change(client, "due", due_on="๒๕ มิ.ย. ๖๑").status_code == 302
    assert "25 มิถุนายน 2561" in month_page(client)
    wrong = change(client, "due", due_on="วันไหนก็ได้")
    assert wrong.status_code == 422
    assert "วันไหนก็ได้" in wrong.content.decode()
    change(client, "due", due_on="")
    assert "20 มิถุนายน 2561" in month_page(client)


def test_a_month_is_made_final_after_it_said_what_is_not_approved(client, province):
    report = checked()
    actions.take_step("approve", [report.pk], by=None)
    make_sale()
    make_producer()
    asked = change(client, "lock").content.decode()
    assert "ยังไม่อนุมัติ 1 ฉบับ" in asked
    assert "ยังไม่รายงาน 1 ราย" in asked
    assert not ProvinceMonth.objects.filter(locked_at__isnull=False).exists()
    change(client, "lock", confirmed="1")
    report.refresh_from_db()
    assert report.state == "locked"
    assert change(client, "open").status_code == 422
    change(client, "open", reason="ขาดสามราย")
    report.refresh_from_db()
    assert report.state == "approved"
    assert not ProvinceMonth.objects.filter(closed_at__isnull=False).exists()


def test_a_month_that_is_not_over_cannot_be_closed(client, province):
    answer = change(client, "close", code="2561-06")
    assert "ยังไม่สิ้นสุด" in client.get(answer["Location"]).content.decode()
    assert change(client, "close", code="2561-07").status_code == 404
    assert change(client, "steal").status_code == 404
