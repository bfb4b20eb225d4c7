"""Sums brought forward by a sheet: the sheet is their paper, and what is wrong is named at its cell."""

import io
from datetime import date, datetime

import pytest
from django.urls import reverse

from tidtam.ground.areas.tests.factories import make_area
from tidtam.ground.files.models import File
from tidtam.ground.jobs import uploads, worker
from tidtam.ground.jobs.models import Upload
from tidtam.ground.people.tests.factories import make_user
from tidtam.kit import clock, tables
from tidtam.kit.clock import BANGKOK
from tidtam.kit.uploads import kinds
from tidtam.work.sales.actions import bring_forward
from tidtam.work.sales.models import Brought
from tidtam.work.sales.queries.brought import brought_sum, history
from tidtam.work.sales.queries.sums import Span
from tidtam.work.sales.sheets.brought import COLUMNS
from tidtam.work.sales.tests.factories import MONTH, make_sale
from tidtam.work.sales.tests.test_brought import row
from tidtam.work.sales.tests.test_states import DISTRICT, PROVINCE, Officer

pytestmark = pytest.mark.django_db

HEAD = "รหัสพื้นที่,ชื่อพื้นที่,ตั้งแต่เดือน,ถึงเดือน,ยอดรวม (บาท),ที่มา,นับเพิ่มจากรายงาน,เหตุผล"
YEAR = '40,ขอนแก่น,2557-10,2558-09,"5,000,000.50",สรุปผล OTOP ปี 2558 หน้า 3,,'
DISTRICTS = "4015,,ต.ค. 58,ก.ย. 59,120000,สมุดบัญชีอำเภอ,,"


@pytest.fixture(autouse=True)
def today():
    with clock.frozen(datetime(2018, 7, 27, 10, 0, tzinfo=BANGKOK)):
        for code in ("40", "4015", "41"):
            make_area(code)
        yield


def take(*lines, by=None, check=False, **said):
    return uploads.run("sales.brought", "\n".join([HEAD, *lines]).encode(), by, check, said=said)


def cells(report) -> list[tuple[int, str]]:
    return [(one.row, one.column) for one in report.refusals]


def out(areas=("",), **said) -> list[tuple]:
    return [tuple(one) for one in kinds()["sales.brought"].rows_out(areas, said)]


def test_each_row_becomes_a_sum_that_counts_and_leads_to_the_sheet():
    report = take(YEAR, DISTRICTS)
    assert (report.new, report.refusals) == (2, ())
    assert brought_sum(Span("40")) == 5_120_000_50
    papers = {one.paper for one in Brought.objects.select_related("paper")}
    assert len(papers) == File.objects.count() == 1
    assert papers.pop().name == "sales.brought.csv"


def test_a_check_writes_and_keeps_nothing():
    assert take(YEAR, check=True).new == 1
    assert not Brought.objects.exists()
    assert not File.objects.exists()


def test_what_goes_in_comes_out_equal_and_in_again_changes_nothing():
    take(YEAR, DISTRICTS)
    first = out()
    assert first[0][0::2] == ("40", date(2014, 10, 1), 5_000_000_50, "")
    sheet = io.BytesIO()
    tables.write_xlsx(sheet, COLUMNS, first, title="brought")
    report = uploads.run("sales.brought", sheet.getvalue(), None)
    assert (report.new, report.changed, report.unchanged, report.refusals) == (0, 0, 2, ())
    assert File.objects.count() == 1
    assert [one[0] for one in out(["4015"])] == [one[0] for one in out(area="4015")] == ["4015"]
    assert out(["41"], area="40") == []


def test_another_amount_of_the_same_months_is_a_correction_with_its_reason():
    take(YEAR)
    changed = YEAR.replace("5,000,000.50", "4,900,000")
    assert cells(take(changed)) == [(2, "เหตุผล")]
    report = take(changed + "นับซ้ำหนึ่งอำเภอ")
    assert (report.changed, report.refusals) == (1, ())
    newest, before = history(Brought.objects.get(replaces=None))
    assert (newest.baht, newest.reason, before.baht) == (4_900_000_00, "นับซ้ำหนึ่งอำเภอ", 5_000_000_50)
    assert newest.paper_id != before.paper_id  # each leads to the sheet in which it stands
    assert take(changed).unchanged == 1
    assert take(changed.replace("สรุปผล OTOP ปี 2558 หน้า 3", "หน้า 4"), reason="หน้าอื่น").changed == 1


