"""The article of the first meeting is read without a fault: everything that is in it, and nothing else."""

import json
from pathlib import Path

import pytest

from tidtam.ground.areas import actions
from tidtam.ground.areas.tests.factories import make_khonkaen
from tidtam.ground.people.tests.factories import make_post
from tidtam.reporting.intake.known import read_text
from tidtam.reporting.intake.reading.shape import Reading
from tidtam.reporting.meetings.tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.shared]

MEETING = {
    "date": ["2018-07-20"],
    "time": ["09:00"],
    "number": ["1/2561"],
    "body": [factories.NAME],
    "chair": ["ปลัดจังหวัดขอนแก่น"],
    "responsible": ["ปลัดจังหวัดขอนแก่น"],
    "place": ["ห้องประชุมออคิด โรงแรมกรีนโฮเต็ล แอนด์ รีสอร์ท ถนนประชาสโมสร อำเภอเมืองขอนแก่น"],
    "district": ["โนนศิลา", "เปือยน้อย", "หนองสองห้อง"],
    "due": [],
}
PASSAGES = {
    "date": "20 กค 2561",
    "number": "ครั้งที่ 1 / 2561",
    "time": "เวลา 09.00 น.",
    "body": factories.NAME,
}
FIGURES = [
    (1441, "ราย", {"from": "2557", "to": "2558"}, "producers.registered"),
    (6_199_333_184, "บาท", {"from": "2560-10", "to": "2561-06"}, "sales.total"),
    (2805, "ราย", None, "markets.vendors"),
]
ITEMS = [
    "readiness", "tourism-facts", "surroundings", "district-centre", "village-centre", "producers", "local-food",
    "signs", "routes", "brochures",
]  # fmt: skip
VERDICTS = {"ambiguous-resolved-by-list": "several", "out-of-area": "outside"}  # the others: "one"


@pytest.fixture
def text(shared: Path) -> str:
    return (shared / "data/source-article.txt").read_text(encoding="utf-8")


@pytest.fixture
def reading(shared: Path, text: str) -> Reading:
    make_khonkaen()
    actions.import_villages(shared / "data/khonkaen_villages.csv", by=None)
    factories.make_committee()
    return read_text(text)


def test_the_meeting_itself(reading: Reading) -> None:
    for kind, values in MEETING.items():
        assert [one.value for one in reading.of(kind)] == values, kind
    for kind, passage in PASSAGES.items():
        assert [one.passage for one in reading.of(kind)] == [passage]
    assert [one.code for kind in ("body", "chair", "responsible") for one in reading.of(kind)] == [
        factories.BODY,
        "deputy-40",
        "deputy-40",
    ]
    assert [one.code for one in reading.of("district")] == ["4025", "4011", "4015"]


def test_the_three_figures_with_unit_period_and_name(reading: Reading) -> None:
    found = [
        (one.value, one.detail["unit"], one.detail["period"], one.detail["figure"])
        for one in reading.of("figure")
    ]
    assert found == FIGURES


def test_the_ten_work_items_in_their_order(reading: Reading) -> None:
    assert [one.code for one in reading.of("work_item")] == ITEMS
    misspelt = reading.of("work_item")[6]
    assert misspelt.passage == "ปรับปรุงพัฒนาอาหารพื้นที่ชุมชน"  # พื้นถิ่น was meant
    assert misspelt.confidence < 1


def test_the_twelve_villages_with_their_candidates_none_chosen_where_several_fit(
    reading: Reading, shared: Path
) -> None:
    listed = json.loads((shared / "data/article_villages.json").read_text(encoding="utf-8"))
    villages = reading.of("village")

    assert [one.passage for one in villages] == [row["article_name"] for row in listed]
    for one, row in zip(villages, listed, strict=True):
        assert {candidate.code for candidate in one.candidates} == {
            each["code"] for each in row["candidates"]
        }
        assert one.detail["verdict"] == VERDICTS.get(row["status"], "one")
        assert one.code == ("" if row["status"] in VERDICTS else row["best_code"])


def test_the_two_contradictions_and_no_other(reading: Reading) -> None:
    assert [(one.kind, one.passage) for one in reading.contradictions] == [
        ("misspelt", "บ้านวังคูน"),
        ("districts", "บ้านก้านเหลือง"),
    ]
    spelling, districts = reading.contradictions
    assert "บ้านวังคูณ" in spelling.text
    assert "ระบุ 3 อำเภอ แต่หมู่บ้านอยู่ใน 4 อำเภอ" in districts.text
    assert "อ.แวงน้อย" in districts.text
    marked = {one.passage: one.contradictions for one in reading.proposals if one.contradictions}
    assert marked == {"บ้านวังคูน": ("misspelt",), "บ้านก้านเหลือง": ("districts",)}


def test_every_passage_stands_where_it_says_and_a_second_reading_is_the_same(
    reading: Reading, text: str
) -> None:
    for one in (*reading.proposals, *reading.contradictions):
        assert text[one.start : one.end] == one.passage
    assert len(reading.proposals) == 7 + 3 + 10 + 3 + 12 - 0
    assert read_text(text).json() == reading.json()


def test_thai_digits_and_decomposed_letters_read_the_same(reading: Reading, text: str) -> None:
    other = (
        text.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))
        .replace("ำ", "ํา")
        .replace("บ้าน", "บ้\u200bาน")
    )
    again = read_text(other)
    assert [(one.kind, one.value) for one in again.proposals] == [
        (one.kind, one.value) for one in reading.proposals
    ]
    for one in again.proposals:
        assert other[one.start : one.end] == one.passage


def test_the_posts_stand_in_no_other_register_than_that_of_the_province(reading: Reading) -> None:
    make_post("cdd-4015", name_th="พัฒนาการอำเภอหนองสองห้อง")
    assert [one.code for one in reading.of("chair")[0].candidates] == ["deputy-40"]
