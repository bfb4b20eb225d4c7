"""Screens, public pages and files of routes."""

import json
import uuid
from xml.etree import ElementTree

import pytest
from django.urls import reverse
from icalendar import Calendar

from tidtam.ground.people.tests.factories import make_user
from tidtam.registers.tourism import actions as tourism
from tidtam.registers.tourism.models import VillagePage
from tidtam.work.routes import actions
from tidtam.work.routes.models import Route
from tidtam.work.routes.tests.factories import FIRST, SECOND, make_route, make_row

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client):
    user = make_user("district", "4015")
    client.force_login(user)
    return user


def typed(**said):
    row = {"draft": str(uuid.uuid4()), "name_th": "วันกู่", "code": "ku-day", "area": "4015", "mode": "car"}
    return row | {"days": "๒", "difficulty": "easy", "leaves_at": "8.30"} | said


def test_a_route_is_begun_and_sent_twice_is_one(client, officer):
    make_row()
    said = typed()
    for _time in range(2):
        answer = client.post(reverse("routes:new"), said)
        assert answer.status_code == 302, answer.context["form"].errors

    route = Route.objects.get()
    assert (route.code, route.days, route.leaves_at.hour) == ("ku-day", 2, 8)


def test_what_was_typed_stays_and_says_what_is_wrong(client, officer):
    make_row()
    answer = client.post(reverse("routes:new"), typed(code="มีช่องว่าง", name_en="Kept"))

    assert answer.status_code == 422
    assert "code" in answer.context["form"].errors
    assert "Kept" in answer.content.decode()


def test_a_stop_is_added_moved_and_taken_off_by_buttons(client, officer):
    route = make_route()
    page = VillagePage.objects.filter(community__area_id="40150605", draft_of=None).get()
    add = {
        "draft": str(uuid.uuid4()),
        "version": route.version,
        "what": f"page:{page.pk}",
        "day": "1",
        "stay": "30",
    }
    assert client.post(reverse("routes:add_stop", args=[route.key]), add).status_code == 302
    route.refresh_from_db()
    assert route.stops.count() == 3

    move = reverse("routes:move_stop", args=[route.key, 3])
    client.post(move, {"way": "up", "version": route.version})
    assert list(route.stops.values_list("stay", flat=True)) == [60, 30, 45]
    client.post(move, {"way": "drop", "version": route.version})  # an old version: refused
    assert route.stops.count() == 3
    route.refresh_from_db()
    client.post(move, {"way": "drop", "version": route.version})
    assert list(route.stops.values_list("stay", flat=True)) == [60, 30]


def test_the_page_tells_missing_signs_with_a_filled_action(client, officer):
    route = make_route()
    shown = client.get(reverse("routes:route", args=[route.key])).content.decode()
    assert shown.count(f"{reverse('followup:new_action')}?area=401506") == 2


def test_a_stranger_sees_nothing_of_a_route_of_elsewhere(client):
    route = make_route()
    client.force_login(make_user("district", "4025"))
    for name in ("route", "change", "copy", "add_stop"):
        assert client.get(reverse(f"routes:{name}", args=[route.key])).status_code == 404


def test_a_proposal_becomes_a_draft(client, officer):
    make_route()
    where = reverse("routes:linking")
    shown = client.get(where, {"district": "4015", "mode": "car"})
    (one, *_others) = shown.context["proposals"]

    answer = client.post(where, {"district": "4015", "mode": "car", "villages": one.keys})

    assert answer.status_code == 302
    made = Route.objects.exclude(code="silk-day").get()
    assert made.stops.count() == len(one.villages)
    assert made.state == "draft"


def test_the_list_asks_the_same_number_of_questions_for_one_and_for_three(client, officer):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    make_route()
    client.get(reverse("routes:list"))
    with CaptureQueriesContext(connection) as one:
        client.get(reverse("routes:list"))
    for code in ("second", "third"):
        make_route(code)
    with CaptureQueriesContext(connection) as three:
        client.get(reverse("routes:list"))
    assert len(three) == len(one)


def test_a_draft_is_not_public(client):
    make_route()
    assert client.get("/route/silk-day").status_code == 404
    assert client.get("/route/silk-day/route.gpx").status_code == 404


def test_the_public_page_tells_the_stops_in_both_languages(client):
    make_route(published=True)
    thai, english = (client.get(where) for where in ("/route/silk-day", "/en/route/silk-day"))

    assert "ปลาส้ม" in thai.content.decode()
    assert "Silk day" in english.content.decode()
    assert 'hreflang="en"' in thai.content.decode()
    facts = thai.content.decode().split('application/ld+json">')[1].split("</script>")[0]
    told = json.loads(facts)
    assert told["@type"] == "TouristTrip"
    assert told["itinerary"]["numberOfItems"] == 2
    geo = told["itinerary"]["itemListElement"][0]["item"]["geo"]
    assert (geo["latitude"], geo["longitude"]) == FIRST
    assert "/route/silk-day" in client.get("/sitemap-1.xml").content.decode()
    assert "/route/silk-day" in client.get("/routes").content.decode()


def test_what_receives_nobody_is_told_as_closed(client):
    make_route(published=True)
    client.get("/route/silk-day")
    village = VillagePage.objects.get(community__area_id="40150605", draft_of=None)
    tourism.receive(village, "paused", by=None)

    shown = client.get("/route/silk-day").content.decode()

    assert shown.split('class="route-stops"')[1].count("<li value=") == 1
    assert 'href="/village/40150605' not in shown


def test_a_withdrawn_route_is_gone_at_once(client):
    route = make_route(published=True)
    assert client.get("/route/silk-day").status_code == 200
    actions.withdraw(route, reason="ถนนขาด", by=None)
    assert client.get("/route/silk-day").status_code == 404


def test_gpx_says_latitude_and_longitude_by_name(client):
    make_route(published=True)
    root = ElementTree.fromstring(client.get("/route/silk-day/route.gpx").content)
    space = {"g": "http://www.topografix.com/GPX/1/1"}
    points = [(float(one.get("lat")), float(one.get("lon"))) for one in root.findall("g:rte/g:rtept", space)]
    assert points == [FIRST, SECOND]
    assert root.findtext("g:metadata/g:name", namespaces=space) == "วันผ้าไหม"


def test_geojson_and_kml_write_longitude_first(client):
    make_route(published=True)
    told = json.loads(client.get("/route/silk-day/route.geojson").content)
    assert [one["geometry"]["coordinates"] for one in told["features"][:2]] == [[102.6, 15.9], [102.6, 16.0]]
    assert told["features"][1]["properties"]["name"] == "ปลาส้ม"
    assert b"102.600000,15.900000 102.600000,16.000000" in client.get("/route/silk-day/route.kml").content
    assert client.get("/route/silk-day/route.exe").status_code == 404


def test_the_calendar_holds_each_stop_at_its_time(client):
    make_route(published=True)
    made = Calendar.from_ical(client.get("/route/silk-day/day.ics?on=2018-08-06").content)
    entries = made.walk("VEVENT")
    assert [entry["SUMMARY"] for entry in entries][1] == "ปลาส้ม"
    assert entries[0]["DTSTART"].dt.isoformat() == "2018-08-06T02:00:00+00:00"
    soon = Calendar.from_ical(client.get("/route/silk-day/day.ics").content).walk("VEVENT")[0]
    assert (
        soon["DTSTART"].dt.isoformat() == "2018-07-30T02:00:00+00:00"
    )  # the demo's Friday: the next open day
