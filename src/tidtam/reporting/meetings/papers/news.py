"""A news draft in the way offices write of their meetings: who led it, the figures, what was decided, where, by whom.

People stand by their post. It is a draft: the secretary reads it, takes out what is not for everybody, and sends it.
"""

from dataclasses import dataclass

from tidtam.kit.paper.document import Block, Centred, Document, Heading, Paragraph
from tidtam.reporting.meetings.papers import wording
from tidtam.reporting.meetings.papers.facts import Meeting, Office, Resolution

SHARE = "ร้อยละ"
MOST_VILLAGES = 30  # by name; more are counted


@dataclass(frozen=True)
class Told:
    """A figure as it is said: ยอดจำหน่าย, ต.ค. 60 – มิ.ย. 61, 6,199,333,184, บาท."""

    label: str
    period: str
    text: str
    unit: str


@dataclass(frozen=True)
class News:
    """purpose: what the meeting was for, in a clause. areas, villages, posts: where and by whom things are done."""

    office: Office
    meeting: Meeting
    figures: tuple[Told, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    areas: tuple[str, ...] = ()
    villages: tuple[str, ...] = ()
    posts: tuple[str, ...] = ()
    purpose: str = "เพื่อติดตามผลการดำเนินงานและพิจารณาเรื่องตามระเบียบวาระการประชุม"
    notice: str = ""


def news(facts: News) -> Document:
    meeting = facts.meeting
    title = f"ข่าวการประชุม{wording.full(meeting)}"
    blocks: tuple[Block, ...] = (
        Heading(f"ประชุม{meeting.body}\n{wording.which(meeting)}", 1),
        Centred((facts.office.name,), rule=True),
        Paragraph(_held(facts)),
        *_figures(facts.figures),
        *_decided(facts.resolutions),
        *_where(facts),
        Paragraph(f"ข่าว {facts.office.section or facts.office.name}", first=0.0, justify=False),
    )
    return Document(title, blocks, digits=facts.office.digits, notice=facts.notice)


def _held(facts: News) -> str:
    meeting = facts.meeting
    led = (
        f"{meeting.presided} ทำหน้าที่ประธานแทน{meeting.chair} ใน"
        if meeting.presided
        else f"{meeting.chair} เป็นประธาน"
    )
    return (
        f"{wording.day(meeting.starts_at)} เวลา {wording.hour(meeting.starts_at)} {led}การประชุม{wording.full(meeting)} "
        f"ณ {meeting.place} {facts.purpose}"
    )


def _figures(figures: tuple[Told, ...]) -> list[Block]:
    if not figures:
        return []
    return [Paragraph(f"ที่ประชุมได้รับทราบข้อมูลสำคัญ ได้แก่ {' '.join(map(_said, figures))}")]


def _said(figure: Told) -> str:
    """A share is said before its number, everything else after it."""
    period = f"({figure.period})" if figure.period else ""
    parts = (figure.unit, figure.text) if figure.unit == SHARE else (figure.text, figure.unit)
    return " ".join(filter(None, (figure.label, period, *parts)))


def _decided(resolutions: tuple[Resolution, ...]) -> list[Block]:
    if not resolutions:
        return []
    lines = [wording.resolved(one) for one in resolutions]
    if len(lines) == 1:
        return [Paragraph(f"ที่ประชุมมีมติ{lines[0]}")]
    rows = [Paragraph(f"{place}. {line}") for place, line in enumerate(lines, start=1)]
    return [Paragraph("ที่ประชุมมีมติ ดังนี้"), *rows]


def _where(facts: News) -> list[Block]:
    """Areas and villages by name, as many as a reader bears; then who is responsible, by post."""
    if not facts.villages:
        return []
    count = f"{len(facts.villages):,} หมู่บ้าน"
    named = f" ได้แก่ {' '.join(facts.villages)}" if len(facts.villages) <= MOST_VILLAGES else ""
    by = f" ผู้รับผิดชอบ {' '.join(facts.posts)}" if facts.posts else ""
    return [Paragraph(f"พื้นที่ดำเนินการ {' '.join(facts.areas)} รวม {count}{named}{by}")]
