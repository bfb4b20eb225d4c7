"""A district's month as a spreadsheet: what comes in, what is refused and why, and that it goes out as it comes in."""

import io
from datetime import timedelta

import pytest

from tidtam.ground.areas.tests.factories import make_area
from tidtam.ground.jobs import uploads
from tidtam.ground.trail.models import Entry
from tidtam.kit import clock, tables
from tidtam.kit.uploads import kinds
from tidtam.registers.producers.models import Producer
from tidtam.registers.producers.tests.factories import make_producer, make_product
from tidtam.work.sales import actions
from tidtam.work.sales.actions import NilReport, SaleRow
from tidtam.work.sales.models import Change, Report, ReportSource, Sale
from tidtam.work.sales.queries import sums
from tidtam.work.sales.queries.recount import recount
from tidtam.work.sales.tests.factories import MONTH, RECORDED, make_channels, make_sale
from tidtam.work.sales.tests.test_states import DISTRICT, PROVINCE, Officer

pytestmark = pytest.mark.django_db

SAID = {"month": "2561-05"}
HEAD = "รหัสผู้ผลิต,ชื่อกลุ่ม,ผลิตภัณฑ์,ช่องทางจำหน่าย,ยอดจำหน่าย (บาท),จำนวน,ผู้ซื้อ,ไม่มียอดขาย,เหตุผล"


@pytest.fixture(autouse=True)
def house():
    make_channels()
    with clock.frozen(RECORDED + timedelta(days=40)):
        yield


def weavers(code: str = "T-1", area: str = "40150808", **fields) -> Producer:
    return make_producer(area, code=code, name_th=f"กลุ่มทอผ้า {code}", **fields)


def take(*lines: str, head: str = HEAD, by=DISTRICT, said=SAID, check: bool = False, coding: str = "utf-8"):
    return uploads.run("sales.month", "\n".join([head, *lines]).encode(coding), by, check, said=said)


def reasons(report) -> list[tuple[int, str, str]]:
    return [(one.row, one.column, one.reason) for one in report.refusals]


def sold(**asked) -> int:
    assert recount() == []
    return sums.total(sums.Span("4015", MONTH, MONTH, **asked))


def test_a_month_comes_in_and_the_same_file_again_changes_nothing():
    one, other = weavers(), weavers("T-2")
    make_product(one, code="P-1", name_th="ผ้าไหมมัดหมี่")
    weavers("T-3")
    lines = (
        'T-1,,ผ้าไหมมัดหมี่,ออนไลน์,"๑,๒๕๐.๕๐",๓,2,,',
        "T-1,กลุ่มทอผ้า T-1,P-1,,100,,,,",
        "T-2,,,,500,,,,",
        "T-3,,,,,,,ใช่,",
    )
    assert take(*lines, check=True).new == 4
    assert not Report.objects.exists()
    report = take(*lines)
    assert (report.new, report.changed, report.refused) == (4, 0, 0)
    assert sold() == 1_850_50
    assert sums.by_channel(sums.Span("4015", MONTH, MONTH)) == {"online": 1_250_50, "unsplit": 600_00}
    fact = Sale.objects.get(channel="online")
    assert (fact.units, fact.buyers, fact.report.recorded_by) == (3, 2, DISTRICT.label)
    assert Report.objects.get(producer=other).baht == 500_00
    assert Report.objects.get(producer__code="T-3").nil
    again = take(*lines)
    assert (again.new, again.changed, again.unchanged) == (0, 0, 4)
    assert Change.objects.count() == 3


def test_an_office_sheet_of_windows_thai_with_merged_heads_and_months_is_read():
    weavers()
    head = "รายงานยอดจำหน่าย อำเภอหนองสองห้อง,,,\nเดือน,ผู้ผลิต,,ยอดจำหน่าย\n,รหัสผู้ผลิต,ชื่อผู้ผลิต,"
    report = take('พ.ค. 61,T-1,,"๙,๐๐๐"', head=head, said={}, coding="cp874")
    assert reasons(report) == []
    assert sold() == 9_000_00


