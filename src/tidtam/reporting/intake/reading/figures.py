"""Figures with their unit, the period they are of, and the figure of tidtam that they state, where it is one."""

import re
from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from tidtam.reporting.intake.reading import days
from tidtam.reporting.intake.reading.numerals import DIGITS, SCALE, WORDS, number_of, words_of
from tidtam.reporting.intake.reading.shape import Contradiction, Proposal
from tidtam.reporting.intake.reading.source import Source, squeezed

#: After these a name may follow (ตำบลโนนแดง): then the number before is a moo or a place in a list.
_NAMED = r"(?:หมู่บ้าน|ตำบล|อำเภอ|ชุมชน|จังหวัด)"
_GOES_ON = (
    r"(?![ก-ฮเ-ไ])|(?=(?:ใน|ที่|ได้แก่|คือ|และ|ของ|เป้าหมาย|รวม|ประกอบ|เข้า|จาก|แล้ว|ยัง|มี|ตาม|จะ|ดำเนิน|เป็น|ท่องเที่ยว|"
    r"ซึ่ง|โดย|ทั้ง|นำร่อง|ต้นแบบ|ต่อ|ละ|จำนวน|ให้|กระจาย))"
)
_UNITS = (
    "บาท", "รายการ", r"ราย(?!ได้|งาน|ชื่อ|ละเอียด|เดือน|รับ)", "ครัวเรือน", r"คน(?!ไทย)", r"กลุ่ม(?=[\s,.)และที่จากใน]|$)",
    "ผลิตภัณฑ์", r"แห่ง(?!ชาติ|ประเทศ)", "ร้านค้า", "ร้าน", "แผง", "เส้นทาง", "ป้าย", "แผ่น", "ชุด", "รุ่น", "หลัง", "หลังคาเรือน",
    r"ครั้ง(?!ที่)", "ชิ้น", "เล่ม", "สาย",
)  # fmt: skip
_UNIT = rf"(?P<unit>{'|'.join(_UNITS)}|(?:{_NAMED})(?:{_GOES_ON}))"
_AMOUNT = re.compile(
    rf"(?<![\d.,/])(?:(?P<digits>{DIGITS})\s?(?P<scale>{SCALE})?|(?P<words>{WORDS}))\s?{_UNIT}"
)
_PERCENT = re.compile(rf"(?:ร้อยละ\s*(?P<digits>{DIGITS})|(?<![\d.,])(?P<after>{DIGITS})\s?(?:%|เปอร์เซ็นต์))")
_IN_WORDS = re.compile(rf"\s*\(\s*(?P<words>{WORDS})(?P<unit>บาท(?:ถ้วน)?|[ก-๎]{{0,40}}?)\s*\)")
_NO_AMOUNT = re.compile(
    r"(?:หมู่ที่|หมู่|ม\.|ครั้งที่|ข้อ|(?<!พื้น)(?<!อยู่)(?<!สถาน)(?<!เป้า)ที่|วาระ|ลำดับ|ไตรมาส|มาตรา|เลขที่|พ\.?\s?ศ\.?|ปี(?:งบประมาณ)?|/|เวลา)\s*$"
)
_YEAR = re.compile(r"2[45]\d\d")
_COUNTED = frozenset({"แห่ง", "หมู่บ้าน", "อำเภอ"})
_MILLIONS = re.compile(
    rf"(?<![\d.,/])(?P<digits>{DIGITS})\s?ล้าน(?!\s?บาท|[ก-๎]*(?:คน|ราย))(?![ก-๎]|\s?(?:คน|ราย|ไร่|ครัวเรือน))"
)
_MONEY = re.compile(r"ยอด|รายได้|งบ|เงิน|จำหน่าย|มูลค่า")
_ONE_EACH = re.compile(r"(?:1|หนึ่ง)\s?(?:ตำบล|ผลิตภัณฑ์|ชุมชน)")
#: Which of tidtam's figures it is, by words before it and its unit; the first that fits, the nearest word last.
_MAKERS = "(?:ผู้ผลิต|ผู้ประกอบการ)"
_KNOWN = (
    ("markets.vendors", "ราย", re.compile("ตลาดประชารัฐ")),
    (
        "producers.registered",
        "ราย",
        re.compile(rf"ลงทะเบียน[^\n]{{0,60}}{_MAKERS}|{_MAKERS}[^\n]{{0,80}}(?:ลงทะเบียน|OTOP)|ขึ้นทะเบียน"),
    ),
    (
        "sales.total",
        "บาท",
        re.compile("ยอดจำหน่าย|ยอดขาย|รายได้จากการ(?:จำหน่าย|ขาย)|มูลค่าการจำหน่าย|จำหน่าย(?:ผลิตภัณฑ์|สินค้า)"),
    ),
)
_NOT_COUNTED = re.compile(r"เป้าหมาย|คาดว่า|ประมาณการ|งบประมาณ(?!\s*พ)|ค่าใช้จ่าย")
_LEAD = 170  # letters before a figure that may say what it is of
_SPACE = 14
_LABEL, _MOST_ROWS = 60, 40  # letters before the amount of a row; rows under one heading
MOST_OF = 90  # letters


class Amount(NamedTuple):
    """start, end: number with unit; value: of ล้าน multiplied out; unit: as a reader says it."""

    start: int
    end: int
    value: int | float
    unit: str
    in_words: int | None = None


