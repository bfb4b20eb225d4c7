from datetime import UTC, date, datetime, time

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from tidtam.kit import calendar
from tidtam.kit.calendar import ChristianYear, NotADate, parse_date, parse_month
from tidtam.kit.digits import to_thai

MEETING = date(2018, 7, 20)
days = st.dates(date(1957, 1, 1), date(2056, 12, 31))  # พ.ศ. 2500 to 2599, what two digits can say
english = translation.override("en")


def test_the_fiscal_year_turns_on_the_first_of_october():
    assert calendar.fiscal_year(date(2017, 9, 30)) == 2560
    assert calendar.fiscal_year(date(2017, 10, 1)) == 2561
    assert calendar.fiscal_year(date(2018, 9, 30)) == 2561


@given(days)
def test_a_day_lies_in_a_month_of_its_fiscal_year_and_in_the_quarter_of_that_month(day):
    months = calendar.fiscal_months(calendar.fiscal_year(day))
    assert len(months) == 12
    assert months[0].month == 10
    assert months[-1].month == 9
    assert calendar.quarter(day) == months.index(calendar.month_of(day)) // 3 + 1


def test_the_articles_nine_months_are_three_quarters_of_2561():
    months = calendar.month_range(date(2017, 10, 1), date(2018, 6, 30))
    assert [calendar.month_code(month) for month in (months[0], months[-1])] == ["2560-10", "2561-06"]
    assert len(months) == 9
    assert {calendar.quarter(month) for month in months} == {1, 2, 3}
    assert months == calendar.fiscal_months(2561)[:9]


def test_a_range_of_months_the_wrong_way_round_is_empty():
    assert calendar.month_range(date(2018, 6, 1), date(2018, 5, 31)) == []
    assert calendar.next_month(date(2018, 12, 1)) == date(2019, 1, 1)


def test_dates_read_as_officers_write_them():
    assert calendar.date_short(MEETING) == "20 ก.ค. 61"
    assert calendar.date_long(MEETING) == "20 กรกฎาคม 2561"
    assert calendar.date_full(MEETING) == "วันศุกร์ที่ 20 กรกฎาคม 2561"
    assert calendar.month_short(MEETING) == "ก.ค. 61"
    assert calendar.month_long(MEETING) == "กรกฎาคม 2561"
    assert calendar.year_text(MEETING) == "2561"
    assert calendar.time_text(time(9)) == "09.00 น."
    assert calendar.time_text(datetime(2018, 7, 20, 2, tzinfo=UTC)) == "09.00 น."


@english
def test_dates_read_in_english_as_visitors_expect():
    assert calendar.date_short(MEETING) == "20 Jul 2018"
    assert calendar.date_long(MEETING) == "20 July 2018"
    assert calendar.date_full(MEETING) == "Friday 20 July 2018"
    assert calendar.month_short(MEETING) == "Jul 2018"
    assert calendar.month_long(MEETING) == "July 2018"
    assert calendar.year_text(MEETING) == "2018"
    assert calendar.time_text(time(13, 5)) == "13:05"


@pytest.mark.parametrize(
    "typed",
    [
        "20 ก.ค. 61", "20 กค 2561", "20กค61", "20 ก. ค. 2561", "20/7/2561", "20/07/61", "20-7-61", "20.7.2561",
        "20 7 2561", "2561-07-20", "2561/7/20", "๒๐ กรกฎาคม ๒๕๖๑", "20 กรกฏาคม 2561", "20 กรกฎาคม พ.ศ. 2561",
        "  20  ก.ค.  61 ", "20 Jul 2018", "20 July 2561", "20 ก.ค. ค.ศ. 2018", "20/ก.ค./61", "20\u200b/7/2561",
    ],
)  # fmt: skip
def test_a_date_is_read_however_it_is_typed(typed):
    assert parse_date(typed) == MEETING


@given(days)
def test_what_is_shown_can_be_typed_again(day):
    for shown in (calendar.date_short(day), calendar.date_long(day), to_thai(calendar.date_long(day))):
        assert parse_date(shown) == day
    assert parse_month(calendar.month_short(day)) == calendar.month_of(day)
    assert calendar.parse_month_code(calendar.month_code(day)) == calendar.month_of(day)
    with translation.override("en"):
        assert parse_date(calendar.date_short(day)) == day
        assert parse_month(calendar.month_long(day)) == calendar.month_of(day)


@pytest.mark.parametrize(
    "typed", ["20/7/2018", "2018-07-20", "20 ก.ค. 2018", "๒๐/๗/๒๐๑๘", "20 ก.ค. พ.ศ. 2018"]
)
def test_a_christian_year_is_refused_and_the_right_one_offered(typed):
    with pytest.raises(ChristianYear) as refused:
        parse_date(typed)
    assert refused.value.offered == 2561
    with translation.override("en"):
        assert refused.value.messages == ["2018 is a Christian year; the Buddhist year is 2561."]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "not_a_date"), ("เร็ว ๆ นี้", "not_a_date"), ("20 ก.ข. 61", "not_a_date"), ("20/7", "not_a_date"),
        ("20 ก.ค. 561", "not_a_date"), ("20/7/25611", "not_a_date"), ("31/6/2561", "no_such_day"),
        ("29 ก.พ. 2562", "no_such_day"), ("1/13/2561", "no_such_day"), ("0/7/2561", "no_such_day"),
        ("20 Jul 18", "short_year"), ("20/7/2300", "far_year"), ("20/7/9999", "far_year"),
    ],
)  # fmt: skip
def test_what_is_no_date_is_refused_by_name(typed, code):
    with pytest.raises(NotADate) as refused:
        parse_date(typed)
    assert refused.value.code == code


def test_a_refusal_shows_what_was_typed_but_not_a_page_of_it():
    with pytest.raises(NotADate) as refused:
        parse_date("ก" * 5000)
    assert "ก" * 40 in refused.value.messages[0]
    assert len(refused.value.messages[0]) < 200


@pytest.mark.parametrize(
    "typed", ["2561-06", "2561/6", "มิ.ย. 61", "มิถุนายน 2561", "6/2561", "๖/๒๕๖๑", "06/61"]
)
def test_a_month_is_read_however_it_is_typed(typed):
    assert parse_month(typed) == date(2018, 6, 1)


def test_what_is_no_month_is_refused():
    for typed in ("13/2561", "0/2561", "มิ.ย.", "20/6/2561", "ม.ข. 61"):
        with pytest.raises(NotADate):
            parse_month(typed)
    with pytest.raises(ChristianYear):
        parse_month("6/2018")


def test_a_month_code_is_strict():
    assert calendar.parse_month_code("2560-10") == date(2017, 10, 1)
    for code in ("2560-13", "2560-1", "๒๕๖๐-๑๐", "ต.ค. 60"):
        with pytest.raises(NotADate):
            calendar.parse_month_code(code)
    with pytest.raises(ChristianYear):
        calendar.parse_month_code("2017-10")
