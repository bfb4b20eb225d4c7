"""Villages that the paper names, with everything that they may be; which one is meant, a person says."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tidtam.kit import thai
from tidtam.reporting.intake.reading.areas import Mention, cuts
from tidtam.reporting.intake.reading.names import Found, Known, unmarked
from tidtam.reporting.intake.reading.shape import Proposal
from tidtam.reporting.intake.reading.source import Source

_VILLAGE = re.compile(
    r"(?=(?<!แม่)(?<!ชาว)(?<!ใหญ่)(?<!เพื่อน)(?<!พ่อ)(?<!ลูก)(?<!ทะเบียน)(?<!หมู่)(?<!ตำบล)(?<!ต\.)(?<!อำเภอ)(?<!อ\.)"
    r"(?P<word>หมู่บ้าน|บ้าน|(?<![ก-๎])บ\.)\s?(?P<run>[ก-๎]{2,60}(?:\d{1,2}(?!\d))?))"
)
_APART = re.compile(r"(?:^|[^ก-๎]|ที่|ใน|ณ|คือ|และ|ได้แก่|ของ|กับ)$")
#: Words that begin with บ้าน, or go on after หมู่บ้าน, and are no name.
_WORDS = (
    "เมือง", "เรือน", "พัก", "ท่องเที่ยว", "เป้าหมาย", "พื้นที่", "ชุมชน", "และ", "ที่", "ใน", "ละ", "นี้", "นั้น", "ได้", "ใหม่ๆ",
    "ทุก", "ทั้ง", "เดียว", "ต้นแบบ", "นำร่อง", "จำนวน", "ตำบล", "อำเภอ", "ของ", "จัดสรร", "เศรษฐกิจ", "โอทอป", "ดังกล่าว",
    "ให้", "มี", "เพื่อ", "ไม่", "ยัง", "ซึ่ง", "ตาม", "จะ", "ต่าง", "กลุ่ม", "ประชา", "โดย", "คือ", "ด้าน", "ซ้ำ", "รวม",
)  # fmt: skip
_MOO = r"(?:หมู่ที่|หมู่(?!บ้าน)|ม\.)\s?(?P<moo>\d{1,2})(?!\d)"
_AFTER = re.compile(
    rf"[ \t]*\(?[ \t]*(?:{_MOO})?[ \t,]*(?:(?:ตำบล|ต\.)[ \t]?(?P<sub>[ก-๎]{{1,60}}))?"
    r"[ \t,]*(?:(?:อำเภอ|อ\.)[ \t]?(?P<dis>[ก-๎]{1,60}))?"
)
_BEFORE = re.compile(rf"{_MOO}[ \t]*$")
_CELLS = re.compile(r"[ \t|]+(?P<moo>\d{1,2})(?!\d)[ \t|]+(?P<sub>[ก-๎]{1,60})(?:[ \t|]+(?P<dis>[ก-๎]{1,60}))?")
_NAMES_ONLY = re.compile(r"[ \t]*\|?[ \t]+(?P<sub>[ก-๎]{1,60})[ \t|]+(?P<dis>[ก-๎]{1,60})")
#: Between a district or subdistrict and the villages that are said to lie in it.
_OPENS = re.compile(
    r"[\s:\-()]*(?:มี|จำนวน)?\s*(?:\d+\s*(?:หมู่บ้าน|แห่ง|บ้าน))?[\s:\-()]*(?:ได้แก่|คือ|ประกอบด้วย|ที่|มี)?[\s:\-]*"
    r"(?:\d+[.)]\s*)?(?:หมู่ที่\s?\d{1,2}\s*)?"
)
_ON = re.compile(r"(?:[\s,;|/\-()]|และ|กับ|รวมทั้ง|\d+[.)])*(?:(?:หมู่ที่|หมู่|ม\.)\s?\d{1,2}\s*)?")


class Place(NamedTuple):
    """A village as named. start, end: of the name; until: of all that was said; typed: as it is looked up.

    subdistrict, district: codes that the paper says it lies in, "" where it says none.
    """

    start: int
    end: int
    until: int
    name: str
    moo: int
    subdistrict: str
    district: str
    codes: tuple[str, ...]
    exact: bool
    certain: bool
    told: bool = False
    district_at: tuple[int, int] = (0, 0)

    def typed(self, known: Known) -> str:
        parts = [self.name, f"หมู่ {self.moo}" if self.moo else ""]
        parts += [known.labels[code] for code in (self.subdistrict, self.district) if code in known.labels]
        return " ".join(filter(None, parts))


def places(
    source: Source,
    known: Known,
    districts: Sequence[Mention],
    subdistricts: Sequence[Mention],
    taken: Sequence[tuple[int, int]],
) -> list[Place]:
    """Every village named, in the order of the text. taken: spans that are something else, as the meeting's place."""
    found: list[Place] = []
    heads = sorted([*districts, *subdistricts], key=lambda mention: mention.start)
    for start, run_start, run, level in _runs(source.plain):
        if found and start < found[-1].until:
            continue
        inside = any(first <= start < last for first, last in taken)
        if inside or any(mention.start <= start < mention.end for mention in heads):
            continue
        name = _name(run, known)
        certain = name is not None
        if not certain and not _APART.search(source.plain[max(0, start - 8) : start]):
            continue
        if name is None:
            if level == "หมู่บ้าน" or run.startswith(_WORDS):
                continue
            name = (_cut(run), [], False)
        elif not name[2] and (run.startswith(_WORDS) or (level == "หมู่บ้าน" and len(name[0]) < 4)):
            continue
        place = _said(source, known, start, run_start + len(name[0]), name, found, heads, certain)
        if place is not None:
            found.append(place)
    return found


