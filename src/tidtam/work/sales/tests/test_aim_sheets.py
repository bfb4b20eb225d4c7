"""Targets by a sheet: a province's row sets and divides, another amount adjusts, with a reason."""

import io
from datetime import date, datetime

import pytest
from django.urls import reverse

from tidtam.ground.areas.models import Area
from tidtam.ground.areas.tests.factories import make_area
from tidtam.ground.jobs import uploads
from tidtam.ground.people.tests.factories import make_user
from tidtam.ground.trail.models import Entry
from tidtam.kit import clock, tables
from tidtam.kit.clock import BANGKOK
from tidtam.kit.uploads import kinds
from tidtam.registers.producers.models import Round
from tidtam.registers.producers.tests.factories import ROUND, make_producer, make_product
from tidtam.work.sales.actions.targets import adjust_target, set_targets
from tidtam.work.sales.models import Target
from tidtam.work.sales.queries.targets import history_of, target_of
from tidtam.work.sales.sheets.aim_columns import COLUMNS, read_percent
from tidtam.work.sales.tests.factories import make_sale
from tidtam.work.sales.tests.test_states import DISTRICT, PROVINCE, Officer

pytestmark = pytest.mark.django_db

YEAR = date(2017, 10, 1)  # fiscal year 2561
HEAD = "ปีงบประมาณ,รหัสพื้นที่,ชื่อพื้นที่,รอบ,เพิ่มขึ้น (%),เป้าหมาย (บาท),เหตุผล"


@pytest.fixture(autouse=True)
def sold():
    """Two districts of a province: the first sold 600, 900 and 1,500 baht in three years, the second 300 a year."""
    with clock.frozen(datetime(2018, 7, 27, 10, 0, tzinfo=BANGKOK)):
        for producer, sums in (
            (make_producer(), (600, 900, 1500)),
            (make_producer("402505"), (300, 300, 300)),
        ):
            product = make_product(producer)
            for year, baht in zip((2015, 2016, 2017), sums, strict=True):
                make_sale(product, month=date(year, 5, 1), baht=baht * 100)
        for code in ("41", "42"):
            make_area(code)
        yield


def take(*lines, by=None, check=False, **said):
    return uploads.run("sales.targets", "\n".join([HEAD, *lines]).encode(), by, check, said=said)


def cohort() -> Round:
    return Round.objects.get(pk=ROUND)


def cells(report) -> list[tuple[int, str]]:
    return [(one.row, one.column) for one in report.refusals]


