"""Short words for what records say: prices, months, days, hours, groups."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from tidtam.kit import calendar, money
from tidtam.kit.months import MONTHS_EN, MONTHS_TH_SHORT

YEAR = 12


def price(least: int | None, most: int | None) -> str:
    """Baht: "150 บาท", "150–300 บาท"; "" where none was told."""
    if least is None:
        return ""
    if not least and not most:
        return _("Free of charge")
    amount = money.text(least) if most in (None, least) else f"{money.text(least)}–{money.text(most)}"
    return _("%(amount)s baht") % {"amount": amount}


def months(numbers: Sequence[int]) -> str:
    """Runs of months, also over the new year: "ต.ค.–ก.พ."; "" for all the year."""
    kept = sorted(set(numbers))
    if not kept or len(kept) == YEAR:
        return ""
    starts = [month for month in kept if (month - 2) % YEAR + 1 not in kept]
    return ", ".join(_run(start, kept) for start in starts)


def _run(start: int, kept: Sequence[int]) -> str:
    end = start
    while end % YEAR + 1 in kept:
        end = end % YEAR + 1
    return _month(start) if start == end else f"{_month(start)}–{_month(end)}"


def _month(number: int) -> str:
    english = (get_language() or "th").startswith("en")
    return MONTHS_EN[number - 1][:3] if english else MONTHS_TH_SHORT[number - 1]


def days(first: date, last: date) -> str:
    """Both included: "10–12 ส.ค. 61", "30 ธ.ค. 61 – 2 ม.ค. 62"."""
    if first == last:
        return calendar.date_short(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{calendar.date_short(last)}"
    return f"{calendar.date_short(first)} – {calendar.date_short(last)}"


def duration(minutes: int | None) -> str:
    """Whole hours where it is such."""
    if not minutes:
        return ""
    if minutes % 60 == 0:
        return ngettext("%(number)d hour", "%(number)d hours", minutes // 60) % {"number": minutes // 60}
    return ngettext("%(number)d minute", "%(number)d minutes", minutes) % {"number": minutes}


def people(least: int | None, most: int | None) -> str:
    if least and most:
        return _("%(least)d–%(most)d people") % {"least": least, "most": most}
    if least:
        return _("%(least)d people or more") % {"least": least}
    if most:
        return _("up to %(most)d people") % {"most": most}
    return ""


def kilometres(distance: float) -> str:
    """As the crow flies, rounded as such a number deserves."""
    if distance < 10:
        return _("%(distance)s km away") % {"distance": f"{distance:.1f}".removesuffix(".0")}
    return _("%(distance)s km away") % {"distance": f"{distance:.0f}"}
