"""Producers from a spreadsheet and back: what is taken, what is refused and why, and that nothing changes by itself."""

import dataclasses
import io
from typing import Any

import pytest

from tidtam.ground.areas.tests.factories import make_area, make_khonkaen
from tidtam.ground.jobs import uploads
from tidtam.ground.people.models import User
from tidtam.ground.people.tests.factories import make_user
from tidtam.ground.privacy.models import Person
from tidtam.ground.privacy.tests.numbers import invented
from tidtam.ground.trail.models import Entry
from tidtam.kit import sealing, tables
from tidtam.kit.search import found
from tidtam.kit.tables import MASK
from tidtam.kit.uploads import Report, kinds
from tidtam.registers.producers.actions import load_lists, long_file
from tidtam.registers.producers.models import HeldStandard, Producer
from tidtam.registers.producers.tests.factories import make_producer

pytestmark = pytest.mark.django_db

HEAD = "เลขที่ผู้ผลิต,ชื่อผู้ผลิต,ประเภทผู้ผลิต,รหัสพื้นที่"
VILLAGES = {
    "40150806": "บ้านหัวละเลิง",
    "40150807": "บ้านโนนม่วง",
    "40150808": "บ้านดงเค็ง",
    "40150604": "บ้านวังคูณ",
    "40250105": "บ้านตอประดู่",
}
GROUP = "K-1,กลุ่มทอผ้าบ้านดงเค็ง,กลุ่มผู้ผลิตชุมชน,40150808"


@pytest.fixture(autouse=True)
def register() -> None:
    make_khonkaen()
    for code, name in VILLAGES.items():
        make_area(code, name)
    load_lists()


def take(*lines: str, head: str = HEAD, by: User | None = None, check: bool = False) -> Report:
    content = "\n".join([head, *lines]).encode()
    return uploads.run("producers.producers", content, by, check=check)


def export(areas: tuple[str, ...] = ("",), kind: str = "producers.producers") -> bytes:
    out = io.BytesIO()
    known = kinds()[kind]
    assert known.rows is not None
    tables.write_xlsx(out, known.columns, known.rows(areas), title="ผู้ผลิต")
    return out.getvalue()


def reasons(report: Report) -> list[tuple[int, str, str]]:
    return [(refusal.row, refusal.column, refusal.reason) for refusal in report.refusals]


def test_a_new_producer_is_entered_with_its_keys_and_one_line_in_the_trail() -> None:
    report = take(GROUP, "K-2,ร้านสมุนไพร,เจ้าของรายเดียว,401508")
    assert (report.new, report.refused) == (2, 0)
    one = Producer.objects.get(code="K-1")
    assert (one.kind, one.area_id, one.name_th) == ("group", "40150808", "กลุ่มทอผ้าบ้านดงเค็ง")
    assert one.sort_key
    assert found(Producer.objects.all(), "ดงเค็ง กลุ่มทอผ้า").get() == one
    assert one.sound_text
    assert Producer.objects.get(code="K-2").kind == "sole"
    assert Entry.objects.get(verb="producers.add_producers").detail["rows"] == 2


def test_the_same_file_again_changes_nothing() -> None:
    take(GROUP)
    again = take(GROUP)
    assert (again.new, again.changed, again.unchanged, again.refusals) == (0, 0, 1, ())
    assert Entry.objects.filter(verb__startswith="producers.").count() == 1


def test_a_check_tells_and_writes_nothing() -> None:
    assert take(GROUP, check=True).new == 1
    assert not Producer.objects.exists()


def test_a_changed_cell_changes_its_field_and_leaves_the_rest() -> None:
    take(GROUP + ",12", head=HEAD + ",สมาชิกหญิง")
    report = take("K-1,กลุ่มทอผ้าไหมบ้านดงเค็ง,,", head="เลขที่ผู้ผลิต,ชื่อผู้ผลิต,รหัสพื้นที่,อื่น ๆ")
    assert report.changed == 1
    one = Producer.objects.get(code="K-1")
    assert (one.name_th, one.members_female, one.area_id) == ("กลุ่มทอผ้าไหมบ้านดงเค็ง", 12, "40150808")
    changes = Entry.objects.get(verb="producers.change_producer").detail["changes"]
    assert changes == {"name_th": ["กลุ่มทอผ้าบ้านดงเค็ง", "กลุ่มทอผ้าไหมบ้านดงเค็ง"]}


