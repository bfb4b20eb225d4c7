"""The office's calendar: พ.ศ. years, the fiscal year from October to September, dates as read and typed.

Dates are Gregorian `date`s inside, months the first of the month; only texts know พ.ศ. English texts show the
Christian year, as visitors expect.
"""

from datetime import date, datetime, time

from django.utils.translation import get_language

from tidtam.kit.clock import local
from tidtam.kit.months import BE, DAYS_EN, DAYS_TH, MONTHS_EN, MONTHS_TH, MONTHS_TH_SHORT
from tidtam.kit.typed_dates import ChristianYear, NotADate, parse_date, parse_month, parse_month_code

__all__ = [
    "BE",
    "ChristianYear",
    "NotADate",
    "be",
    "ce",
    "date_full",
    "date_long",
    "date_short",
    "fiscal_months",
    "fiscal_year",
    "month_code",
    "month_long",
    "month_name",
    "month_of",
    "month_range",
    "month_short",
    "next_month",
    "parse_date",
    "parse_month",
    "parse_month_code",
    "quarter",
    "time_text",
    "year_text",
]


def be(year: int) -> int:
    """The พ.ศ. year of a Christian year."""
    return year + BE


def ce(year: int) -> int:
    """The Christian year of a พ.ศ. year."""
    return year - BE


def fiscal_year(day: date) -> int:
    """The fiscal year of `day` in พ.ศ.: it runs from October and is named after its September."""
    return be(day.year) + (day.month >= 10)


def fiscal_months(year: int) -> list[date]:
    """The twelve months of the fiscal year `year` (พ.ศ.), October first."""
    return month_range(date(ce(year) - 1, 10, 1), date(ce(year), 9, 1))


def year_begin(day: date) -> date:
    """The first month of the fiscal year in which the day lies: 1 October."""
    return date(day.year if day.month >= 10 else day.year - 1, 10, 1)


def quarter(day: date) -> int:
    """The quarter of the fiscal year: October to December is 1."""
    return (day.month + 2) // 3 % 4 + 1


def month_of(day: date) -> date:
    """The month in which `day` lies, as its first day."""
    return day.replace(day=1)


def next_month(month: date) -> date:
    """The first day of the month after."""
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def month_before(month: date, count: int = 1) -> date:
    """The first day of the month so many before."""
    ordinal = month.year * 12 + month.month - 1 - count
    return date(ordinal // 12, ordinal % 12 + 1, 1)


def month_range(first: date, last: date) -> list[date]:
    """All months from that of `first` to that of `last`; empty when they stand the wrong way round."""
    ordinals = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return [date(ordinal // 12, ordinal % 12 + 1, 1) for ordinal in ordinals]


def month_code(month: date) -> str:
    """The month in addresses and on the command line: "2560-10"."""
    return f"{be(month.year)}-{month.month:02}"


def date_short(day: date) -> str:
    """For tables: "20 ก.ค. 61", in English "20 Jul 2018"."""
    return f"{day.day} {month_short(day)}"


def date_long(day: date) -> str:
    """For prose: "20 กรกฎาคม 2561", in English "20 July 2018"."""
    return f"{day.day} {month_long(day)}"


def date_full(day: date) -> str:
    """For papers: "วันศุกร์ที่ 20 กรกฎาคม 2561", in English "Friday 20 July 2018"."""
    if _english():
        return f"{DAYS_EN[day.weekday()]} {date_long(day)}"
    return f"วัน{DAYS_TH[day.weekday()]}ที่ {date_long(day)}"


def month_name(number: int) -> str:
    """ก.ค. or Jul, of a month's number."""
    return MONTHS_EN[number - 1][:3] if _english() else MONTHS_TH_SHORT[number - 1]


def month_short(month: date) -> str:
    """ "ก.ค. 61", in English "Jul 2018"."""
    if _english():
        return f"{MONTHS_EN[month.month - 1][:3]} {month.year}"
    return f"{MONTHS_TH_SHORT[month.month - 1]} {be(month.year) % 100:02}"


def month_long(month: date) -> str:
    """ "กรกฎาคม 2561", in English "July 2018"."""
    if _english():
        return f"{MONTHS_EN[month.month - 1]} {month.year}"
    return f"{MONTHS_TH[month.month - 1]} {be(month.year)}"


def year_text(day: date) -> str:
    """The calendar year as shown: "2561", in English "2018"."""
    return str(day.year if _english() else be(day.year))


def time_text(moment: time | datetime) -> str:
    """ "09.00 น." on Bangkok's clock, in English "09:00"."""
    if isinstance(moment, datetime):
        moment = local(moment).time()
    return f"{moment:%H:%M}" if _english() else f"{moment:%H.%M} น."


def _english() -> bool:
    return (get_language() or "th").startswith("en")
