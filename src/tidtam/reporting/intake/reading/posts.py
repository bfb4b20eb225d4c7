"""Posts, never the people in them: who was in the chair, and who answers for what."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from tidtam.reporting.intake.reading.areas import cuts
from tidtam.reporting.intake.reading.names import Known, Names, Office
from tidtam.reporting.intake.reading.shape import Candidate, Kind, Proposal
from tidtam.reporting.intake.reading.source import Source, squeezed

_OF_PROVINCE = (
    "รองผู้ว่าราชการ", "ผู้ว่าราชการ", "รองปลัด", "ปลัด", "พัฒนาการ", "พาณิชย์", "เกษตรและสหกรณ์", "เกษตร", "อุตสาหกรรม",
    "ท่องเที่ยวและกีฬา", "วัฒนธรรม", "ท้องถิ่น", "ประชาสัมพันธ์", "คลัง", "แรงงาน", "โยธาธิการและผังเมือง", "ขนส่ง",
    "หัวหน้าสำนักงาน", "ประธานเครือข่าย OTOP", "ประธานหอการค้า", "ประธานสภาอุตสาหกรรม",
    "สาธารณสุข", "นายแพทย์สาธารณสุข", "ปศุสัตว์", "ประมง",
)  # fmt: skip
_OF_DISTRICT = (
    "นาย", "ปลัด", "พัฒนาการ", "เกษตร", "ท้องถิ่น", "สาธารณสุข", "ปศุสัตว์", "ประธานเครือข่าย OTOP ",
)  # fmt: skip
_ELSE = (
    r"นายกองค์การบริหารส่วน(?:จังหวัด|ตำบล)", r"นายก\s?อบต\.", r"นายก\s?อบจ\.", "นายกเทศมนตรี(?:ตำบล|เมือง|นคร)",
    "ผู้อำนวยการ[ก-๎]{4,60}", "หัวหน้ากลุ่ม[ก-๎]{4,60}", "กำนันตำบล",
)  # fmt: skip


def _heads(words: Sequence[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_POST = re.compile(
    rf"(?<!สำนักงาน)(?<!งาน)(?<!ส่วน)(?P<post>(?:(?:{_heads(_OF_PROVINCE)})\s?(?P<province>จังหวัด|\s?จ\.)|(?:{_heads(_OF_DISTRICT)})(?P<district>อำเภอ|\s?อ\.)"
    rf"|(?P<other>{'|'.join(_ELSE)}))\s?(?=(?P<run>[ก-๎]{{0,60}})))"
)
_PRESIDES = re.compile(
    r"\s{0,3}(?:\([^)\n]{0,60}\)\s*)?(?:(?:ปฏิบัติราชการแทน|รักษาราชการแทน|แทน)[^\n]{0,60}?)?(?:ได้รับมอบหมาย[^\n]{0,40}?|ให้เกียรติ|ทำหน้าที่)?(?:มา)?เป็นประธาน"
)
_IN_ROW = re.compile(r"[ \t.:\-|]*(?:เป็น)?ประธาน(?!เครือข่าย|หอการค้า|สภา|กลุ่ม|ชมรม)")
_CHAIR_BEFORE = re.compile(
    r"ประธาน(?:ในที่ประชุม|การประชุม|ที่ประชุม|(?:อนุ)?กรรมการ)?\s*[:(]?\s*(?:\(?(?:นาย|นาง|นางสาว|ว่าที่)[^\n]{0,50}?)?"
    r"(?:[ก-๎]{1,4}\.[ก-๎]{1,40})?\s*[(:)]?\s*$"
)
_ASKED = re.compile(
    r"(?:ผู้รับผิดชอบ(?:หลัก|ติดตาม)?|หน่วยรับผิดชอบ|มอบหมาย(?:ให้)?|มอบ(?:ให้)?|กำชับให้|ผู้ติดตาม|ผู้ดำเนินการ|สั่งการให้|ขอให้|กำชับ(?:ให้)?|แจ้งให้|มติให้|เห็นควรให้|และให้|จึงให้|ฝาก(?:ให้)?|(?<![ก-๎])ให้)\s*(?:คือ|ได้แก่|เป็น)?\s*[:\-]?\s*$"
)
_ANSWERS = re.compile(r"\s*(?:ทุกอำเภอ|ทุกแห่ง)?\s*(?:เป็น)?(?:ผู้รับผิดชอบ|รับผิดชอบ|ผู้ติดตาม|ผู้ดำเนินการ|รับไป)")
_ALSO = re.compile(r"(?:[\s,]|และ|กับ|ร่วมกับ|พร้อมด้วย)*")
_COLUMN = re.compile(r"(?:^|\s)(?:ผู้รับผิดชอบ|ผู้ดำเนินการ|ผู้ติดตาม|หน่วยรับผิดชอบ)(?:\s|$)")
_HEADING = 120  # letters
NEAR = 80.0


class Post(NamedTuple):
    start: int
    end: int
    name: str


def mentions(source: Source, known: Known) -> list[Post]:
    """Every post, cut where its place ends."""
    found = []
    for one in _POST.finditer(source.plain):
        names = known.provinces if one["province"] else known.districts if one["district"] else None
        start = one.start("post")
        end = one.start("run") + len(_place(one["run"], names))
        if one["district"] and re.match(r"ทุกอำเภอ|ใน|ที่|และ", one["run"]):
            end = one.start("run")
        name = _whole(squeezed(source.plain[start:end]))
        found.append(Post(start, start + len(source.plain[start:end].rstrip()), name))
    return found


def _whole(name: str) -> str:
    """พัฒนาการ อ.นาดี as the register has it."""
    return re.sub(r"\s?อ\.\s?", "อำเภอ", re.sub(r"\s?จ\.\s?", "จังหวัด", name))


def chairs(source: Source, posts: Sequence[Post], known: Known) -> list[Proposal]:
    """The post that presided: what "เป็นประธาน" follows, or what stands behind ประธาน in a list of who came."""
    for sure, says in ((0.95, _presides), (0.85, _is_chair)):
        for post in posts:
            if says(source.plain, post):
                return [_proposal(source, "chair", post, known, sure)]
    return []


def responsible(source: Source, posts: Sequence[Post], known: Known) -> list[Proposal]:
    """Posts that were asked, or are said to answer for something; each once."""
    made: dict[str, Proposal] = {}
    last: Post | None = None
    for post in posts:
        before = source.plain[max(0, post.start - 40) : post.start]
        asked = (
            _ASKED.search(before) is not None
            or _ANSWERS.match(source.plain, post.end) is not None
            or _in_column(source.plain, post)
        )
        if not asked and last is not None:
            asked = _ALSO.fullmatch(source.plain[last.end : post.start]) is not None
        if not asked:
            last = None
            continue
        last = post
        if post.name not in made:
            made[post.name] = _proposal(source, "responsible", post, known, 0.9)
    return list(made.values())


def _in_column(text: str, post: Post) -> bool:
    """In a table whose heading has a column for it."""
    line = text.rfind("\n", 0, post.start) + 1
    block = text.rfind("\n\n", 0, line) + 2 if "\n\n" in text[:line] else 0
    heading = text[block:line].partition("\n")[0]
    return 0 < len(heading) < _HEADING and _COLUMN.search(heading) is not None


def offices(name: str, known: Sequence[Office]) -> tuple[Candidate, ...]:
    """Posts or bodies of the register with that name, or nearly: equal ones first."""
    packed = "".join(name.split())
    scored = [(round(fuzz.ratio(packed, "".join(one.name.split()))), one) for one in known]
    near = sorted((one for one in scored if one[0] >= NEAR), key=lambda one: (-one[0], one[1].code))
    return tuple(Candidate(office.code, office.name, score) for score, office in near[:5])


def settled(candidates: Sequence[Candidate]) -> str:
    """The code where exactly one is equal."""
    equal = [one.code for one in candidates if one.score == 100]
    return equal[0] if len(equal) == 1 else ""


def _proposal(source: Source, kind: Kind, post: Post, known: Known, sure: float) -> Proposal:
    candidates = offices(post.name, known.posts)
    return source.propose(
        kind,
        post.name,
        post.start,
        post.end,
        sure,
        code=settled(candidates),
        candidates=candidates,
    )


def _place(run: str, names: Names | None) -> str:
    if names is None:
        return min(cuts(run), key=len) if run else ""
    for piece in cuts(run):
        if names.codes(piece) or names.alike(piece):
            return piece
    prefix = names.prefix(run)
    return prefix or (min(cuts(run), key=len) if 1 < len(run) < 20 else "")


def _presides(text: str, post: Post) -> bool:
    return _PRESIDES.match(text, post.end) is not None


def _is_chair(text: str, post: Post) -> bool:
    line = text[text.rfind("\n", 0, post.start) + 1 : post.start]
    return _IN_ROW.match(text, post.end) is not None or _CHAIR_BEFORE.search(line) is not None
