"""Every change of the markets: the kinds, who registers, who withdraws."""

from tidtam.work.markets.actions.standard import load_market_kinds
from tidtam.work.markets.actions.vendors import (
    VendorRow,
    add_vendor,
    add_vendors,
    withdraw_vendor,
    withdraw_vendors,
)

__all__ = [
    "VendorRow",
    "add_vendor",
    "add_vendors",
    "load_market_kinds",
    "withdraw_vendor",
    "withdraw_vendors",
]
