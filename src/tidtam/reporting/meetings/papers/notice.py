"""หนังสือแจ้งมติที่ประชุม: what was resolved, for those whom it concerns; and minutes given round to be certified."""

from dataclasses import dataclass
from datetime import date

from tidtam.kit.paper.document import Block, Document, Fields, Heading, PageBreak, Paragraph, bold
from tidtam.reporting.meetings.papers import letter, wording
from tidtam.reporting.meetings.papers.asked import asks_table
from tidtam.reporting.meetings.papers.facts import Meeting, Resolution, Sent

EFFECT = "ทั้งนี้ มติดังกล่าวมีผลตั้งแต่วันประชุม โดยไม่ต้องรอการรับรองรายงานการประชุม"


@dataclass(frozen=True)
class Notice:
    """resolutions: those that concern whom it goes to. report_by: until when an answer is awaited."""

    sent: Sent
    meeting: Meeting
    resolutions: tuple[Resolution, ...]
    enclosures: tuple[str, ...] = ()
    report_by: date | None = None


@dataclass(frozen=True)
class Circulation:
    """แจ้งเวียน: the minutes stand unless somebody asks for a change until `object_until`."""

    sent: Sent
    meeting: Meeting
    object_until: date


def notice(facts: Notice) -> Document:
    meeting = facts.meeting
    asks = [resolution for resolution in facts.resolutions if resolution.asks]
    listed = ("รายการที่ต้องดำเนินการตามมติที่ประชุม จำนวน 1 ชุด",) if asks else ()
    content = letter.Content(
        subject=f"แจ้งมติที่ประชุม{wording.full(meeting)}",
        enclosures=(*facts.enclosures, *listed),
        blocks=(
            Paragraph(wording.since(meeting)),
            Paragraph("ในการประชุมดังกล่าว ที่ประชุมมีมติในเรื่องที่เกี่ยวข้องกับท่าน ดังนี้"),
            *(resolved(one) for one in facts.resolutions),
            *_effect(facts.resolutions),
            *_report(facts),
            Paragraph("จึงเรียนมาเพื่อโปรดทราบและดำเนินการในส่วนที่เกี่ยวข้องต่อไป"),
        ),
        after=_listed(asks, meeting),
    )
    return letter.write(facts.sent, content)


def circulation(facts: Circulation) -> Document:
    meeting = facts.meeting
    content = letter.Content(
        subject=f"ขอให้รับรองรายงานการประชุม{wording.full(meeting)}",
        enclosures=(f"รายงานการประชุม{wording.full(meeting)} จำนวน 1 ชุด",),
        blocks=(
            Paragraph(wording.since(meeting, led=False)),
            Paragraph(
                "ฝ่ายเลขานุการได้จัดทำรายงานการประชุมดังกล่าวเรียบร้อยแล้ว จึงขอแจ้งเวียนเพื่อให้ท่านตรวจสอบและรับรอง "
                f"หากประสงค์จะขอแก้ไข ขอได้โปรดแจ้ง{facts.sent.office.name} ภายใน{wording.day(facts.object_until)} "
                "หากพ้นกำหนดดังกล่าวแล้วไม่มีผู้ใดขอแก้ไข ให้ถือว่าที่ประชุมรับรองรายงานการประชุมแล้ว"
            ),
            Paragraph("จึงเรียนมาเพื่อโปรดพิจารณา"),
        ),
    )
    return letter.write(facts.sent, content)


def resolved(resolution: Resolution) -> Fields:
    """ข้อ 5.1 มติที่ประชุม มอบหมาย …: one resolution in a letter."""
    return Fields(((bold(f"ข้อ {resolution.reference}"), wording.resolved(resolution)),), 1.5, left=1.0)


def _effect(resolutions: tuple[Resolution, ...]) -> list[Block]:
    """From the day of the meeting, unless a resolution says otherwise."""
    later = [
        f"มติข้อ {one.reference} มีผลตั้งแต่วันที่ {wording.date_long(one.effective_on)}"
        for one in resolutions
        if one.effective_on
    ]
    if not later:
        return [Paragraph(EFFECT)]
    others = " มติข้ออื่นมีผลตั้งแต่วันประชุม" if len(later) < len(resolutions) else ""
    return [Paragraph(f"ทั้งนี้ {' '.join(later)}{others}")]


def _report(facts: Notice) -> list[Block]:
    if facts.report_by is None:
        return []
    until = wording.day(facts.report_by)
    return [Paragraph(f"ในการนี้ ขอให้รายงานผลการดำเนินการให้{facts.sent.office.name}ทราบ ภายใน{until}")]


def _listed(resolutions: list[Resolution], meeting: Meeting) -> tuple[Block, ...]:
    """สิ่งที่ส่งมาด้วย: village by village, under each resolution."""
    if not resolutions:
        return ()
    tables = [block for one in resolutions for block in (resolved(one), asks_table(one.asks))]
    return (
        PageBreak(),
        Heading("รายการที่ต้องดำเนินการตามมติที่ประชุม", 1),
        *letter.about(meeting),
        *tables,
    )
