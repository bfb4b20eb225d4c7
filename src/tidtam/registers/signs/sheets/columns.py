"""The columns of the sheet of signs, and the words that stand in them."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy

from tidtam.kit.tables import Column
from tidtam.kit.upload_fields import yes_no
from tidtam.kit.word_lists import Words, of_choices
from tidtam.registers.signs.distances import read_distance
from tidtam.registers.signs.models import Arrow, Owner, SignClass
from tidtam.registers.signs.pictograms import PICTOGRAMS

OWNERS_ALSO = {
    Owner.DOH: ("ทล.", "แขวงทางหลวง"),
    Owner.RURAL: ("ทช.", "แขวงทางหลวงชนบท"),
    Owner.LOCAL: ("อปท.", "อบต.", "เทศบาล", "อบจ."),
}
ARROWS_ALSO = {
    Arrow.AHEAD: ("ตรง", "↑"),
    Arrow.LEFT: ("ซ้าย", "←"),
    Arrow.RIGHT: ("ขวา", "→"),
    Arrow.BACK: ("กลับรถ", "↓"),
}


def classes() -> Words:
    return Words((one.code, [str(one), one.name_th, one.name_en]) for one in SignClass.objects.all())


def owners() -> Words:
    return of_choices(Owner.choices, {str(key): also for key, also in OWNERS_ALSO.items()})


def arrows() -> Words:
    known = [one for one in Arrow.choices if one[0]]
    return of_choices(known, {str(key): also for key, also in ARROWS_ALSO.items()})


def pictograms() -> Words:
    return of_choices(list(PICTOGRAMS.items()))


def _class_words() -> Sequence[str]:
    return [str(one) for one in SignClass.objects.all()]


def _degrees(key: str, label: object, *aliases: str) -> Column:
    return Column(key, label, "decimal", aliases=aliases, width=12)  # type: ignore[arg-type]


COLUMNS = (
    Column(
        "number", gettext_lazy("Number of the sign"), required=True, aliases=("หมายเลข", "เลขป้าย"), width=16
    ),
    Column(
        "code",
        gettext_lazy("Area code"),
        "code",
        aliases=("รหัสหมู่บ้าน", "รหัส"),
        example="40150604",
        help_text=gettext_lazy("of the village or subdistrict where it stands"),
        width=14,
    ),
    Column("name", gettext_lazy("Where it stands"), aliases=("ที่ตั้ง", "จุดติดตั้ง"), width=30),
    Column(
        "road_owner",
        gettext_lazy("Owner of the road"),
        aliases=("เจ้าของถนน", "หน่วยงาน"),
        words=lambda: [str(label) for label in Owner.labels],
        width=22,
    ),
    Column("road_number", gettext_lazy("Number of the road"), aliases=("ทางหลวง", "ถนน"), width=14),
    _degrees("latitude", gettext_lazy("Latitude"), "ละติจูด", "lat"),
    _degrees("longitude", gettext_lazy("Longitude"), "ลองจิจูด", "lon", "lng"),
    _degrees("read_latitude", gettext_lazy("Read from: latitude")),
    _degrees("read_longitude", gettext_lazy("Read from: longitude")),
    _degrees("junction_latitude", gettext_lazy("Junction: latitude")),
    _degrees("junction_longitude", gettext_lazy("Junction: longitude")),
    Column("panel", gettext_lazy("Panel"), "int", aliases=("แผ่น", "แผ่นที่"), width=8),
    Column("class", gettext_lazy("Class of the sign"), aliases=("ประเภท",), words=_class_words, width=26),
    Column("width_mm", gettext_lazy("Width (mm)"), "int", aliases=("กว้าง",), width=11),
    Column("height_mm", gettext_lazy("Height (mm)"), "int", aliases=("สูง",), width=11),
    Column("material", gettext_lazy("Material"), aliases=("วัสดุ",), width=20),
    Column("cost", gettext_lazy("Cost of one (baht)"), "money", aliases=("ราคา", "ราคาต่อแผ่น"), width=14),
    Column("copies", gettext_lazy("How many"), "int", aliases=("จำนวน",), width=8),
    Column("order_number", gettext_lazy("Number of the purchase"), aliases=("เลขที่ใบสั่งจ้าง",), width=16),
    Column("text_th", gettext_lazy("Name in Thai"), required=True, aliases=("ข้อความ", "ชื่อ"), width=28),
    Column("text_en", gettext_lazy("Name in English"), aliases=("ภาษาอังกฤษ", "ชื่ออังกฤษ"), width=28),
    Column(
        "arrow",
        gettext_lazy("Arrow"),
        aliases=("ทิศ", "ทิศทาง"),
        words=lambda: [str(label) for value, label in Arrow.choices if value],
        width=14,
    ),
    Column(
        "distance_m",
        gettext_lazy("Distance"),
        parse=read_distance,
        example="1.5 กม.",
        aliases=("ระยะ",),
        width=12,
    ),
    Column(
        "pictogram",
        gettext_lazy("Pictogram"),
        aliases=("สัญลักษณ์",),
        words=lambda: [str(label) for label in PICTOGRAMS.values()],
        width=18,
    ),
    Column("historic", gettext_lazy("Historic"), parse=yes_no, aliases=("โบราณสถาน",), width=10),
    Column("target", gettext_lazy("Leads to: village code"), "code", aliases=("รหัสปลายทาง",), width=16),
    _degrees("target_latitude", gettext_lazy("Leads to: latitude")),
    _degrees("target_longitude", gettext_lazy("Leads to: longitude")),
)
