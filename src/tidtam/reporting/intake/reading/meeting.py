"""Which meeting the paper is of: the body, its number, day, time and place."""

import re
from collections.abc import Iterator
from datetime import date

from tidtam.kit import calendar
from tidtam.kit.months import DAYS_TH
from tidtam.reporting.intake.reading import days
from tidtam.reporting.intake.reading.shape import Contradiction, Proposal
from tidtam.reporting.intake.reading.source import Source, squeezed

_BODY = r"(?:คณะ(?:อนุ)?กรรมการ|คณะทำงาน)[ก-๎A-Za-z0-9.,/() -]{0,150}?"
_BODY_END = (
    r"\s*(?=ครั้งที่|ประจำ(?:ปี|เดือน|งวด)|เพื่อ|เมื่อ|โดยมี|ได้|ซึ่ง|มีมติ|เห็นชอบ|รับทราบ|ณ\s|วันที่|ใน(?:วัน|คราว|การ)|"
    r"จึง|จัด|ขอ(?!ง)|พิจารณา|เป็นประธาน|ชุด|ว่า|\n|\(|$)"
)
#: The surest first: the heading of minutes, a body with its number, a body that met, any body.
_BODIES = (
    (0.97, re.compile(rf"ประชุม\s*(?P<body>{_BODY}(?:\n[^\n]{{0,80}}?)?)\s*(?=ครั้งที่\s*:?\s*\d)")),
    (0.95, re.compile(rf"(?P<body>{_BODY}(?:\n[^\n]{{0,80}}?)?)\s*(?=ครั้งที่\s*\d)")),
    (0.85, re.compile(rf"ประชุม\s*(?P<body>{_BODY}){_BODY_END}")),
    (0.6, re.compile(rf"(?P<body>{_BODY}){_BODY_END}")),
)
_MOST_BODY, _LEAST_BODY = 160, 14
_NUMBER = re.compile(
    r"ครั้งที่\s*:?\s*(?P<number>\d{1,3})\s*"
    r"(?:/\s*(?P<year>\d{4}|\d{2})(?!\d)|(?:ประจำ)?\s*ปี(?:งบประมาณ)?\s*(?:พ\.?\s?ศ\.?\s*)?(?P<of>\d{4}|\d{2})(?!\d))"
)
_OTHER_MEETING = re.compile(
    r"(?:รับรอง(?:รายงาน)?|ครั้งก่อน|ครั้งที่แล้ว|คราวก่อน|คราวที่แล้ว|ครั้งต่อไป|คราวต่อไป|นัดหมาย|สืบเนื่อง|ตามมติ|(?<!สรุป)มติที่ประชุม|รายงานการประชุมครั้ง)[^\n]{0,60}$"
)
_TIME = re.compile(
    r"(?:เวลา\s*:?\s*(?:ประมาณ\s*)?)(?P<hour>\d{1,2})[.:](?P<minute>\d{2})(?:\s*-\s*\d{1,2}[.:]\d{2})?\s*(?:น\.|นาฬิกา)?"
)
_BARE_TIME = re.compile(r"(?<![\d.,:-])(?P<hour>\d{1,2})[.:](?P<minute>\d{2})\s*(?:น\.|นาฬิกา)")
_CLOSED = re.compile(r"(?:เลิก|(?<!เ)ปิด)(?:การ)?ประชุม[^\n]{0,20}$")
_SITE = (
    "ห้อง|หอ|ศาลา|โรงแรม|โรงเรียน|ที่ว่าการ|สำนักงาน|อาคาร|วัด|มหาวิทยาลัย|วิทยาลัย|ศูนย์|ลาน|เทศบาล|องค์การ|ที่ทำการ|"
    "ตลาด|สถานี|บ้าน|สวน|อุทยาน|สหกรณ์"
)
_PLACE_END = (
    r"\s*(?=\n|$|เพื่อ|โดย|เมื่อ|วันที่|วัน(?:จันทร์|อังคาร|พุธ|พฤหัส|ศุกร์|เสาร์|อาทิตย์)|เวลา|ผู้มาประชุม|"
    r"มี(?:ผู้|นาย|นาง|วาระ)|ซึ่ง|ได้มี|จึง|ตั้งแต่|ที่ประชุม|หลัง(?:จาก|พบ)|นาย(?!ก)|นางสาว|นาง(?!ร)|\||\t|\()"
)
_PLACE = re.compile(
    rf"(?:(?<![ก-๎])ณ\s*|สถานที่(?:ประชุม)?\s*:?\s*)(?P<place>(?:{_SITE})[^\n]{{0,200}}?){_PLACE_END}"
)
_HALL = re.compile(
    rf"(?P<place>(?:ห้องประชุม|หอประชุม|(?<=ที่)(?:โรงแรม|ศาลาประชาคม|ที่ว่าการอำเภอ))[^\n]{{0,200}}?){_PLACE_END}"
)
_NOT_THIS = re.compile(
    r"(?:ภายใน|ก่อน|ไม่เกิน|ถึง|กำหนด(?:ส่ง|แล้วเสร็จ)?|แล้วเสร็จ|ให้เสร็จ|ข้อมูล\s*ณ|ณ|ลง|หนังสือ|คำสั่ง|ประกาศ|ตั้งแต่|เริ่ม|สิ้นสุด|รับรอง|ครั้งที่แล้ว|ครั้งก่อน|ครั้งต่อไป|คราวต่อไป|ต่อไป)"
    r"[^\n]{0,12}$"
)
_MET = re.compile(r"ประชุม|ครั้งที่")
_DUE = re.compile(
    r"(?:ภายใน|ก่อน|ไม่เกิน|กำหนด(?:ส่ง|แล้วเสร็จ|เสร็จ)?(?:รายงาน|งาน|ผล)?|แล้วเสร็จ)(?:ใน)?\s*:?\s*(?:วันที่|วัน)?\s*$"
)
NEAR = 70