def amounts(source: Source) -> list[Amount]:
    """Numbers with a unit; years, moos and places in a list are none."""
    found: list[Amount] = []
    for one in _AMOUNT.finditer(source.plain):
        if found and one.start() < found[-1].end:
            continue  # the bracket that says the same in words
        before = source.plain[max(0, one.start() - _SPACE) : one.start()]
        if _ONE_EACH.fullmatch(one[0].strip()) or (not one["words"] and _NO_AMOUNT.search(before)):
            continue
        if (
            one["digits"]
            and _YEAR.fullmatch(one["digits"])
            and re.search(r"(?:[ก-๎.]|-)\s*$", before)
            and not re.search(r"(?:จำนวน|รวม|ทั้งสิ้น|มี|เงิน)\s*$", before)
        ):
            continue
        value = _value(one["digits"], one["scale"], one["words"], before, one["unit"])
        if value is not None:
            end, spelled = _spelled(source.plain, one.end(), one["unit"])
            found.append(Amount(one.start(), end, value, one["unit"], spelled))
    for one in _MILLIONS.finditer(source.plain):  # baht goes without saying
        if _MONEY.search(source.plain[max(0, one.start() - 60) : one.start()]):
            found.append(Amount(*one.span(), number_of(one["digits"], "ล้าน"), "บาท"))
    for one in _PERCENT.finditer(source.plain):
        found.append(Amount(*one.span(), number_of(one["digits"] or one["after"]), "ร้อยละ"))
    return sorted(found)


def figures(source: Source, found: Sequence[Amount], taken: Sequence[tuple[int, int]] = ()) -> list[Proposal]:
    """One proposal for each amount, with what it is of. taken: spans that are something else."""
    made = []
    rows = {source.plain.rfind("\n", 0, amount.start) + 1 for amount in found}
    for place, amount in enumerate(found):
        if any(first <= amount.start < last for first, last in taken):
            continue
        before = _before(source.plain, found[place - 1].end if place else 0, amount.start)
        heading = _heading(source.plain, amount.start, rows)
        period = _period(source.plain, amount, before) or days.period_in(heading)
        name = _figure(before, amount.unit)
        if not name and re.match(r"\s*รวม", before):
            name = _figure(heading, amount.unit)
        detail = {
            "unit": amount.unit,
            "period": period.json() if period else None,
            "figure": name or None,
            "of": _of(before),
        }
        sure = 0.95 if name and (period or name == "markets.vendors") else 0.85
        shown = f"{amount.value:,} {amount.unit}" if amount.unit != "ร้อยละ" else f"ร้อยละ {amount.value:,}"
        made.append(
            source.propose("figure", amount.value, amount.start, amount.end, sure, label=shown, detail=detail)
        )
    return made


def contradictions(source: Source, found: Sequence[Amount]) -> Iterator[Contradiction]:
    """An amount in digits and the same in words, which do not say the same."""
    for amount in found:
        if amount.in_words is not None and amount.in_words != amount.value:
            text = f"ตัวเลขเขียน {amount.value:,} แต่ตัวอักษรเขียน {amount.in_words:,}"
            yield source.contradict("words", text, amount.start, amount.end)


def _value(
    digits: str | None, scale: str | None, words: str | None, before: str, unit: str
) -> int | float | None:
    if digits:
        return number_of(digits, scale or "")
    value = words_of(words or "")
    lone = value is not None and value < 11
    if lone and unit in _COUNTED:
        return value
    if lone and re.search(r"[ก-๎]$", before) and not re.search(r"(?:จำนวน|รวม|ทั้ง|มี|ใน|อีก|เป็น)$", before):
        return None  # หนองสองห้อง, ศูนย์ …
    return value


def _spelled(text: str, end: int, unit: str) -> tuple[int, int | None]:
    """1,250 บาท (หนึ่งพันสองร้อยห้าสิบบาทถ้วน): the passage goes on to the bracket's end."""
    found = _IN_WORDS.match(text, end)
    if found is None or (unit != "บาท" and found["unit"] not in ("", unit)):
        return end, None
    return found.end(), words_of(found["words"])


def _before(text: str, last: int, start: int) -> str:
    """What stands before it in its own sentence: since the figure before, the line's beginning or so many letters."""
    first = max(last, text.rfind("\n", 0, start) + 1, start - _LEAD)
    return text[first:start]


def _period(text: str, amount: Amount, before: str) -> days.Period | None:
    """Stated before it, or in the bracket behind it."""
    behind = text[amount.end : amount.end + 70].partition("\n")[0]
    if behind.lstrip().startswith("("):
        inside = days.period_in(behind.partition(")")[0])
        if inside is not None:
            return inside
    return days.period_in(before)


def _heading(text: str, start: int, rows: Set[int]) -> str:
    """Of a list or a table, one amount a line: the line over its first row; "" of an amount in running text.

    rows: where lines with an amount begin.
    """
    line = text.rfind("\n", 0, start) + 1
    if start - line > _LABEL:
        return ""
    for _row in range(_MOST_ROWS):
        above = text.rfind("\n", 0, max(line - 1, 0)) + 1
        if line == 0 or not text[above:line].strip():
            return ""
        if above not in rows:
            return text[above:line] if _row or text.find("\n", line) + 1 in rows else ""
        line = above
    return ""


def _figure(before: str, unit: str) -> str:
    if _NOT_COUNTED.search(before):
        return ""
    return next((name for name, its, words in _KNOWN if its == unit and words.search(before)), "")


def _of(before: str) -> str:
    """What it counts, in the paper's own words."""
    said = re.sub(r"(?:รวม|จำนวน|ทั้งสิ้น|เป็นเงิน|เป็น|มี|เงิน|ทั้งหมด|[\s,:.\-|()])+$", "", before)
    words = squeezed(said)
    return words if len(words) <= MOST_OF else words[-MOST_OF:].partition(" ")[2]
