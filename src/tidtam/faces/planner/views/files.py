"""The plan of an address as a file: for a calendar, for a map programme."""

from django.http import Http404, HttpRequest, HttpResponse

from tidtam.faces.planner import exports
from tidtam.faces.planner.asked import CHARACTERS, asked_of
from tidtam.faces.planner.plans import NowhereToStart, World, plans, world_of
from tidtam.faces.planner.told import PlanRow, told
from tidtam.kit import clock
from tidtam.kit.public import whole


def calendar(request: HttpRequest) -> HttpResponse:
    world, row = _plan(request)
    body = exports.calendar(world, row, whole(request, "/").rstrip("/"))
    return _file(body, "text/calendar; charset=utf-8", f"tidtam-{world.asked.on}.ics")


def gpx(request: HttpRequest) -> HttpResponse:
    world, row = _plan(request)
    return _file(exports.gpx(world, row), "application/gpx+xml", f"tidtam-{world.asked.on}.gpx")


def _plan(request: HttpRequest) -> tuple[World, PlanRow]:
    """The one plan that the address means; without one, that of the first character."""
    asked = asked_of(request.GET, clock.today())
    try:
        world = world_of(asked if asked.chosen else asked.but(chosen=CHARACTERS[0]))
    except NowhereToStart:
        raise Http404 from None
    return world, told(world, plans(world)[0])


def _file(body: bytes, form: str, name: str) -> HttpResponse:
    response = HttpResponse(body, content_type=form)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "no-store"
    return response