def test_what_is_wrong_is_told_by_row_and_column_and_the_rest_is_taken():
    weavers()
    weavers("T-2")
    weavers("T-3", "40160101")
    weavers("T-4", state="")
    make_product(weavers("T-5"), name_th="ผ้าฝ้าย")
    make_area("4015")
    report = take(
        "T-1,กลุ่มจักสานบ้านอื่น,,,100,,,,",
        "T-9,,,,100,,,,",
        "T-3,,,,100,,,,",
        "T-4,,,,100,,,,",
        "T-5,,ผ้าไหม,,100,,,,",
        "T-1,,,ทางไกล,100,,,,",
        "T-1,,,,ห้าพัน,,,,",
        "T-1,,,,100,,,ใช่,",
        "T-2,,,,100,,,,",
        "T-2,,,,100,,,,",
        "T-2,,,,,,,ใช่,",
        "T-1,,,,,3,,,",
        "T-1,,,,-5,,,,",
    )
    assert [(row, column) for row, column, _ in reasons(report)] == [
        (2, "ชื่อกลุ่ม"), (3, "รหัสผู้ผลิต"), (4, "รหัสผู้ผลิต"), (5, "เดือน"), (6, "ผลิตภัณฑ์"),
        (7, "ช่องทางจำหน่าย"), (8, "ยอดจำหน่าย (บาท)"), (9, "ไม่มียอดขาย"), (11, "รหัสผู้ผลิต"), (12, "ไม่มียอดขาย"),
        (13, "ยอดจำหน่าย (บาท)"), (14, "ยอดจำหน่าย (บาท)"),
    ]  # fmt: skip
    told = {row: reason for row, _, reason in reasons(report)}
    assert "กลุ่มทอผ้า T-1" in told[2]
    assert "ผ้าฝ้าย" in told[6]
    assert "10" in told[11]
    assert (report.new, report.refused) == (1, 12)
    assert sold() == 100_00


def test_a_month_that_is_told_nowhere_or_twice_is_refused():
    weavers()
    head = "เดือน,รหัสผู้ผลิต,ยอดจำหน่าย"
    report = take(",T-1,100", "2561-04,T-1,100", head=head, said={})
    assert [(row, column) for row, column, _ in reasons(report)] == [(2, "เดือน")]
    assert report.new == 1
    (refused,) = reasons(take("2561-04,T-1,100", head=head))
    assert "พฤษภาคม 2561" in refused[2]
    (refused,) = reasons(take("2562-01,T-1,100", head=head, said={}))
    assert refused[1] == "เดือน"


def test_a_file_sent_for_a_district_takes_no_other():
    weavers()
    weavers("T-2", "40160101")
    report = take("T-1,,,,100,,,,", "T-2,,,,100,,,,", by=PROVINCE, said={**SAID, "area": "4015"})
    assert [(row, column) for row, column, _ in reasons(report)] == [(3, "รหัสผู้ผลิต")]
    assert "4015" in report.refusals[0].reason


def test_a_changed_amount_needs_a_reason_of_the_row_or_of_the_file():
    producer = weavers()
    make_product(producer, name_th="ผ้าไหมมัดหมี่")
    take("T-1,,ผ้าไหมมัดหมี่,,100,4,,,", "T-1,,,,50,,,,")
    (first, second) = reasons(take("T-1,,ผ้าไหมมัดหมี่,,90,,,,", "T-1,,,,60,,,,"))
    assert first[1] == second[1] == "เหตุผล"
    assert "ทั้งไฟล์" in first[2]
    plan_report = take("T-1,,ผ้าไหมมัดหมี่,,90,,,,นับใหม่", "T-1,,,,60,,,,")
    assert (plan_report.changed, plan_report.refused) == (1, 1)
    fact = Sale.objects.get(product__isnull=False)
    assert (fact.baht, fact.units, fact.revision) == (90_00, 4, 2)
    assert fact.changes.get(revision=2).reason == "นับใหม่"
    take("T-1,,,,60,,,,", said={**SAID, "reason": "บัญชีมาถึงช้า"})
    assert Sale.objects.get(product=None).changes.get(revision=2).reason == "บัญชีมาถึงช้า"
    assert sold() == 150_00


