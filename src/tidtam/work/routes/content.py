"""What is said of a route and of its stops, as forms, the demo and copies hand it over."""

from datetime import time
from typing import NamedTuple

from tidtam.ground.areas.models import Area
from tidtam.registers.centres.models import Centre
from tidtam.registers.tourism.models import Offer, VillagePage
from tidtam.work.routes.models import Difficulty, Mode, Route, Stop


class RouteRow(NamedTuple):
    """See `Route`."""

    code: str
    area: Area
    name_th: str
    name_en: str = ""
    story_th: str = ""
    story_en: str = ""
    mode: str = Mode.CAR
    days: int = 1
    difficulty: str = Difficulty.EASY
    months: tuple[int, ...] = ()
    leaves_at: time = time(9, 0)


class StopRow(NamedTuple):
    """See `Stop`; its order is that of the list."""

    page: VillagePage | None = None
    offer: Offer | None = None
    centre: Centre | None = None
    name_th: str = ""
    name_en: str = ""
    point: tuple[float, float] | None = None
    day: int = 1
    stay: int = 60
    earliest: time | None = None
    note_th: str = ""
    note_en: str = ""
    leg_minutes: int | None = None
    leg_reason: str = ""


def route_row(route: Route) -> RouteRow:
    said = {name: getattr(route, name) for name in RouteRow._fields}
    return RouteRow(**{**said, "months": tuple(route.months)})


def stop_row(stop: Stop) -> StopRow:
    said = {name: getattr(stop, name) for name in StopRow._fields if name != "point"}
    own = stop.page_id is None and stop.offer_id is None and stop.centre_id is None
    return StopRow(**said, point=stop.point if own else None)
