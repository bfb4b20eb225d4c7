"""What a person owes as an iCalendar (RFC 5545), for the calendar programme that the office has anyway.

It leaves the house, so it names nobody: of a matter that would name a producer or a person stand kind and place.
"""

import hashlib
from collections.abc import Iterable
from datetime import date, timedelta
from urllib.parse import urljoin

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from icalendar import Calendar, Event

from tidtam.ground.people.models import Post, User
from tidtam.kit import clock
from tidtam.kit.dues import Due
from tidtam.kit.secret_links import print_of
from tidtam.reporting.dues import queries
from tidtam.reporting.dues.models import CalendarFeed

MOST = 500  # what a calendar on a phone still shows


def feed_of(token: str) -> CalendarFeed | None:
    """The open feed of this address, of a person who may log in."""
    found = CalendarFeed.objects.filter(token_print=print_of(token), closed_at=None, user__is_active=True)
    return found.select_related("user").first()


def owed_by(user: User) -> list[Due]:
    """What the person's posts owe; of somebody without a post all that is owed where he or she works."""
    codes = set(Post.objects.filter(pk__in=user.current_posts).values_list("code", flat=True))
    found = [due for due in queries.dues(user) if due.due is not None]
    return [due for due in found if not codes or due.post_code in codes]


def written(user: User, site: str) -> bytes:
    """The calendar of what the person owes. site: the house's own address."""
    today, found = clock.today(), owed_by(user)
    calendar = Calendar()
    calendar.add("prodid", "-//tidtam//owed//TH")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _("What is owed · tidtam"))
    calendar.add("x-wr-timezone", "Asia/Bangkok")
    calendar.add("refresh-interval", timedelta(hours=6), parameters={"value": "DURATION"})
    late = [due for due in found if due.state == "late"]
    if late:
        calendar.add_component(_late(late, today, site))
    for due, uid in zip(found[:MOST], _keys(found[:MOST]), strict=True):
        calendar.add_component(_event(due, uid, site))
    return bytes(calendar.to_ical())


def _late(late: list[Due], today: date, site: str) -> Event:
    """What is overdue lies in the past, where nobody looks: it is counted today."""
    words = ngettext("%(number)s matter overdue", "%(number)s matters overdue", len(late))
    event = _day("late", words % {"number": f"{len(late):,}"}, today)
    event.add("url", urljoin(site, "/desk/dues/?state=late"))
    return event


def _event(due: Due, uid: str, site: str) -> Event:
    assert due.due is not None
    what = queries.kinds()[due.kind] if due.names else due.what
    event = _day(uid, f"{what} · {due.area_label}", due.due)
    event.add("url", urljoin(site, due.link))
    event.add("description", due.post if due.post_code else "")
    event.add("location", due.area_label)
    return event


def _day(uid: str, summary: str, day: date) -> Event:
    event = Event()
    event.add("uid", f"{uid}@tidtam")
    event.add("dtstamp", clock.now())
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", summary)
    event.add("transp", "TRANSPARENT")  # it takes nobody's time
    return event


def _keys(found: Iterable[Due]) -> Iterable[str]:
    """The same matter keeps its key; a calendar moves it when its day moves."""
    times: dict[str, int] = {}
    for due in found:
        said = "|".join((due.kind, due.link, due.area, "" if due.names else due.what))
        times[said] = times.get(said, 0) + 1
        yield hashlib.sha256(f"{said}|{times[said]}".encode()).hexdigest()[:32]