def bodies(source: Source) -> list[Proposal]:
    """The body whose meeting it is."""
    for sure, pattern in _BODIES:
        for found in pattern.finditer(source.plain):
            start, end = found.span("body")
            end = start + len(source.plain[start:end].rstrip(" ("))
            if _LEAST_BODY <= end - start <= _MOST_BODY and not _of_another(source, start):
                name = squeezed(source.plain[start:end])
                return [source.propose("body", name, start, end, sure)]
    return []


def numbers(source: Source, near: list[Proposal]) -> list[Proposal]:
    """ครั้งที่ 1/2561, of this meeting and not of the one whose minutes were approved."""
    found = [one for one in _NUMBER.finditer(source.plain) if not _of_another(source, one.start())]
    if not found:
        return []
    body = near[0].at[1] if near else 0
    best = min(found, key=lambda one: (abs(one.start() - body) > NEAR, one.start()))
    year = days.year_of(best["year"] or best["of"])
    value = f"{int(best['number'])}/{year}"
    return [source.propose("number", value, *best.span(), 0.97 if near else 0.85)]


def dates(source: Source) -> list[Proposal]:
    """The day of the meeting: of all days in the paper the one that its words point to."""
    scored = []
    for found in days.DAY.finditer(source.plain):
        day = days.day_of(found["day"])
        if day is not None:
            scored.append((_points(source, found), -found.start(), found, day))
    if not scored:
        return []
    points, _place, found, day = max(scored, key=lambda one: one[:2])
    if points < 0:
        return []
    sure = min(0.98, 0.6 + 0.08 * points)
    return [source.propose("date", day.isoformat(), *found.span(), sure, label=calendar.date_long(day))]


