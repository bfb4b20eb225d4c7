"""A target from a mean, and its division among areas: whole baht, and the parts add up to the whole."""

from collections.abc import Mapping

BAHT = 100  # satang
WHOLE = 10_000  # hundredths of a per cent


def aim(mean: int, percent: int) -> int:
    """mean x (1 + percent), percent in hundredths of a per cent; satang, to the next whole baht, half up."""
    exact = mean * (WHOLE + percent)
    return (2 * exact + WHOLE * BAHT) // (2 * WHOLE * BAHT) * BAHT


def share_out(amount: int, weights: Mapping[str, int]) -> dict[str, int]:
    """The amount (satang) by weight, each part in whole baht, all of them together exactly the amount.

    What rounding leaves goes baht by baht to the largest remainders, satang to the first of them. Without any
    weight nobody gets anything.
    """
    whole = sum(weights.values())
    if whole <= 0:
        return dict.fromkeys(weights, 0)
    units, rest = divmod(amount, BAHT)
    parts = {key: units * weight // whole for key, weight in weights.items()}
    in_order = sorted(weights, key=lambda key: (-(units * weights[key] % whole), -weights[key], key))
    for key in in_order[: units - sum(parts.values())]:
        parts[key] += 1
    found = {key: part * BAHT for key, part in parts.items()}
    found[in_order[0]] += rest
    return found
