"""The year's course: each calendar month against the mean of its fiscal year, for several whole years."""

from collections.abc import Mapping
from datetime import date
from statistics import mean
from typing import NamedTuple

from tidtam.kit.calendar import month_range, year_begin

YEARS = 5


class Season(NamedTuple):
    """One calendar month. indexes: by fiscal year (its first month), 100 is the year's mean; mean: of these."""

    month: int
    indexes: dict[date, int]
    mean: int


def first_month(end: date) -> date:
    """Since when months are needed for the course of the years that ended by then."""
    begin = year_begin(end)
    return begin.replace(year=begin.year - YEARS)


def seasons(months: Mapping[date, int], end: date) -> list[Season]:
    """October to September, from the fiscal years that are whole by the month `end`; none where no year is.

    months: satang by month; a year that sold nothing in some month before the figures began is no year.
    """
    kept: dict[date, list[int]] = {}
    last = end
    for back in range(YEARS + 1):
        begin = year_begin(end).replace(year=year_begin(end).year - back)
        whole = month_range(begin, begin.replace(year=begin.year + 1, month=9))
        values = [months.get(month, 0) for month in whole]
        if whole[-1] <= last and all(values):
            average = sum(values) / 12
            kept[begin] = [round(value * 100 / average) for value in values]
    if not kept:
        return []
    return [
        Season(
            month=(place + 9) % 12 + 1,
            indexes={year: values[place] for year, values in sorted(kept.items())},
            mean=round(mean(values[place] for values in kept.values())),
        )
        for place in range(12)
    ]
