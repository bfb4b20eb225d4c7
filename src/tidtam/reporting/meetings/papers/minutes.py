"""รายงานการประชุม, form 11 of the regulation: who came, who did not, what was said and resolved item by item."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from tidtam.kit.paper.document import (
    Block,
    Centred,
    Column,
    Digits,
    Document,
    Fields,
    Heading,
    Paragraph,
    Run,
    Signature,
    Table,
    bold,
)
from tidtam.reporting.meetings.papers import wording
from tidtam.reporting.meetings.papers.asked import asks_table
from tidtam.reporting.meetings.papers.facts import Attendee, Item, Meeting, Resolution, Signed

BUSY = "ติดราชการ"
RESOLVED_WIDTH = 2.5
SHORT = 35  # letters of a name


@dataclass(frozen=True)
class Minutes:
    """notice: what stands on top of every page, such as that this is a draft."""

    meeting: Meeting
    attendees: tuple[Attendee, ...]
    items: tuple[Item, ...]
    recorder: Signed
    checker: Signed
    digits: Digits = "thai"
    notice: str = ""
    reference: str = ""


def minutes(facts: Minutes) -> Document:
    meeting = facts.meeting
    members = [one for one in facts.attendees if one.duty]
    guests = [one for one in facts.attendees if not one.duty]
    blocks: tuple[Block, ...] = (
        Heading(_name(meeting.body), 1),
        Centred((wording.which(meeting), *_when(meeting)), rule=True),
        *_people("ผู้มาประชุม", [one for one in members if one.came in ("present", "substitute")], meeting.body),
        *_absent([one for one in members if one.came == "absent"], meeting.body),
        *_unmarked([one for one in members if one.came == "expected"], meeting.body),
        *(_people("ผู้เข้าร่วมประชุม", guests, meeting.body) if guests else ()),
        Paragraph(
            (Run("เริ่มประชุมเวลา", bold=True), f" {_hour(meeting.started_at or meeting.starts_at)}"), first=0.0
        ),
        Paragraph(_opening(meeting)),
        *(block for item in facts.items for block in _item(item)),
        Paragraph((Run("เลิกประชุมเวลา", bold=True), f" {_hour(meeting.ended_at)}"), first=0.0),
        _signed(facts.recorder, "ผู้จดรายงานการประชุม"),
        _signed(facts.checker, "ผู้ตรวจรายงานการประชุม"),
    )
    return Document(
        f"รายงานการประชุม{wording.full(meeting)}",
        blocks,
        digits=facts.digits,
        notice=facts.notice,
        reference=facts.reference,
    )


def _name(body: str) -> str:
    """On one line where it fits."""
    return f"รายงานการประชุม{body}" if len(body) <= SHORT else f"รายงานการประชุม\n{body}"


def _when(meeting: Meeting) -> list[str]:
    places = ((meeting.starts_at, meeting.place), *((one.starts_at, one.place) for one in meeting.sittings))
    return [line for at, place in places for line in (f"เมื่อ{wording.day(at)}", f"ณ {place}")]


def _hour(moment: datetime | None) -> str:
    """The hour, or room for it."""
    return wording.hour(moment) if moment else f"{wording.BLANK[:20]} น."


def _opening(meeting: Meeting) -> str:
    begun = "เมื่อที่ประชุมพร้อมแล้ว "
    if meeting.presided:
        led = f"{meeting.presided} ทำหน้าที่ประธานการประชุมแทน{meeting.chair}"
    else:
        led = f"{meeting.chair} ประธานการประชุม"
    return f"{begun}{led} ได้กล่าวเปิดการประชุม และดำเนินการประชุมตามระเบียบวาระ ดังนี้"


def _people(heading: str, rows: Iterable[Attendee], body: str) -> list[Block]:
    """Name, post and duty of each, counted; a column that nobody fills is left out."""
    people = [_person(one, body) for one in rows]
    if not people:
        return [Heading(heading), Paragraph(wording.NOTHING, first=1.0)]
    named = any(name for name, _post, _duty in people)
    with_duty = any(duty for _name, _post, duty in people)
    columns = [Column("", 0.8), *([Column("", 4.4)] if named else []), Column("")]
    columns += [Column("", 5.0)] if with_duty else []
    lines = tuple(
        (f"{place}.", *((name,) if named else ()), post, *((duty,) if with_duty else ()))
        for place, (name, post, duty) in enumerate(people, start=1)
    )
    return [Heading(heading), Table(tuple(columns), lines, ruled=False)]


def _person(one: Attendee, body: str) -> tuple[str, str, str]:
    """Who came for another stands by name, with the post whose seat it was."""
    duty = wording.duty(one.duty, body)
    if one.came == "substitute":
        return one.substitute, f"แทน {one.post}", duty
    return one.name, one.post, duty


def _absent(rows: list[Attendee], body: str) -> list[Block]:
    """One reason that all share stands in the heading, as offices write it; else each has its own."""
    reasons = {one.reason or BUSY for one in rows}
    if len(reasons) <= 1:
        heading = f"ผู้ไม่มาประชุม (เนื่องจาก{reasons.pop()})" if reasons else "ผู้ไม่มาประชุม"
        return _people(heading, rows, body)
    with_reason = [
        Attendee(f"{one.post} (เนื่องจาก{one.reason or BUSY})", one.name, one.duty, one.came) for one in rows
    ]
    return _people("ผู้ไม่มาประชุม", with_reason, body)


def _unmarked(rows: list[Attendee], body: str) -> list[Block]:
    """Of whom nobody has said yet whether they came: a draft says so, and does not call them absent."""
    return _people("ยังไม่ได้บันทึกว่ามาประชุมหรือไม่", rows, body) if rows else []


def _item(item: Item) -> list[Block]:
    lines = [*item.paragraphs, *item.said]
    if not lines and not item.resolutions:
        lines = [wording.NOTHING]
    return [
        Heading(f"ระเบียบวาระที่ {item.number}  {item.heading}"),
        *(Paragraph(line) for line in lines),
        *(block for resolution in item.resolutions for block in _resolution(resolution)),
    ]


def _resolution(resolution: Resolution) -> list[Block]:
    said = wording.resolved(resolution)
    effect = (
        f" ทั้งนี้ ให้มีผลตั้งแต่วันที่ {wording.date_long(resolution.effective_on)}" if resolution.effective_on else ""
    )
    rows: list[Block] = [Fields(((bold("มติที่ประชุม"), f"{said}{effect}"),), RESOLVED_WIDTH)]
    return [*rows, asks_table(resolution.asks)] if resolution.asks else rows


def _signed(who: Signed, role: str) -> Signature:
    return Signature(wording.signature(who.name, who.post, role))