def test_a_producer_without_a_number_gets_the_next_one_of_its_district() -> None:
    make_producer("40150808", code="4015-0007", state="")
    report = take(",กลุ่มหนึ่ง,กลุ่ม,40150808", ",กลุ่มสอง,กลุ่ม,40150807", "4015-0008,กลุ่มสาม,กลุ่ม,40150806")
    assert report.new == 3
    codes = dict(Producer.objects.values_list("name_th", "code"))
    assert codes["กลุ่มสาม"] == "4015-0008"
    assert {codes["กลุ่มหนึ่ง"], codes["กลุ่มสอง"]} == {"4015-0009", "4015-0010"}
    assert "4015-0009" in Producer.objects.get(name_th="กลุ่มหนึ่ง").search_text


@pytest.mark.parametrize(
    ("line", "column", "part"),
    [
        ("K-1,,กลุ่ม,40150808", "ชื่อผู้ผลิต", "กรอก"),
        ("K-1,ก,ไม่รู้จัก,40150808", "ประเภทผู้ผลิต", "กลุ่มผู้ผลิตชุมชน"),
        ("K-1,ก,,40150808", "ประเภทผู้ผลิต", "ประเภท"),
        ("K-1,ก,กลุ่ม,40159999", "รหัสพื้นที่", "ไม่มี"),
        ("K-1,ก,กลุ่ม,4015", "รหัสพื้นที่", "8 หลัก"),
        ("K-1,ก,กลุ่ม,", "จังหวัด", "รหัสพื้นที่"),
    ],
)
def test_what_cannot_be_taken_is_refused_at_its_column(line: str, column: str, part: str) -> None:
    report = take(line, GROUP.replace("K-1", "K-9"))
    ((row, where, why),) = reasons(report)
    assert (row, where) == (2, column)
    assert part in why
    assert report.new == 1


def test_every_mistake_of_a_row_is_told_at_once() -> None:
    report = take("K-1,ก,ไม่รู้จัก,40159999,สิบ", head=HEAD + ",สมาชิกหญิง")
    assert {refusal.column for refusal in report.refusals} == {"ประเภทผู้ผลิต", "รหัสพื้นที่", "สมาชิกหญิง"}
    assert report.refused == 1


def test_a_number_that_comes_twice_is_refused_the_second_time() -> None:
    report = take(GROUP, GROUP)
    assert (report.new, [refusal.row for refusal in report.refusals]) == (1, [3])


PLACES = "ชื่อผู้ผลิต,ประเภทผู้ผลิต,จังหวัด,อำเภอ,ตำบล,หมู่ที่,หมู่บ้าน"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("ขอนแก่น,หนองสองห้อง,ดงเค็ง,8,บ้านดงเค็ง", "40150808"),
        ("จ.ขอนแก่น,อ.หนองสองห้อง,ต.ดงเค็ง,,", "401508"),
        ("ขอนแก่น,หนองสองห้อง,ดงเค็ง,๘,", "40150808"),
        ("ขอนแก่น,หนองสองห้อง,หนองเม็ก,,วังคูณ", "40150604"),
    ],
)
def test_a_place_is_found_by_its_words(words: str, code: str) -> None:
    assert take(f"ก,กลุ่ม,{words}", head=PLACES).refusals == ()
    assert Producer.objects.get().area_id == code


def test_a_name_that_sounds_the_same_is_taken_and_told() -> None:
    report = take("ก,กลุ่ม,ขอนแก่น,หนองสองห้อง,หนองเม็ก,,วังคูน", head=PLACES)
    assert Producer.objects.get().area_id == "40150604"
    assert "วังคูณ" in report.warnings[0].reason


