"""The committee of the access test's world, and its meeting with everything that a meeting can hold."""

from datetime import timedelta

from tidtam.ground.files.actions import store, store_drawing
from tidtam.ground.people.models import User
from tidtam.ground.people.tests.factories import make_post
from tidtam.kit import clock
from tidtam.reporting.meetings.actions import (
    Head,
    add_guest,
    add_sitting,
    attach_paper,
    open_meeting,
    seat,
    set_letterhead,
)
from tidtam.reporting.meetings.models import Meeting
from tidtam.reporting.meetings.tests.factories import (
    SINCE,
    make_ask,
    make_committee,
    make_meeting,
    make_resolution,
)
from tidtam.reporting.meetings.tests.paper_facts import emblem

VILLAGE = "40150604"


def make_resolved(secretary: User) -> Meeting:
    """ครั้งที่ 1/2561, on which `member` has a seat; it resolved one action in บ้านวังคูณ."""
    committee = make_committee()
    seat(committee, make_post("commerce-40"), duty="member", starts_on=SINCE, by=None)
    meeting = make_meeting(committee)
    open_meeting(meeting, at=meeting.starts_at, by=secretary)
    add_guest(meeting, name="", post="ผู้แทนเครือข่าย", by=secretary)
    add_sitting(meeting, starts_at=clock.now() + timedelta(days=1), place_th="ที่เดิม", by=secretary)
    paper = store(b"%PDF-1.7 of the agenda", name="plan.pdf", by=secretary)
    attach_paper(meeting.agenda.get(number=4), paper, title="แผน", by=secretary)
    make_resolution(meeting, make_ask(VILLAGE), by=secretary)
    sign = store_drawing(emblem(), name="sign.png", by=secretary)
    set_letterhead(committee, Head("สำนักงานพัฒนาชุมชนจังหวัด"), emblem=sign, by=secretary)
    return Meeting.objects.select_related("committee").get(pk=meeting.pk)
