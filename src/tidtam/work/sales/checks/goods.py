"""Units against what can be made, and units x price against baht."""

from collections.abc import Sequence

from tidtam.kit import money
from tidtam.work.sales.checks import limits as at
from tidtam.work.sales.checks.amounts import line_key, line_name
from tidtam.work.sales.checks.figures import about, times
from tidtam.work.sales.checks.shape import Flag, Good, Known, Line


def capacity(lines: Sequence[Line], known: Known) -> list[Flag]:
    """A product's units, over all channels, above what the register says can be made in a month."""
    flags = []
    for product in dict.fromkeys(line.product for line in lines if line.product is not None):
        good = known.goods.get(product)
        if good is None or not good.capacity:
            continue
        units, baht = _sold(lines, product)
        before_units, before_baht = _sold(known.before, product)
        if units:
            if units > at.CAPACITY_TIMES * good.capacity and units > _stale(before_units, good.capacity):
                told = {
                    "what": good.name,
                    "units": f"{units:,}",
                    "times": times(units / good.capacity),
                    "capacity": f"{good.capacity:,}",
                }
                flags.append(Flag("capacity", f"product:{product}={units}", "capacity", told))
        elif good.price:
            most = good.capacity * good.price
            if baht > at.CAPACITY_BAHT_TIMES * most and baht > _stale(before_baht, most):
                flags.append(_capacity_baht(product, good, baht, most))
    return flags


def _capacity_baht(product: int, good: Good, baht: int, most: int) -> Flag:
    told = {
        "what": good.name,
        "baht": money.text(baht),
        "times": times(baht / most),
        "capacity": f"{good.capacity:,}",
        "price": money.text(good.price or 0),
    }
    return Flag("capacity", f"product:{product}={baht}", "capacity_baht", told)


def _stale(before: int, most: int) -> float:
    """Up to where it is no news: last month was above the register's figure as well."""
    return at.CAPACITY_SAME * before if before > most else 0.0


def _sold(lines: Sequence[Line], product: int) -> tuple[int, int]:
    """Units and satang of a product over all channels."""
    of_it = [line for line in lines if line.product == product]
    return sum(line.units for line in of_it), sum(line.baht for line in of_it)


def price(lines: Sequence[Line], known: Known) -> list[Flag]:
    """A line whose baht are far from its units at the register's price."""
    flags = []
    for line in lines:
        good = known.goods.get(line.product) if line.product is not None else None
        if good is None or not good.price or not line.units or not line.baht:
            continue
        expected = line.units * good.price
        above = line.baht >= at.PRICE_TIMES * expected
        below = expected >= at.PRICE_TIMES * line.baht and line.units >= at.PRICE_UNITS
        if above or below:
            told = {
                "what": line_name(line, known),
                "units": f"{line.units:,}",
                "price": money.text(good.price),
                "expected": about(expected),
                "baht": money.text(line.baht),
            }
            flags.append(Flag("price", f"{line_key(line)}={line.baht}", "price", told))
    return flags
