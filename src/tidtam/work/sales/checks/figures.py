"""Medians on the log scale, and numbers as the sentences show them. static/sales/checks.js does the same."""

import math
from collections.abc import Sequence

from tidtam.kit import money
from tidtam.work.sales.checks import limits


def median(values: Sequence[float]) -> float:
    """The middle one, or the mean of the two in the middle; of at least one value."""
    ordered = sorted(values)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def spread(values: Sequence[float], around: float) -> float:
    """The median distance from `around`, in units of a standard deviation."""
    return limits.MAD_UNIT * median([abs(value - around) for value in values])


def within(value: float, least: float, most: float) -> float:
    return max(least, min(most, value))


def logs(amounts: Sequence[int]) -> list[float]:
    """Of those that are more than nothing."""
    return [math.log(amount) for amount in amounts if amount > 0]


def about(satang: float) -> str:
    """Whole baht, of large ones the first three digits: nobody's usual month is exact."""
    baht = math.floor(satang / money.SATANG + 0.5)
    step = 10 ** max(len(str(baht)) - 3, 0)
    return f"{math.floor(satang / money.SATANG / step + 0.5) * step:,}"


def times(ratio: float) -> str:
    """Below ten with one decimal, without a .0; from ten on whole."""
    tenths = math.floor(ratio * 10 + 0.5)
    if tenths < 100 and tenths % 10:
        return f"{tenths // 10}.{tenths % 10}"
    return f"{math.floor(ratio + 0.5):,}"
