"""Personal numbers and phones as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidtam.ground.privacy import numbers, phones
from tidtam.ground.privacy.models import Person
from tidtam.ground.privacy.tests.numbers import invented
from tidtam.kit.digits import to_thai

NUMBER = invented(7)


@pytest.mark.parametrize("typed", [
    NUMBER, to_thai(NUMBER), f" {NUMBER[0]}-{NUMBER[1:5]}-{NUMBER[5:10]}-{NUMBER[10:12]}-{NUMBER[12]} ",
    f"{NUMBER[0]} {NUMBER[1:5]} {NUMBER[5:10]} {NUMBER[10:12]} {NUMBER[12]}",
])  # fmt: skip
def test_a_number_is_taken_as_people_write_it(typed):
    assert numbers.clean(typed) == NUMBER


def test_no_number_is_no_number():
    assert numbers.clean(" - ") == ""
    assert numbers.print_of("") == ""


@given(st.integers(0, 10**11 - 1), st.integers(1, 9))
def test_of_ten_last_digits_one_is_right(seed, more):
    number = invented(seed)
    assert numbers.clean(number) == number

    with pytest.raises(numbers.WrongNumber):
        numbers.clean(number[:-1] + str((int(number[-1]) + more) % 10))


@pytest.mark.parametrize(
    "typed", ["123", "0" + NUMBER[1:], NUMBER[:-1] + str((int(NUMBER[-1]) + 1) % 10), "ก" * 13]
)
def test_a_wrong_number_is_refused_without_repeating_it(typed):
    with pytest.raises(numbers.WrongNumber) as refused:
        numbers.clean(typed)

    assert typed not in " ".join(refused.value.messages)


def test_only_the_end_of_a_number_is_shown():
    person = Person(number_tail=numbers.tail_of(NUMBER))

    assert numbers.masked(person) == f"x-xxxx-xxxxx-{NUMBER[10:12]}-{NUMBER[12]}"
    assert numbers.masked(Person()) == ""


@pytest.mark.parametrize(("typed", "kept"), [
    ("081-234-5678", "0812345678"), ("+66 81 234 5678", "0812345678"), ("0066812345678", "0812345678"),
    ("+66 (0)81-234-5678", "0812345678"), ("๐๘๑ ๒๓๔ ๕๖๗๘", "0812345678"), ("812345678", "0812345678"),
    ("(043) 123-456", "043123456"), ("43123456", "043123456"), ("02 123 4567", "021234567"), ("", ""),
])  # fmt: skip
def test_a_phone_is_taken_as_people_write_it(typed, kept):
    assert phones.clean(typed) == kept
    assert phones.clean(phones.shown(kept)) == kept


@pytest.mark.parametrize(
    "typed", ["99", "081-234-567", "081-234-5678, 089-765-4321", "043-123456 ต่อ 12", "ไม่มี"]
)
def test_what_is_not_one_thai_phone_is_refused_without_repeating_it(typed):
    with pytest.raises(phones.WrongPhone) as refused:
        phones.clean(typed)

    assert typed not in " ".join(refused.value.messages)


def test_a_masked_phone_shows_its_last_three_digits():
    assert phones.shown("0812345678") == "081-234-5678"
    assert phones.masked("0812345678") == "xxx-xxx-x678"
    assert phones.masked("") == ""