def test_what_cannot_be_is_refused_at_its_cell_and_the_other_rows_are_taken():
    report = take(
        YEAR,
        "4015,,2558-10,2559-09,0,บัญชี,,",
        "4015,,2558-10,2559-09,-5,บัญชี,,",
        "4015,,2559-09,2558-10,5,บัญชี,,",
        "4015,,2561-01,2561-12,5,บัญชี,,",
        "4015,,2559-10,2559-10,5,,,",
        "4015,,2559-11,2559-11,ห้า,บัญชี,,",
        "4015,,2015-12,2559-12,5,บัญชี,,",
        "40150101,,2559-12,2559-12,5,บัญชี,,",
        "77,,2559-12,2559-12,5,บัญชี,,",
        "4015,อ.พล,2559-12,2559-12,5,บัญชี,,",
        f"4015,,2560-01,2560-01,5,{'ก' * 301},,",
        f"4015,,2560-02,2560-02,5,บัญชี,,{'ก' * 401}",
        "4015,,2560-03,2560-03,5,บัญชี,บางที,",
        ",,2560-03,2560-03,5,บัญชี,,",
    )
    assert report.new == 1
    assert cells(report) == [
        (3, "ยอดรวม (บาท)"), (4, "ยอดรวม (บาท)"), (5, "ถึงเดือน"), (6, "ถึงเดือน"), (7, "ที่มา"), (8, "ยอดรวม (บาท)"),
        (9, "ตั้งแต่เดือน"), (10, "รหัสพื้นที่"), (11, "รหัสพื้นที่"), (12, "ชื่อพื้นที่"), (13, "ที่มา"),
        (14, "เหตุผล"), (15, "นับเพิ่มจากรายงาน"), (16, "รหัสพื้นที่"),
    ]  # fmt: skip


def test_months_that_another_sum_holds_are_refused_in_the_books_and_in_the_file():
    bring_forward(row(), by=None)
    inside = "4015,,2558-01,2558-03,5,บัญชี,,"
    report = take(inside, "4015,,2559-01,2559-06,5,บัญชี,,", "40,,2559-06,2559-12,5,บัญชี,,")
    assert (report.new, cells(report)) == (1, [(2, "ตั้งแต่เดือน"), (4, "ตั้งแต่เดือน")])
    assert "แถว 3" in report.refusals[1].reason


def test_reports_of_the_same_months_need_a_yes():
    make_sale(month=MONTH, baht=7_00)
    line = "4015,,2561-05,2561-05,900,บัญชี,"
    report = take(line + ",")
    assert cells(report) == [(2, "นับเพิ่มจากรายงาน")]
    assert take(line + "ใช่,").new == 1
    assert brought_sum(Span("4015")) == 900_00


def test_source_and_area_may_be_said_beside_the_file():
    assert take("4015,,2560-01,2560-01,5,,,", document="หนังสือ ขก 0019/1").new == 1
    assert Brought.objects.get().source == "หนังสือ ขก 0019/1"
    assert cells(take(YEAR, area="4015")) == [(2, "รหัสพื้นที่")]


def test_each_office_brings_forward_its_own_sums_alone():
    report = take(YEAR, DISTRICTS, by=DISTRICT)  # the province's own is the province's
    assert (report.new, cells(report)) == (1, [(2, "รหัสพื้นที่")])
    neighbour = Officer("41", "edit", "approve", "import")
    theirs = "40,,2559-10,2560-09,5,บัญชี,,", "4015,,2559-10,2560-09,5,บัญชี,,"
    assert cells(take(*theirs, by=neighbour)) == [(2, "รหัสพื้นที่"), (3, "รหัสพื้นที่")]
    for guess in (
        DISTRICTS,
        DISTRICTS.replace("120000", "1") + "แก้",
    ):  # nor are amounts told to who guesses them
        assert cells(take(guess, by=neighbour)) == [(2, "รหัสพื้นที่")]
    assert Brought.objects.get().baht == 120_000_00
    assert take(YEAR, by=PROVINCE).new == 1


def test_an_officer_sends_the_sheet_looks_and_confirms(client, django_capture_on_commit_callbacks):
    client.force_login(make_user(role="province", area="40"))
    way = reverse("jobs:begin", args=["sales.brought"])
    assert way in client.get(reverse("sales:brought")).content.decode()
    sheet = io.BytesIO("\n".join([HEAD, YEAR]).encode())
    sheet.name = "ยอดยกมา 2558.csv"
    with django_capture_on_commit_callbacks(execute=True):
        sent = client.post(way, {"file": sheet})
    assert sent.status_code == 302
    worker.work_all()
    assert not Brought.objects.exists()
    client.post(reverse("jobs:confirm", args=[Upload.objects.get().pk]))
    worker.work_all()
    made = Brought.objects.get()
    paper = client.get(reverse("sales:brought_paper", args=[made.pk]))
    assert "5,000,000.50" in b"".join(paper).decode()
    assert "ยอดยกมา 2558.csv" in client.get(reverse("sales:brought_sum", args=[made.pk])).content.decode()
