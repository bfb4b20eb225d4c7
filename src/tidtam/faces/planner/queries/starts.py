"""Where a day may start and end: the districts of every province in which a village is shown."""

from collections.abc import Sequence
from typing import NamedTuple

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
    """In the order of the alphabet, the districts with a position."""
    shown = VillagePage.objects.published().values_list("community__area_id", flat=True)
    provinces = sorted({code[: Level.PROVINCE] for code in shown})
    if not provinces:
        return []
    rows = Area.objects.existing().filter(
        within_any(provinces), level=Level.DISTRICT, latitude__isnull=False, longitude__isnull=False
    )
    districts = list(rows.order_by("sort_key", "code"))
    named = Area.objects.in_bulk(provinces)
    made = [
        ProvinceStarts(
            named[province].label,
            [_start(area) for area in districts if area.code.startswith(province)],
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
        area = (
            Area.objects.existing().filter(code=code, latitude__isnull=False, longitude__isnull=False).first()
        )
        return _start(area) if area else None
    return None


def usual(among: Sequence[ProvinceStarts]) -> Start | None:
    """The first district by code of the first province: its seat, where most journeys begin."""
    return min((start for start in among[0].starts), key=lambda one: one.code) if among else None


def _start(area: Area) -> Start:
    assert area.latitude is not None
    assert area.longitude is not None
    return Start(area.code, area.label, (area.latitude, area.longitude))
