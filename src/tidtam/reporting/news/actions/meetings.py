"""News of a meeting: a draft made from what its secretary published, by posts and without names."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import translation

from tidtam.ground.areas.models import Level
from tidtam.ground.people.models import Post
from tidtam.kit import clock
from tidtam.kit.actor import Actor
from tidtam.reporting.meetings import queries as meetings
from tidtam.reporting.meetings.contents.facts import meeting_facts
from tidtam.reporting.meetings.contents.numbers import figures_of
from tidtam.reporting.meetings.models import Meeting, Resolution, ResolvedAction, Seat
from tidtam.reporting.meetings.papers import facts, wording
from tidtam.reporting.meetings.queries.published import public
from tidtam.reporting.news import refusals
from tidtam.reporting.news.actions.articles import add_article
from tidtam.reporting.news.actions.rules import require_write
from tidtam.reporting.news.content import ArticleRow
from tidtam.reporting.news.models import Article, Category

CATEGORY = "meetings"
SHARE = "ร้อยละ"


@transaction.atomic
def draft_of_meeting(meeting: Meeting, *, by: Actor | None) -> Article:
    """An article in Thai that tells when the meeting was held, what its figures were and what it resolved.

    Only what was published is told; the writer goes on from there, and somebody else reviews it.
    """
    committee = meeting.committee
    require_write(by, committee.area_id)
    rows = list(public().filter(meeting=meeting).order_by("item__number", "number"))
    category = Category.objects.filter(code=CATEGORY).first() or Category.objects.first()
    if not meeting.is_frozen or not rows or category is None:
        raise refusals.NotApprovedMeeting
    told = meeting_facts(meeting)
    made = list(
        ResolvedAction.objects.filter(resolution__in=rows)
        .select_related("action__area", "action__doer")
        .order_by("action__area_id", "pk")
    )
    parts = [_figures(meeting), _resolved(rows), _doers(made)]
    row = ArticleRow(
        category=category,
        area=committee.area,
        title_th=f"ประชุม{told.body} {wording.which(told)}",
        lead_th=f"{wording.day(told.starts_at)} {wording.president(told)} ในการประชุม{told.body} ณ {told.place}",
        body_th="\n\n".join(filter(None, parts)),
        villages=tuple({one.action.area_id for one in made if one.action.area.level == Level.VILLAGE}),
        authors=_secretary(meeting),
    )
    return add_article(row, meeting=meeting, by=by)


def _secretary(meeting: Meeting) -> tuple[Post, ...]:
    day = clock.local(meeting.starts_at).date()
    seats = meetings.on_day(meeting.committee, day).filter(duty=Seat.Duty.SECRETARY)
    return tuple(seat.post for seat in seats.select_related("post")[:1])


def _figures(meeting: Meeting) -> str:
    """As they were known when the meeting began. A share is said before its number."""
    with translation.override("th"):
        found = figures_of(meeting.committee.area_id, meetings.as_of(meeting), meeting.figures)
        lines = []
        for one in found:
            said = (one.unit_label, one.text) if one.unit_label == SHARE else (one.text, one.unit_label)
            period = f"({one.period})" if one.period else ""
            lines.append(f"- {' '.join(filter(None, (one.label, period, *said)))}")
    return "\n".join(["## ข้อมูลสำคัญที่ที่ประชุมรับทราบ", *lines]) if lines else ""


def _resolved(rows: Iterable[Resolution]) -> str:
    lines = [
        wording.resolved(facts.Resolution(row.reference, row.kind, " ".join(row.text_th.split())))  # type: ignore[arg-type]
        for row in rows
    ]
    return "\n".join(["## มติที่ประชุม", *(f"- {line}" for line in lines)])


def _doers(made: Iterable[ResolvedAction]) -> str:
    posts = dict.fromkeys(one.action.doer.name_th for one in made)
    return f"ผู้รับผิดชอบ {' '.join(posts)}" if posts else ""