def proposals(
    source: Source, known: Known, named: Sequence[Place], within: Sequence[str]
) -> list[tuple[Place, Proposal, Found]]:
    """Each village once, with its candidates from the register; the code only where exactly one fits."""
    first: dict[tuple[str, int, str, str], Place] = {}
    for place in named:
        first.setdefault((place.name, place.moo, place.subdistrict, place.district), place)
    places = [place for place in first.values() if not _said_better(place, list(first.values()))]
    answers = known.match([place.typed(known) for place in places], within)
    made = []
    for place, answer in zip(places, answers, strict=True):
        if not place.certain and not answer.candidates and not place.told:
            continue
        sure = {"one": 0.95, "several": 0.6, "outside": 0.5, "none": 0.3}[answer.verdict]
        if answer.verdict == "one" and not answer.sure:
            sure = 0.75
        made.append(
            (
                place,
                source.propose(
                    "village",
                    f"บ้าน{place.name}",
                    place.start,
                    place.end,
                    sure,
                    code=answer.fitting[0].code if answer.settled or _only_marks(place, answer) else "",
                    candidates=answer.candidates,
                    detail={
                        "moo": place.moo or None,
                        "subdistrict": known.labels.get(place.subdistrict),
                        "district": known.labels.get(place.district),
                        "verdict": answer.verdict,
                    },
                ),
                answer,
            )
        )
    return made


def _only_marks(place: Place, answer: Found) -> bool:
    """The one that fits differs in a tone or in the sign of silence."""
    return (
        answer.near
        and len(answer.fitting) == 1
        and unmarked(thai.bare_place(answer.fitting[0].name)) == unmarked(place.name)
    )


def in_rows(places: Sequence[Place]) -> list[Mention]:
    """Districts that stand in a column beside the villages, without their level word."""
    return [
        Mention(place.district, *place.district_at, "", True)
        for place in places
        if place.district_at != (0, 0)
    ]


def _said_better(place: Place, others: Sequence[Place]) -> bool:
    """Elsewhere the paper says of the same name where it lies."""
    if place.moo or place.subdistrict or place.district:
        return False
    return any(one.name == place.name and (one.moo or one.subdistrict or one.district) for one in others)


def _runs(text: str) -> Iterator[tuple[int, int, str, str]]:
    """(where the word begins, where its run begins, the run, the word)."""
    for found in _VILLAGE.finditer(text):
        yield found.start("word"), found.start("run"), found["run"], found["word"]


