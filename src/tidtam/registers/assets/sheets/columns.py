"""The columns of the sheet of assets, and the words that stand in them."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy

from tidtam.kit import calendar, clock
from tidtam.kit.digits import parse_int
from tidtam.kit.tables import Column
from tidtam.kit.word_lists import Words, of_choices
from tidtam.registers.assets.forms import FIRST_YEAR
from tidtam.registers.assets.models import AssetKind, LandOwner

#: How offices write who owns land.
OWNERS_ALSO = {
    LandOwner.TEMPLE: ("ที่วัด", "วัด", "ธรณีสงฆ์"),
    LandOwner.COMMON: ("สาธารณประโยชน์", "ที่สาธารณะ", "นสล."),
    LandOwner.STATE: ("ราชพัสดุ", "ที่ดินราชพัสดุ"),
    LandOwner.PRIVATE: ("เอกชน", "ที่ดินเอกชน", "บุคคล"),
}


def kinds() -> Words:
    return Words((kind.code, [kind.name_th, kind.name_en]) for kind in AssetKind.objects.all())


def owners() -> Words:
    return of_choices(LandOwner.choices, {str(key): also for key, also in OWNERS_ALSO.items()})


def read_year(text: str) -> int | None:
    """The Christian year of a fiscal year that is written in พ.ศ."""
    typed = text.strip().removeprefix("พ.ศ.").strip()
    if not typed:
        return None
    this = calendar.fiscal_year(clock.today()) + 1
    return calendar.ce(parse_int(typed, least=calendar.be(FIRST_YEAR), most=this))


def _kind_words() -> Sequence[str]:
    return [str(kind) for kind in AssetKind.objects.all()]


COLUMNS = (
    Column(
        "register_number",
        gettext_lazy("Register number"),
        aliases=("เลขทะเบียน", "เลขทะเบียนทรัพย์สิน", "เลขครุภัณฑ์", "รหัสครุภัณฑ์"),
        width=20,
    ),
    Column(
        "code",
        gettext_lazy("Area code"),
        "code",
        required=True,
        aliases=("รหัสหมู่บ้าน", "รหัส"),
        example="40150604",
        help_text=gettext_lazy("of the village, eight digits, or of the district, four"),
        width=14,
    ),
    Column(
        "village",
        gettext_lazy("Village"),
        aliases=("ชื่อหมู่บ้าน", "บ้าน", "สถานที่"),
        help_text=gettext_lazy("read beside the code: where the two do not agree the row is refused"),
        width=26,
    ),
    Column(
        "kind", gettext_lazy("Kind"), required=True, aliases=("ประเภท", "ชนิด"), words=_kind_words, width=24
    ),
    Column("name", gettext_lazy("Name"), required=True, aliases=("ชื่อ", "รายการ", "ชื่อทรัพย์สิน"), width=34),
    Column(
        "fiscal_year",
        gettext_lazy("Fiscal year of the budget"),
        "int",
        required=True,
        parse=read_year,
        aliases=("ปีงบประมาณ", "ปี"),
        example="2561",
        width=12,
    ),
    Column(
        "cost", gettext_lazy("Cost (baht)"), "money", aliases=("ราคา", "งบประมาณ", "ราคา (บาท)"), width=16
    ),
    Column(
        "money_source", gettext_lazy("Source of the money"), aliases=("แหล่งงบประมาณ", "แหล่งเงิน"), width=24
    ),
    Column("contract", gettext_lazy("Contract number"), aliases=("เลขที่สัญญา", "สัญญา"), width=18),
    Column(
        "land_owner",
        gettext_lazy("Owner of the land"),
        required=True,
        aliases=("เจ้าของที่ดิน", "ที่ดิน"),
        words=lambda: [str(label) for label in LandOwner.labels],
        width=20,
    ),
    Column(
        "consent_number",
        gettext_lazy("Number of the consent paper"),
        aliases=("หนังสือยินยอม", "เลขที่หนังสือยินยอม"),
        width=20,
    ),
    Column(
        "handed_to", gettext_lazy("Handed over to"), aliases=("ส่งมอบให้", "ผู้รับมอบ", "หน่วยงานที่รับมอบ"), width=24
    ),
    Column(
        "handed_on",
        gettext_lazy("Handed over on"),
        "date",
        aliases=("วันที่ส่งมอบ", "วันที่รับมอบ"),
        width=14,
    ),
    Column("upkeep", gettext_lazy("Who pays for upkeep"), aliases=("ผู้ดูแลรักษา", "งบบำรุงรักษา"), width=24),
    Column(
        "warranty_until",
        gettext_lazy("Warranty until"),
        "date",
        aliases=("สิ้นสุดการรับประกัน", "ประกันถึง"),
        width=14,
    ),
    Column(
        "inspect_months",
        gettext_lazy("Inspected every (months)"),
        "int",
        aliases=("ตรวจทุก (เดือน)",),
        width=12,
    ),
    Column(
        "inspect_years",
        gettext_lazy("For how many years after the budget year"),
        "int",
        aliases=("ตรวจต่ออีก (ปี)",),
        width=12,
    ),
    Column(
        "latitude", gettext_lazy("Latitude"), "decimal", aliases=("ละติจูด", "lat"), example="15.8213", width=12
    ),
    Column(
        "longitude",
        gettext_lazy("Longitude"),
        "decimal",
        aliases=("ลองจิจูด", "lon", "lng"),
        example="102.7903",
        width=12,
    ),
)
