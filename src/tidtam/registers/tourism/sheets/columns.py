"""The columns of the sheet of offers, and how its cells are read and written."""

import re
from collections.abc import Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tidtam.kit import calendar
from tidtam.kit.digits import to_arabic
from tidtam.kit.tables import Column
from tidtam.kit.word_lists import Words, of_choices
from tidtam.registers.tourism.content import DateRow
from tidtam.registers.tourism.models import Kind, Recurs
from tidtam.registers.tourism.words import FIELDS

KINDS_ALSO = {
    Kind.ATTRACTION: ("แหล่งท่องเที่ยว", "ที่เที่ยว", "จุดเช็กอิน"),
    Kind.DISH: ("อาหาร", "อาหารพื้นถิ่น", "เมนู"),
    Kind.SOUVENIR: ("ของฝาก", "ของที่ระลึก", "ของฝากของที่ระลึก"),
    Kind.HOMESTAY: ("โฮมสเตย์", "ที่พัก", "บ้านพัก"),
    Kind.ACTIVITY: ("กิจกรรม",),
    Kind.EVENT: ("งาน", "งานประเพณี", "เทศกาล"),
}
_RANGE = re.compile(r"\s*(?:–|ถึง| - |(?<=[\d.])-(?=\d))\s*")


def kinds() -> Words:
    return of_choices(Kind.choices, {str(kind): also for kind, also in KINDS_ALSO.items()})


def recurrences() -> Words:
    return of_choices(Recurs.choices)


def read_months(text: str) -> list[int] | None:
    """Months by number or name, ranges too: 1,2,3 · ม.ค.-มี.ค. · พ.ย.-ก.พ.; nothing is all the year."""
    typed = to_arabic(text).strip()
    if not typed:
        return []
    found: list[int] = []
    for part in re.split(r"[,;/\s]+(?![-–])", re.sub(r"\s*[-–]\s*", "-", typed)):
        ends = [_month(one) for one in part.split("-") if one]
        if not ends:
            continue
        month = ends[0]
        found.append(month)
        while month != ends[-1]:
            month = month % 12 + 1
            found.append(month)
    return sorted(set(found))


def _month(text: str) -> int:
    if text.isdigit() and 1 <= int(text) <= 12:
        return int(text)
    bare = text.replace(".", "")
    for number in range(1, 13):
        day = date(2018, number, 1)
        for name in (calendar.month_name(number), calendar.month_long(day).split()[0]):
            if bare == name.replace(".", ""):
                return number
    raise ValidationError(
        _("“%(value)s” is not a month; expected 1 to 12, or such as ม.ค."), params={"value": text}
    )


def write_months(months: Sequence[int]) -> str:
    return ", ".join(str(month) for month in months)


def read_dates(text: str) -> list[DateRow]:
    """The comings of an event, separated by ; each one day or two days with – between them."""
    rows = []
    for part in text.split(";"):
        if not part.strip():
            continue
        ends = [calendar.parse_date(one) for one in _RANGE.split(part.strip(), maxsplit=1) if one]
        rows.append(DateRow(ends[0], ends[-1]))
    return sorted(rows)


def write_dates(dates: Sequence[DateRow]) -> str:
    return "; ".join(
        calendar.date_short(day.starts_on)
        + ("" if day.ends_on == day.starts_on else f"–{calendar.date_short(day.ends_on)}")
        for day in dates
        if not day.cancelled
    )


def _text(name: str, *aliases: str, width: int = 30) -> Column:
    return Column(name, FIELDS[name], aliases=aliases, width=width)


COLUMNS = (
    Column(
        "code",
        gettext_lazy("Area code"),
        "code",
        required=True,
        aliases=("รหัสหมู่บ้าน", "รหัส"),
        example="40150604",
        help_text=gettext_lazy("of the village, eight digits"),
        width=14,
    ),
    Column(
        "village",
        gettext_lazy("Village"),
        aliases=("ชื่อหมู่บ้าน", "บ้าน"),
        help_text=gettext_lazy("read beside the code: where the two do not agree the row is refused"),
        width=26,
    ),
    Column(
        "kind",
        FIELDS["kind"],
        required=True,
        aliases=("ประเภท", "ชนิด"),
        words=lambda: [str(label) for label in Kind.labels],
        width=24,
    ),
    Column("name_th", FIELDS["name_th"], required=True, aliases=("ชื่อ", "รายการ"), width=34),
    _text("name_en", "ชื่ออังกฤษ"),
    _text("text_th", "รายละเอียด", width=50),
    _text("text_en", "รายละเอียดอังกฤษ", width=50),
    Column("price_from", FIELDS["price_from"], "money", aliases=("ราคา", "ราคาต่ำสุด"), width=14),
    Column("price_to", FIELDS["price_to"], "money", aliases=("ราคาสูงสุด",), width=14),
    Column(
        "months", FIELDS["months"], parse=read_months, aliases=("เดือน", "ฤดูกาล"), example="11, 12", width=16
    ),
    Column("latitude", gettext_lazy("Latitude"), "decimal", aliases=("ละติจูด", "lat"), width=12),
    Column("longitude", gettext_lazy("Longitude"), "decimal", aliases=("ลองจิจูด", "lon", "lng"), width=12),
    _text("recipe_th", "วิธีทำ", width=40),
    _text("before_th", "ก่อนพัฒนา"),
    _text("after_th", "หลังพัฒนา"),
    _text("brand_th", "แบรนด์"),
    Column("rooms", FIELDS["rooms"], "int", aliases=("จำนวนห้อง",), width=10),
    Column("sleeps", FIELDS["sleeps"], "int", aliases=("รองรับ",), width=10),
    _text("certificate", "มาตรฐาน"),
    Column("certified_until", FIELDS["certified_until"], "date", width=14),
    Column("minutes", FIELDS["minutes"], "int", width=10),
    Column("recurs", FIELDS["recurs"], words=lambda: [str(label) for label in Recurs.labels], width=24),
    Column("dates", FIELDS["dates"], parse=read_dates, aliases=("วันจัดงาน", "วันที่"), width=30),
)
