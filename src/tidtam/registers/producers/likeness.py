"""How alike two producers' names are, whatever they call themselves: group, company, women of the village.

What kind of body it is (กลุ่ม, บริษัท … จำกัด) falls away. What is made and the village it names are compared each
by itself, by sound; where a name has no บ้าน in it, the words that half the register shares count half.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz, process

from tidtam.kit import thai
from tidtam.kit.digits import to_arabic

#: From it on two names of one subdistrict are shown as near, and from the second where their villages differ.
#: Chosen on the pairs planted in tests/likeness_pairs.py; raising it loses twins, lowering it shows strangers.
NEAR = 86
NEAR_ACROSS_VILLAGES = 97
_WORTH_A_LOOK = 50  # of the names as a whole: cheap, and below it the rest cannot lift the pair over NEAR
_TOLD_SHORTER = 0.95  # กลุ่มสบู่, กลุ่มสบู่สมุนไพร: what is made, told in fewer words
_NOT_TOLD = 78  # one name says what is made or where, the other does not
_SAME_BUT_THE_PLACE, _NEAR_BUT_THE_PLACE = 92, 90  # not for กลุ่มทอผ้าไหม, which any village's weavers may be
_OTHER_HEAD = 25  # off, for โนนบัวทอง and หนองบัวทอง

_BODY = (
    r"วิสาหกิจชุมชน|วสช\.?|สหกรณ์(?:การเกษตร)?|เครือข่าย|ชมรม|ศูนย์(?:เรียนรู้|ส่งเสริม|สาธิต|ผลิต)?|"
    r"กลุ่ม|แม่บ้าน|สตรี|อาชีพ|เกษตรกร|เยาวชน|ผู้ผลิต|ผู้สูงอายุ|สมาชิก|ผลิตภัณฑ์|ผลิต|จำหน่าย|"
    r"บริษัท|บจก\.?|ห้างหุ้นส่วน(?:จำกัด|สามัญ)?|หจก\.?|หสน\.?|\(?มหาชน\)?|จำกัด|ร้าน(?:ค้า)?|โรงงาน|"
    r"หมู่ที่|หมู่|ตำบล|อำเภอ|จังหวัด|(?<![ก-ฮ])(?:ต|อ|จ|ม)\.|โอท็อป|otop|สินค้า|ชุมชน|และ"
)
_COMMON = (
    r"ทอผ้า|ทอเสื่อ|ผ้า(?:ไหม|ฝ้าย|ขาวม้า|มัดหมี่)?|ไหม|มัดหมี่|ย้อม(?:คราม|สีธรรมชาติ)?|ตัดเย็บ(?:เสื้อผ้า)?|เสื้อผ้า|"
    r"เลี้ยงไหม|ปลูกหม่อน|จักสาน(?:ไม้ไผ่|กก)?|แปรรูป(?:อาหาร|ปลาร้า|เนื้อ|ข้าว|ปลา)?|ขนม(?:ไทย)?|ปลาร้า|"
    r"ข้าว(?:แต๋น|ฮาง|กล้อง|หอมมะลิ)|กล้วย(?:ฉาบ)?|น้ำ(?:พริก|สมุนไพร|ผึ้ง|มันนวด|หมากเม่า)|สมุนไพร|ลูกประคบ|สบู่|"
    r"ดอกไม้ประดิษฐ์|แกะสลัก(?:ไม้)?|(?:เครื่อง)?ปั้นดินเผา|ของที่ระลึก"
)
_HEAD = r"^(หนอง|โนน|โคก|ดอน|ห้วย|นา|วัง|คำ|เหล่า|ป่า|ท่า|ดง|บึง|หัว|กุด|สระ|บ่อ|ศาลา|ซำ)"
_BODY_WORDS = re.compile(_BODY)
_COMMON_WORDS = re.compile(_COMMON)
_PLACE = re.compile(r"(?:หมู่บ้าน|(?<!แม่)บ้าน|(?<![ก-ฮ])บ\.)\s*")
_PLACE_ENDS = re.compile(r"\s|[()\d]|หมู่|ตำบล|อำเภอ|(?<![ก-ฮ])(?:ต|อ|ม)\.")
_HEADS = re.compile(_HEAD)
_NUMBERS = re.compile(r"\d+")


class Name(NamedTuple):
    """A name as it is compared, by sound. whole: without the body's words; rest: without the common ones too.

    trade, place: what stands before and after บ้าน, both "" where there is none; head, own: how the village's
    name begins (หนอง, โนน) and how it goes on.
    """

    whole: str
    rest: str
    trade: str
    place: str
    head: str
    own: str
    numbers: frozenset[str]


class _Part(NamedTuple):
    """A piece of a name by sound. bare: without the body's words; rest: without the common ones too.

    told: bare, or all of it where it is nothing but the body's words.
    """

    bare: str
    rest: str
    told: str


@lru_cache(maxsize=4096)
def name_of(text: str) -> Name:
    """The name, taken apart."""
    plain = to_arabic(thai.clean(text)).casefold()
    numbers = frozenset(_NUMBERS.findall(plain))
    match = _PLACE.search(plain)
    place = _PLACE_ENDS.split(plain[match.end() :], maxsplit=1)[0] if match else ""
    if match is None or not place:
        all_of_it = _part(plain)
        return Name(
            all_of_it.told, all_of_it.rest if all_of_it.bare else all_of_it.told, "", "", "", "", numbers
        )
    trade, where = _part(plain[: match.start()]), _sounded(place)
    tail = _part(plain[match.end() + len(place) :])
    head = _HEADS.match(place) if len(place) > 4 else None
    return Name(
        whole=f"{trade.bare}{where}{tail.bare}",
        rest=f"{trade.rest}{where}{tail.rest}",
        trade=trade.told,
        place=where,
        head=head[0] if head else "",
        own=_sounded(place[head.end() :]) if head else "",
        numbers=numbers,
    )


# Names share their pieces: of 100,000 there are a few hundred trades and some thousand villages.
@lru_cache(maxsize=32_768)
def _part(plain: str) -> _Part:
    bare = _BODY_WORDS.sub(" ", _PLACE.sub(" ", plain))
    sounded = thai.sound_key(bare)
    return _Part(sounded, thai.sound_key(_COMMON_WORDS.sub(" ", bare)), sounded or thai.sound_key(plain))


@lru_cache(maxsize=32_768)
def _sounded(plain: str) -> str:
    return thai.sound_key(plain)


def likeness(one: Name, other: Name) -> float:
    """0 to 100. Names that carry different numbers (หมู่ 3, หมู่ 5) are not alike."""
    if one.numbers and other.numbers and one.numbers != other.numbers:
        return 0.0
    if one.place and other.place:
        return (_of_places(one, other) + _of_trades(one.trade, other.trade)) / 2
    whole = fuzz.ratio(one.whole, other.whole)
    if one.place or other.place:
        told, silent = (one, other) if one.place else (other, one)
        if silent.rest and fuzz.ratio(told.trade, silent.whole) >= _SAME_BUT_THE_PLACE:
            return _NEAR_BUT_THE_PLACE
    if one.rest and other.rest:
        return (whole + fuzz.ratio(one.rest, other.rest)) / 2
    return whole if one.rest == other.rest else (whole + _NOT_TOLD) / 2


def _of_places(one: Name, other: Name) -> float:
    """Villages that begin alike are told apart by the rest of their names."""
    if one.head and one.head == other.head:
        return fuzz.ratio(one.own, other.own)
    return fuzz.ratio(one.place, other.place) - (_OTHER_HEAD if one.head and other.head else 0)


def _of_trades(one: str, other: str) -> float:
    if not (one and other):
        return 100.0 if one == other else _NOT_TOLD
    return max(fuzz.ratio(one, other), _TOLD_SHORTER * fuzz.partial_ratio(one, other))


def near(one: Name, other: Name, one_area: str, other_area: str) -> bool:
    """Whether two names of one subdistrict may be one producer's. Areas: codes of village or subdistrict."""
    apart = len(one_area) == len(other_area) == 8 and one_area != other_area
    return likeness(one, other) >= (NEAR_ACROSS_VILLAGES if apart else NEAR)


def near_to(asked: Name, asked_area: str, names: Sequence[Name], areas: Sequence[str]) -> list[int]:
    """Positions of the names that are near to the asked one; all of one subdistrict."""
    found = process.extract(
        asked.whole,
        [name.whole for name in names],
        scorer=fuzz.ratio,
        score_cutoff=_WORTH_A_LOOK,
        limit=None,
    )
    return sorted(
        place for _whole, _score, place in found if near(asked, names[place], asked_area, areas[place])
    )


def near_pairs(names: Sequence[Name], areas: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Positions of the near ones among the names of one subdistrict, the smaller first."""
    for one in range(len(names) - 1):
        for place in near_to(names[one], areas[one], names[one + 1 :], areas[one + 1 :]):
            yield one, one + 1 + place
