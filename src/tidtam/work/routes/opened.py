"""What of the routes is open data: those that are public, and their pages for the map of the site."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from tidtam.kit.opened import OpenPage, OpenRow, OpenSet
from tidtam.work.routes import queries
from tidtam.work.routes.models import Route
from tidtam.work.routes.timetable import timetable

ROUTE = {
    "code": _("Short name"),
    "name_th": _("Name in Thai"),
    "name_en": _("Name in English"),
    "mode": _("How one travels: walk, bicycle, car, bus"),
    "days": _("Days"),
    "km": _("Kilometres on the way, computed"),
    "months": _("Good months; empty for all the year"),
    "stops": _("Names of the stops that receive visitors, in their order"),
    "verified_on": _("Last verified"),
}
SUBJECTS = ("routes.route", "tourism.villagepage", "tourism.offer", "centres.centre")


def sets() -> list[OpenSet]:
    about = _("Public routes past villages that receive visitors; the position is that of the first stop.")
    return [OpenSet("routes", _("Routes"), about, ROUTE, _routes, "TouristTrip", SUBJECTS)]


def pages() -> Iterator[OpenPage]:
    yield OpenPage("journeys:routes")
    for route in Route.objects.published().order_by("pk"):
        yield _page(route)


def _page(route: Route) -> OpenPage:
    return OpenPage("journeys:route", (route.code,), route.changed_at)


def _routes() -> Iterator[OpenRow]:
    for route in queries.shown().order_by("pk"):
        plan = timetable(route, list(route.stops.all()), open_only=True)
        values = {
            "code": route.code,
            "name_th": route.name_th,
            "name_en": route.name_en,
            "mode": route.mode,
            "days": route.days,
            "km": round(plan.km, 1),
            "months": route.months,
            "stops": [one.stop.name for one in plan.all],
            "verified_on": route.verified_on.isoformat() if route.verified_on else None,
        }
        first = plan.all[0].stop.point if plan.all else None
        things = {"name": route.name_th, "description": route.story_th}
        yield OpenRow(f"route/{route.code}", values, first, _page(route), things)
