"""Numbers as papers write them: digits with commas, with ล้าน behind them, and whole numbers in Thai words."""

import re

#: Bounded, as all patterns here are: a hostile paper must not make them slow.
DIGITS = r"(?:\d{1,3}(?:,\d{3}){1,5}|\d{1,15})(?:\.\d{1,6})?(?!\d|[,.]\d)"
SCALES = {"พัน": 10**3, "หมื่น": 10**4, "แสน": 10**5, "ล้าน": 10**6}
SCALE = r"(?:พัน|หมื่น|แสน|ล้าน)"
ONES = {
    "ศูนย์": 0, "หนึ่ง": 1, "เอ็ด": 1, "สอง": 2, "ยี่": 2, "สาม": 3, "สี่": 4, "ห้า": 5, "หก": 6, "เจ็ด": 7,
    "แปด": 8, "เก้า": 9,
}  # fmt: skip
PLACES = {"สิบ": 10, "ร้อย": 100, "พัน": 10**3, "หมื่น": 10**4, "แสน": 10**5}
_WORD = "|".join([*ONES, *PLACES, "ล้าน"])
WORDS = rf"(?:{_WORD}){{1,40}}"
_ONE = re.compile(_WORD)


def number_of(digits: str, scale: str = "") -> int | float:
    """Whole where it is whole: "6,199.5" with ล้าน is 6,199,500,000."""
    whole, _point, part = digits.replace(",", "").partition(".")
    shifted = int(whole + part) * SCALES.get(scale, 1)
    exact, rest = divmod(shifted, int(10 ** len(part)))
    return exact if not rest else round(shifted / int(10 ** len(part)), 6)


def words_of(text: str) -> int | None:
    """The number that Thai words write, None where they write none: หนึ่งพันสี่ร้อยสี่สิบเอ็ด is 1,441."""
    parts = _ONE.findall(text)
    if not parts or "".join(parts) != text:
        return None
    millions, total, one = 0, 0, -1
    for part in parts:
        if part in ONES:
            if one >= 0:
                return None
            one = ONES[part]
        elif part == "ล้าน":
            millions = (millions + total + max(one, 0)) * 10**6
            total, one = 0, -1
        else:
            total += (one if one >= 0 else 1) * PLACES[part]
            one = -1
    return millions + total + max(one, 0)
