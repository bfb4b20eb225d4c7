"""The columns of the spreadsheet of producers."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext_lazy as _

from tidtam.ground.privacy import numbers, phones
from tidtam.kit.tables import Column
from tidtam.registers.producers.models import LegalForm, ProducerKind
from tidtam.registers.producers.sheets import places

CODE = Column(
    "code",
    _("Producer's number"),
    "code",
    aliases=("รหัสผู้ผลิต", "เลขที่ผู้ผลิต", "รหัส"),
    help_text=_("leave it blank for a new producer; the next number of the district is given"),
    width=18,
)


def _labels(choices: Any) -> Callable[[], list[str]]:
    return lambda: [str(label) for _code, label in choices]


OWN = (
    Column(
        "name_th",
        _("Producer's name"),
        required=True,
        aliases=("ชื่อผู้ผลิต", "ชื่อกลุ่ม", "ชื่อผู้ประกอบการ", "ชื่อ"),
        example="กลุ่มทอผ้าไหมบ้านดงเค็ง",
        width=40,
    ),
    Column(
        "name_en",
        _("Producer's name in English"),
        aliases=("ชื่อภาษาอังกฤษ",),
        example="Ban Dong Kheng Silk Group",
    ),
    Column(
        "kind",
        _("Kind of producer"),
        aliases=("ประเภทผู้ผลิต", "ประเภท"),
        words=_labels(ProducerKind.choices),
        example="กลุ่มผู้ผลิตชุมชน",
        help_text=_("required for a new producer"),
    ),
)
ABOUT = (
    Column("address", _("Address"), aliases=("ที่อยู่", "ที่ตั้ง"), example="99 หมู่ 8"),
    Column("latitude", _("Latitude"), "decimal", aliases=("ละติจูด", "lat"), example="15.8213"),
    Column("longitude", _("Longitude"), "decimal", aliases=("ลองจิจูด", "lon", "lng"), example="102.8031"),
    Column("legal_form", _("Legal form"), aliases=("รูปแบบนิติบุคคล",), words=_labels(LegalForm.choices)),
    Column(
        "legal_number",
        _("Number of the legal entity"),
        "code",
        aliases=("เลขนิติบุคคล", "เลขทะเบียนนิติบุคคล"),
        width=18,
    ),
    Column("smce_number", _("Number of the community enterprise"), aliases=("รหัสวิสาหกิจชุมชน",), width=18),
    Column(
        "link_production",
        _("Takes part in the production"),
        aliases=("มีส่วนร่วมในการผลิต",),
        words=("ใช่", "ไม่ใช่"),
        example="ใช่",
        width=14,
    ),
    Column(
        "link_management",
        _("Takes part in the management"),
        aliases=("มีส่วนร่วมในการบริหาร",),
        words=("ใช่", "ไม่ใช่"),
        width=14,
    ),
    Column(
        "link_benefit",
        _("The community benefits"),
        aliases=("ชุมชนได้รับประโยชน์",),
        words=("ใช่", "ไม่ใช่"),
        width=14,
    ),
    Column("link_note", _("How it belongs to the community"), aliases=("หมายเหตุความเกี่ยวข้อง",)),
    Column(
        "founded_year",
        _("Founded in the year"),
        "int",
        aliases=("ปีที่ก่อตั้ง", "ปีก่อตั้ง"),
        example="2545",
        help_text=_("a year of the Buddhist era, such as 2545"),
    ),
    Column("members_male", _("Members, men"), "int", aliases=("สมาชิกชาย",), example="4"),
    Column("members_female", _("Members, women"), "int", aliases=("สมาชิกหญิง",), example="18"),
    Column("workers", _("Workers"), "int", aliases=("แรงงาน", "จำนวนแรงงาน")),
    Column("capital", _("Capital (baht)"), "money", aliases=("เงินทุน", "ทุน"), example="50,000"),
    Column(
        "capacity", _("Capacity a month"), "int", aliases=("กำลังการผลิตต่อเดือน", "กำลังการผลิต"), example="120"
    ),
    Column("capacity_unit", _("Unit of the capacity"), aliases=("หน่วยกำลังการผลิต",), example="ผืน", width=12),
    Column("raw_material", _("Raw material"), aliases=("วัตถุดิบ",), example="ไหม"),
    Column("raw_source", _("Source of the raw material"), aliases=("แหล่งวัตถุดิบ",), example="ในหมู่บ้าน"),
    Column(
        "channels",
        _("Sales channels"),
        aliases=("ช่องทางจำหน่าย", "ช่องทางการจำหน่าย"),
        help_text=_("one or several, with ; between"),
    ),
    Column("website", _("Website"), aliases=("เว็บไซต์",)),
    Column("story_th", _("Story in Thai"), aliases=("เรื่องราว", "เรื่องราวภาษาไทย"), width=50),
    Column("story_en", _("Story in English"), aliases=("เรื่องราวภาษาอังกฤษ",), width=50),
)
STANDARDS = Column(
    "standards",
    _("Standards held"),
    aliases=("มาตรฐานที่ได้รับ", "มาตรฐาน"),
    help_text=_("with ; between: มผช. เลขที่ 123/2560 หมดอายุ 20 ก.ค. 2563; GMP"),
    example="มผช. เลขที่ 123/2560 หมดอายุ 20 ก.ค. 2563",
    width=40,
)
CONTACT = (
    Column(
        "contact",
        _("Contact person"),
        aliases=("ผู้ติดต่อ", "ประธานกลุ่ม", "ประธาน", "เจ้าของ"),
        example="ชื่อ นามสกุล",
    ),
    Column(
        "phone",
        _("Phone"),
        "code",
        parse=phones.clean,
        aliases=("โทรศัพท์", "เบอร์โทรศัพท์", "เบอร์โทร"),
        example="081 234 5678",
    ),
    Column("email", _("E-mail"), aliases=("อีเมล", "email")),
    Column("line_id", _("LINE ID"), aliases=("ไอดีไลน์", "ไลน์")),
    Column("contact_address", _("Contact's address"), aliases=("ที่อยู่ผู้ติดต่อ",)),
    Column(
        "number",
        _("Personal number"),
        "code",
        parse=numbers.clean,
        protected=True,
        aliases=("เลขประจำตัวประชาชน", "เลขบัตรประชาชน", "เลขประจำตัว 13 หลัก"),
        help_text=_("13 digits, optional; blank or masked leaves it as it is, the word ลบ takes it out"),
        width=20,
    ),
)
COLUMNS = (CODE, *OWN, *places.COLUMNS, *ABOUT, STANDARDS, *CONTACT)