def test_a_closed_month_and_a_final_one_refuse_in_the_doors_own_words():
    sale = make_sale(make_product(weavers()))
    weavers("T-2")
    actions.take_step("check", [sale.report_id], by=DISTRICT)
    actions.take_step("approve", [sale.report_id], by=PROVINCE)
    actions.lock_month("40", MONTH, by=PROVINCE)
    row = "T-1,,ผ้าไหมมัดหมี่,,7,,,,เหตุ"
    closed, final = (one[2] for one in reasons(take("T-2,,,,100,,,,", row)))
    assert "ปิด" in closed
    assert "จังหวัด" in final
    report = take("T-2,,,,100,,,,", row, by=PROVINCE)
    assert (report.new, report.changed, report.refused) == (1, 1, 0)
    assert sold(official=True) == 7_00


def test_nothing_sold_does_not_stand_beside_an_amount():
    make_sale(make_product(weavers()))
    (refused,) = reasons(take("T-1,,,,,,,ใช่,"))
    assert refused[1] == "ไม่มียอดขาย"


def test_a_blank_amount_says_nothing_and_is_not_zero():
    weavers()
    make_sale(make_product(weavers("T-2")))
    report = take("T-1,,,,,,,,", "T-2,,ผ้าไหมมัดหมี่,,-,,,,")
    assert (report.silent, report.taken, report.refused) == (2, 0, 0)
    assert not Report.objects.filter(producer__code="T-1").exists()
    take("T-1,,,,0,,,,")
    assert Report.objects.get(producer__code="T-1").nil


def test_a_draft_is_sent_by_the_sheet_and_a_returned_report_only_by_a_change():
    draft, back = make_product(weavers()), make_product(weavers("T-2"))
    rows = [SaleRow(draft.pk, MONTH, "unsplit", 100_00), SaleRow(draft.pk, MONTH, "fair", 5_00)]
    actions.record_sales(rows, by=None, state="draft")
    returned = make_sale(back, baht=100_00).report
    actions.take_step("return", [returned.pk], by=DISTRICT, reason="ตรวจสอบ")
    lines = ("T-1,,ผ้าไหมมัดหมี่,,100,,,,", "T-1,,ผ้าไหมมัดหมี่,งานแสดงสินค้า,6,,,,", "T-2,,ผ้าไหมมัดหมี่,,100,,,,")
    assert take(*lines, check=True).json()["changed"] == 2
    report = take(*lines)
    assert (report.changed, report.unchanged, report.refused) == (2, 1, 0)
    assert sold() == 206_00
    returned.refresh_from_db()
    assert returned.state == "returned"
    assert Report.objects.get(producer__code="T-1").state == "submitted"


def test_parts_of_a_file_agree_with_its_preview(monkeypatch):
    """What the first part writes must not change what the preview said of the second."""
    from tidtam.kit.tables import read

    product = make_product(weavers())
    actions.record_sales([SaleRow(product.pk, MONTH, "unsplit", 1_00)], by=None, state="draft")
    actions.record_sales([NilReport(weavers("T-2").pk, MONTH)], by=None)
    lines = [
        "T-1,,ผ้าไหมมัดหมี่,,2,,,,", "T-1,,ผ้าไหมมัดหมี่,ออนไลน์,3,,,,", "T-1,,,,4,,,,", "T-2,,,,5,,,,",
        "T-2,,,ออนไลน์,6,,,,", "T-2,,,,,,,ใช่,",
    ]  # fmt: skip
    content = "\n".join([HEAD, *lines]).encode()
    kind = kinds()["sales.month"]
    import dataclasses

    small = dataclasses.replace(kind, part=1)
    shown, written = uploads.Tally(), uploads.Tally()
    for plan in uploads.plans(small, read(content, kind.columns), by=DISTRICT, said=SAID):
        shown.add(plan)
    uploads.take(small, read(content, kind.columns), written, by=DISTRICT, said=SAID)
    assert shown.digest == written.digest
    assert (written.new, written.changed, written.refused) == (4, 1, 1)
    assert sold() == 20_00
    assert not Report.objects.filter(nil=True).exists()