def stands(*codes: str) -> list[int | None]:
    found = [target_of(code, YEAR) for code in codes]
    return [one.baht // 100 if one else None for one in found]


def out(areas=("40",), **said) -> list[tuple]:
    return [tuple(one) for one in kinds()["sales.targets"].rows_out(areas, said)]


def workbook(rows) -> bytes:
    sheet = io.BytesIO()
    tables.write_xlsx(sheet, COLUMNS, rows, title="targets")
    return sheet.getvalue()


def test_a_provinces_row_sets_its_target_and_those_of_its_districts():
    line = f"2561,40,ขอนแก่น,{cohort().name_th},10,,"
    told = take(line, check=True)
    assert (told.new, told.refusals, Target.objects.count()) == (1, (), 0)
    assert take(line).new == 1
    assert stands("40", "4015", "4025") == [1430, 1100, 330]
    assert Entry.objects.filter(verb="sales.set_targets").count() == 1
    assert take(line).unchanged == 1
    assert len(history_of("40", YEAR)) == 1


def test_a_district_may_be_adjusted_in_the_file_that_sets_its_province_in_any_order():
    report = take("2561,4025,,,,400,ตลาดใหม่", f"2561,40,,{ROUND},10%,,", "2561,4015,,,,,")
    assert (report.new, report.refusals) == (3, ())
    assert stands("40", "4015", "4025") == [1430, 1100, 400]
    newest, first = history_of("4025", YEAR)
    assert (newest.reason, first.baht) == ("ตลาดใหม่", 330_00)


def test_another_amount_needs_a_reason_and_a_target_to_adjust():
    assert cells(take("2561,4025,,,,400,")) == [(2, "เป้าหมาย (บาท)")]
    set_targets("40", YEAR, cohort(), 10_00, by=None)
    assert cells(take("2561,4025,,,,400,")) == [(2, "เหตุผล")]
    assert take("2561,4025,,,,400,", reason="ตามมติที่ประชุม").changed == 1
    assert target_of("4025", YEAR).reason == "ตามมติที่ประชุม"
    assert stands("40", "4025") == [1430, 400]


def test_targets_are_set_anew_with_a_reason_and_amounts_of_today_say_nothing():
    set_targets("40", YEAR, cohort(), 10_00, by=None)
    adjust_target("4025", YEAR, baht=400_00, reason="ตลาดใหม่", by=None)
    sheet = [list(row) for row in out() if row[1] in ("40", "4015", "4025")]
    assert [row[5] for row in sheet] == [1430_00, 1100_00, 400_00]
    sheet[0][4] = "20"
    refused = uploads.run("sales.targets", workbook(sheet), None)
    assert [(one.row, one.column) for one in refused.refusals] == [(2, "เหตุผลที่แก้ไข")]
    assert stands("40", "4015", "4025") == [1430, 1100, 400]
    sheet[0][6] = "คำรับรองใหม่"
    report = uploads.run("sales.targets", workbook(sheet), None)
    assert (report.changed, report.refusals) == (3, ())
    assert stands("40", "4015", "4025") == [1560, 1200, 360]


def test_what_goes_out_comes_in_and_changes_nothing():
    set_targets("40", YEAR, cohort(), 12_50, by=None)
    adjust_target("4015", YEAR, baht=1_234_567_89, reason="ตลาดใหม่", by=None)
    whole = out()
    assert len(whole) == 1 + Area.objects.filter(level=4, code__startswith="40", exists_until=None).count()
    report = uploads.run("sales.targets", workbook(whole), None)
    assert (report.new, report.changed, report.refusals) == (0, 0, ())
    assert [row[1] for row in out(["4015"])] == [row[1] for row in out(area="4015")] == ["4015"]
    assert [row[5] for row in out(["4015"], year="2562")] == [None]


def test_what_cannot_be_is_refused_at_its_cell():
    report = take(
        f"2561,40,,{ROUND},-100,,",
        "2561,40,,ไม่มีรอบนี้,10,,",
        "2561,41,,,10,,",
        f"2561,41,,{ROUND},,,",
        f"2561,41,,{ROUND},10,,",
        f"2561,4015,,{ROUND},10,,",
        f"61,40,,{ROUND},10,,",
        f"2561,40,,{ROUND},สิบ,,",
        f"2561,40,,{ROUND},0.1,,",
        f"2561,40,ชลบุรี,{ROUND},10,,",
        f"2561,401505,,{ROUND},10,,",
        f"2561,99,,{ROUND},10,,",
        f"2562,40,,{ROUND},10,เยอะ,",
        f"2562,40,,{ROUND},10,,{'ก' * 401}",
        f"2561,,,{ROUND},10,,",
        f"2561,42,,{ROUND},10,,",
    )
    assert report.taken == 0
    assert cells(report) == [
        (2, "เพิ่มขึ้น (%)"), (3, "รอบ"), (4, "รอบ"), (5, "รหัสพื้นที่"), (6, "รหัสพื้นที่"),
        (7, "เพิ่มขึ้น (%)"), (7, "รอบ"), (8, "ปีงบประมาณ"), (9, "เพิ่มขึ้น (%)"), (10, "เพิ่มขึ้น (%)"),
        (11, "ชื่อพื้นที่"), (12, "รหัสพื้นที่"), (13, "รหัสพื้นที่"), (14, "เป้าหมาย (บาท)"), (15, "เหตุผล"),
        (16, "รหัสพื้นที่"), (17, "รอบ"),
    ]  # fmt: skip
    assert not Target.objects.exists()


@pytest.mark.parametrize("amount", ["0", "-5"])
def test_a_target_is_more_than_nothing(amount):
    set_targets("40", YEAR, cohort(), 10_00, by=None)
    assert cells(take(f"2561,4015,,,,{amount},เหตุ")) == [(2, "เป้าหมาย (บาท)")]


def test_a_percentage_is_read_as_people_type_it():
    assert [read_percent(typed) for typed in ("10", "๑๐", " 22.5 %", "+7", "-3", "0.5%", "0", "")] == [
        10_00, 10_00, 22_50, 7_00, -3_00, 50, 0, None
    ]  # fmt: skip


def test_the_province_answers_for_its_targets_alone():
    line = f"2561,40,,{ROUND},10,,"
    for other in (DISTRICT, Officer("41", "edit", "approve", "import")):
        assert cells(take(line, "2561,4015,,,,5,เหตุ", by=other)) == [(2, "รหัสพื้นที่"), (3, "รหัสพื้นที่")]
    assert take(line, by=PROVINCE).new == 1
    assert cells(take("2561,4015,,,,5,เหตุ", by=DISTRICT)) == [(2, "รหัสพื้นที่")]
    assert cells(take("2561,4015,,,,5,เหตุ", area="41")) == [(2, "รหัสพื้นที่")]


def test_the_way_to_the_sheet_stands_on_the_page_of_those_who_may_use_it(client):
    way = reverse("jobs:begin", args=["sales.targets"])
    for role, area, seen in (("province", "40", True), ("district", "4015", False)):
        client.force_login(make_user(role=role, area=area))
        assert (way in client.get(reverse("sales:targets")).content.decode()) is seen
    client.force_login(make_user(role="province", area="40"))
    page = client.get(way)
    assert page.status_code == 200
    assert client.get(reverse("jobs:template", args=["sales.targets"])).status_code == 200
