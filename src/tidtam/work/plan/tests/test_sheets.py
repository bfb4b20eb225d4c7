"""The budget sheet: it goes in and comes out equal, its sums are checked, and what is wrong is named at its cell."""

import io
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tidtam.ground.areas.tests.factories import make_area
from tidtam.ground.jobs import uploads
from tidtam.ground.people.tests.factories import make_user
from tidtam.kit import tables
from tidtam.kit.uploads import kinds
from tidtam.work.plan.models import BudgetEntry, BudgetNode, Programme
from tidtam.work.plan.models.budget import moves
from tidtam.work.plan.queries import tree
from tidtam.work.plan.queries.budget import KEPT, Sums
from tidtam.work.plan.sheets.columns import COLUMNS
from tidtam.work.plan.sheets.differences import differences, falls
from tidtam.work.plan.tests.money import now

HEAD = "ลำดับ,แนวทาง/กิจกรรมหลัก/โครงการ/กิจกรรม,จัดสรร,เบิกจ่าย,คืนเงิน,คงเหลือ,% BPM,% ภายใน,หน่วยรับผิดชอบ"
#: Invented lines under the totals that a province published (Narathiwat, see ../shared/domain.md section 3).
PUBLISHED = (
    '1,พัฒนาบุคลากร,"40,000,000","30,100,000","7,000,000","2,900,000",75.25,92.75,กลุ่มงานส่งเสริมฯ',
    '1.1,เตรียมความพร้อม,"40,000,000","30,100,000","7,000,000","2,900,000",,,',
    '1.1.1,พัฒนาผู้นำ,"40,000,000","30,100,000","7,000,000","2,900,000",,,',
    '(1),อบรม,"30,000,000","25,000,000","4,000,000","1,000,000",,,สพอ.เมือง',
    '(2),ศึกษาดูงาน,"10,000,000","5,100,000","3,000,000","1,900,000",51.00,81.00,สพจ.',
    '2,พัฒนาแหล่งท่องเที่ยว,"136,740,700","33,130,055","17,700,505","85,910,140",,,',
    '2.1,ภูมิทัศน์,"136,740,700","33,130,055","17,700,505","85,910,140",24.23,37.17,',
    'รวม,,"176,740,700","63,230,055","24,700,505","88,810,140",35.78,49.75,',
)


@pytest.fixture(autouse=True)
def _july():
    with now():
        yield


@pytest.fixture
def province(db):
    return make_area("40")


def take(*lines, head=HEAD, by=None, check=False, **said):
    return uploads.run("plan.budget", "\n".join([head, *lines]).encode(), by, check, said=said)


def published(*changed):
    """The sheet with its total in the column where offices write it."""
    lines = [line if not line.startswith("รวม") else f",{line.replace(',,', ',', 1)}" for line in PUBLISHED]
    return [*lines, *changed]


def workbook(rows) -> bytes:
    sheet = io.BytesIO()
    tables.write_xlsx(sheet, COLUMNS, rows, title="budget")
    return sheet.getvalue()


def out(**said) -> list[tuple]:
    return [tuple(row) for row in kinds()["plan.budget"].rows_out(["40"], said)]


def test_the_published_totals_come_out_of_the_lines(province):
    report = take(*published())
    assert report.refusals == ()
    assert (report.new, report.unchanged) == (7, 1)
    sums = tree(None, Programme.objects.get(), "40").sums
    assert sums == Sums(176_740_700_00, 63_230_055_00, 24_700_505_00)
    assert sums.remaining == 88_810_140_00
    assert (sums.spent_text, sums.used_text) == ("35.78", "49.75")
    people = tree(None, Programme.objects.get(), "40").lines[0]
    assert (people.node.name, people.sums.used_text) == ("พัฒนาบุคลากร", "92.75")


def test_the_domains_totals_are_those_of_the_test(shared):
    text = (shared / "domain.md").read_text("utf-8")
    assert "176,740,700 / 63,230,055 / 24,700,505 / 88,810,140" in text
    assert "%BPM 35.78" in text
    assert "%ภายใน 49.75" in text


