"""The columns of the sheet of targets."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tidtam.kit.digits import parse_int, to_arabic
from tidtam.kit.tables import Column
from tidtam.registers.producers.models import Round
from tidtam.work.sales.sheets.places import AREA, PLACE

LEAST_YEAR, MOST_YEAR = 2550, 2649
_SHARE = re.compile(r"([+-]?)([0-9]{1,5})(?:\.([0-9]{1,2})0*)?")


def read_year(text: str) -> int | None:
    """A fiscal year, พ.ศ."""
    typed = text.strip().removeprefix("พ.ศ.").strip()
    return parse_int(typed, least=LEAST_YEAR, most=MOST_YEAR) if typed else None


def read_percent(text: str) -> int | None:
    """Hundredths of a per cent. A part of one per cent needs its sign: a cell shown as 10 % may hold 0.1."""
    compact = re.sub(r"\s", "", to_arabic(text)).replace("\u2212", "-")
    if not compact:
        return None
    found = _SHARE.fullmatch(compact.removesuffix("%"))
    if found is None:
        raise ValidationError(
            _("“%(value)s” is not a percentage; expected one such as 22 or 22.50."),
            params={"value": text[:40]},
        )
    sign, whole, part = found.groups()
    hundredths = int(whole) * 100 + int((part or "").ljust(2, "0"))
    if 0 < hundredths < 100 and not compact.endswith("%"):
        raise ValidationError(
            _("“%(value)s” is less than one per cent: write 10 for ten per cent, 0.5%% for half of one."),
            params={"value": text[:40]},
        )
    return -hundredths if sign == "-" else hundredths


def percent_text(hundredths: int | None) -> str:
    return "" if hundredths is None else f"{hundredths / 100:.2f}%"


COLUMNS = (
    Column(
        "year",
        gettext_lazy("Fiscal year"),
        "int",
        parse=read_year,
        aliases=("ปีงบประมาณ", "ปี", "ปีงบประมาณ พ.ศ."),
        example="2561",
        width=14,
    ),
    AREA,
    PLACE,
    Column(
        "round",
        gettext_lazy("Registration round"),
        aliases=("รอบ", "รอบการลงทะเบียน"),
        words=lambda: [row.name_th for row in Round.objects.order_by("-opens_on")],
        help_text=gettext_lazy("at a province: the round whose producers the mean is of"),
        width=30,
    ),
    Column(
        "percent",
        gettext_lazy("More than the mean (%)"),
        parse=read_percent,
        aliases=("เพิ่มขึ้น (%)", "ร้อยละที่เพิ่ม", "ร้อยละ", "เพิ่มขึ้นร้อยละ", "%"),
        example="10",
        help_text=gettext_lazy("at a province: the mean of three years and so much more is set, and divided"),
        width=18,
    ),
    Column(
        "baht",
        gettext_lazy("Target (baht)"),
        "money",
        aliases=("เป้าหมาย", "เป้าหมาย (บาท)", "เป้าหมายยอดจำหน่าย", "เป้าหมายยอดจำหน่าย (บาท)"),
        help_text=gettext_lazy("blank says nothing; another amount than what comes out is an adjustment"),
        width=20,
    ),
    Column(
        "reason",
        gettext_lazy("Reason for the change"),
        aliases=("เหตุผล", "เหตุผลที่แก้ไข", "เหตุผลการแก้ไข", "เหตุผลที่ปรับ", "หมายเหตุ"),
        help_text=gettext_lazy("where the row adjusts a target or sets one anew"),
        width=40,
    ),
)
