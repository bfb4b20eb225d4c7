"""The columns of the budget sheet."""

import re
from decimal import Decimal, InvalidOperation

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tidtam.kit.digits import parse_int, to_arabic
from tidtam.kit.tables import Column


def read_share(text: str) -> Decimal | None:
    """Per cent as typed, or as a spreadsheet keeps a cell that it shows in per cent; None of nothing."""
    compact = re.sub(r"[\s%,]", "", to_arabic(text))
    if compact in ("", "-"):
        return None
    try:
        return Decimal(compact)
    except InvalidOperation as error:
        raise ValidationError(
            _("“%(value)s” is not a percentage; expected one such as 35.78."), params={"value": text[:40]}
        ) from error


def read_year(text: str) -> int | None:
    """A fiscal year, พ.ศ."""
    typed = text.strip().removeprefix("พ.ศ.").strip()
    return parse_int(typed, least=2500, most=2700) if typed else None


COLUMNS = (
    Column(
        "code",
        gettext_lazy("No. of the line"),
        "code",
        aliases=("ลำดับ", "ที่", "ลำดับที่", "รหัส", "รหัสรายการ", "เลขที่", "รหัสงบประมาณ"),
        example="1.1.1 (1)",
        help_text=gettext_lazy("1, 1.1, 1.1.1, 1.1.1 (1); may also stand before the name"),
        width=14,
    ),
    Column(
        "name",
        gettext_lazy("Approach / main activity / project / activity"),
        required=True,
        aliases=(
            *("แนวทาง", "กิจกรรม", "โครงการ", "โครงการ/กิจกรรม", "แนวทาง/กิจกรรม", "รายการ", "ชื่อโครงการ"),
            *("แนวทาง/กิจกรรมหลัก/โครงการ/กิจกรรม", "แนวทาง กิจกรรมหลัก โครงการ กิจกรรม"),
        ),
        width=60,
    ),
    Column(
        "allocated",
        gettext_lazy("Allocated"),
        "money",
        aliases=("จัดสรร", "งบจัดสรร", "งบประมาณ", "งบประมาณที่ได้รับจัดสรร", "ได้รับจัดสรร", "จัดสรร (บาท)"),
        width=18,
    ),
    Column(
        "disbursed",
        gettext_lazy("Disbursed"),
        "money",
        aliases=("เบิกจ่าย", "ผลการเบิกจ่าย", "เบิกจ่ายแล้ว", "เบิกจ่าย (บาท)"),
        width=18,
    ),
    Column(
        "returned",
        gettext_lazy("Money returned"),
        "money",
        aliases=("คืนเงิน", "ส่งคืน", "ส่งคืนเงิน", "เงินคืน", "คืนเงิน (บาท)"),
        width=18,
    ),
    Column(
        "remaining",
        gettext_lazy("Remaining"),
        "money",
        aliases=("คงเหลือ", "เงินคงเหลือ", "คงเหลือ (บาท)"),
        width=18,
    ),
    Column(
        "spent_share",
        gettext_lazy("% BPM"),
        "decimal",
        parse=read_share,
        aliases=("ร้อยละ BPM", "BPM"),
        width=10,
    ),
    Column(
        "used_share",
        gettext_lazy("% internal"),
        "decimal",
        parse=read_share,
        aliases=("% ภายใน", "ร้อยละภายใน", "ภายใน"),
        width=10,
    ),
    Column(
        "unit", gettext_lazy("Responsible unit"), aliases=("หน่วยรับผิดชอบ", "หน่วยงาน", "ผู้รับผิดชอบ"), width=30
    ),
    Column("committed", gettext_lazy("Committed"), "money", aliases=("ผูกพัน", "ก่อหนี้ผูกพัน"), width=18),
    Column(
        "carried", gettext_lazy("Carried over the year"), "money", aliases=("กันเงิน", "กันเหลื่อมปี"), width=18
    ),
    Column("uncommitted", gettext_lazy("Not committed yet"), "money", aliases=("ยังไม่ก่อหนี้ผูกพัน",), width=18),
    Column(
        "area",
        gettext_lazy("Area (code)"),
        "code",
        aliases=("รหัสพื้นที่", "พื้นที่", "รหัสจังหวัด", "รหัสอำเภอ"),
        example="40",
        help_text=gettext_lazy("province or district in which the money works; blank is the province"),
        width=12,
    ),
    Column(
        "year",
        gettext_lazy("Fiscal year"),
        "int",
        parse=read_year,
        aliases=("ปีงบประมาณ", "ปี", "ปีงบประมาณ พ.ศ."),
        example="2561",
        width=12,
    ),
)
