import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidtam.kit.digits import NotANumber, parse_int, to_arabic, to_thai

numbers = st.integers(-(10**15) + 1, 10**15 - 1)


def test_digits_change_and_nothing_else_does():
    assert to_thai("ครั้งที่ 1/2561") == "ครั้งที่ ๑/๒๕๖๑"
    assert to_arabic("ครั้งที่ ๑/๒๕๖๑") == "ครั้งที่ 1/2561"


@given(numbers)
def test_a_number_is_read_back_from_every_way_of_writing_it(number):
    for written in (str(number), f"{number:,}", to_thai(f"{number:,}"), f" {number} "):
        assert parse_int(written) == number


@pytest.mark.parametrize(
    "typed", ["", "-", "1.5", "1,23", "12,34,567", ",123", "1e3", "หนึ่ง", "0x10", "9" * 16, "²"]
)
def test_what_is_no_whole_number_is_refused(typed):
    with pytest.raises(NotANumber) as refused:
        parse_int(typed)
    assert refused.value.code == "not_a_number"


def test_bounds_are_inclusive_and_named_in_the_refusal():
    assert parse_int("0", least=0) == 0
    assert parse_int("100", most=100) == 100
    with pytest.raises(NotANumber) as refused:
        parse_int("-1", least=0)
    assert refused.value.code == "too_small"
    with pytest.raises(NotANumber) as refused:
        parse_int("1,001", most=1000)
    assert refused.value.code == "too_large"
    assert "1,000" in refused.value.messages[0]