def test_what_goes_out_comes_in_again_unchanged_and_names_who_has_not_reported():
    product = make_product(weavers(), name_th="ผ้าไหมมัดหมี่")
    make_product(product.producer, name_th="ผ้าขาวม้า", code="P-7")
    make_product(product.producer, name_th="ผ้าขาวม้า", code="P-8")
    make_sale(product, baht=1_234_50, channel="online", units=3, buyers=2)
    make_sale(Producer.objects.get().products.get(code="P-8"), baht=10_00)
    actions.record_sales([NilReport(weavers("T-2").pk, MONTH)], by=None)
    weavers("T-3")
    weavers("T-4", "40160101")
    draft = make_product(weavers("T-5"))
    actions.record_sales([SaleRow(draft.pk, MONTH, "unsplit", 9_00)], by=None, state="draft")
    kind = kinds()["sales.month"]
    out = io.BytesIO()
    tables.write_xlsx(out, kind.columns, kind.rows_out(["40"], {**SAID, "area": "4015"}), title="ยอดจำหน่าย")
    rows = [row.values for row in tables.read(out.getvalue(), kind.columns)]
    assert [(row["producer_code"], row["product"], row["baht"], row["nil"]) for row in rows] == [
        ("T-1", "ผ้าไหมมัดหมี่", 1_234_50, ""), ("T-1", "P-8", 10_00, ""), ("T-2", "", None, True),
        ("T-3", "", None, ""), ("T-5", "", None, ""),
    ]  # fmt: skip
    report = uploads.run("sales.month", out.getvalue(), DISTRICT)
    assert (report.new, report.changed, report.unchanged, report.silent) == (0, 0, 3, 2)


def test_nobody_reports_for_an_area_without_the_right_to_edit_it():
    weavers()
    report = take("T-1,,,,100,,,,", by=Officer("4015", "view", "import"))
    assert [column for _, column, _ in reasons(report)] == ["รหัสผู้ผลิต"]
    assert not Report.objects.exists()


def test_a_sheet_that_says_another_source_changes_what_the_report_rests_on():
    for code in ("T-1", "T-2", "T-3"):
        actions.record_sales([SaleRow(None, MONTH, "unsplit", 1_00, producer=weavers(code).pk)], by=None)
    head = HEAD.replace("เหตุผล", "เหตุผล,ที่มา")
    lines = (
        "T-1,,,,1,,,,,ใบเสร็จ", "T-1,,,ออนไลน์,2,,,,,ประมาณการ", "T-2,,,,1,,,,,", "T-3,,,,1,,,,,ผู้ผลิตแจ้งเอง",
    )  # fmt: skip
    words = {str(label) for label in ReportSource.labels}
    said = [line.rpartition(",")[2] for line in lines]
    assert set(filter(None, said)) <= words, words
    report = take(*lines, head=head, check=True)
    assert (report.new, report.changed, report.unchanged) == (1, 1, 2)
    take(*lines, head=head)
    assert dict(Report.objects.values_list("producer__code", "source")) == {
        "T-1": "receipts", "T-2": "self", "T-3": "self",
    }  # fmt: skip
    entry = Entry.objects.get(verb="sales.restate")
    assert (entry.detail["changes"], entry.actor_label) == ({"basis": ["self", "receipts"]}, DISTRICT.label)
    again = take(*lines, head=head)
    assert (again.changed, again.unchanged) == (0, 4)
    Report.objects.update(state="locked")
    refused = take("T-1,,,,1,,,,,ประมาณการ", head=head)
    assert [(row, column) for row, column, _ in reasons(refused)] == [(2, "ที่มา")]
