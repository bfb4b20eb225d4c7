"""Money is a whole number of satang; baht, commas and words exist only at the edge."""

import re
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tidtam.kit.digits import to_arabic

SATANG = 100
MOST_BAHT = 10**15
_WRITTEN = re.compile(r"([+-]?)(?:([0-9]+)|([0-9]{1,3}(?:,[0-9]{3})+))(?:\.([0-9]+))?")
_DIGIT_WORDS = ("ศูนย์", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
_PLACE_WORDS = ("", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน")


class NotMoney(ValidationError):
    """What was typed is not an amount of baht that can be kept."""


def baht(amount: str | int | Decimal) -> int:
    """The satang in so many baht: 5 is 500, "6,199,333,184.50" and Thai digits are read.

    Refused with `NotMoney`: anything that is no number, parts of a satang, and 10^15 baht or more.
    """
    if isinstance(amount, str):
        return _written(amount)
    if isinstance(amount, bool) or not isinstance(amount, int | Decimal):
        raise TypeError(f"An amount of baht is text, int or Decimal, not {type(amount).__name__}.")
    satang = Decimal(amount) * SATANG
    if not satang.is_finite() or satang != satang.to_integral_value() or abs(satang) >= MOST_BAHT * SATANG:
        raise _refusal(str(amount))
    return int(satang)


def _written(amount: str) -> int:
    compact = (
        re.sub(r"\s", "", to_arabic(amount)).replace("\u2212", "-").removeprefix("฿").removesuffix("บาท")
    )
    match = _WRITTEN.fullmatch(compact)
    if match is None:
        raise _refusal(amount)
    sign, plain, grouped, fraction = match.groups()
    whole = (plain or grouped).replace(",", "").lstrip("0") or "0"
    part = (fraction or "").rstrip("0")
    if len(part) > 2 or len(whole) > 15:
        raise _refusal(amount)
    satang = int(whole) * SATANG + int(part.ljust(2, "0"))
    return -satang if sign == "-" else satang


def _refusal(amount: str) -> NotMoney:
    return NotMoney(
        _("“%(value)s” is not an amount in baht; expected a number such as 1,250.50."),
        code="not_money",
        params={"value": amount.strip()[:40]},
    )


def text(satang: int) -> str:
    """Baht with commas; satang only where there are any: "6,199,333,184", "6,199,333,184.25"."""
    whole, part = divmod(abs(satang), SATANG)
    sign = "-" if satang < 0 else ""
    return f"{sign}{whole:,}.{part:02}" if part else f"{sign}{whole:,}"


def as_decimal_string(satang: int) -> str:
    """Baht for machines, exact and without commas: "6199333184", "6199333184.25"."""
    return text(satang).replace(",", "")


def words(satang: int) -> str:
    """The amount in Thai words, as papers about money repeat it: …บาทถ้วน, …บาท…สตางค์."""
    whole, part = divmod(abs(satang), SATANG)
    sign = "ลบ" if satang < 0 else ""
    if not part:
        return f"{sign}{_number_words(whole)}บาทถ้วน"
    baht_words = f"{_number_words(whole)}บาท" if whole else ""
    return f"{sign}{baht_words}{_number_words(part)}สตางค์"


def _number_words(number: int) -> str:
    """Six places at a time: beyond a million, Thai counts the millions themselves."""
    if number == 0:
        return _DIGIT_WORDS[0]
    millions, rest = divmod(number, 10**6)
    head = f"{_number_words(millions)}ล้าน" if millions else ""
    return head + "".join(_place(number, rest, place) for place in range(5, -1, -1))


def _place(number: int, rest: int, place: int) -> str:
    digit = rest // 10**place % 10
    if digit == 0:
        return ""
    if place == 0 and digit == 1 and number > 1:
        return "เอ็ด"
    if place == 1 and digit <= 2:
        return "สิบ" if digit == 1 else "ยี่สิบ"
    return _DIGIT_WORDS[digit] + _PLACE_WORDS[place]
