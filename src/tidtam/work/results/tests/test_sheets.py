"""A district's month of results as a spreadsheet: what comes in, what is refused and why, what goes out."""

import io

import pytest

from tidtam.ground.jobs import uploads
from tidtam.ground.people.tests.factories import make_user
from tidtam.ground.trail.models import Entry
from tidtam.kit import tables
from tidtam.kit.uploads import kinds
from tidtam.work.results.models import Answer, HowCounted, ResultRevision
from tidtam.work.results.tests.factories import (
    JUNE,
    MAY,
    VILLAGE,
    make_result,
    make_village,
    nil,
    not_applicable,
    told,
)

SAID = {"month": "2561-06"}
HEAD = "รหัสหมู่บ้าน,หมู่บ้าน,รายงาน,ไทย ไปกลับ,ไทย ค้างคืน,อาหาร,ที่พัก,ครัวเรือน,วิธีนับ,เหตุที่ไม่ต้องรายงาน,เหตุผล"


@pytest.fixture(autouse=True)
def villages():
    for code in (VILLAGE, "40150205", "40150806", "40150807"):
        make_village(code)


@pytest.fixture
def officer():
    return make_user("district", "4015")


def take(*lines: str, by, head: str = HEAD, said=SAID, check: bool = False):
    return uploads.run("results.month", "\n".join([head, *lines]).encode(), by, check, said=said)


def stands(code: str = VILLAGE) -> ResultRevision:
    return ResultRevision.objects.standing().get(result__area=code)


def told_by(report) -> list[tuple[int, str]]:
    return [(one.row, one.column) for one in report.refusals]


def test_a_month_comes_in_and_the_same_file_again_changes_nothing(officer):
    lines = (
        f'{VILLAGE},บ้านวังคูณ หมู่ 4,,๑๒๐,20,"9,500.50",,8,ทะเบียน,,',
        "40150205,บ้านศุภชัย,ไม่มีนักท่องเที่ยว,,,,,,,,",
        "40150806,,ไม่ต้องรายงาน,,,,,,,ยังไม่เปิดรับนักท่องเที่ยว,",
        "40150807,บ้านโนนม่วง,,,,,,,,,",
    )
    report = take(*lines, by=officer, check=True)
    assert (report.new, report.silent, report.refused) == (3, 1, 0)
    assert not ResultRevision.objects.exists()

    assert take(*lines, by=officer).new == 3
    said = stands()
    assert (said.thai_day, said.food, said.lodging, said.how) == (120, 9_500_50, None, HowCounted.REGISTER)
    assert stands("40150205").answer == Answer.NIL
    assert stands("40150806").because == "ยังไม่เปิดรับนักท่องเที่ยว"
    again = take(*lines, by=officer)
    assert (again.new, again.changed, again.unchanged) == (0, 0, 3)
    assert Entry.objects.filter(verb="results.tell").count() == 3


def test_what_is_wrong_is_told_by_row_and_column_and_the_rest_is_taken(officer):
    make_village("40250505")
    report = take(
        "40150205,บ้านวังคูณ,,3,,,,,ทะเบียน,,",
        "40250505,,,3,,,,,ทะเบียน,,",
        "40159999,,,3,,,,,ทะเบียน,,",
        "40150806,,,มาก,,,,,ทะเบียน,,",
        "40150806,,,-3,,,,,ทะเบียน,,",
        "40150806,,,3,,,,,เดา,,",
        "40150806,,บางที,3,,,,,ทะเบียน,,",
        "40150807,,,3,,,,,,,",
        f"{VILLAGE},,,5,,,,,สำรวจ,,",
        f"{VILLAGE},,,6,,,,,สำรวจ,,",
        ",,,6,,,,,สำรวจ,,",
        by=officer,
    )
    assert told_by(report) == [
        (2, "หมู่บ้าน"), (3, "รหัสหมู่บ้าน"), (4, "รหัสหมู่บ้าน"), (5, "ไทย ไปกลับ"), (6, "ไทย ไปกลับ"), (7, "วิธีนับ"),
        (8, "รายงาน"), (9, "วิธีนับ"), (11, "รหัสหมู่บ้าน"), (12, "รหัสหมู่บ้าน"),
    ]  # fmt: skip
    assert (report.new, report.refused) == (1, 10)
    assert ResultRevision.objects.get().thai_day == 5


def test_answers_that_do_not_hold_together_are_refused_in_their_row(officer):
    report = take(
        f"{VILLAGE},,ไม่มีนักท่องเที่ยว,5,,,,,,,",
        "40150205,,ไม่ต้องรายงาน,,,,,,,,",
        "40150806,,,0,0,0,0,0,ทะเบียน,,",
        by=officer,
    )
    assert told_by(report) == [(2, "รายงาน"), (3, "เหตุที่ไม่ต้องรายงาน"), (4, "รายงาน")]


def test_what_was_reported_changes_only_with_a_reason_and_a_missing_column_changes_nothing(officer):
    make_result(row=told(thai_day=100, guides=300_00))
    line = f"{VILLAGE},,,90,,,,,ทะเบียน,,"
    assert told_by(take(line, by=officer)) == [(2, "เหตุผล")]

    report = take(f"{line}นับซ้ำ", by=officer)
    assert report.changed == 1
    said = stands()
    assert (said.thai_day, said.guides, said.reason) == (90, 300_00, "นับซ้ำ")
    report = take(f"{VILLAGE},,,80,,,,,ทะเบียน,,", by=officer, said={**SAID, "reason": "ตรวจสมุดใหม่"})
    assert (report.changed, stands().reason) == (1, "ตรวจสมุดใหม่")


def test_the_month_stands_in_the_row_or_beside_the_file(officer):
    head = "เดือน,รหัสหมู่บ้าน,ไทย ไปกลับ,วิธีนับ"
    assert told_by(take(f",{VILLAGE},3,สำรวจ", by=officer, head=head, said={})) == [(2, "เดือน")]
    assert told_by(take(f"พ.ค. 61,{VILLAGE},3,สำรวจ", by=officer, head=head)) == [(2, "เดือน")]
    assert told_by(take(f"ก.ค. 61,{VILLAGE},3,สำรวจ", by=officer, head=head, said={}))
    assert take(f"พ.ค. 61,{VILLAGE},3,สำรวจ", by=officer, head=head, said={}).new == 1
    assert stands().result.month == MAY


def test_what_goes_out_comes_back_and_changes_nothing(officer):
    make_result(row=told(thai_day=3, lodging=1_250_50))
    make_result("40150205", row=nil())
    make_result("40150806", row=not_applicable())
    kind = kinds()["results.month"]
    out = io.BytesIO()
    tables.write_xlsx(out, kind.columns, kind.rows_out(["4015"], SAID), title="ผลลัพธ์")
    report = uploads.run("results.month", out.getvalue(), officer, False, said=SAID)
    assert (report.unchanged, report.silent, report.new, report.changed, report.refused) == (3, 1, 0, 0, 0)
    assert list(kind.rows_out(["4025"], SAID)) == []


def test_the_file_leaves_one_trail_entry_for_each_month_that_changed(officer):
    make_result(month=JUNE)
    take(f"{VILLAGE},,ไม่มีนักท่องเที่ยว,,,,,,,,ผิดหมู่บ้าน", "40150205,,,4,,,,,สำรวจ,,", by=officer)
    assert Entry.objects.filter(verb="results.correct", area=VILLAGE).count() == 1
    assert Entry.objects.filter(verb="results.tell", area="40150205").count() == 1
