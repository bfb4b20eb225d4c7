"""A plan for the calendar of a telephone and for a map programme."""

import uuid
from datetime import UTC, datetime, timedelta
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from tidtam.faces.planner.plans import World
from tidtam.faces.planner.told import PlanRow, StopRow
from tidtam.kit import clock

GPX = "http://www.topografix.com/GPX/1/1"


def calendar(world: World, row: PlanRow, site: str) -> bytes:
    """One entry a stop (RFC 5545); the same stop of the same day keeps its number, so that sending twice changes it."""
    made = Calendar()
    made.add("prodid", "-//tidtam//plan//TH")
    made.add("version", "2.0")
    made.add("x-wr-calname", row.title)
    made.add("x-wr-timezone", "Asia/Bangkok")
    for day in row.days:
        for stop in day.stops:
            entry = Event()
            midnight = datetime.combine(day.on, datetime.min.time(), tzinfo=clock.BANGKOK).astimezone(UTC)
            entry.add("uid", str(uuid.uuid5(uuid.NAMESPACE_URL, f"tidtam:plan:{day.on}:{stop.key}")))
            entry.add("dtstamp", clock.now())
            entry.add("dtstart", midnight + timedelta(minutes=stop.stop.starts))
            entry.add("dtend", midnight + timedelta(minutes=stop.stop.leaves))
            entry.add("summary", stop.name)
            entry.add("location", f"{stop.village} ({stop.one.point[0]:.5f}, {stop.one.point[1]:.5f})")
            entry.add("geo", stop.one.point)
            entry.add("url", f"{site}{stop.where}")
            entry.add("description", _description(stop))
            made.add_component(entry)
    written: bytes = made.to_ical()
    return written


def gpx(world: World, row: PlanRow) -> bytes:
    """GPX 1.1: the stops as points with their times, and one route a day from the start to the end."""
    root = Element("gpx", {"version": "1.1", "creator": "tidtam", "xmlns": GPX})
    SubElement(SubElement(root, "metadata"), "name").text = row.title
    for stop in row.stops:
        _point(root, "wpt", stop.one.point, f"{stop.number}. {stop.name}", _description(stop))
    bed = world.bed.point or world.bed.page.point if world.bed else None
    night = bed or world.start.point
    for nth, day in enumerate(row.days):
        route = SubElement(root, "rte")
        SubElement(route, "name").text = day.on.isoformat()
        _point(route, "rtept", world.start.point if nth == 0 else night, day.starts_at)
        for stop in day.stops:
            _point(route, "rtept", stop.one.point, stop.name)
        last = nth + 1 == len(row.days)
        _point(route, "rtept", world.end.point if last else night, day.ends_at)
    indent(root)
    written: bytes = tostring(root, encoding="utf-8")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + written + b"\n"


def _point(parent: Element, tag: str, point: tuple[float, float], name: str, about: str = "") -> None:
    made = SubElement(parent, tag, {"lat": f"{point[0]:.6f}", "lon": f"{point[1]:.6f}"})
    SubElement(made, "name").text = name
    if about:
        SubElement(made, "desc").text = about


def _description(stop: StopRow) -> str:
    lines = [f"{stop.from_to} · {stop.village}"]
    if stop.travel:
        lines.append(_("On the way: %(way)s") % {"way": stop.way})
    return "\n".join([*lines, *stop.reasons])
