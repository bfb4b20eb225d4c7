"""Registrants of the markets for tests."""

from datetime import date, datetime
from itertools import count

from tidtam.ground.areas.tests.factories import make_area
from tidtam.kit.clock import BANGKOK
from tidtam.work.markets import actions
from tidtam.work.markets.models import MarketKind, Vendor

REGISTERED = datetime(2017, 11, 15, 9, 0, tzinfo=BANGKOK)

_numbers = count(1)


def make_vendor(area: str = "40150808", *, at: datetime = REGISTERED, **fields) -> Vendor:
    if not MarketKind.objects.exists():
        actions.load_market_kinds()
    make_area(area)
    row = {
        "number": f"T-{next(_numbers):05}",
        "name_th": "สวนผักดอกคูน",
        "kind": "farmer",
        "goods_th": "ผักปลอดสาร",
        "registered_on": date(2017, 11, 15),
        "wishes": ("smile", "local"),
    } | fields
    return actions.add_vendor(actions.VendorRow(area=area, at=at, **row), by=None)
