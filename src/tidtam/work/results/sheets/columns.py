"""The columns of a month's sheet of results, and the words that stand in them."""

from django.utils.translation import gettext_lazy as _

from tidtam.kit.tables import Column
from tidtam.kit.word_lists import Words, of_choices
from tidtam.work.results.lists.villages import income_words, visitor_words
from tidtam.work.results.models import Answer, HowCounted

#: How offices write the answers and the ways of counting.
ANSWERS_ALSO = {
    Answer.REPORTED: ("มี", "มีนักท่องเที่ยว", "รายงาน", "reported"),
    Answer.NIL: ("ไม่มี", "ไม่มีนักท่องเที่ยว", "ศูนย์", "nil"),
    Answer.NOT_APPLICABLE: ("ไม่เกี่ยวข้อง", "ไม่เปิดรับนักท่องเที่ยว", "ยังไม่เปิด", "n/a"),
}
HOW_ALSO = {
    HowCounted.REGISTER: ("ทะเบียน", "สมุดเยี่ยม", "สมุดทะเบียน", "ลงทะเบียน", "register"),
    HowCounted.ESTIMATE: ("ประมาณ", "คาดการณ์", "estimate"),
    HowCounted.SURVEY: ("แบบสำรวจ", "สอบถาม", "survey"),
}


def answers() -> Words:
    return of_choices(Answer.choices, {str(key): also for key, also in ANSWERS_ALSO.items()})


def ways() -> Words:
    return of_choices(HowCounted.choices, {str(key): also for key, also in HOW_ALSO.items()})


def _numbers() -> tuple[Column, ...]:
    """The headings are lazy, so that both languages are recognised."""
    visitors = (
        Column("thai_day", _("Thai visitors, for the day"), "int", aliases=("ไทย ไปกลับ", "ไทยไปเช้าเย็นกลับ")),
        Column("thai_night", _("Thai visitors, overnight"), "int", aliases=("ไทย ค้างคืน", "ไทยค้างคืน")),
        Column("foreign_day", _("Foreign visitors, for the day"), "int", aliases=("ต่างชาติ ไปกลับ",)),
        Column("foreign_night", _("Foreign visitors, overnight"), "int", aliases=("ต่างชาติ ค้างคืน",)),
    )
    income = (
        Column("food", _("Income from food (baht)"), "money", aliases=("รายได้อาหาร", "อาหาร")),
        Column("lodging", _("Income from lodging (baht)"), "money", aliases=("รายได้ที่พัก", "ที่พัก", "โฮมสเตย์")),
        Column("goods", _("Income from goods (baht)"), "money", aliases=("รายได้สินค้า", "สินค้า", "ของที่ระลึก")),
        Column("guides", _("Income from guides (baht)"), "money", aliases=("รายได้มัคคุเทศก์", "มัคคุเทศก์", "ไกด์")),
    )
    assert [*visitor_words(), *income_words()] == [column.key for column in (*visitors, *income)]
    return (*visitors, *income)


COLUMNS = (
    Column(
        "code",
        _("Area code"),
        "code",
        required=True,
        digits=8,
        aliases=("รหัสหมู่บ้าน", "รหัส"),
        example="40150604",
        help_text=_("of the village, eight digits"),
        width=14,
    ),
    Column(
        "village",
        _("Village"),
        aliases=("ชื่อหมู่บ้าน", "บ้าน"),
        help_text=_("read beside the code: where the two do not agree the row is refused"),
        width=26,
    ),
    Column(
        "month",
        _("Month"),
        "month",
        aliases=("เดือน", "ประจำเดือน"),
        help_text=_(
            "such as 2561-06 or มิ.ย. 61; may be left out where the month is told when the file is sent"
        ),
        width=12,
    ),
    Column(
        "answer",
        _("What came of the month"),
        aliases=("ผลลัพธ์", "รายงาน"),
        words=lambda: [str(label) for label in Answer.labels],
        help_text=_("may be left blank where numbers are given"),
        width=28,
    ),
    *_numbers(),
    Column("households", _("Households that earned"), "int", aliases=("ครัวเรือน", "จำนวนครัวเรือน")),
    Column(
        "how",
        _("How it was counted"),
        aliases=("แหล่งข้อมูล", "ที่มาของข้อมูล"),
        words=lambda: [str(label) for label in HowCounted.labels],
        width=22,
    ),
    Column("because", _("Why not applicable"), aliases=("เหตุที่ไม่รายงาน",), width=30),
    Column(
        "reason",
        _("Reason for the change"),
        aliases=("เหตุผล", "เหตุผลที่แก้ไข", "หมายเหตุ"),
        help_text=_("where the row changes what was reported before"),
        width=36,
    ),
)
