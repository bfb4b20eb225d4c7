"""Nothing sold after steady sales; the same as last month in everything; the same fair sales in two districts."""

import math
from collections.abc import Sequence

from tidtam.kit import money
from tidtam.work.sales.checks import limits as at
from tidtam.work.sales.checks.figures import about, logs, median
from tidtam.work.sales.checks.shape import Flag, Known, Line

FAIR = "fair"  # the channel


def steady(known: Known) -> tuple[int, str] | None:
    """How many months sold without a gap, and what is usual; None where a month without sales is no surprise.

    It is none where producers as large report nothing now and then, or nobody knows and the year is not whole.
    """
    recent = [known.months[back] for back in range(1, at.RECENT + 1) if back in known.months]
    if len(recent) < at.STEADY_MONTHS or not all(recent):
        return None
    zeros = known.beside.zeros
    if (len(recent) < at.RECENT) if zeros is None else zeros > at.ZERO_RARE:
        return None
    return len(recent), about(math.exp(median(logs(recent))))


def zero(lines: Sequence[Line], known: Known) -> list[Flag]:
    """Nothing, where the last months had sales and producers as large hardly ever report nothing."""
    if sum(line.baht for line in lines) or (found := steady(known)) is None:
        return []
    return [Flag("zero", "sum=0", "zero", {"months": str(found[0]), "usual": found[1]})]


def same(lines: Sequence[Line], known: Known) -> list[Flag]:
    """Every line as last month; estimates, all of them round, are asked about when they come the third time."""
    total = sum(line.baht for line in lines)
    if not total or not known.before or sorted(lines, key=_order) != sorted(known.before, key=_order):
        return []
    if all(_is_round(line.baht) for line in lines) and known.months.get(2) != total:
        return []
    told = {"month": known.before_label, "baht": money.text(total)}
    return [Flag("same", f"sum={total}", "same", told)]


def fair(lines: Sequence[Line], known: Known) -> list[Flag]:
    """The fair sales, one line's or all, that another district reported for the same producer in the month."""
    sold = [line.baht for line in lines if line.channel == FAIR]
    amounts = {amount for amount in (*sold, sum(sold)) if amount >= at.FAIR_LEAST}
    flags: dict[str, Flag] = {}
    for one in known.fairs:
        if one.amount in amounts:
            subject = f"fair:{one.report}={one.amount}"
            told = {"baht": money.text(one.amount), "where": one.where}
            flags.setdefault(subject, Flag("fair", subject, "fair", told))
    return list(flags.values())


def _order(line: Line) -> tuple[int, str, int, int, int]:
    product = -1 if line.product is None else line.product
    return product, line.channel, line.baht, line.units, -1 if line.buyers is None else line.buyers


def _is_round(satang: int) -> bool:
    return len(str(satang).rstrip("0")) <= at.ROUND_DIGITS
