"""The letter to a district: of all that was resolved only what its own villages have to do, village by village."""

from dataclasses import dataclass
from datetime import date

from tidtam.kit.paper.document import Block, Document, Heading, PageBreak, Paragraph
from tidtam.reporting.meetings.papers import letter, wording
from tidtam.reporting.meetings.papers.asked import asks_table
from tidtam.reporting.meetings.papers.facts import Meeting, Resolution, Sent
from tidtam.reporting.meetings.papers.notice import resolved


@dataclass(frozen=True)
class DistrictLetter:
    """district: as said (อำเภอหนองสองห้อง). resolutions: with the asks of this district alone."""

    sent: Sent
    meeting: Meeting
    district: str
    resolutions: tuple[Resolution, ...]
    report_by: date | None = None


def district_letter(facts: DistrictLetter) -> Document:
    meeting, district = facts.meeting, facts.district
    asks = [ask for resolution in facts.resolutions for ask in resolution.asks]
    villages = len({(ask.village, ask.subdistrict) for ask in asks})
    listed = f"รายการที่ต้องดำเนินการในพื้นที่{district} จำนวน 1 ชุด"
    content = letter.Content(
        subject=f"แจ้งมติที่ประชุม{wording.full(meeting)} ในส่วนของ{district}",
        enclosures=(listed,),
        blocks=(
            Paragraph(wording.since(meeting)),
            Paragraph(
                f"ที่ประชุมมีมติมอบหมายงานในพื้นที่{district} จำนวน {len(asks):,} รายการ ใน {villages:,} หมู่บ้าน "
                "รายละเอียดตามสิ่งที่ส่งมาด้วย โดยมติดังกล่าวมีผลตั้งแต่วันประชุม เว้นแต่จะระบุไว้เป็นอย่างอื่น"
            ),
            Paragraph(_asked(facts)),
            Paragraph("จึงเรียนมาเพื่อโปรดพิจารณาดำเนินการต่อไป"),
        ),
        after=_listed(facts),
    )
    return letter.write(facts.sent, content)


def _asked(facts: DistrictLetter) -> str:
    until = f" ภายใน{wording.day(facts.report_by)}" if facts.report_by else " ตามกำหนดของแต่ละรายการ"
    return (
        f"ในการนี้ ขอให้อำเภอแจ้งผู้รับผิดชอบดำเนินการให้แล้วเสร็จ ลงพื้นที่ติดตามพร้อมภาพถ่าย และรายงานผลให้"
        f"{facts.sent.office.name}ทราบ{until} เพื่อรวบรวมเสนอที่ประชุมครั้งต่อไป"
    )


def _listed(facts: DistrictLetter) -> tuple[Block, ...]:
    tables = [
        block
        for resolution in facts.resolutions
        if resolution.asks
        for block in (resolved(resolution), asks_table(resolution.asks))
    ]
    return (
        PageBreak(),
        Heading(f"รายการที่ต้องดำเนินการในพื้นที่{facts.district}", 1),
        *letter.about(facts.meeting),
        *tables,
    )
