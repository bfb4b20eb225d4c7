"""A place as a person typed it, taken apart: "บ้านวังคูน ม.4 ต.หนองเม็ก อ.หนองสองห้อง"."""

import re
from typing import NamedTuple

from tidtam.kit import digits, thai

_CODE = re.compile(r"(?<![0-9])([0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{8})(?![0-9])")
_MOO = re.compile(r"(?:หมู่ที่|หมู่(?!บ้าน)|ม\.|moo)\s*([0-9]{1,2})(?![0-9])", re.IGNORECASE)
_SUBDISTRICT = re.compile(r"(?:ตำบล|ต\.)\s*(\S+)")
_DISTRICT = re.compile(r"(?:อำเภอ|อ\.)\s*(\S+)")
_PROVINCE = re.compile(r"(?:จังหวัด|จ\.)\s*(\S+)")


class Typed(NamedTuple):
    """name: cleaned, as typed; bare: without its level word; what else was said, "" and 0 where nothing."""

    name: str
    bare: str
    code: str = ""
    moo: int = 0
    subdistrict: str = ""
    district: str = ""


def take_apart(text: str) -> Typed:
    """A text that is nothing but ต.หนองเม็ก names the subdistrict itself, not a village without a name."""
    whole = digits.to_arabic(thai.clean(text))
    if _CODE.fullmatch(whole):
        return Typed(whole, whole, code=whole)
    rest, moo = _cut(_MOO, whole)
    rest, _province = _cut(_PROVINCE, rest)
    shorter, district = _cut(_DISTRICT, rest)
    rest, district = (shorter, district) if shorter else (rest, "")
    shorter, subdistrict = _cut(_SUBDISTRICT, rest)
    rest, subdistrict = (shorter, subdistrict) if shorter else (rest, "")
    return Typed(
        rest, thai.bare_place(rest).casefold(), moo=int(moo or 0), subdistrict=subdistrict, district=district
    )


def _cut(pattern: re.Pattern[str], text: str) -> tuple[str, str]:
    """The text without the first match, and what was matched."""
    found = pattern.search(text)
    if found is None:
        return text, ""
    return thai.clean(f"{text[: found.start()]} {text[found.end() :]}"), found[1]
