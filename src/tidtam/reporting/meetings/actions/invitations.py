"""The members are invited: a letter, the agenda and a calendar entry go by mail to who holds their posts."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import translation

from tidtam.ground.files import actions as files
from tidtam.ground.files.models import Kind
from tidtam.ground.jobs.actions import send
from tidtam.ground.people.models import Holding
from tidtam.kit import calendar, clock
from tidtam.kit.actor import Actor
from tidtam.kit.paper.setting import pdf
from tidtam.reporting.meetings import queries, refusals
from tidtam.reporting.meetings.actions.attendance import locked
from tidtam.reporting.meetings.actions.committees import require
from tidtam.reporting.meetings.actions.trail import trail
from tidtam.reporting.meetings.calendar import entry
from tidtam.reporting.meetings.contents import documents
from tidtam.reporting.meetings.contents.documents import Asked
from tidtam.reporting.meetings.models import Meeting


@dataclass(frozen=True)
class Invited:
    """How many letters went out, and the posts that nobody holds or whose holder has no address."""

    sent: int
    without: tuple[str, ...]


def invite(meeting: Meeting, asked: Asked, *, address: str = "", by: Actor | None) -> Invited:
    """Invite the members of the meeting's day; again after a change, everybody hears of the new day.

    asked: what the letter says; address: of the meeting's page. The papers are set before anything is written.
    """
    require(by, meeting.committee.area_id)
    if meeting.starts_at <= clock.now():
        raise refusals.InvitedTooLate
    name = f"{meeting.number}-{meeting.year}"
    letter = pdf(documents.invitation(meeting, asked), at=meeting.starts_at)
    agenda = pdf(documents.agenda(meeting, asked), at=meeting.starts_at)
    with transaction.atomic():
        meeting = locked(meeting)
        attachments = [
            files.store(letter, name=f"หนังสือเชิญประชุม-{name}.pdf", kinds={Kind.PDF}, by=by),
            files.store(agenda, name=f"ระเบียบวาระการประชุม-{name}.pdf", kinds={Kind.PDF}, by=by),
            files.store(
                entry(meeting, address=address), name=f"meeting-{name}.ics", kinds={Kind.CALENDAR}, by=by
            ),
        ]
        known, without = _addresses(meeting)
        subject, text = _words(meeting, address)
        for mail in known:
            send(mail, subject, text, attachments=attachments, by=by)
        if meeting.state == Meeting.State.PLANNED:
            meeting.state = Meeting.State.INVITED
            meeting.save(update_fields=["state"])
        trail(meeting, "invite", by=by, mails=len(known), without=list(without))
    return Invited(len(known), without)


def _addresses(meeting: Meeting) -> tuple[list[str], tuple[str, ...]]:
    day = clock.local(meeting.starts_at).date()
    seats = list(queries.on_day(meeting.committee, day))
    held = Holding.objects.in_force().filter(post__in=[seat.post_id for seat in seats]).select_related("user")
    mails: dict[int, list[str]] = {}
    for row in held:
        if row.user.email and row.user.is_active:
            mails.setdefault(row.post_id, []).append(row.user.email)
    known = list(dict.fromkeys(mail for seat in seats for mail in mails.get(seat.post_id, [])))
    return known, tuple(seat.post.name_th for seat in seats if seat.post_id not in mails)


def _words(meeting: Meeting, address: str) -> tuple[str, str]:
    with translation.override("th"):
        begins = clock.local(meeting.starts_at)
        name = f"ประชุม{meeting.committee.name_th} ครั้งที่ {meeting.reference}"
        lines = [
            f"ขอเชิญ{name}",
            f"{calendar.date_full(begins.date())} เวลา {calendar.time_text(begins)}",
            f"ณ {meeting.place_th}",
            meeting.link,
            "หนังสือเชิญ ระเบียบวาระ และนัดหมายสำหรับปฏิทินแนบมากับจดหมายนี้",
            address,
        ]
    return f"ขอเชิญ{name}", "\n".join(filter(None, lines))