def test_a_place_that_may_be_several_is_refused_with_their_names() -> None:
    make_area("40150612", "บ้านวังคูณ")
    report = take("ก,กลุ่ม,ขอนแก่น,หนองสองห้อง,หนองเม็ก,,วังคูณ", head=PLACES)
    ((_row, column, why),) = reasons(report)
    assert column == "หมู่บ้าน"
    assert "40150604" in why
    assert "40150612" in why


def test_words_beside_a_code_must_mean_the_same() -> None:
    report = take("ก,กลุ่ม,40150808,คึมชาด", head="ชื่อผู้ผลิต,ประเภทผู้ผลิต,รหัสพื้นที่,ตำบล")
    ((_row, column, why),) = reasons(report)
    assert column == "ตำบล"
    assert "ดงเค็ง" in why


def test_a_district_officer_takes_in_rows_of_the_own_district_only() -> None:
    officer = make_user("district", "4015")
    report = take(GROUP, "K-2,ข,กลุ่ม,40250105", by=officer)
    assert (report.new, report.refused) == (1, 1)
    assert "นอกพื้นที่" in report.refusals[0].reason
    make_producer("40250105", code="N-1", name_th="เดิม", state="")
    report = take("N-1,ใหม่,กลุ่ม,40150808", by=officer)
    assert report.refused == 1
    assert Producer.objects.get(code="N-1").name_th == "เดิม"
    report = take("ก,กลุ่ม,ดงเค็ง", head="ชื่อผู้ผลิต,ประเภทผู้ผลิต,ตำบล", by=officer)
    assert (report.new, reasons(report)) == (1, [])


def test_lists_years_money_and_standards_are_read() -> None:
    head = HEAD + ",ปีที่ก่อตั้ง (พ.ศ.),เงินทุน (บาท),ช่องทางจำหน่าย,มาตรฐานที่ได้รับ"
    line = GROUP + ',๒๕๔๕,"๕๐,๐๐๐.๕๐",ออนไลน์; หน้าร้าน / ณ ที่ผลิต,มผช. เลขที่ 123/2560 หมดอายุ 20 ก.ค. 2563; GMP'
    assert take(line, head=head).refusals == ()
    one = Producer.objects.get()
    assert (one.founded_year, one.capital, one.channels) == (2002, 5000050, ["shop", "online"])
    held = {row.kind_id: row for row in HeldStandard.objects.all()}
    assert (held["tcps"].number, held["tcps"].expires_on.isoformat()) == ("123/2560", "2020-07-20")
    assert "gmp" in held
    report = take(GROUP + ",GMP", head=HEAD + ",มาตรฐาน")
    assert report.changed == 1
    assert [row.kind_id for row in HeldStandard.objects.all()] == ["gmp"]


CONTACT = HEAD + ",ผู้ติดต่อ,โทรศัพท์,เลขประจำตัวประชาชน"


def test_a_personal_number_is_sealed_and_stands_nowhere_else() -> None:
    number = invented(1)
    assert take(f"{GROUP},สมศรี ใจดี,081 234 5678,{number}", head=CONTACT).refusals == ()
    person = Person.objects.get()
    assert sealing.open_sealed(person.number_sealed) == number
    assert (person.phone, person.area) == ("0812345678", "40150808")
    assert number not in str(list(Entry.objects.values()))
    (row,) = tables.read(export(), kinds()["producers.producers"].columns)
    assert number not in str(row.cells)


@pytest.mark.parametrize("cell", ["", MASK, "x-xxxx-xxxxx-00-0"])
def test_a_blank_or_masked_number_leaves_it_and_a_word_takes_it_out(cell: str) -> None:
    take(f"{GROUP},สมศรี,0812345678,{invented(1)}", head=CONTACT)
    assert take(f"{GROUP},สมศรี,0812345678,{cell}", head=CONTACT).unchanged == 1
    assert Person.objects.get().number_sealed
    assert take(f"{GROUP},สมศรี,0812345678,ลบ", head=CONTACT).changed == 1
    assert Person.objects.get().number_sealed == ""


