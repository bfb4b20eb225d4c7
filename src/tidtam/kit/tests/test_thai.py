import csv
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidtam.kit import thai

letters = st.text(
    st.characters(min_codepoint=0x0E01, max_codepoint=0x0E5B, categories=["L", "M", "N"])
    | st.sampled_from(" \u200b")
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("เเวงน้อย", "แวงน้อย"),
        ("น\u0e4d\u0e32พอง", "นำพอง"),
        ("น\u0e49\u0e4d\u0e32พอง", "น้ำพอง"),
        ("น\u0e4d\u0e49\u0e32พอง", "น้ำพอง"),
        ("น\u0e33\u0e49พอง", "น้ำพอง"),
        ("บ้้าน", "บ้าน"),
        ("ท\u0e48\u0e35", "ที่"),
        ("ทีี่", "ที่"),
        ("กู\u0e48\u0e39", "กู่"),
        ("บ้าน\u200bหนอง\ufeffหว้า\u00ad", "บ้านหนองหว้า"),
        ("  บ้าน\u00a0 หัวขัว\n", "บ้าน หัวขัว"),
        ("สิทธิ์", "สิทธิ์"),
    ],
)
def test_text_is_cleaned_to_what_was_meant(typed, meant):
    assert thai.clean(typed) == meant


@given(letters)
def test_clean_text_stays_as_it_is(text):
    cleaned = thai.clean(text)
    assert thai.clean(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)


MARKED = st.text(st.sampled_from("กนเาแ ัิีุู็่้๊๋์ํำฺ\u200b\u00a0\x01é\u0301"), max_size=8)


@given(MARKED | letters)
def test_what_is_left_alone_needs_no_mending(text):
    """The quick look before the mending passes over nothing that the mending would change."""
    quick = thai.clean(text)
    looked = thai._DOUBTFUL
    thai._DOUBTFUL = re.compile("")
    try:
        assert quick == thai.clean(text)
    finally:
        thai._DOUBTFUL = looked


def test_lines_keep_their_breaks():
    assert thai.clean_lines(" เเรก \r\n\r\n\n\nสอง  คำ\n\n") == "แรก\n\nสอง คำ"


@pytest.mark.parametrize(
    "in_order",
    [
        ["กง", "กงกลาง", "กลาง", "แก", "แก้ว", "โก", "ไก่", "ขาม"],
        ["บ้านกง", "บ้านกงกลาง", "บ้านกงเก่า", "บ้านเก่า", "บ้านโกสุม", "บ้านขาม"],
        ["ปา", "ป่า", "ป้า", "ป๊า", "ป๋า", "ปาก", "ป่าช้า", "ปาน"],
        ["เก", "เกา", "เก่า", "เก้า", "แก", "แก่", "โก", "ใก", "ไก"],
        ["ดงเค็ง", "แดงน้อย", "ตอประดู่", "โนนม่วง", "วังคูณ", "วังม่วง", "เวียงเก่า", "แวงน้อย", "แวงใหญ่"],
        ["บ้าน1", "บ้าน 2", "บ้าน๓"],
        ["1 ชุมชน", "กลุ่มทอผ้า", "OTOP", "zeta"],
    ],
)
def test_names_sort_as_in_a_dictionary(in_order):
    shuffled = in_order[::-1]
    assert sorted(shuffled, key=thai.sort_key) == in_order
    assert len({thai.sort_key(name) for name in in_order}) == len(in_order)


def test_byte_order_of_the_key_is_its_text_order():
    names = ["บ้านโคก", "บ้านเก่า", "บ้านขาม", "บ้าน ก", "Ban", "บ้านก๊ก"]
    assert sorted(names, key=thai.sort_key) == sorted(names, key=lambda name: thai.sort_key(name).encode())


def test_a_key_holds_no_text_that_a_database_refuses():
    assert "\x00" not in thai.sort_key("ป่า\x00")


def test_real_names_sort_the_same_from_any_start_with_their_leading_vowels_in_place(shared):
    with (shared / "data" / "khonkaen_villages.csv").open(encoding="utf-8") as lines:
        names = sorted({row["name_th"] for row in csv.DictReader(lines)})
    in_order = sorted(names, key=thai.sort_key)
    names.reverse()
    assert sorted(names, key=thai.sort_key) == in_order
    assert len({thai.sort_key(name) for name in names}) == len(names)
    bare = [thai.bare_place(name) for name in in_order if name.startswith("บ้าน")]
    firsts = [name[1] if name[0] in "เแโใไ" else name[0] for name in bare]
    assert firsts == sorted(firsts)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("วังคูน", "วังคูณ"), ("ศุภชัย", "สุพชัย"), ("ใหม่", "ไหม่"), ("ตอประดู่", "ฏอประดู้"), ("สิทธิ์", "สิด"[:2] + "ท"),
        ("จันทร์", "จัน"), ("พันธุ์", "พัน"), ("ไทย", "ไท"), ("บุญมี", "บุนมี"), ("พรรณนา", "พันนา"), ("ทราย", "ซาย"),
        ("โนนแดง", "โณนแดง"), ("หนอง หญ้า", "หนองหย้า"), ("๑ กุมภา", "1 กุมพา"), ("หนองแวงฯ", "หนองแวง"),
    ],
)  # fmt: skip
def test_words_that_sound_alike_share_a_key(one, other):
    assert thai.sound_key(one) == thai.sound_key(other)


def test_words_that_sound_different_do_not():
    keys = [thai.sound_key(name) for name in ("หัวขัว", "หัวละเลิง", "วังม่วง", "วังหิน", "วังคูณ", "โนนม่วง", "ดงเค็ง")]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(
    ("full", "bare"),
    [
        ("หมู่บ้านศุภชัย", "ศุภชัย"), ("บ้านวังคูน", "วังคูน"), ("ต.หนองเม็ก", "หนองเม็ก"), ("ตำบล หนองเม็ก", "หนองเม็ก"),
        ("อ. บ้านไผ่", "ไผ่"), ("บ้านไผ่", "ไผ่"), ("จังหวัดขอนแก่น", "ขอนแก่น"), ("จ.ขอนแก่น", "ขอนแก่น"), ("บ้าน", "บ้าน"),
        ("", ""), ("โนนบ้านแฮด", "โนนบ้านแฮด"),
    ],
)  # fmt: skip
def test_a_place_goes_bare_of_its_kind(full, bare):
    assert thai.bare_place(full) == bare
    assert thai.bare_place(bare) == bare


def test_search_text_finds_a_place_with_and_without_its_kind():
    assert thai.search_text("บ้านวังคูณ", "Ban Wang Khun", "หมู่ ๔", "") == "บ้านวังคูณ วังคูณ ban wang khun หมู่ 4"
