"""How late work is, and what the contract says that a day costs."""

from dataclasses import dataclass
from datetime import date

from tidtam.work.plan.models import Contract, FineBase

RATE = 100_000  # thousandths of a per cent in a whole


@dataclass(frozen=True)
class Fine:
    """days: late, 0 in time. per_day, amount: satang. capped: no more than so much is asked for."""

    days: int
    per_day: int
    amount: int
    capped: bool


def per_day(contract: Contract, base: int) -> int:
    """Satang for a day's delay of work worth `base`, the half rounded up; not less than the contract's least."""
    rated = (base * contract.fine_rate * 2 + RATE) // (2 * RATE)
    return max(rated, contract.fine_least) if contract.fine_rate or contract.fine_least else 0


def fine(contract: Contract, base: int, due: date, delivered: date | None, today: date) -> Fine:
    """For work due on a day and delivered on another, or not yet; base: the work's part of the price, satang.

    Where the contract was ended, no day after that counts.
    """
    until = delivered or min(today, contract.ended_on or today)
    days = max((until - due).days, 0)
    daily = per_day(contract, contract.amount if contract.fine_base == FineBase.WHOLE else base)
    asked = days * daily
    cap = None if contract.fine_cap is None else contract.amount * contract.fine_cap // 10_000
    if cap is not None and asked > cap:
        return Fine(days, daily, cap, True)
    return Fine(days, daily, asked, False)
