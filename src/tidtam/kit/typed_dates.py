"""Dates and months as people type them, years in พ.ศ.; others find these in `calendar`."""

import re
from datetime import date
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tidtam.kit.digits import to_arabic
from tidtam.kit.months import BE, MONTHS_EN, MONTHS_TH, MONTHS_TH_SHORT
from tidtam.kit.thai import clean

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

BUDDHIST = range(2400, 2700)
CHRISTIAN = range(1900, 2200)

_SEPARATOR = r"(?:\s*[/.-]\s*|\s+)"
_NAME = r"\s*[/.-]?\s*(?P<name>[ก-์a-z][ก-์a-z. ]*?)\s*[/-]?\s*"
_YEAR = r"(?P<year>\d{4}|\d{2})"
_DAY_FIRST = re.compile(rf"(?P<day>\d{{1,2}})(?:{_SEPARATOR}(?P<month>\d{{1,2}}){_SEPARATOR}|{_NAME}){_YEAR}")
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})[/-](?P<month>\d{1,2})[/-](?P<day>\d{1,2})(?P<name>(?!))?")
_MONTH_FIRST = re.compile(rf"(?:(?P<month>\d{{1,2}}){_SEPARATOR}|{_NAME}){_YEAR}")
_YEAR_MONTH = re.compile(r"(?P<year>\d{4})[/-](?P<month>\d{1,2})(?P<name>(?!))?")
_CODE = re.compile(r"(\d{4})-(\d{2})", re.ASCII)
_BUDDHIST_ERA = re.compile(r"พ\.\s?ศ\.|พศ\.?(?=\s*\d)")
_CHRISTIAN_ERA = re.compile(r"ค\.\s?ศ\.|คศ\.?(?=\s*\d)")


class NotADate(ValidationError):
    """What was typed is not a day or a month of the calendar."""

    def __init__(
        self, typed: str, message: "StrOrPromise", code: str = "not_a_date", **params: object
    ) -> None:
        super().__init__(message, code=code, params={"value": typed.strip()[:40], **params})


class ChristianYear(NotADate):
    """A Christian year where a พ.ศ. year belongs; `offered` is the year that was probably meant."""

    def __init__(self, typed: str, year: int) -> None:
        self.offered = year + BE
        super().__init__(
            typed,
            _("%(year)s is a Christian year; the Buddhist year is %(offered)s."),
            "christian_year",
            year=str(year),
            offered=str(self.offered),
        )


def parse_date(text: str) -> date:
    """The day that `text` writes: 20 ก.ค. 61, 20 กค 2561, 20 กรกฎาคม 2561, 20/7/2561, 2561-07-20.

    Thai digits will do. Years are พ.ศ., of two digits 25xx. A Christian year is read only where it must be
    one, after ค.ศ. or an English month name; elsewhere it is refused with `ChristianYear`, everything
    unreadable with `NotADate`.
    """
    plain, christian = _plain(text)
    found = _DAY_FIRST.fullmatch(plain) or _YEAR_FIRST.fullmatch(plain)
    if found is None:
        raise _no_date(text)
    year, month = _year(text, found, christian), _month(found)
    if found["name"] and not month:
        raise _no_date(text)
    try:
        return date(year, month, int(found["day"]))
    except ValueError:
        raise NotADate(text, _("“%(value)s” is not a day of the calendar."), "no_such_day") from None


def parse_month(text: str) -> date:
    """The month that `text` writes, as its first day: มิ.ย. 61, มิถุนายน 2561, 6/2561, 2561-06."""
    plain, christian = _plain(text)
    found = _MONTH_FIRST.fullmatch(plain) or _YEAR_MONTH.fullmatch(plain)
    if found is None:
        raise _no_month(text)
    year, month = _year(text, found, christian), _month(found)
    if not 1 <= month <= 12:
        raise _no_month(text)
    return date(year, month, 1)


def parse_month_code(code: str) -> date:
    """The month of an address or a command line, strictly as `month_code` writes it: "2560-10"."""
    found = _CODE.fullmatch(code)
    if found is None or not 1 <= int(found[2]) <= 12:
        raise NotADate(code, _("“%(value)s” is not a month; expected one such as 2561-06."), "not_a_month")
    return date(_full_year(code, int(found[1]), christian=False), int(found[2]), 1)


def _plain(text: str) -> tuple[str, bool]:
    """The text ready to be matched, and whether it says that its year is Christian."""
    plain = to_arabic(clean(text)).lower()
    without, eras = _CHRISTIAN_ERA.subn(" ", plain)
    return " ".join(_BUDDHIST_ERA.sub(" ", without).split()), bool(eras)


def _year(typed: str, found: re.Match[str], christian: bool) -> int:
    christian = christian or bool(found["name"] and found["name"][0].isascii())
    if len(found["year"]) == 4:
        return _full_year(typed, int(found["year"]), christian)
    if christian:  # 18 could be 2018 or 2518
        raise NotADate(typed, _("Write the year of “%(value)s” with four digits."), "short_year")
    return 2500 + int(found["year"]) - BE


def _full_year(typed: str, year: int, christian: bool) -> int:
    if year in BUDDHIST:
        return year - BE
    if year not in CHRISTIAN:
        raise NotADate(
            typed, _("The year of “%(value)s” lies outside what can be kept, 2400 to 2699."), "far_year"
        )
    if not christian:
        raise ChristianYear(typed, year)
    return year


def _month(found: re.Match[str]) -> int:
    """The number of the month, 0 where the name is none."""
    if not found["name"]:
        return int(found["month"])
    return _MONTH_NAMES.get(_letters(found["name"]), 0)


def _letters(name: str) -> str:
    """A month's name as it is compared: without dots and spaces, ฏ as the ฎ that was meant."""
    return name.replace(".", "").replace(" ", "").replace("ฏ", "ฎ").lower()


_MONTH_NAMES = {
    _letters(name): number
    for names in (MONTHS_TH, MONTHS_TH_SHORT, MONTHS_EN, [name[:3] for name in MONTHS_EN])
    for number, name in enumerate(names, 1)
} | {"sept": 9}


def _no_date(text: str) -> NotADate:
    return NotADate(text, _("“%(value)s” is not a date; expected one such as 20/7/2561."))


def _no_month(text: str) -> NotADate:
    return NotADate(text, _("“%(value)s” is not a month; expected one such as 6/2561."), "not_a_month")