def test_what_goes_in_comes_out_equal_and_in_again_changes_nothing(province):
    take(*published())
    first = out()
    report = uploads.run("plan.budget", workbook(first), None)
    assert (report.new, report.changed, report.refusals) == (0, 0, ())
    assert report.unchanged == len(first)
    another = [(*row[:-1], 2560) for row in first]
    report = uploads.run("plan.budget", workbook(another), None)
    assert (report.new, report.refusals) == (7, ())
    assert out(year="2560") == another
    assert out(year="2561") == out() == first


def test_a_check_writes_nothing(province):
    assert take(*published(), check=True).new == 7
    assert not BudgetNode.objects.exists()


def test_the_next_months_sheet_becomes_entries_of_what_is_more(province):
    take("1,งาน,100,10,0,90,,,", day="2018-03-31", document="ขก 1")
    report = take("1,งาน,120,40,5,75,33.33,37.50,", day="2018-04-30", document="ขก 2")
    assert (report.changed, report.refusals) == (1, ())
    rows = (
        BudgetEntry.objects.filter(document="ขก 2").order_by("pk").values_list("kind", "amount", "dated_on")
    )
    day = date(2018, 4, 30)
    assert list(rows) == [("allocate", 20_00, day), ("disburse", 30_00, day), ("return", 5_00, day)]


def test_less_than_on_the_books_needs_a_reason_and_becomes_an_entry_that_takes_back(province):
    take("1,งาน,100,10,0,90,,,")
    report = take("1,งาน,100,5,0,95,,,")
    assert [one.column for one in report.refusals] == ["เบิกจ่าย"]
    assert report.taken == 0
    assert take("1,งาน,100,5,0,95,,,", reason="บันทึกผิด").changed == 1
    back = BudgetEntry.objects.get(amount__lt=0)
    assert (back.kind, back.amount, back.reason) == ("disburse", -5_00, "บันทึกผิด")


def test_money_spent_is_taken_out_of_what_was_committed_where_the_rest_does_not_suffice(province):
    head = f"{HEAD},ก่อหนี้ผูกพันแล้ว,กันเงินเบิกเหลื่อมปี,ยังไม่ผูกพัน"
    assert take("1,งาน,100,0,0,100,,,,80,0,20", head=head).refusals == ()
    assert take("1,งาน,100,50,0,50,,,").refusals == ()
    node = BudgetNode.objects.get()
    assert (node.disbursed, node.committed, node.uncommitted) == (50_00, 50_00, 0)
    report = take("1,งาน,100,50,0,50,,,,50,10,0", head=head)
    assert [one.column for one in report.refusals] == ["ยังไม่ผูกพัน"]


@pytest.mark.parametrize(
    ("line", "column", "taken"),
    [
        ("1,งาน,100,10,0,91,,,", "คงเหลือ", 0),
        ("1,งาน,100,90,20,,,,", "เบิกจ่าย", 0),
        ("1,งาน,-5,,,,,,", "จัดสรร", 0),
        ("1,งาน,ร้อย,,,,,,", "จัดสรร", 0),
        ("1,งาน,100,10,0,90,11.00,,", "% BPM", 1),
        ("1,งาน,100,10,0,90,x,,", "% BPM", 0),
        ("1.1,งาน,100,10,0,90,,,", "ลำดับ", 0),
        ("ก,งาน,100,10,0,90,,,", "ลำดับ", 0),
        (",งานไม่มีเลข,100,10,0,90,,,", "ลำดับ", 0),
    ],
)
def test_what_does_not_agree_is_named_at_its_cell(province, line, column, taken):
    report = take(line)
    assert [one.column for one in report.refusals] == [column]
    assert report.taken == taken


def test_a_percentage_may_be_written_as_a_spreadsheet_keeps_it(province):
    assert take("1,งาน,176740700,63230055,24700505,88810140,0.3578,49.75%,").refusals == ()


