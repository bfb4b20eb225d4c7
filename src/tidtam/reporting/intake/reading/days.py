"""Days, months and periods, as papers write them; years in พ.ศ., of two digits or four."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tidtam.kit import calendar
from tidtam.kit.months import DAYS_TH, MONTHS_TH, MONTHS_TH_SHORT

_SHORT = "|".join(name.replace(".", r"\.?\s?") for name in MONTHS_TH_SHORT)
MONTH = rf"(?:{'|'.join(MONTHS_TH)}|(?<![ก-๎])(?:{_SHORT})(?![ก-๎]))"
ERA = r"(?:พ\.?\s?ศ\.?\s*)?"
YEAR = rf"{ERA}(?:\d{{4}}|\d{{2}})(?!\d|[.,/]\d)"
WEEKDAY = rf"วัน(?:{'|'.join(DAYS_TH)}|พฤหัส)"
DAY = re.compile(
    rf"(?:(?P<weekday>{WEEKDAY})(?:ที่)?\s*)?(?<![\d,./])"
    rf"(?P<day>\d{{1,2}}\s*(?:เดือน\s*)?{MONTH}\s*{YEAR}|\d{{1,2}}/\d{{1,2}}/(?:\d{{4}}|\d{{2}})(?!\d))"
)
_TO = r"\s*(?:-|ถึง|จนถึง)\s*(?:สิ้น)?(?:เดือน)?\s*"
RANGE = re.compile(
    rf"(?<![\d]\s)(?<!\d)(?P<first>{MONTH})\s*(?P<year>{YEAR})?{_TO}(?P<last>{MONTH}\s*{YEAR})"
)
SINCE_OCTOBER = re.compile(
    rf"ต้นปีงบประมาณ\s*(?:{YEAR})?\s*(?:-|ถึง|จนถึง)\s*(?:สิ้น)?(?:เดือน)?\s*(?P<last>{MONTH}\s*{YEAR})"
)
MONTH_END = re.compile(rf"(?:ก่อนสิ้น|ภายในสิ้น|ภายใน)เดือน\s*(?P<month>{MONTH}\s*{YEAR})")
ONE_MONTH = re.compile(rf"(?<!\d)(?<!\d\s)(?P<month>{MONTH}\s*{YEAR})")
FISCAL = re.compile(rf"ปีงบประมาณ\s*(?P<year>{YEAR})")
QUARTER = re.compile(rf"ไตรมาส(?:ที่)?\s*(?P<quarter>[1-4])(?:\s*/?\s*(?:ปีงบประมาณ|ปี)?\s*(?P<year>{YEAR}))?")
YEARS = re.compile(rf"ปี\s*(?P<first>{ERA}\d{{4}})(?:\s*-\s*(?P<last>\d{{4}}))?(?!\d)")


@dataclass(frozen=True)
class Period:
    """start, end: "2560-10" of months, "2557" of years; months: how many; said: "months", "years", "fiscal" …"""

    start: str
    end: str
    said: str
    at: tuple[int, int]
    months: tuple[date, ...] = ()

    def json(self) -> dict[str, str]:
        return {"from": self.start, "to": self.end}


def day_of(text: str) -> date | None:
    """The day of what `DAY` found; None where the calendar has no such day."""
    try:
        return calendar.parse_date(text.replace("เดือน", " "))
    except calendar.ChristianYear as refusal:
        return calendar.parse_date(re.sub(r"\d{4}", str(refusal.offered), text.replace("เดือน", " ")))
    except calendar.NotADate:
        return None


def has_christian_year(text: str) -> bool:
    """20 กรกฎาคม 2018, where พ.ศ. belongs."""
    try:
        calendar.parse_date(text.replace("เดือน", " "))
    except calendar.ChristianYear:
        return True
    except calendar.NotADate:
        return False
    return False


def last_of(text: str) -> date | None:
    """The last day of the month that the text names."""
    month = _month(text)
    return calendar.next_month(month) - timedelta(days=1) if month is not None else None


def year_of(text: str) -> int:
    """The พ.ศ. year of what `YEAR` found."""
    year = int(re.sub(r"\D", "", text))
    return year if year > 99 else 2500 + year


def ranges(text: str) -> Iterator[Period]:
    """ตุลาคม 2560 - มิถุนายน 2561; the first year may be left out."""
    for found in RANGE.finditer(text):
        last = _month(found["last"])
        if last is None:
            continue
        if found["year"]:
            first = _month(f"{found['first']} {found['year']}")
        else:
            first = _month(f"{found['first']} {calendar.be(last.year)}")
            if first is not None and first > last:
                first = first.replace(year=first.year - 1)
        if first is None or first > last:
            continue
        months = tuple(calendar.month_range(first, last))
        yield Period(calendar.month_code(first), calendar.month_code(last), "months", found.span(), months)


def period_in(text: str) -> Period | None:
    """The period that the piece of text states, the last one where it states several; the surest form first."""
    for period in reversed(list(ranges(text))):
        return period
    for found in reversed(list(SINCE_OCTOBER.finditer(text))):
        last_month = _month(found["last"])
        if last_month is not None:
            whole = tuple(calendar.month_range(calendar.year_begin(last_month), last_month))
            first, last = calendar.month_code(whole[0]), calendar.month_code(last_month)
            return Period(first, last, "months", found.span(), whole)
    for found in reversed(list(QUARTER.finditer(text))):
        if found["year"]:
            months = _quarter(int(found["quarter"]), year_of(found["year"]))
            first, last = calendar.month_code(months[0]), calendar.month_code(months[-1])
            return Period(first, last, "quarter", found.span(), months)
    for found in reversed(list(ONE_MONTH.finditer(text))):
        month = _month(found["month"])
        if month is not None:
            code = calendar.month_code(month)
            return Period(code, code, "month", found.span(), (month,))
    for found in reversed(list(FISCAL.finditer(text))):
        year = year_of(found["year"])
        whole = tuple(calendar.fiscal_months(year))
        first, last = calendar.month_code(whole[0]), calendar.month_code(whole[-1])
        return Period(first, last, "fiscal", found.span(), whole)
    for found in reversed(list(YEARS.finditer(text))):
        first = str(year_of(found["first"]))
        return Period(first, found["last"] or first, "years", found.span())
    return None


def _quarter(quarter: int, year: int) -> tuple[date, ...]:
    return tuple(calendar.fiscal_months(year)[(quarter - 1) * 3 : quarter * 3])


def _month(text: str) -> date | None:
    try:
        return calendar.parse_month(text)
    except calendar.NotADate:
        return None