def _name(run: str, known: Known) -> tuple[str, list[str], bool] | None:
    """The name in the run of letters: equal to one of the register, or else of the same sound."""
    pieces = [piece for piece in dict.fromkeys(cuts(run)) if len(piece) > 1]
    for piece in pieces:
        if codes := known.villages.codes(piece):
            return piece, codes, True
    for piece in pieces:
        if codes := known.villages.alike(piece):
            return piece, codes, False
    return None


def _cut(run: str) -> str:
    """Of a name that the register does not know: up to the first word that no name goes on with."""
    return min(cuts(run), key=len)


def _said(
    source: Source,
    known: Known,
    start: int,
    end: int,
    name: tuple[str, list[str], bool],
    before: Sequence[Place],
    heads: Sequence[Mention],
    certain: bool,
) -> Place | None:
    text = source.plain
    after = _AFTER.match(text, end)
    assert after is not None
    cells = _CELLS.match(text, end) or _NAMES_ONLY.match(text, end)
    moo, sub, dis, until, at = int(after["moo"] or 0), "", "", after.end(), (0, 0)
    if after["dis"]:
        dis = _code(after["dis"], known, 4)
    if after["sub"]:
        sub = _code(after["sub"], known, 6, dis)
    if cells is not None and not (after["moo"] or after["sub"]):
        cell_dis = _code(cells["dis"] or "", known, 4)
        cell_sub = _code(cells["sub"], known, 6, cell_dis)
        if cell_sub:
            moo = int(cells.groupdict().get("moo") or 0)
            sub, dis, until = cell_sub, cell_dis, cells.end()
            at = cells.span("dis") if cell_dis else at
    if not moo and (ahead := _BEFORE.search(text[max(0, start - 14) : start])) is not None:
        moo = int(ahead["moo"])
    told = moo or sub or dis or after["sub"] or after["dis"]
    if not certain and not (told or _in_list(text, start, before)):
        return None
    if not dis and not sub:
        sub, dis = _inherited(text, start, before, heads)
    elif not dis and sub:
        dis = ""
    until = max(end, until if moo or sub or dis else end)
    return Place(start, end, until, name[0], moo, sub, dis, tuple(name[1]), name[2], certain, bool(told), at)


def _in_list(text: str, start: int, before: Sequence[Place]) -> bool:
    return bool(before) and _ON.fullmatch(text[before[-1].until : start]) is not None


def _inherited(text: str, start: int, before: Sequence[Place], heads: Sequence[Mention]) -> tuple[str, str]:
    """What a heading says: อำเภอโนนศิลา ได้แก่ …; the next villages of the same list stand under it too."""
    ahead = [mention for mention in heads if mention.end <= start]
    if ahead and (not before or ahead[-1].end > before[-1].start):
        if _OPENS.fullmatch(text[ahead[-1].end : start]) and not _one_of_several(text, ahead):
            code = ahead[-1].code
            return (code, code[:4]) if len(code) == 6 else ("", code)
        return "", ""
    if before and _ON.fullmatch(text[before[-1].until : start]):
        last = before[-1]
        own = _AFTER.match(text, last.end)
        if own is not None and (own["sub"] or own["dis"]):
            return "", ""
        return last.subdistrict, last.district
    return "", ""


def _one_of_several(text: str, ahead: Sequence[Mention]) -> bool:
    """Districts one after the other are a list of their own: no village stands under the last of them."""
    if len(ahead) < 2 or len(ahead[-1].code) != len(ahead[-2].code):
        return False
    between = text[ahead[-2].end : ahead[-1].start]
    return "\n" not in between and re.fullmatch(r"(?:[\s,]|และ|กับ)*", between) is not None


def _code(run: str, known: Known, level: int, within: str = "") -> str:
    """The code of a district or subdistrict that is named in that very word."""
    names = known.districts if level == 4 else known.subdistricts
    for piece in cuts(run) if run else ():
        codes = [code for code in names.codes(piece) or names.alike(piece) if code.startswith(within)]
        if codes:
            return codes[0] if len(codes) == 1 or level == 4 else (codes[0] if within else "")
    return ""
