"""How an office says it: days, hours, duties, resolutions; in Thai, whatever language the screen speaks."""

from collections.abc import Iterable
from datetime import date, datetime

from django.utils import translation

from tidtam.kit import calendar, clock
from tidtam.kit.paper.document import Text
from tidtam.reporting.meetings.papers.facts import Meeting, Resolution

NOTHING = "ไม่มี"
BLANK = "." * 44
HARD_SPACE = "\u00a0"
RESOLVED = {"noted": "รับทราบ", "agreed": "เห็นชอบ", "approved": "อนุมัติ", "assigned": "มอบหมาย"}
BODIES = (("คณะอนุกรรมการ", "อนุกรรมการ"), ("คณะกรรมการ", "กรรมการ"), ("คณะทำงาน", "คณะทำงาน"))


def day(when: date | datetime) -> str:
    """วันศุกร์ที่ 20 กรกฎาคม 2561."""
    with translation.override("th"):
        return calendar.date_full(_date(when))


def date_long(when: date | datetime) -> str:
    """20 กรกฎาคม 2561."""
    with translation.override("th"):
        return calendar.date_long(_date(when))


def date_short(when: date | datetime) -> str:
    """20 ก.ค. 61, for tables."""
    with translation.override("th"):
        return calendar.date_short(_date(when))


def month(when: date) -> str:
    with translation.override("th"):
        return calendar.month_long(when)


def hour(when: datetime) -> str:
    """09.30 น."""
    with translation.override("th"):
        return calendar.time_text(when)


def which(meeting: Meeting) -> str:
    """ครั้งที่ 1/2561."""
    return f"ครั้งที่ {meeting.number}/{meeting.year}"


def full(meeting: Meeting) -> str:
    return f"{meeting.body} {which(meeting)}"


def when_and_where(meeting: Meeting) -> tuple[str, ...]:
    """Each sitting on two lines: its day and hour, its place."""
    places = ((meeting.starts_at, meeting.place), *((one.starts_at, one.place) for one in meeting.sittings))
    return tuple(line for at, place in places for line in (f"{day(at)} เวลา {hour(at)}", f"ณ {place}"))


def held(meeting: Meeting) -> str:
    """When and where it took place, in a sentence."""
    places = ((meeting.starts_at, meeting.place), *((one.starts_at, one.place) for one in meeting.sittings))
    return " และ".join(f"เมื่อ{day(at)} ณ {place}" for at, place in places)


def president(meeting: Meeting) -> str:
    """Who led the meeting, and for whom."""
    if meeting.presided:
        return f"{meeting.presided} ทำหน้าที่ประธานแทน{meeting.chair}"
    return f"{meeting.chair} เป็นประธาน"


def since(meeting: Meeting, *, led: bool = True) -> str:
    """The sentence with which a letter about a meeting begins. led: with who presided."""
    by = f" โดยมี{president(meeting)}" if led else ""
    return f"ตามที่ได้มีการประชุม{full(meeting)} {held(meeting)}{by}{HARD_SPACE}นั้น"


def duty(code: str, body: str) -> str:
    """ประธานอนุกรรมการ, อนุกรรมการและเลขานุการ: a duty by the body's own name."""
    member = next((word for start, word in BODIES if body.startswith(start)), "กรรมการ")
    return {
        "chair": f"ประธาน{member}",
        "vice_chair": f"รองประธาน{member}",
        "member": member,
        "secretary": f"{member}และเลขานุการ",
        "assistant": "ผู้ช่วยเลขานุการ",
    }.get(code, "")


def resolved(resolution: Resolution) -> str:
    """มอบหมายให้ …, รับทราบ: the official word once, whether the text begins with it or not."""
    kind, text = RESOLVED[resolution.kind], resolution.text
    if text.startswith(kind):
        return text
    return f"{kind}{text}" if text.startswith("ให้") else f"{kind} {text}".rstrip()


def signature(name: str, *lines: str) -> tuple[Text, ...]:
    """The name in brackets, or room for it; the lines below it."""
    return (f"({name or BLANK})", *filter(None, lines))


def numbered(texts: Iterable[str]) -> str:
    """One stands by itself, several are counted, a line each."""
    rows = list(texts)
    return (
        "\n".join(f"{place}. {text}" for place, text in enumerate(rows, start=1))
        if len(rows) > 1
        else "".join(rows)
    )


def _date(when: date | datetime) -> date:
    return clock.local(when).date() if isinstance(when, datetime) else when
