"""The letters and sheets of a meeting, each written from its facts when somebody asks for it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import cast

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from tidtam.ground.areas.models import Area, Level
from tidtam.kit import clock
from tidtam.kit.notice import notice
from tidtam.kit.paper.document import Digits, Document
from tidtam.reporting.meetings import papers, queries
from tidtam.reporting.meetings.contents.facts import (
    attendee_facts,
    item_facts,
    meeting_facts,
    resolution_facts,
)
from tidtam.reporting.meetings.contents.minutes import minutes_facts
from tidtam.reporting.meetings.contents.numbers import figures_of
from tidtam.reporting.meetings.contents.villages import where
from tidtam.reporting.meetings.models import Meeting, ResolvedAction
from tidtam.reporting.meetings.papers.facts import Form, Office, Sent


@dataclass(frozen=True)
class Asked:
    """What the secretary says of one paper. number, dated: open until the office's register gives them.

    digits: none for what the office usually writes. day: until when answers, reports or objections are due.
    """

    to: str = ""
    form: str = "external"
    number: str = ""
    dated: date | None = None
    day: date | None = None
    digits: str = ""


def invitation(meeting: Meeting, asked: Asked) -> Document:
    members = tuple(one.post for one in attendee_facts(meeting))
    return papers.invitation(
        papers.Invitation(
            _sent(meeting, asked),
            meeting_facts(meeting),
            recipients=() if asked.to else members,
            answer_by=asked.day,
        )
    )


def agenda(meeting: Meeting, asked: Asked) -> Document:
    items = item_facts(meeting, queries.as_of(meeting), said=False)
    return papers.agenda(meeting_facts(meeting), items, digits=_digits(meeting, asked), notice=notice())


def attendance(meeting: Meeting, asked: Asked) -> Document:
    return papers.attendance_sheet(
        meeting_facts(meeting), attendee_facts(meeting), digits=_digits(meeting, asked), notice=notice()
    )


def resolutions(meeting: Meeting, asked: Asked) -> Document:
    return papers.notice(
        papers.Notice(
            _sent(meeting, asked),
            meeting_facts(meeting),
            resolution_facts(meeting),
            report_by=asked.day,
        )
    )


def circulation(meeting: Meeting, asked: Asked) -> Document:
    own = getattr(meeting, "minutes", None)
    until = asked.day or (own.object_until if own and own.object_until else clock.today())
    return papers.circulation(papers.Circulation(_sent(meeting, asked), meeting_facts(meeting), until))


def minutes(meeting: Meeting, asked: Asked) -> Document:
    del asked
    return papers.minutes(minutes_facts(meeting, draft=True))


def news(meeting: Meeting, asked: Asked) -> Document:
    """What happened, for everybody to read, by posts and without names; the secretary sends it or does not."""
    made = ResolvedAction.objects.filter(resolution__meeting=meeting)
    actions = [link.action for link in made.select_related("action__area__parent__parent", "action__doer")]
    villages = {one.area_id: where(one.area) for one in actions if one.area.level == Level.VILLAGE}
    with translation.override("th"):
        figures = figures_of(meeting.committee.area_id, queries.as_of(meeting), meeting.figures)
    return papers.news(
        papers.News(
            replace(queries.office_of(meeting.committee), digits=_digits(meeting, asked)),
            meeting_facts(meeting),
            tuple(papers.Told(one.label, one.period, one.text, one.unit_label) for one in figures),
            resolution_facts(meeting),
            areas=_once(f"อำเภอ{place['district'].removeprefix('อ.')}" for place in villages.values()),
            villages=tuple(place["village"] for place in villages.values()),
            posts=_once(one.doer.name_th for one in actions),
            notice=" ".join(filter(None, ("ร่าง", notice()))),
        )
    )


def _once(words: Iterable[str]) -> tuple[str, ...]:
    """Each once, in the order in which they came."""
    return tuple(dict.fromkeys(words))


def district(meeting: Meeting, area: Area, asked: Asked) -> Document:
    """The letter to one district with what was resolved of its villages, and of no other's."""
    return papers.district_letter(
        papers.DistrictLetter(
            _sent(meeting, asked, to=asked.to or f"นายอำเภอ{area.name_th}"),
            meeting_facts(meeting),
            f"อำเภอ{area.name_th}",
            resolution_facts(meeting, area=area.code),
            report_by=asked.day,
        )
    )


Write = Callable[[Meeting, Asked], Document]

#: code -> what it is called on the screen, what writes it; letters ask more than sheets do.
KINDS: dict[str, tuple[object, Write]] = {
    "invitation": (_("Invitation letter"), invitation),
    "agenda": (_("Agenda on paper"), agenda),
    "attendance": (_("Attendance sheet to sign"), attendance),
    "minutes": (_("Minutes, draft"), minutes),
    "resolutions": (_("Notice of the resolutions"), resolutions),
    "circulation": (_("Letter that gives the minutes round"), circulation),
    "news": (_("News draft"), news),
}
SHEETS = frozenset({"agenda", "attendance", "minutes"})


def districts(meeting: Meeting) -> list[Area]:
    """The districts of whose villages this meeting asked something."""
    codes = {
        code[:4]
        for code in meeting.resolutions.values_list("made__action__area_id", flat=True)
        if code and len(code) >= 4
    }
    return list(Area.objects.filter(code__in=codes).order_by("code"))


def _sent(meeting: Meeting, asked: Asked, *, to: str = "") -> Sent:
    office = queries.office_of(meeting.committee)
    if asked.digits:
        office = Office(**{**vars(office), "digits": cast(Digits, asked.digits)})
    return Sent(
        office,
        to or asked.to,
        form=cast(Form, asked.form),
        number=asked.number,
        dated=asked.dated,
        month=clock.today(),
        notice=notice(),
    )


def _digits(meeting: Meeting, asked: Asked) -> Digits:
    return cast(Digits, asked.digits) if asked.digits else queries.office_of(meeting.committee).digits