def test_a_sum_that_is_not_that_of_the_lines_is_refused_and_never_stored(province):
    report = take("1,บน,999,,,,,,", "1.1,ล่าง,100,10,0,90,,,", ",รวม,100,11,0,89,,,")
    assert [(one.row, one.column) for one in report.refusals] == [
        (2, "จัดสรร"), (4, "เบิกจ่าย"), (4, "คงเหลือ"),
    ]  # fmt: skip
    assert tree(None, Programme.objects.get(), "40").lines[0].sums.allocated == 100_00


def test_a_line_whose_own_row_was_refused_takes_those_below_with_it(province):
    report = take("1,,1,,,,,,", "1.1,ล่าง,100,10,0,90,,,", "2,อื่น,1,,,,,,")
    assert [one.row for one in report.refusals] == [2, 3]
    assert list(BudgetNode.objects.values_list("code", flat=True)) == ["2"]


def test_the_same_line_twice_is_refused_once(province):
    report = take("1,งาน,100,,,,,,", "๑,งาน,100,,,,,,")
    assert [one.row for one in report.refusals] == [3]


def test_numbers_may_stand_before_the_names(province):
    head = "โครงการ/กิจกรรม,จัดสรร,เบิกจ่าย,คืนเงิน,คงเหลือ"
    lines = ("แนวทางที่ 1 คน,,,,", "1.1 เตรียม,,,,", "1.1.1 ผู้นำ,,,,", "(1) อบรม,100,10,,90", "(2) ดูงาน,50,,,50")
    assert take(*lines, head=head).refusals == ()
    assert list(BudgetNode.objects.values_list("code", "name")) == [
        ("1", "คน"), ("1.1", "เตรียม"), ("1.1.1", "ผู้นำ"), ("1.1.1 (1)", "อบรม"), ("1.1.1 (2)", "ดูงาน"),
    ]  # fmt: skip


def test_only_the_office_of_the_whole_province_brings_a_budget_in(province):
    make_area("4015")
    report = take("1,งาน,100,,,,,,", by=make_user("district", "4015"), area="40")
    assert (report.taken, len(report.refusals)) == (0, 1)
    assert take("1,งาน,100,,,,,,", by=make_user("province", "40")).new == 1


def test_of_several_provinces_one_must_be_named(province):
    make_area("96")
    assert take("1,งาน,100,,,,,,").taken == 0
    assert take("1,งาน,100,,,,,,", area="96").new == 1
    assert BudgetNode.objects.get().province_id == "96"


def test_a_year_that_is_over_is_dated_at_its_end(province):
    with now(datetime(2026, 11, 26, 3, tzinfo=UTC)):
        assert take("1,งาน,100,10,0,90,,,", year="2561").refusals == ()
    assert set(BudgetEntry.objects.values_list("dated_on", flat=True)) == {date(2018, 9, 30)}


def test_an_export_of_a_district_holds_its_lines_and_their_sums(province):
    make_area("4015")
    head = f"{HEAD},พื้นที่ (รหัส)"
    take("1,บน,,,,,,,,", "1.1,จังหวัด,100,,,,,,,40", "1.2,อำเภอ,70,,,,,,,4015", head=head)
    rows = [row[:3] for row in kinds()["plan.budget"].rows_out(["4015"], {})]
    assert rows == [("1", "บน", 70_00), ("1.2", "อำเภอ", 70_00), ("", "รวม", 70_00)]


AMOUNT = st.integers(0, 10_000)


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=st.tuples(*[AMOUNT] * 5), after=st.tuples(*[AMOUNT] * 5))
def test_the_entries_lead_from_any_sums_to_any_others_without_a_step_that_would_be_refused(before, after):
    """The first number is what stays open, so that both are sums that may be."""
    old, new = (Sums(sum(some), *some[1:]) for some in (before, after))
    stands = {name: getattr(old, name) for name in KEPT}
    for kind, part, amount in differences(old, new):
        for name, moved in moves(kind, part, amount).items():
            stands[name] += moved
        assert min(stands.values()) >= 0
        assert stands["allocated"] >= sum(stands.values()) - stands["allocated"]
    assert Sums(**stands) == new
    assert not falls(old, new) or any(getattr(new, name) < getattr(old, name) for name in KEPT)
