"""Where a day may start and end: the districts of every province in which a village is shown."""

from collections.abc import Sequence
from typing import NamedTuple

from django.db.models import Avg
from django.db.models.functions import Substr

from tidtam.ground.areas.models import Area, Level
from tidtam.kit.access import within_any
from tidtam.registers.tourism.models import VillagePage


class Start(NamedTuple):
    """point: latitude, longitude."""

    code: str
    name: str
    point: tuple[float, float]


class ProvinceStarts(NamedTuple):
    province: str
    starts: list[Start]


def starts() -> list[ProvinceStarts]:
    """In the order of the alphabet, the districts with a position: their own, or the middle of their villages."""
    shown = VillagePage.objects.published().values_list("community__area_id", flat=True)
    provinces = sorted({code[: Level.PROVINCE] for code in shown})
    if not provinces:
        return []
    rows = Area.objects.existing().filter(within_any(provinces), level=Level.DISTRICT)
    districts = list(rows.order_by("sort_key", "code"))
    middles = _middles(provinces) if any(area.point is None for area in districts) else {}
    named = Area.objects.in_bulk(provinces)
    made = [
        ProvinceStarts(
            named[province].label,
            [
                Start(area.code, area.label, point)
                for area in districts
                if area.code.startswith(province) and (point := area.point or middles.get(area.code))
            ],
        )
        for province in provinces
        if province in named
    ]
    return [one for one in made if one.starts]


def found(code: str, among: Sequence[ProvinceStarts]) -> Start | None:
    """A district of the list, or any village with a position; None for what there is not."""
    for province in among:
        for start in province.starts:
            if start.code == code:
                return start
    if len(code) == Level.VILLAGE:
        area = Area.objects.existing().filter(code=code).first()
        return Start(area.code, area.label, area.point) if area and area.point else None
    return None


def usual(among: Sequence[ProvinceStarts]) -> Start | None:
    """The first district by code of the first province: its seat, where most journeys begin."""
    return min((start for start in among[0].starts), key=lambda one: one.code) if among else None


def _middles(provinces: list[str]) -> dict[str, tuple[float, float]]:
    """Of each district the mean position of its villages."""
    rows = (
        Area.objects.existing()
        .filter(within_any(provinces), level=Level.VILLAGE, latitude__isnull=False, longitude__isnull=False)
        .annotate(district=Substr("code", 1, int(Level.DISTRICT)))
        .values("district")
        .annotate(north=Avg("latitude"), east=Avg("longitude"))
        .order_by()
    )
    return {row["district"]: (row["north"], row["east"]) for row in rows}
