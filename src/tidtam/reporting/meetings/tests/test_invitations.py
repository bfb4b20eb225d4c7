"""The members are invited by mail, with what a calendar can take."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from icalendar import Calendar

from tidtam.ground.jobs.models import Message
from tidtam.ground.people.tests.factories import make_post, make_user
from tidtam.kit import clock
from tidtam.reporting.meetings import actions, refusals
from tidtam.reporting.meetings.calendar import entry
from tidtam.reporting.meetings.contents.documents import Asked
from tidtam.reporting.meetings.models import Meeting
from tidtam.reporting.meetings.tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _now(settings: object, tmp_path: Path) -> Iterator[None]:
    settings.MEDIA_ROOT = tmp_path / "files"
    with clock.frozen(factories.NOW):
        yield


@pytest.fixture
def meeting() -> Meeting:
    factories.make_standards()
    committee = factories.make_committee()
    for code, name in (("commerce-40", "พาณิชย์จังหวัดขอนแก่น"), ("tourism-40", "ท่องเที่ยวและกีฬาจังหวัดขอนแก่น")):
        actions.seat(
            committee, make_post(code, name_th=name), duty="member", starts_on=factories.SINCE, by=None
        )
    return factories.make_meeting(committee)


def test_the_members_are_invited_with_letter_agenda_and_a_calendar_entry(meeting: Meeting) -> None:
    holder = make_user("member", "40", username="malee", email="malee@example.org")
    make_post("commerce-40", holder=holder)
    ahead = factories.make_meeting(meeting.committee, starts_at=factories.SECOND_DAY)
    client = Client()
    client.force_login(factories.make_secretary())

    page = client.post("/desk/meetings/otop-40/2561/2/documents/invite/", {"digits": "arabic"}, follow=True)

    message = Message.objects.get()
    kept = {file.name.rsplit(".")[-1] for file in message.attachments.all()}
    ahead.refresh_from_db()
    assert message.to == "malee@example.org"
    assert "24 สิงหาคม 2561" in message.body
    assert kept == {"pdf", "ics"}
    assert ahead.state == Meeting.State.INVITED
    assert "ปลัดจังหวัดขอนแก่น, ท่องเที่ยวและกีฬาจังหวัดขอนแก่น" in page.content.decode()


def test_a_calendar_takes_the_entry_and_moves_it_when_it_comes_again(meeting: Meeting) -> None:
    ahead = factories.make_meeting(meeting.committee, starts_at=factories.SECOND_DAY)
    actions.add_sitting(ahead, starts_at=factories.SECOND_DAY + timedelta(days=1), place_th="ที่เดิม", by=None)

    first, second = Calendar.from_ical(entry(ahead)).walk("VEVENT")
    with clock.frozen(factories.NOW + timedelta(hours=1)):
        moved = Calendar.from_ical(entry(ahead)).walk("VEVENT")[0]

    assert first["DTSTART"].dt == factories.SECOND_DAY
    assert str(second["LOCATION"]) == "ที่เดิม"
    assert str(moved["UID"]) == str(first["UID"])
    assert int(moved["SEQUENCE"]) > int(first["SEQUENCE"])


def test_nobody_is_invited_to_a_meeting_that_began(meeting: Meeting) -> None:
    with pytest.raises(refusals.InvitedTooLate):
        actions.invite(meeting, Asked(), by=None)
    with pytest.raises(refusals.NotEntitled):
        actions.invite(meeting, Asked(), by=factories.make_secretary("41"))
