"""Vendors follow their area to its new code."""

from tidtam.work.markets.models import Vendor

FOLLOWS = [(Vendor, "area")]
