"""Finding a meeting by what people call it, and the one before it."""

import re
from datetime import datetime

from tidtam.kit import clock
from tidtam.kit.digits import to_arabic
from tidtam.reporting.meetings import refusals
from tidtam.reporting.meetings.models import Meeting

REFERENCE = re.compile(r"\s*(?:ครั้งที่)?\s*(\d{1,3})\s*/\s*(\d{4})\s*")


def find_meeting(reference: str, *, body: str = "") -> Meeting:
    """The meeting "1/2561" (Thai digits will do) of the committee with the code `body`, where several have one."""
    read = REFERENCE.fullmatch(to_arabic(reference))
    if read is None:
        raise refusals.NoSuchMeeting(reference=reference.strip()[:40])
    number, year = int(read[1]), int(read[2])
    rows = Meeting.objects.select_related("committee__area", "chair").filter(number=number, year=year)
    found = list(rows.filter(committee__code=body) if body else rows)
    if not found:
        raise refusals.NoSuchMeeting(reference=f"{number}/{year}")
    if len(found) > 1:
        bodies = ", ".join(sorted(meeting.committee.code for meeting in found))
        raise refusals.SeveralMeetings(reference=f"{number}/{year}", bodies=bodies)
    return found[0]


def meeting_before(meeting: Meeting) -> Meeting | None:
    """The last meeting of the committee before this one; None for its first."""
    earlier = Meeting.objects.filter(committee=meeting.committee_id, starts_at__lt=meeting.starts_at)
    return earlier.order_by("-starts_at").first()


def as_of(meeting: Meeting) -> datetime:
    """The moment at which the meeting's papers hold: its beginning, or now while that lies ahead."""
    return min(meeting.starts_at, clock.now())


def told_until(meeting: Meeting) -> datetime:
    """Until when what the meeting heard is told in its minutes: its end, or now while it goes on."""
    return meeting.ended_at or clock.now()
