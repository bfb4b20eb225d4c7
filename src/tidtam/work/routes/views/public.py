"""Routes before visitors: the list, one route with map, list and times equal, and its files."""

from datetime import date, timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render

from tidtam.kit import calendar as days
from tidtam.kit import clock
from tidtam.kit.public import address, made_of, made_of_each, public, whole
from tidtam.work.routes import queries
from tidtam.work.routes.actions.rules import subject_of
from tidtam.work.routes.exports import FILES, ICS_TYPE
from tidtam.work.routes.exports import calendar as as_calendar
from tidtam.work.routes.models import Route, Stop
from tidtam.work.routes.timetable import Timetable, timetable
from tidtam.work.routes.views.register import way_map

#: The files that maps and telephones read, by the names that their makers gave them.
NAMED = (("gpx", "GPX"), ("kml", "KML"), ("geojson", "GeoJSON"))


def _routes(request: HttpRequest) -> HttpResponseBase:
    made_of(request, "routes.route", "tourism.villagepage", "tourism.offer", "centres.centre")
    rows = [
        (one, len([stop for stop in one.stops.all() if queries.gone(stop) is None]))
        for one in queries.shown()
    ]
    return render(request, "routes/public_list.html", {"routes": rows})


def _route(request: HttpRequest, code: str) -> HttpResponseBase:
    found, stops, plan = _found(request, code)
    closed = [(stop.name, why) for stop in stops if (why := queries.gone(stop)) is not None and why.told]
    content = {
        "route": found,
        "plan": plan,
        "rows": [(day, [(one, _where(one.stop)) for one in day.stops]) for day in plan.days],
        "closed": closed,
        "season": [days.month_name(month) for month in found.months],
        "map": way_map(found, plan),
        "facts": _facts(request, found, plan),
        "files": NAMED,
    }
    return render(request, "routes/public.html", content)


def _file(request: HttpRequest, code: str, kind: str) -> HttpResponseBase:
    if kind not in FILES:
        raise Http404("no such file")
    found, _stops, plan = _found(request, code)
    write, content_type = FILES[kind]
    return _answer(write(found, plan), content_type, f"{found.code}.{kind}")


def _calendar(request: HttpRequest, code: str) -> HttpResponseBase:
    """The day asked for (?on=2018-08-04), else the next on which every stop is open."""
    found = get_object_or_404(queries.shown(), code=code)
    plan = timetable(found, list(found.stops.all()), open_only=True)
    try:
        first = date.fromisoformat(request.GET.get("on", ""))
    except ValueError:
        coming = [clock.today() + timedelta(days=ahead) for ahead in range(1, 8)]
        first = next((day for day in coming if day.weekday() in plan.weekdays), coming[0])
    if not 2000 <= first.year <= 2200:
        raise Http404("no such day")
    return _answer(as_calendar(found, plan, first), ICS_TYPE, f"{found.code}.ics")


def _found(request: HttpRequest, code: str) -> tuple[Route, list[Stop], Timetable]:
    """A public route, and what it was made from told to the cache."""
    found = get_object_or_404(queries.shown(), code=code)
    stops = list(found.stops.all())
    made_of(request, subject_of(found))
    made_of_each(request, "tourism.villagepage", [one.village.pk for one in stops if one.village is not None])
    made_of_each(request, "tourism.offer", [one.offer_id for one in stops if one.offer_id])
    if any(one.centre_id for one in stops):
        made_of(request, "centres.centre", "assets.asset")
    return found, stops, timetable(found, stops, open_only=True)


def _answer(content: bytes, content_type: str, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=content_type)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _where(stop: Stop) -> str:
    if stop.village is None:
        return ""
    where = address("site:village", stop.village.code)
    return f"{where}#o{stop.offer_id}" if where and stop.offer_id else where


def _facts(request: HttpRequest, found: Route, plan: Timetable) -> dict[str, Any]:
    """As schema.org's TouristTrip."""
    items = []
    for one in plan.all:
        place: dict[str, Any] = {"@type": "TouristAttraction", "name": one.stop.name}
        if one.stop.point is not None:
            latitude, longitude = one.stop.point
            place["geo"] = {"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude}
        where = _where(one.stop)
        if where:
            place["url"] = whole(request, where)
        items.append({"@type": "ListItem", "position": one.number, "item": place})
    return {
        "@type": "TouristTrip",
        "name": found.name,
        "description": found.story,
        "url": whole(request, address("journeys:route", found.code)),
        "itinerary": {"@type": "ItemList", "numberOfItems": len(items), "itemListElement": items},
    }


routes, route, file, calendar = public(_routes), public(_route), public(_file), public(_calendar)
