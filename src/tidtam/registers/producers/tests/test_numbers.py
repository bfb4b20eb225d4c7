from datetime import date

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from tidtam.registers.producers import numbers

parts = st.sampled_from(["{province}", "{district}", "{year}", "{fiscal_year}", "-", "ขก ", "/", "0", "7"])
patterns = st.tuples(
    st.lists(parts, max_size=2).map("".join),
    st.sampled_from(["{number}", "{number:05}", "{number:03}"]),
    st.lists(parts, max_size=1).map("".join),
).map("".join)
DAY = date(2018, 10, 3)


@given(patterns, st.integers(1, 999_999))
def test_a_number_is_read_back_as_it_was_given(pattern, number):
    numbers.check_pattern(pattern)
    before, after, digits = numbers.around(pattern, area="40150808", day=DAY)
    written = f"{before}{number:0{digits}}{after}"
    assert numbers.running(written, before, after) == number
    assert len(written) <= 40


def test_year_and_fiscal_year_differ_from_october():
    assert numbers.around("{district}/{year}/{fiscal_year}/{number:04}", area="401508", day=DAY) == (
        "4015/2561/2562/",
        "",
        4,
    )


@pytest.mark.parametrize(
    "pattern", ["", "40-2561", "{number}{number}", "{number.__class__}", "{number:5}", "{x}-{number}", "{"]
)
def test_a_pattern_that_cannot_number_is_refused(pattern):
    with pytest.raises(ValidationError):
        numbers.check_pattern(pattern)


def test_anothers_number_is_no_running_number():
    assert numbers.running("40-2561-ABC", "40-2561-", "") == 0
    assert numbers.running("41-2561-00009", "40-2561-", "") == 0