def test_a_wrong_number_is_refused_without_being_repeated() -> None:
    wrong = invented(1)[:-1] + str((int(invented(1)[-1]) + 1) % 10)
    report = take(f"{GROUP},สมศรี,,{wrong}", head=CONTACT)
    assert report.refusals[0].value == MASK
    assert wrong not in str(report.json())


def test_a_likely_double_is_told_in_the_preview_with_its_number() -> None:
    make_producer("40150808", code="OLD-1", name_th="กลุ่มทอผ้าบ้านดงเค็ง", state="")
    report = take(GROUP, check=True)
    assert report.new == 1
    assert "OLD-1" in report.warnings[0].reason
    report = take(GROUP, GROUP.replace("K-1", "K-2"), check=True)
    assert any(one.row == 3 and "2" in one.reason for one in report.warnings)


def test_what_went_out_comes_in_and_changes_nothing() -> None:
    head = CONTACT + ",ละติจูด,ลองจิจูด,มาตรฐาน,เรื่องราว"
    line = f"{GROUP},สมศรี ใจดี,0812345678,{invented(1)},15.8213,102.8031,GMP,เรื่องเล่า"
    take(line, "K-2,ร้านสมุนไพร,SME,401508,,,,,,,", head=head)
    report = uploads.run("producers.producers", export(), None)
    assert (report.new, report.changed, report.unchanged, report.refusals) == (0, 0, 2, ())


def test_an_export_holds_the_areas_asked_for_and_no_other() -> None:
    take(GROUP, "K-2,ข,กลุ่ม,40250105")
    columns = kinds()["producers.producers"].columns
    assert [row.values["code"] for row in tables.read(export(("4025",)), columns)] == ["K-2"]


def test_a_position_needs_both_halves() -> None:
    report = take(GROUP + ",15.8", head=HEAD + ",ละติจูด")
    assert report.refusals[0].column == "ละติจูด"


def test_a_long_file_is_found_by_search_as_a_short_one_is(monkeypatch: Any) -> None:
    monkeypatch.setattr(long_file, "LONG", 2)
    found_kind = kinds()["producers.producers"]
    monkeypatch.setitem(kinds(), found_kind.code, dataclasses.replace(found_kind, part=3))
    take(GROUP)
    take(*[f"L-{n},กลุ่มจักสานที่{n},กลุ่ม,401508" for n in range(5)], ",ไม่มีเลข,กลุ่ม,401508")
    assert found(Producer.objects.all(), "จักสานที่3").get().code == "L-3"
    assert found(Producer.objects.all(), "ทอผ้า").get().code == "K-1"
    take("L-3,กลุ่มหม้อดิน,กลุ่ม,401508", "K-1,กลุ่มเสื่อกก,กลุ่ม,40150808")
    assert not found(Producer.objects.all(), "จักสานที่3").exists()
    assert found(Producer.objects.all(), "หม้อดิน").get().code == "L-3"
    unnumbered = Producer.objects.get(name_th="ไม่มีเลข")
    assert found(Producer.objects.all(), unnumbered.code).get() == unnumbered


def test_a_long_file_that_breaks_off_leaves_register_and_search_as_they_were(monkeypatch: Any) -> None:
    take(GROUP)
    monkeypatch.setattr(long_file, "LONG", 2)
    kind = kinds()["producers.producers"]
    monkeypatch.setitem(kinds(), kind.code, dataclasses.replace(kind, part=3))

    def broken(done: int, total: int) -> None:
        if done > 6:
            raise RuntimeError("power cut")

    lines = [f"L-{n},กลุ่มจักสานที่{n},กลุ่ม,401508" for n in range(12)]
    with pytest.raises(RuntimeError):
        uploads.run("producers.producers", "\n".join([HEAD, *lines]).encode(), None, progress=broken)
    assert list(Producer.objects.values_list("code", flat=True)) == ["K-1"]
    assert take(*lines).new == 12
    assert found(Producer.objects.all(), "จักสานที่11").get().code == "L-11"
    assert found(Producer.objects.all(), "ทอผ้า").get().code == "K-1"
