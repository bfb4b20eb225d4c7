"""หนังสือภายนอก and บันทึกข้อความ, the two forms of a letter in the office's regulation on correspondence."""

from dataclasses import dataclass

from tidtam.kit.paper.document import (
    Block,
    Centred,
    Document,
    Emblem,
    Fields,
    Paragraph,
    Ruled,
    Run,
    Sides,
    Signature,
    Space,
)
from tidtam.reporting.meetings.papers import wording
from tidtam.reporting.meetings.papers.facts import Meeting, Sent

EMBLEM = "ตราของหน่วยงาน"
MEMO = "บันทึกข้อความ"
MIDDLE = 8.0  # the date and the closing words begin at the page's middle
OFFICE_AT = 9.0
ROOM = "\u00a0" * 8  # for a day to be written in
LABELS = {"เรื่อง": 1.3, "เรียน": 1.3, "อ้างถึง": 1.6, "สิ่งที่ส่งมาด้วย": 2.8}


@dataclass(frozen=True)
class Content:
    """What this letter is about. after: pages that go with it, each begun by the caller."""

    subject: str
    blocks: tuple[Block, ...]
    references: tuple[str, ...] = ()
    enclosures: tuple[str, ...] = ()
    after: tuple[Block, ...] = ()


def write(sent: Sent, content: Content) -> Document:
    """The letter in the form that was asked for."""
    blocks = _memo(sent, content) if sent.form == "memo" else _external(sent, content)
    return Document(
        title=content.subject,
        blocks=(*blocks, *content.after),
        digits=sent.office.digits,
        notice=sent.notice,
    )


def _external(sent: Sent, content: Content) -> tuple[Block, ...]:
    office = sent.office
    first, *others = (office.name, *office.address)
    return (
        Emblem(office.emblem, EMBLEM),
        Sides(((f"ที่ {office.prefix}{sent.number}", first), *(("", line) for line in others)), OFFICE_AT),
        Space(0.15),
        Sides((("", _date(sent)),), MIDDLE),
        Space(0.15),
        *_addressed(sent, content, with_subject=True),
        Space(0.1),
        *content.blocks,
        Signature(wording.signature(office.signer_name, *office.signer), above="ขอแสดงความนับถือ"),
        *_origin(sent),
    )


def _memo(sent: Sent, content: Content) -> tuple[Block, ...]:
    office = sent.office
    where = " ".join(filter(None, (office.section, office.name)))
    phone = f" โทร. {office.phone}" if office.phone else ""
    return (
        Emblem(office.emblem, EMBLEM, 1.5, MEMO),
        Ruled((("ส่วนราชการ", f"{where}{phone}", 0.0),)),
        Ruled((("ที่", f"{office.prefix}{sent.number}", MIDDLE), ("วันที่", _date(sent).strip(), 0.0))),
        Ruled((("เรื่อง", content.subject, 0.0),)),
        Space(0.2),
        *_addressed(sent, content, with_subject=False),
        Space(0.1),
        *content.blocks,
        Signature(wording.signature(office.signer_name, *office.signer)),
    )


def _addressed(sent: Sent, content: Content, *, with_subject: bool) -> list[Block]:
    rows = (
        ("เรื่อง", content.subject if with_subject else ""),
        ("เรียน", sent.to or wording.BLANK),
        ("อ้างถึง", wording.numbered(content.references)),
        ("สิ่งที่ส่งมาด้วย", wording.numbered(content.enclosures)),
    )
    return [Fields(((label, value),), LABELS[label]) for label, value in rows if value]


def _date(sent: Sent) -> str:
    """The day in full; until it is given, room for it before the month in which the letter was drawn up."""
    if sent.dated:
        return wording.date_long(sent.dated)
    return ROOM + wording.month(sent.month) if sent.month else ""


def _origin(sent: Sent) -> list[Block]:
    """Whom to ask, at the letter's foot on the left. Addresses keep their digits."""
    office = sent.office
    said: list[Run | str] = [office.section or office.name]
    if office.phone:
        said.append(f"\nโทร. {office.phone}")
    if office.email:
        said += ["\nไปรษณีย์อิเล็กทรอนิกส์ ", Run(office.email, exact=True)]
    return [Space(0.4), Paragraph(tuple(said), first=0.0, justify=False)]


def about(meeting: Meeting, *more: str) -> tuple[Block, ...]:
    """The head of a page that goes with a letter: of which meeting it is."""
    return (Centred((wording.full(meeting), f"เมื่อ{wording.day(meeting.starts_at)}", *more), rule=True),)
