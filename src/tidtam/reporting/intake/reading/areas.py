"""Provinces, districts and subdistricts that the paper names, each at its place in the text."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from tidtam.reporting.intake.reading.names import Known, Names
from tidtam.reporting.intake.reading.shape import Candidate, Proposal
from tidtam.reporting.intake.reading.source import Source

_THAI = r"[ก-๎]{1,60}"
_PROVINCE = re.compile(rf"(?:จังหวัด|(?<![ก-๎])จ\.)\s?({_THAI})")
_DISTRICT = re.compile(rf"(?:กิ่ง)?(?:อำเภอ|(?<![ก-๎])อ\.)\s?({_THAI})")
_SUBDISTRICT = re.compile(rf"(?:ตำบล|(?<![ก-๎])ต\.)\s?({_THAI})")
#: An office or a post in a district is not the district itself.
_OFFICE = re.compile(
    r"(?:นาย|ปลัด|พัฒนาการ|พัฒนาชุมชน|เกษตร|สาธารณสุข|ท้องถิ่น|ที่ว่าการ|สำนักงาน|ศึกษาธิการ|ปศุสัตว์|ระดับ|ประจำ|ทุก|ผู้แทน|และ(?=$)|โรงพยาบาล)\s?$"
)
_ADDRESS = re.compile(
    r"(?:ถนน|ศาลากลาง|โรงแรม|ห้องประชุม|หอประชุม)(?:(?!ติดตาม|พื้นที่|เพื่อ|โดย|ได้แก่|คือ|และ)[^\n]){0,45}$"
)
_LISTED = re.compile(
    r"(?:\d{1,3}\s?|หลาย|ทุก)?อำเภอ\s*(?:คือ|ได้แก่|ประกอบด้วย|:|เป้าหมาย(?:คือ|ได้แก่)?)\s*[:\-]?\s*"
)
_NEXT = re.compile(r"\s*(?:,|และ|กับ|รวมทั้ง|\d+[.)])?\s*(?:และ)?\s*(?:อำเภอ|อ\.)?\s?")
_CUTS = (
    "และ", "ใน", "ที่", "ได้", "จำนวน", "มี", "เป็น", "ให้", "เพื่อ", "ซึ่ง", "โดย", "แล้ว", "กับ", "รวม", "ตาม", "ร่วม",
    "ทั้ง", "ของ", "จาก", "คือ", "ดำเนิน", "ติดตาม", "กำหนด", "จังหวัด", "ตำบล", "อำเภอ", "หมู่", "เรื่อง", "รายงาน",
    "ยัง", "จะ", "ต้อง", "ไม่", "พร้อม", "เข้า", "จัด", "ส่ง", "อยู่", "บ้าน", "เป้าหมาย", "ทุก",
)  # fmt: skip


#: No part of a syllable: ป่าเหมี้ยง holds no มี.
_CUT = re.compile(rf"(?<![เ-ไ])(?={'|'.join(f'{word}(?![ะ-ูๅ-๎])' for word in _CUTS)})")


class Mention(NamedTuple):
    """A named area. start, end: in `plain`, with its level word; spelled: as the paper has it; exact: so named."""

    code: str
    start: int
    end: int
    spelled: str
    exact: bool


def cuts(run: str) -> Iterator[str]:
    """The run of letters whole, then cut before each word that no name goes on with, the longest first."""
    yield run
    places = {found.start() for found in _CUT.finditer(run, 2)}
    yield from (run[:place] for place in sorted(places, reverse=True))


def named(run: str, names: Names) -> tuple[str, list[str], bool] | None:
    """The part of the run that is a name: equal, or else of the same sound; with its codes."""
    pieces = list(dict.fromkeys(cuts(run)))
    for piece in pieces:
        if codes := names.codes(piece):
            return piece, codes, True
    if prefix := names.prefix(run):
        rest = run[len(prefix) :]
        if len(prefix) >= 3 and rest[0] not in "ะาำิีึืฺุู็่้๊๋์ัๅ":
            return prefix, names.codes(prefix), True
    for piece in pieces:
        if codes := names.alike(piece):
            return piece, codes, False
    return None


def provinces(source: Source, known: Known) -> list[str]:
    """Codes of the provinces that the paper names, the most often named first."""
    counted: dict[str, int] = {}
    for found in _PROVINCE.finditer(source.plain):
        name = named(found[1], known.provinces)
        if name is not None:
            counted[name[1][0]] = counted.get(name[1][0], 0) + 1
    return sorted(counted, key=lambda code: -counted[code])


def districts(source: Source, known: Known) -> list[Mention]:
    """Every district named after its level word or in a list after one; offices and posts are none."""
    found: list[Mention] = []
    until = 0
    for one in _DISTRICT.finditer(source.plain):
        if one.start() < until or _OFFICE.search(source.plain[max(0, one.start() - 14) : one.start()]):
            continue
        mention = _mention(source, one, known.districts)
        if mention is None:
            continue
        found.append(mention)
        found += _row(source, mention.end, known)
        until = found[-1].end
    for one in _LISTED.finditer(source.plain):
        if not any(mention.start <= one.end() <= mention.end for mention in found):
            found += _row(source, one.end(), known, first=True)
    return sorted(found, key=lambda mention: mention.start)


def subdistricts(source: Source, known: Known) -> list[Mention]:
    found = (_mention(source, one, known.subdistricts) for one in _SUBDISTRICT.finditer(source.plain))
    return [mention for mention in found if mention is not None]


def proposals(mentions: list[Mention], source: Source, known: Known, place: list[Proposal]) -> list[Proposal]:
    """The districts that the paper is about, each once; the one in which the meeting took place is not meant."""
    made: dict[str, Proposal] = {}
    for mention in mentions:
        if mention.code in made or any(one.at[0] <= mention.start < one.at[1] for one in place):
            continue
        if _address(source, mention.start):
            continue
        label = known.labels.get(mention.code, mention.spelled)
        candidate = Candidate(
            mention.code,
            label,
            100 if mention.exact else 90,
            "ชื่อตรงกัน" if mention.exact else "ออกเสียงเหมือนกัน สะกดต่างกัน",
            label.partition(".")[2] or label,
        )
        made[mention.code] = source.propose(
            "district",
            candidate.name,
            mention.start,
            mention.end,
            0.95 if mention.exact else 0.75,
            label=label,
            code=mention.code,
            candidates=(candidate,),
        )
    return list(made.values())


def _address(source: Source, start: int) -> bool:
    """Part of a letter head's or a hall's address."""
    return _ADDRESS.search(source.plain[max(0, start - 60) : start]) is not None


def _mention(source: Source, found: re.Match[str], names: Names) -> Mention | None:
    name = named(found[1], names)
    if name is None or len(name[1]) == 0:
        return None
    end = found.start(1) + len(name[0])
    return Mention(name[1][0], found.start(), end, name[0], name[2])


def _row(source: Source, place: int, known: Known, *, first: bool = False) -> list[Mention]:
    """Names that go on a list: โนนศิลา เปือยน้อย และหนองสองห้อง."""
    found: list[Mention] = []
    while (gap := _NEXT.match(source.plain, place)) is not None and (gap.end() > place or first):
        first = False
        run = re.compile(_THAI).match(source.plain, gap.end())
        if run is None or "\n" in gap[0]:
            break
        name = next((piece for piece in cuts(run[0]) if known.districts.codes(piece)), "")
        if not name or re.search(r"(?:ตำบล|ต\.|บ้าน)\s?$", source.plain[: gap.end()][-8:]):
            break
        place = gap.end() + len(name)
        begun = gap.end() - len(re.search(r"(?:อำเภอ|อ\.)?\s?$", gap[0])[0])  # type: ignore[index]
        found.append(Mention(known.districts.codes(name)[0], begun, place, name, True))
    return found
