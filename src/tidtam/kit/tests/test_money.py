from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pythainlp.util import bahttext

from tidtam.kit import money
from tidtam.kit.digits import to_thai

ARTICLE = 619_933_318_400
amounts = st.integers(-(10**17) + 1, 10**17 - 1)


@given(amounts)
def test_every_amount_survives_being_written_and_read(satang):
    assert money.baht(money.text(satang)) == satang
    assert money.baht(money.as_decimal_string(satang)) == satang
    assert money.baht(Decimal(money.as_decimal_string(satang))) == satang
    assert money.baht(to_thai(money.text(satang)) + " บาท") == satang


def test_the_articles_sum():
    assert money.baht("6,199,333,184") == ARTICLE
    assert money.text(ARTICLE) == "6,199,333,184"
    assert money.as_decimal_string(ARTICLE) == "6199333184"
    assert money.words(ARTICLE) == ("หกพันหนึ่งร้อยเก้าสิบเก้าล้านสามแสนสามหมื่นสามพันหนึ่งร้อยแปดสิบสี่บาทถ้วน")


def test_satang_show_only_where_there_are_any():
    assert money.text(619_933_318_425) == "6,199,333,184.25"
    assert money.text(5) == "0.05"
    assert money.text(-50) == "-0.50"
    assert money.as_decimal_string(125_050) == "1250.50"


def test_baht_reads_numbers_of_every_exact_kind():
    assert money.baht(5) == 500
    assert money.baht(Decimal("1250.5")) == 125_050
    assert money.baht(" ฿ 1,250.50 ") == 125_050
    assert money.baht("1250.500") == 125_050


@pytest.mark.parametrize(
    "typed", ["", "-", "1,23", "1.005", "12,3456", "ห้าบาท", "1e9", "NaN", "1" + "0" * 15, "=1+1"]
)
def test_what_is_no_amount_is_refused(typed):
    with pytest.raises(money.NotMoney):
        money.baht(typed)


@pytest.mark.parametrize("amount", [Decimal("0.001"), Decimal("NaN"), Decimal("Infinity"), 10**15])
def test_numbers_that_no_satang_can_hold_are_refused(amount):
    with pytest.raises(money.NotMoney):
        money.baht(amount)


def test_floats_are_not_money():
    with pytest.raises(TypeError, match="float"):
        money.baht(0.1)
    with pytest.raises(TypeError, match="bool"):
        money.baht(True)


@given(st.integers(1, 10**9) | st.integers(10**12, 10**15))
def test_whole_baht_in_words_are_what_pythainlp_says(baht):
    assert money.words(baht * 100) == bahttext(baht)


@given(st.integers(100, 10**11))
def test_baht_and_satang_in_words_are_what_pythainlp_says(satang):
    assert money.words(satang) == bahttext(satang / 100)


def test_words_of_small_and_negative_amounts():
    assert money.words(0) == "ศูนย์บาทถ้วน"
    assert money.words(25) == "ยี่สิบห้าสตางค์"
    assert money.words(1) == "หนึ่งสตางค์"
    assert money.words(-10_150) == "ลบหนึ่งร้อยเอ็ดบาทห้าสิบสตางค์"
