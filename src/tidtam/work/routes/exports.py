"""A route for telephones and map programmes: GPX 1.1, GeoJSON (RFC 7946), KML 2.2, iCalendar (RFC 5545).

GPX says lat and lon by name; GeoJSON and KML write longitude first.
"""

import json
import uuid
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from tidtam.kit import clock
from tidtam.work.routes.models import Route
from tidtam.work.routes.timetable import Timed, Timetable

GPX = "http://www.topografix.com/GPX/1/1"
KML = "http://www.opengis.net/kml/2.2"
GEOJSON_TYPE, GPX_TYPE = "application/geo+json", "application/gpx+xml"
KML_TYPE, ICS_TYPE = "application/vnd.google-earth.kml+xml", "text/calendar; charset=utf-8"


def gpx(route: Route, plan: Timetable) -> bytes:
    """The stops as points, and one route a day."""
    root = Element("gpx", {"version": "1.1", "creator": "tidtam", "xmlns": GPX})
    about = SubElement(root, "metadata")
    SubElement(about, "name").text = route.name
    if route.story:
        SubElement(about, "desc").text = route.story
    for one in _placed(plan):
        _gpx_point(root, "wpt", one, f"{one.number}. {one.stop.name}", _about(one))
    for day in plan.days:
        way = SubElement(root, "rte")
        SubElement(way, "name").text = _("Day %(day)s") % {"day": day.day}
        for one in day.stops:
            if one.stop.point is not None:
                _gpx_point(way, "rtept", one, one.stop.name)
    return _written(root)


def geojson(route: Route, plan: Timetable) -> bytes:
    """A point for each stop, a line for each day."""
    features: list[dict[str, object]] = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": _east_first(one)},
            "properties": {
                "name": one.stop.name,
                "number": one.number,
                "day": one.stop.day,
                "time": one.times,
                "stay_minutes": one.stop.stay,
                "note": one.stop.note,
            },
        }
        for one in _placed(plan)
    ]
    for day in plan.days:
        line = [_east_first(one) for one in day.stops if one.stop.point is not None]
        if len(line) > 1:
            features.append(
                {
                    "type": "Feature",
                    "geometry": {"type": "LineString", "coordinates": line},
                    "properties": {"name": route.name, "day": day.day, "km": round(day.km, 1)},
                }
            )
    told = {"type": "FeatureCollection", "name": route.name, "features": features}
    return json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n"


def kml(route: Route, plan: Timetable) -> bytes:
    root = Element("kml", {"xmlns": KML})
    book = SubElement(root, "Document")
    SubElement(book, "name").text = route.name
    for one in _placed(plan):
        mark = SubElement(book, "Placemark")
        SubElement(mark, "name").text = f"{one.number}. {one.stop.name}"
        SubElement(mark, "description").text = _about(one)
        SubElement(SubElement(mark, "Point"), "coordinates").text = _kml(one)
    for day in plan.days:
        line = [_kml(one) for one in day.stops if one.stop.point is not None]
        if len(line) > 1:
            mark = SubElement(book, "Placemark")
            SubElement(mark, "name").text = _("Day %(day)s") % {"day": day.day}
            SubElement(SubElement(mark, "LineString"), "coordinates").text = " ".join(line)
    return _written(root)


def calendar(route: Route, plan: Timetable, first: date) -> bytes:
    """One entry a stop, the first day on `first`; the same stop of the same day keeps its number."""
    made = Calendar()
    made.add("prodid", "-//tidtam//route//TH")
    made.add("version", "2.0")
    made.add("x-wr-calname", route.name)
    made.add("x-wr-timezone", "Asia/Bangkok")
    for one in plan.all:
        on = first + timedelta(days=one.stop.day - 1)
        midnight = datetime.combine(on, datetime.min.time(), tzinfo=clock.BANGKOK).astimezone(UTC)
        entry = Event()
        name = f"tidtam:route:{route.code}:{on}:{one.number}"
        entry.add("uid", str(uuid.uuid5(uuid.NAMESPACE_URL, name)))
        entry.add("dtstamp", clock.now())
        entry.add("dtstart", midnight + timedelta(minutes=one.arrives))
        entry.add("dtend", midnight + timedelta(minutes=one.leaves))
        entry.add("summary", one.stop.name)
        if one.stop.point is not None:
            entry.add("geo", one.stop.point)
        entry.add("description", _about(one))
        made.add_component(entry)
    written: bytes = made.to_ical()
    return written


FILES: dict[str, tuple[Callable[[Route, Timetable], bytes], str]] = {
    "gpx": (gpx, GPX_TYPE),
    "geojson": (geojson, GEOJSON_TYPE),
    "kml": (kml, KML_TYPE),
}


def _placed(plan: Timetable) -> list[Timed]:
    return [one for one in plan.all if one.stop.point is not None]


def _about(one: Timed) -> str:
    return "\n".join(filter(None, [one.times, one.leg, one.stop.note]))


def _gpx_point(parent: Element, tag: str, one: Timed, name: str, about: str = "") -> None:
    latitude, longitude = one.stop.point or (0.0, 0.0)
    made = SubElement(parent, tag, {"lat": f"{latitude:.6f}", "lon": f"{longitude:.6f}"})
    SubElement(made, "name").text = name
    if about:
        SubElement(made, "desc").text = about


def _east_first(one: Timed) -> list[float]:
    latitude, longitude = one.stop.point or (0.0, 0.0)
    return [round(longitude, 6), round(latitude, 6)]


def _kml(one: Timed) -> str:
    return ",".join(f"{degrees:.6f}" for degrees in _east_first(one))


def _written(root: Element) -> bytes:
    indent(root)
    written: bytes = tostring(root, encoding="utf-8")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + written + b"\n"
