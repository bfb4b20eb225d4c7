"""หนังสือเชิญประชุม: the body is called, with its agenda and a slip on which a member answers."""

from dataclasses import dataclass, replace
from datetime import date

from tidtam.kit.paper.document import (
    Block,
    Centred,
    Column,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Run,
    Signature,
    Table,
)
from tidtam.reporting.meetings.papers import letter, wording
from tidtam.reporting.meetings.papers.facts import Meeting, Sent

BY_LIST = "ตามบัญชีแนบท้าย"


@dataclass(frozen=True)
class Invitation:
    """recipients: more than one are listed on a page of their own. answer_by: until when a member says who comes."""

    sent: Sent
    meeting: Meeting
    enclosures: tuple[str, ...] = ("ระเบียบวาระการประชุม จำนวน 1 ชุด",)
    references: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    answer_by: date | None = None
    reply: bool = True


def invitation(facts: Invitation) -> Document:
    meeting = facts.meeting
    slip = ("แบบตอบรับการเข้าร่วมประชุม จำนวน 1 แผ่น",) if facts.reply else ()
    content = letter.Content(
        subject=f"ขอเชิญประชุม{wording.full(meeting)}",
        references=facts.references,
        enclosures=(*facts.enclosures, *slip),
        blocks=(
            Paragraph(_when(meeting)),
            *_online(meeting),
            Paragraph(_asked(facts)),
            Paragraph(_closing()),
        ),
        after=(*_listed(facts.recipients), *(_slip(facts) if facts.reply else ())),
    )
    to = BY_LIST if facts.recipients else facts.sent.to
    return letter.write(replace(facts.sent, to=to), content)


def _when(meeting: Meeting) -> str:
    times = ((meeting.starts_at, meeting.place), *((one.starts_at, one.place) for one in meeting.sittings))
    said = " และ".join(f"ใน{wording.day(at)} เวลา {wording.hour(at)} ณ {place}" for at, place in times)
    return (
        f"ด้วย{meeting.body} กำหนดจัดการประชุม {wording.which(meeting)} {said} โดยมี{meeting.chair} เป็นประธานการประชุม "
        "เพื่อติดตามผลการดำเนินงานตามมติที่ประชุมครั้งก่อนและพิจารณาเรื่องตามระเบียบวาระการประชุม รายละเอียดตามสิ่งที่ส่งมาด้วย"
    )


def _online(meeting: Meeting) -> list[Block]:
    if not meeting.link:
        return []
    return [Paragraph(("ผู้ที่เข้าร่วมประชุมผ่านสื่ออิเล็กทรอนิกส์ เข้าได้ที่ ", Run(meeting.link, exact=True)), justify=False)]


def _asked(facts: Invitation) -> str:
    until = f" ภายใน{wording.day(facts.answer_by)}" if facts.answer_by else ""
    answer = f" และแจ้งตอบรับให้{facts.sent.office.name}ทราบ{until}" if facts.reply or facts.answer_by else ""
    return (
        "ในการนี้ จึงขอเรียนเชิญท่านเข้าร่วมประชุมตามวัน เวลา และสถานที่ดังกล่าว หากท่านติดราชการไม่สามารถเข้าร่วมประชุมได้ "
        f"ขอได้โปรดมอบหมายผู้แทนเข้าร่วมประชุมแทน{answer}"
    )


def _closing() -> str:
    return "จึงเรียนมาเพื่อโปรดเข้าร่วมประชุมตามวัน เวลา และสถานที่ดังกล่าว"


def _listed(recipients: tuple[str, ...]) -> list[Block]:
    """บัญชีแนบท้าย: whom the letter goes to, each counted."""
    if not recipients:
        return []
    rows = tuple((f"{place}.", name) for place, name in enumerate(recipients, start=1))
    return [
        PageBreak(),
        Heading("บัญชีแนบท้าย", 1),
        Centred(("รายชื่อผู้รับหนังสือ",), rule=True),
        Table((Column("", 1.0), Column("")), rows, ruled=False),
    ]


def _slip(facts: Invitation) -> list[Block]:
    """แบบตอบรับ: filled in by hand and sent back."""
    meeting = facts.meeting
    until = f"ภายใน{wording.day(facts.answer_by)}" if facts.answer_by else ""
    office = facts.sent.office
    phone = f" โทร. {office.phone}" if office.phone else ""
    return [
        PageBreak(),
        Heading("แบบตอบรับการเข้าร่วมประชุม", 1),
        Centred((meeting.body, wording.which(meeting), *wording.when_and_where(meeting)), rule=True),
        Paragraph(f"ชื่อ – ชื่อสกุล {wording.BLANK * 2}", first=0.0, justify=False),
        Paragraph(f"ตำแหน่ง {wording.BLANK * 2}", first=0.0, justify=False),
        Paragraph(f"หน่วยงาน {wording.BLANK * 2}", first=0.0, justify=False),
        Paragraph("○ เข้าร่วมประชุมด้วยตนเอง", first=1.0, justify=False),
        Paragraph(f"○ มอบหมายให้ {wording.BLANK} เข้าร่วมประชุมแทน", first=1.0, justify=False),
        Paragraph("○ ไม่สามารถเข้าร่วมประชุมได้", first=1.0, justify=False),
        Signature((f"({wording.BLANK})", f"ตำแหน่ง {wording.BLANK}"), above="ลงชื่อผู้ตอบรับ"),
        Paragraph(f"โปรดส่งคืน{office.name}{phone} {until}".rstrip(), first=0.0, justify=False),
    ]
