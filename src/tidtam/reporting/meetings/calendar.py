"""A meeting as an iCalendar entry (RFC 5545), for the calendar that a member has anyway."""

from datetime import timedelta

from icalendar import Calendar, Event

from tidtam.kit import clock
from tidtam.kit.notice import notice
from tidtam.reporting.meetings.models import Meeting

LASTS = timedelta(hours=3)  # what a calendar shows; when a meeting ends nobody knows beforehand


def entry(meeting: Meeting, *, address: str = "") -> bytes:
    """The meeting and its further sittings. Sent again after a change, a calendar moves the entry it has."""
    calendar = Calendar()
    calendar.add("prodid", "-//tidtam//meetings//TH")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    places = [(meeting.starts_at, meeting.place_th)]
    places += [(one.starts_at, one.place_th) for one in meeting.sittings.all()]
    for number, (starts_at, place) in enumerate(places, start=1):
        event = Event()
        event.add("uid", f"{meeting.committee.code}-{meeting.year}-{meeting.number}-{number}@tidtam")
        event.add("dtstamp", clock.now())
        event.add("sequence", int(clock.now().timestamp()) // 60)
        event.add("dtstart", starts_at)
        event.add("dtend", starts_at + LASTS)
        name = f"ประชุม{meeting.committee.name_th} ครั้งที่ {meeting.reference}"
        event.add("summary", " ".join(filter(None, (notice(), name))))
        event.add("location", place)
        event.add("description", "\n".join(filter(None, (meeting.link, address))))
        calendar.add_component(event)
    return bytes(calendar.to_ical())