def dues(source: Source) -> list[Proposal]:
    """Days by which something has to be done."""
    found: dict[date, Proposal] = {}
    for one in days.MONTH_END.finditer(source.plain):
        day = days.last_of(one["month"])
        if day is not None:
            label = calendar.date_long(day)
            found[day] = source.propose("due", day.isoformat(), *one.span("month"), 0.8, label=label)
    for one in days.DAY.finditer(source.plain):
        day = days.day_of(one["day"])
        if (
            day is None
            or day in found
            or not _DUE.search(source.plain[max(0, one.start() - 40) : one.start()])
        ):
            continue
        found[day] = source.propose("due", day.isoformat(), *one.span(), 0.9, label=calendar.date_long(day))
    return list(found.values())


def times(source: Source, when: list[Proposal]) -> list[Proposal]:
    """When it began, not when it closed."""
    found = _moments(source, _TIME) or _moments(source, _BARE_TIME)
    if not found:
        return []
    day = when[0].at[1] if when else 0
    best = min(found, key=lambda one: (abs(one.start() - day) > NEAR, one.start()))
    start, end = best.span()
    value = f"{int(best['hour']):02}:{best['minute']}"
    label = f"{int(best['hour']):02}.{best['minute']} น."
    return [source.propose("time", value, start, end, 0.95 if when else 0.8, label=label)]


def _moments(source: Source, pattern: re.Pattern[str]) -> list[re.Match[str]]:
    """Times of day, but not that of the close."""
    return [
        one
        for one in pattern.finditer(source.plain)
        if int(one["hour"]) < 24
        and int(one["minute"]) < 60
        and not _CLOSED.search(source.plain[max(0, one.start() - 30) : one.start()])
    ]


def places(source: Source) -> list[Proposal]:
    """Where it met."""
    for sure, pattern in ((0.9, _PLACE), (0.75, _HALL)):
        for found in pattern.finditer(source.plain):
            start, end = found.span("place")
            if end - start >= 6:
                return [source.propose("place", squeezed(source.plain[start:end]), start, end, sure)]
    return []


def contradictions(source: Source, number: list[Proposal], when: list[Proposal]) -> Iterator[Contradiction]:
    """A weekday that the day does not have, a year of the number that is not the day's, a Christian year."""
    for found in days.DAY.finditer(source.plain):
        day = days.day_of(found["day"])
        if day is None:
            continue
        if found["weekday"] and not DAYS_TH[day.weekday()].startswith(found["weekday"][3:]):
            text = f"{calendar.date_long(day)} ตรงกับวัน{DAYS_TH[day.weekday()]} ไม่ใช่{found['weekday']}"
            yield source.contradict("weekday", text, *found.span())
        if days.has_christian_year(found["day"]):
            text = f"ปีเขียนเป็น ค.ศ. ตรงกับ พ.ศ. {calendar.be(day.year)}"
            yield source.contradict("christian_year", text, *found.span())
    if number and when:
        year, held = str(number[0].value).partition("/")[2], date.fromisoformat(str(when[0].value))
        if int(year) not in (calendar.be(held.year), calendar.fiscal_year(held)):
            text = f"ครั้งที่ {number[0].value} แต่ประชุมเมื่อ {calendar.date_long(held)}"
            yield source.contradict("year", text, *number[0].at)


def _of_another(source: Source, start: int) -> bool:
    """Words before it say that it is about an earlier or a later meeting."""
    return _OTHER_MEETING.search(source.plain[max(0, start - 90) : start]) is not None


def _points(source: Source, found: re.Match[str]) -> float:
    before = source.plain[max(0, found.start() - NEAR) : found.start()]
    after = source.plain[found.end() : found.end() + NEAR]
    points = 0.0
    if _NOT_THIS.search(before.rstrip().removesuffix("วันที่").removesuffix("วัน")):
        points -= 6
    if _OTHER_MEETING.search(before):
        points -= 4
    points += 2 * bool(_MET.search(before)) + bool(_MET.search(after))
    points += 2 * bool(found["weekday"])
    points += 2 * bool(re.match(r"\s{0,4}(?:เวลา|ตั้งแต่เวลา)", after))
    points += 2 * bool(re.search(r"(?:เมื่อ|ใน)(?:วันที่|วัน)?\s*$", before))
    return points
