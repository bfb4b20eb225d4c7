"""A plan in a calendar and in a map programme: the same stops and times, latitude and longitude never swapped."""

from xml.etree import ElementTree

import pytest
from icalendar import Calendar

from tidtam.faces.planner.tests.world import NEAR, SATURDAY, key, make_three

pytestmark = pytest.mark.django_db
SPACE = {"g": "http://www.topografix.com/GPX/1/1"}


def test_the_calendar_has_each_stop_with_its_hours(client):
    made = make_three()
    order = f"{key(made['temple'])}.{key(made['loom'])}"
    answer = client.get(
        "/plan/calendar.ics", {"on": SATURDAY, "from": "4015", "plan": "full", "order": order}
    )
    assert answer["Content-Type"].startswith("text/calendar")
    entries = Calendar.from_ical(answer.content).walk("VEVENT")
    assert [str(one["summary"]) for one in entries] == ["สิมไม้", "ทอผ้า"]
    assert entries[0].decoded("dtstart").isoformat() == "2018-07-28T02:11:00+00:00"
    assert (entries[0]["geo"].latitude, entries[0]["geo"].longitude) == NEAR
    again = client.get("/plan/calendar.ics", {"on": SATURDAY, "from": "4015", "plan": "full", "order": order})
    assert [one["uid"] for one in Calendar.from_ical(again.content).walk("VEVENT")] == [
        one["uid"] for one in entries
    ]


def test_gpx_keeps_thai_and_positions(client):
    made = make_three()
    order = f"{key(made['temple'])}.{key(made['kiln'])}"
    answer = client.get("/plan/route.gpx", {"on": SATURDAY, "from": "4015", "plan": "full", "order": order})
    root = ElementTree.fromstring(answer.content)
    points = root.findall("g:wpt", SPACE)
    assert [point.find("g:name", SPACE).text for point in points] == ["1. สิมไม้", "2. ปั้นถ้วย"]
    assert (float(points[0].get("lat")), float(points[0].get("lon"))) == NEAR
    assert len(root.findall("g:rte/g:rtept", SPACE)) == 4


def test_without_villages_there_is_no_file(client):
    assert client.get("/plan/route.gpx").status_code == 404
