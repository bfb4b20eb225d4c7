"""The columns of a month's sheet, and the words that stand in them."""

from django.utils.translation import gettext_lazy as _

from tidtam.kit import upload_fields
from tidtam.kit.tables import Column
from tidtam.kit.word_lists import Words, of_choices
from tidtam.registers.producers.models import Channel
from tidtam.work.sales.models import UNSPLIT, ReportSource

#: How offices write the standard channels; a province's own are known by their names and codes.
CHANNELS_ALSO = {
    UNSPLIT: ("ไม่แยก", "ไม่แยกช่องทาง", "รวม", "รวมทุกช่องทาง", "unsplit", "all"),
    "shop": ("หน้าร้าน", "ร้านตนเอง", "ที่กลุ่ม", "จำหน่ายเอง", "own shop"),
    "market": ("ตลาดชุมชน", "ตลาดนัด", "ตลาดในชุมชน"),
    "fair": ("งานแสดงสินค้า", "ออกบูธ", "งาน OTOP", "OTOP City", "fair"),
    "centre": ("ห้างสรรพสินค้า", "ศูนย์ OTOP", "โมเดิร์นเทรด", "modern trade"),
    "online": ("ออนไลน์", "เฟซบุ๊ก", "facebook", "line", "ไลน์", "อินเทอร์เน็ต"),
    "wholesale": ("ขายส่ง", "ส่งร้านค้า", "ตามสั่ง"),
    "export": ("ส่งออก", "ต่างประเทศ"),
    "village": ("ชุมชนท่องเที่ยว", "หมู่บ้านท่องเที่ยว", "นวัตวิถี", "หมู่บ้าน OTOP นวัตวิถี"),
}
SOURCES_ALSO = {
    ReportSource.SELF: ("แจ้งเอง", "ผู้ผลิตแจ้ง", "คำบอก"),
    ReportSource.RECEIPTS: ("ใบเสร็จ", "บัญชี", "เอกสาร"),
    ReportSource.ESTIMATE: ("ประมาณ", "ประมาณการ"),
}
#: What says that a sum is not split by product.
WHOLE = frozenset({"ไม่แยก", "ไม่แยกผลิตภัณฑ์", "รวม", "รวมทุกผลิตภัณฑ์", "unsplit", "notsplitbyproduct", "all"})


def channels() -> Words:
    rows = Channel.objects.order_by("order")
    return Words(
        (row.code, [str(row), row.name_th, row.name_en, *CHANNELS_ALSO.get(row.code, ())]) for row in rows
    )


def sources() -> Words:
    return of_choices(ReportSource.choices, {str(key): also for key, also in SOURCES_ALSO.items()})


COLUMNS = (
    Column(
        "month",
        _("Month"),
        "month",
        aliases=("เดือน", "ประจำเดือน", "เดือนที่รายงาน"),
        help_text=_(
            "such as 2561-06 or มิ.ย. 61; may be left out where the month is told when the file is sent"
        ),
        width=12,
    ),
    Column(
        "producer_code",
        _("Producer's number"),
        "code",
        aliases=("รหัสผู้ผลิต", "เลขที่ผู้ผลิต", "เลขทะเบียนผู้ผลิต"),
        example="40-0001",
        help_text=_("as in the register; or leave it blank and give the full name"),
        width=18,
    ),
    Column(
        "producer",
        _("Producer's name"),
        aliases=("ชื่อผู้ผลิต", "ชื่อกลุ่ม", "กลุ่ม/ผู้ผลิต", "ผู้ผลิต", "ผู้ประกอบการ", "ผู้ผลิต ผู้ประกอบการ"),
        help_text=_("read beside the number: where the two do not agree the row is refused"),
        width=34,
    ),
    Column(
        "product",
        _("Product"),
        aliases=("ผลิตภัณฑ์", "ชื่อผลิตภัณฑ์", "สินค้า", "รหัสผลิตภัณฑ์", "รหัสหรือชื่อผลิตภัณฑ์"),
        example="ผ้าไหมมัดหมี่",
        help_text=_("number or name; blank where the sum is not split by product"),
        width=30,
    ),
    Column(
        "channel",
        _("Channel"),
        aliases=("ช่องทาง", "ช่องทางจำหน่าย", "ช่องทางการจำหน่าย"),
        words=lambda: [str(row) for row in Channel.objects.order_by("order")],
        help_text=_("blank where the sum is not split by channel"),
        width=24,
    ),
    Column(
        "baht",
        _("Sold (baht)"),
        "money",
        aliases=(
            *("ยอดจำหน่าย", "ยอดขาย", "ยอดจำหน่าย (บาท)", "จำนวนเงิน", "จำนวนเงิน (บาท)", "บาท", "รายได้"),
            "มูลค่าการจำหน่าย",
        ),
        example="12,500",
        help_text=_("the whole month's; blank says nothing and is not zero"),
        width=16,
    ),
    Column(
        "units",
        _("Units"),
        "int",
        aliases=("จำนวน", "จำนวนหน่วย", "จำนวนชิ้น", "ปริมาณ"),
        example="25",
    ),
    Column("buyers", _("Buyers"), "int", aliases=("ผู้ซื้อ", "จำนวนผู้ซื้อ", "จำนวนลูกค้า"), example="18"),
    Column(
        "source",
        _("Source"),
        aliases=("แหล่งข้อมูล", "ที่มา", "ที่มาของข้อมูล"),
        words=lambda: [str(label) for label in ReportSource.labels],
        width=18,
    ),
    Column(
        "nil",
        _("Nothing sold"),
        aliases=("ไม่มียอดขาย", "ไม่มียอดจำหน่าย", "ไม่มียอด", "ไม่ได้จำหน่าย"),
        parse=upload_fields.yes_no,
        words=lambda: [upload_fields.yes(True)],
        help_text=_("yes where the producer says that it sold nothing; leave the amount blank then"),
        width=14,
    ),
    Column(
        "reason",
        _("Reason for the change"),
        aliases=("เหตุผล", "เหตุผลที่แก้ไข", "เหตุผลการแก้ไข", "หมายเหตุ"),
        help_text=_("where the row changes an amount that was reported before"),
        width=40,
    ),
)
