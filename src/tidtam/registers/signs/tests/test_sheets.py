"""The register of signs as a spreadsheet: what comes in, what is refused and why, what goes out."""

import io
from datetime import date

import pytest

from tidtam.ground.areas.tests.factories import make_area
from tidtam.ground.jobs import uploads
from tidtam.ground.people.tests.factories import make_user
from tidtam.kit import tables
from tidtam.kit.uploads import kinds
from tidtam.registers.signs import actions
from tidtam.registers.signs.content import panel_row
from tidtam.registers.signs.models import Sign, State
from tidtam.registers.signs.tests.factories import (
    make_line,
    make_panel,
    make_sign,
    make_standing,
    permit,
    step,
)

VILLAGE, ELSEWHERE = "40150604", "40250505"
HEAD = (
    "หมายเลข,รหัสหมู่บ้าน,ที่ตั้ง,เจ้าของถนน,ถนน,ละติจูด,ลองจิจูด,แผ่นที่,ประเภท,ราคา,จำนวน,ข้อความ,ภาษาอังกฤษ,ทิศทาง,"
    "ระยะ,สัญลักษณ์,โบราณสถาน,รหัสปลายทาง"
)
FIRST = (
    f'ขก-001,{VILLAGE},ทางแยกหน้าวัด,ทช.,ขก.2040,16.0,102.6,1,combined,"18,500",๒,บ้านวังคูณ,Ban Wang Khun,'
    f"ซ้าย,๔ กม.,village,,{VILLAGE}"
)
SECOND = "ขก-001,,,,,,,1,,,,วัดป่า,Wat Pa,→,500 ม.,temple,ใช่,"
OTHER = f"ขก-002,{VILLAGE},หน้าโรงเรียน,อบต.,,,,1,village,,,บ้านวังคูณ,,ตรง,,,,"


@pytest.fixture(autouse=True)
def places():
    for code in ("4015", VILLAGE, ELSEWHERE):
        make_area(code)
    actions.load_classes()


@pytest.fixture
def officer():
    return make_user("district", "4015")


def take(*lines: str, by, head: str = HEAD, check: bool = False):
    return uploads.run("signs.signs", "\n".join([head, *lines]).encode(), by, check)


def told_by(report) -> list[tuple[int, str]]:
    return [(one.row, one.column) for one in report.refusals]


def test_signs_come_in_and_the_same_file_again_changes_nothing(officer):
    assert take(FIRST, OTHER, SECOND, by=officer, check=True).new == 3, (
        "rows of a sign need not stand together"
    )
    assert not Sign.objects.exists()
    report = take(FIRST, SECOND, OTHER, by=officer)
    assert (report.new, report.refused) == (3, 0)

    sign = Sign.objects.get(number="ขก-001")
    (panel,) = sign.panels.all()
    assert (panel.copies, panel.cost, panel.sign_class_id) == (2, 1_850_000, "combined")
    lines = [(one.text_th, one.arrow, one.distance_m, one.historic) for one in panel.lines.all()]
    assert lines == [("บ้านวังคูณ", "left", 4000, False), ("วัดป่า", "right", 500, True)]
    again = take(FIRST, SECOND, OTHER, by=officer)
    assert (again.new, again.changed, again.unchanged, again.refused) == (0, 0, 3, 0)
    assert sign.version == Sign.objects.get(number="ขก-001").version


def test_a_changed_line_is_told_and_a_missing_one_is_gone(officer):
    take(FIRST, SECOND, by=officer)
    report = take(FIRST.replace("๔ กม.", "4.5 กม."), by=officer)
    assert (report.changed, report.refused) == (1, 0)
    assert [one.distance_m for one in Sign.objects.get().panels.get().lines.all()] == [4500]


@pytest.mark.parametrize(
    ("lines", "refused"),
    [
        ([FIRST.replace("ทช.", "ใครไม่รู้"), SECOND], [(2, "เจ้าของถนน"), (3, "หมายเลข")]),
        ([FIRST, SECOND.replace("→", "ขึ้นฟ้า")], [(3, "ทิศทาง"), (2, "หมายเลข")]),
        ([FIRST, SECOND.replace("500 ม.", "ไกล")], [(3, "ระยะ"), (2, "หมายเลข")]),
        ([FIRST.replace("16.0,102.6", "102.6,16.0")], [(2, "ละติจูด")]),
        ([FIRST.replace("16.0,102.6", "16.0,")], [(2, "ละติจูด")]),
        ([FIRST.replace(f"ขก-001,{VILLAGE}", f"ขก-001,{ELSEWHERE}")], [(2, "รหัสหมู่บ้าน")]),
        ([FIRST.replace("combined", "")], [(2, "ประเภท")]),
        ([FIRST.replace("ขก-001", "ขก 001!")], [(2, "หมายเลข")]),
        ([FIRST.replace("๒", "๒๐๐")], [(2, "จำนวน")]),
        ([FIRST.replace(f",{VILLAGE}", ",", 1)], [(2, "รหัสหมู่บ้าน")]),
    ],
)
def test_what_cannot_be_taken_is_refused_at_its_cell_and_its_sign_left_out(officer, lines, refused):
    report = take(*lines, by=officer)
    assert set(told_by(report)) == set(refused)
    assert not Sign.objects.filter(number="ขก-001").exists()


def test_an_ordered_sign_keeps_what_stands_on_it(officer):
    take(FIRST, SECOND, by=officer)
    sign = permit(Sign.objects.get())
    step(sign, State.ORDERED, date(2018, 5, 20), photos=0)
    report = take(FIRST, by=officer)
    assert told_by(report) == [(2, "หมายเลข")]
    assert Sign.objects.get().panels.get().lines.count() == 2
    assert take(FIRST, SECOND, by=officer).unchanged == 2


def test_nobody_takes_the_sign_of_another_district(officer):
    make_sign("ขก-001", village=ELSEWHERE)
    report = take(FIRST, SECOND, by=officer)
    assert report.new == report.changed == 0
    assert Sign.objects.get().area_id == ELSEWHERE


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "<script>", "\u202e", "ก" * 5000])
def test_hostile_cells_break_nothing(officer, text):
    report = take(FIRST.replace("บ้านวังคูณ", text, 1), by=officer)
    assert report.new + report.refused >= 1


def test_what_goes_out_comes_in_as_it_is(officer):
    make_standing(
        "ขก-001", make_panel(make_line(), cost=18_500_00, copies=2), make_panel(make_line(text_th="วัดป่า"))
    )
    make_sign("ขก-002", make_panel(code="village"))
    kind = kinds()["signs.signs"]
    out = io.BytesIO()
    tables.write_xlsx(out, kind.columns, kind.rows_out(["4015"]), title="ป้าย")
    before = [panel_row(one) for sign in Sign.objects.order_by("number") for one in sign.panels.all()]
    report = uploads.run("signs.signs", out.getvalue(), officer, False)
    assert (report.new, report.changed, report.refused, report.unchanged) == (0, 0, 0, 3)
    assert [panel_row(one) for sign in Sign.objects.order_by("number") for one in sign.panels.all()] == before
