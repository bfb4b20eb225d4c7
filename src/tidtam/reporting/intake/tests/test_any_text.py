"""Whatever the text: the reading ends, says where each thing stands, and says the same a second time."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tidtam.kit import money
from tidtam.reporting.intake.reading import read, source_of
from tidtam.reporting.intake.reading.names import Found, Known, Names, Work
from tidtam.reporting.intake.reading.numerals import words_of
from tidtam.work.plan import nawatwithi

PIECES = st.sampled_from(
    [
        "ครั้งที่ ", "๑/๒๕๖๑", "วันที่ 31 ก.พ. 61", "20 กค 2561", "เวลา 25.99 น.", "คณะอนุกรรมการ", "จังหวัดขอนแก่น", "อำเภอ",
        "บ้าน", "หมู่บ้าน", "หนองหว้า", "ม.4 ", "ต.", "1,441 ราย", "ล้านบาท", "ร้อยละ", "(หนึ่งร้อยบาทถ้วน)",
        "แยกเป็น", "รวม", "ได้แก่",
        "ตุลาคม 2560 - มิถุนายน 2561", "ปีงบประมาณ", "ไตรมาส 9", "ให้", "ปลัดจังหวัด", "เป็นประธาน", "ณ ห้องประชุม", "ภายในวันที่ ",
        " ", "\n", "\t", "\u200b", "ํา", "เเ", "\x00", "2561", "99999999999999999999", "จัดทำแผ่นพับประชาสัมพันธ์",
    ]
)  # fmt: skip
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=40).map("".join)


def _nothing(texts: Sequence[str], within: Sequence[str]) -> list[Found]:
    return [Found("none") for _text in texts]


@pytest.fixture(scope="module")
def world() -> Known:
    """A register of one province, small and without a database."""
    provinces = Names.of([("40", "ขอนแก่น")])
    districts, villages = (
        Names.of([("4025", "โนนศิลา")]),
        Names.of([("40250505", "บ้านหนองหว้า")], villages=True),
    )
    works = tuple(Work(item.code, item.name_th, item.short_th) for item in nawatwithi.ITEMS)
    return Known(provinces, districts, Names(), villages, {"4025": "อ.โนนศิลา"}, _nothing, works=works)


@given(TEXTS)
@settings(deadline=None, max_examples=300)
def test_any_text_is_read_and_each_passage_stands_where_it_says(world: Known, text: str) -> None:
    reading = read(source_of(text), world)
    for one in (*reading.proposals, *reading.contradictions):
        assert text[one.start : one.end] == one.passage
        assert one.passage
    assert all(0 <= one.confidence <= 1 for one in reading.proposals)
    assert read(source_of(text), world).json() == reading.json()


@given(st.integers(min_value=1, max_value=10**13))
def test_a_number_written_in_words_is_read_back(number: int) -> None:
    assert words_of(money.words(number * 100).removesuffix("บาทถ้วน")) == number
