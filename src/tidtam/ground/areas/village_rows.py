"""One row of a spreadsheet of villages: what it says, or why it cannot be taken."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tidtam.ground.areas.geometry import Point
from tidtam.kit import digits, thai
from tidtam.kit.tables import Column, Refusal, Row

CODE_LENGTH, MUNICIPAL_LENGTH = 8, 9
NAME_LENGTH = 120
VILLAGE_COLUMNS = (
    Column("code", gettext_lazy("Code"), kind="code", required=True, aliases=("รหัสหมู่บ้าน", "รหัส")),
    Column("moo", gettext_lazy("Moo"), aliases=("หมู่ที่", "หมู่")),
    Column("name_th", gettext_lazy("Name in Thai"), aliases=("ชื่อหมู่บ้าน", "ชื่อ")),
    Column("name_en", gettext_lazy("Name in English"), aliases=("ชื่อภาษาอังกฤษ",)),
    Column("tambon_code", gettext_lazy("Subdistrict code"), kind="code", aliases=("รหัสตำบล",)),
    Column("amphoe_code", gettext_lazy("District code"), kind="code", aliases=("รหัสอำเภอ",)),
    Column("lat", gettext_lazy("Latitude (lat)"), aliases=("latitude", "ละติจูด")),
    Column("lon", gettext_lazy("Longitude (lon)"), aliases=("longitude", "lng", "ลองจิจูด")),
    Column("coord_ok", gettext_lazy("Point is right"), aliases=("พิกัดถูกต้อง",)),
)
LABELS = {column.key: column.label for column in VILLAGE_COLUMNS}
WRONG = {"0", "no", "false", "ไม่", "ไม่ถูกต้อง", "ผิด"}


@dataclass(frozen=True)
class VillageRow:
    """A village as its row says; latitude and longitude as they stand in the file, "" where they do not."""

    number: int
    code: str
    name_th: str
    name_en: str
    latitude: str
    longitude: str
    marked_wrong: bool
    headings: Mapping[str, str]


class Refused(Exception):
    """Why the row, or its point, is not taken."""

    def __init__(self, column: str, value: str, reason: str) -> None:
        super().__init__(reason)
        self.column, self.value, self.reason = column, value, reason

    def at(self, row: int, headings: Mapping[str, str]) -> Refusal:
        """Under the heading that the file itself has, else under ours."""
        return Refusal(row, headings.get(self.column) or str(LABELS[self.column]), self.value, self.reason)


def read(row: Row) -> VillageRow:
    """The village of a row; its point is not looked at yet (see `point_of`)."""
    typed = {key: _text(value) for key, value in row.values.items()}
    code = _code(typed.get("code", ""))
    for column, length in (("tambon_code", 6), ("amphoe_code", 4)):
        stated = digits.to_arabic(typed.get(column, ""))
        if stated and stated != code[:length]:
            raise Refused(column, stated, _("The village's code does not begin with this code."))
    _check_moo(typed.get("moo", ""), code)
    name_th, name_en = thai.clean(typed.get("name_th", "")), thai.clean(typed.get("name_en", ""))
    if not name_th:
        raise Refused("name_th", "", _("The name is missing."))
    for column, name in (("name_th", name_th), ("name_en", name_en)):
        if len(name) > NAME_LENGTH:
            raise Refused(column, f"{name[:40]}…", _("The name is longer than %d characters.") % NAME_LENGTH)
    return VillageRow(
        row.number,
        code,
        name_th,
        name_en,
        latitude=typed.get("lat", ""),
        longitude=typed.get("lon", ""),
        marked_wrong=digits.to_arabic(typed.get("coord_ok", "")).casefold() in WRONG,
        headings=row.headings,
    )


def point_of(village: VillageRow) -> Point | None:
    """The row's point, None where it has none; refused when it is not a pair of degrees."""
    if not (village.latitude or village.longitude):
        return None
    north, east = _degrees("lat", village.latitude, 90), _degrees("lon", village.longitude, 180)
    return east, north


def _code(typed: str) -> str:
    code = digits.to_arabic(typed).replace(" ", "").replace("-", "")
    if not code:
        raise Refused("code", typed, _("The code is missing."))
    if not (code.isascii() and code.isdigit()):
        raise Refused("code", typed, _("Expected the 8 digits of a village's code."))
    if len(code) == MUNICIPAL_LENGTH:
        reason = _("A code of 9 digits is a municipal community, not a village.")
        raise Refused("code", typed, reason)
    if len(code) != CODE_LENGTH:
        raise Refused("code", typed, _("Expected the 8 digits of a village's code."))
    if code.endswith("00"):
        raise Refused("code", typed, _("The code ends in 00: it means a subdistrict, not a village."))
    return code


def _check_moo(typed: str, code: str) -> None:
    moo = digits.to_arabic(typed).removesuffix(".0")
    if not moo:
        return
    if not (moo.isascii() and moo.isdigit()):
        raise Refused("moo", typed, _("Expected the village's number."))
    if int(moo) != int(code[-2:]):
        raise Refused("moo", typed, _("The number is not the last two digits of the code, %s.") % code[-2:])


def _degrees(column: str, typed: str, limit: int) -> float:
    try:
        degrees = float(digits.to_arabic(typed))
    except ValueError:
        degrees = float("nan")
    if not isfinite(degrees) or abs(degrees) > limit:
        reason = _("Expected degrees of at most %d; the village is taken without its point.") % limit
        raise Refused(column, typed, reason)
    return degrees


def _text(value: Any) -> str:
    return "" if value is None else str(value).strip()
