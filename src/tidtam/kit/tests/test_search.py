"""What a typed text asks for, and what a row is found by; how the database finds it stands with the registers."""

import pytest

from tidtam.kit import search
from tidtam.kit.search import Keys, Word


def texts(typed: str) -> list[str]:
    return [word.text for word in search.words(typed)]


@pytest.mark.parametrize(
    "typed",
    [
        "หนองเม็ก",
        "ต.หนองเม็ก",
        "ต. หนองเม็ก",
        "ตำบลหนองเม็ก",
        "บ้าน  หนองเม็ก",
        " หนอง\u200bเม็ก ",
        "หนองเม็ก หนองเม็ก",
    ],
)
def test_the_kind_of_place_and_what_is_unseen_do_not_matter(typed: str) -> None:
    assert texts(typed) == ["หนองเม็ก"]


def test_digits_case_and_decomposed_vowels_do_not_matter() -> None:
    assert texts("๔๐๑๕-๐๐๐๑ WANG Khun") == ["4015-0001", "wang", "khun"]
    assert texts("นํ้าตก") == texts("น้ำตก")


def test_a_kind_alone_is_a_word_and_one_before_a_word_belongs_to_it() -> None:
    assert texts("บ้าน") == ["บ้าน"]
    assert texts("กลุ่มสตรี อ. ไผ่ ม่วง") == ["กลุ่มสตรี", "ไผ่", "ม่วง"]


def test_a_place_too_short_to_be_found_anywhere_is_also_sought_with_its_kind() -> None:
    assert search.words("บ้านนา") == [Word("นา", "บ้านนา", "")]
    assert search.words("นา") == [Word("นา", "", "")]


def test_only_thai_words_that_sound_long_enough_are_sought_by_sound() -> None:
    assert search.words("วังคูณ")[0].sound == search.words("วังคูน")[0].sound != ""
    assert [word.sound for word in search.words("ผ้า silk 40150001")] == ["", "", ""]


def test_nothing_typed_asks_for_nothing() -> None:
    assert search.words(" \u200b ") == []


def test_a_row_is_found_by_its_names_numbers_and_bare_places() -> None:
    made = search.keys("บ้านวังคูณ", "Ban Wang Khun", "4015-0001")
    assert made.text == search.indexable("บ้านวังคูณ วังคูณ ban wang khun 4015-0001")
    assert made.sound == "บานวังคูน"


def test_keys_are_joined_and_kept_within_their_column() -> None:
    assert search.joined(Keys("ก", "ก"), Keys("", ""), Keys("ข", "ข")) == Keys("ก ข", "ก ข")
    assert {len(part) for part in search.keys("กลุ่ม " * 200 + "ก" * 900)} <= set(range(601))


@pytest.mark.parametrize(
    ("typed", "there"),
    [
        ("วังคูน", True),
        ("บ้านวังคูณ", True),
        ("คูณ", True),
        ("วั", True),
        ("คู", False),
        ("khun wang", True),
        ("khun silk", False),
        ("", True),
    ],
)
def test_every_word_must_stand_in_the_row(typed: str, there: bool) -> None:
    row = Keys("บ้านวังคูณ วังคูณ ban wang khun", "บานวังคูน")
    assert search.stands_in(search.words(typed), row) is there
