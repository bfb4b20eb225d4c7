"""What the printed papers of a meeting are written from, read from its rows: see papers/facts.py."""

from collections import defaultdict
from datetime import datetime
from typing import cast

from django.db.models import QuerySet

from tidtam.kit import clock
from tidtam.kit.access import within
from tidtam.reporting.meetings import queries
from tidtam.reporting.meetings.contents.agenda import agenda_rows
from tidtam.reporting.meetings.contents.villages import where
from tidtam.reporting.meetings.models import AgendaPaper, Attendance, Meeting, Resolution, ResolvedAction
from tidtam.reporting.meetings.papers import facts


def meeting_facts(meeting: Meeting) -> facts.Meeting:
    sittings = meeting.sittings.all()
    return facts.Meeting(
        body=meeting.committee.name_th,
        number=meeting.number,
        year=meeting.year,
        starts_at=meeting.starts_at,
        place=meeting.place_th,
        chair=meeting.chair.name_th,
        presided=meeting.presided_th,
        link=meeting.link,
        sittings=tuple(facts.Sitting(one.starts_at, one.place_th) for one in sittings),
        started_at=meeting.started_at,
        ended_at=meeting.ended_at,
    )


def attendee_facts(meeting: Meeting) -> tuple[facts.Attendee, ...]:
    """The sheet as it was marked; before the meeting is opened, the seats of its day."""
    lines = list(meeting.attendance.all())
    if lines:
        return tuple(_attendee(line) for line in lines)
    day = clock.local(meeting.starts_at).date()
    seats = queries.on_day(meeting.committee, day)
    return tuple(facts.Attendee(seat.post.name_th, duty=cast(facts.Duty, seat.duty)) for seat in seats)


def item_facts(meeting: Meeting, at: datetime, *, said: bool) -> tuple[facts.Item, ...]:
    """The agenda. said: with what was said and resolved; what was said then stands in place of what was planned."""
    texts = {item.number: item.minutes_th for item in meeting.agenda.all()}
    papers: dict[int, list[str]] = defaultdict(list)
    for paper in AgendaPaper.objects.filter(item__meeting=meeting).select_related("item"):
        papers[paper.item.number].append(paper.title_th)
    resolved: dict[int, list[facts.Resolution]] = defaultdict(list)
    if said:
        for number, one in _resolutions(meeting.resolutions.all()):
            resolved[number].append(one)
    return tuple(
        facts.Item(
            row["number"],
            row["heading"],
            () if said and texts[row["number"]] else tuple(row["paragraphs"]),
            tuple(filter(None, texts[row["number"]].splitlines())) if said else (),
            tuple(resolved[row["number"]]),
            tuple(papers[row["number"]]),
        )
        for row in agenda_rows(meeting, at)
    )


def resolution_facts(meeting: Meeting, *, area: str = "") -> tuple[facts.Resolution, ...]:
    """What the meeting resolved. area: only what asks something within it."""
    found = _resolutions(meeting.resolutions.all(), area)
    return tuple(one for _number, one in found if one.asks or not area)


def _resolutions(rows: QuerySet[Resolution], area: str = "") -> list[tuple[int, facts.Resolution]]:
    found = list(rows.select_related("item"))
    made: dict[int, list[facts.Ask]] = defaultdict(list)
    actions = ResolvedAction.objects.filter(within(area, "action__area_id"), resolution__in=found)
    for link in actions.select_related("action__area__parent__parent", "action__doer").order_by(
        "action__area_id", "pk"
    ):
        made[link.resolution_id].append(_ask(link))
    return [
        (
            row.item.number,
            facts.Resolution(
                row.reference, cast(facts.Kind, row.kind), row.text_th, row.effective_on, tuple(made[row.pk])
            ),
        )
        for row in found
    ]


def _ask(link: ResolvedAction) -> facts.Ask:
    action = link.action
    place = where(action.area)
    return facts.Ask(
        place["village"],
        " ".join(filter(None, (place["subdistrict"], place["district"]))),
        action.what,
        action.doer.name_th,
        action.due_on,
    )


def _attendee(line: Attendance) -> facts.Attendee:
    return facts.Attendee(
        line.post_th,
        line.name_th,
        cast(facts.Duty, line.duty),
        cast(facts.Came, line.state),
        line.substitute_th,
        line.reason_th,
    )
