"""Information centres on the way that are open on those days."""

from collections.abc import Sequence
from datetime import date
from math import cos, hypot, radians
from typing import NamedTuple

from tidtam.registers.centres import queries

NEAR_KM = 5.0
KM = 111.32
MOST = 3


class CentreRow(NamedTuple):
    name: str
    place: str
    phone: str
    hours: str


def centres(dates: Sequence[date], points: Sequence[tuple[float, float]]) -> list[CentreRow]:
    """The nearest first."""
    found = []
    for one in queries.public():
        asset = one.asset
        if asset.latitude is None or asset.longitude is None:
            continue
        if one.opening and not any(one.opening.week[day.weekday()] for day in dates):
            continue
        squeeze = cos(radians(asset.latitude))
        far = min(
            (
                KM * hypot(asset.latitude - north, (asset.longitude - east) * squeeze)
                for north, east in points
            ),
            default=NEAR_KM + 1,
        )
        if far <= NEAR_KM:
            found.append(
                (far, CentreRow(asset.name, one.place or asset.area.label, one.phone, str(one.opening)))
            )
    return [row for _far, row in sorted(found)[:MOST]]
