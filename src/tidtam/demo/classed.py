"""Classes of the demo's villages: one sheet of criteria and what it gave; all of it invented."""

from datetime import date

from tidtam.demo.field import at
from tidtam.ground.people.models import Post, User
from tidtam.registers.communities.actions import CriterionRow, assess_class, make_sheet
from tidtam.registers.communities.models import Community

MADE_ON, FIRST, SECOND = date(2018, 5, 10), date(2018, 5, 21), date(2018, 7, 16)
CRITERIA = (
    CriterionRow("มีผู้ต้อนรับและประสานงานนักท่องเที่ยวที่ระบุตัวได้", 20),
    CriterionRow("มีเรื่องเล่าหรือสิ่งที่มีเฉพาะหมู่บ้านนี้", 20),
    CriterionRow("มีอาหารพื้นถิ่นที่จัดให้ผู้มาเยือนได้", 15),
    CriterionRow("มีของฝากที่ผลิตในหมู่บ้านพร้อมจำหน่าย", 15),
    CriterionRow("ป้าย ห้องน้ำ และจุดจอดรถพร้อมใช้", 15),
    CriterionRow("มีผู้มาเยือนสม่ำเสมอนอกวันจัดงาน", 15),
)
GIVEN = {
    "40150205": (18, 17, 12, 13, 12, 12),
    "40150604": (14, 16, 10, 12, 8, 5),
    "40150806": (8, 12, 9, 9, 5, 3),
    "40150808": (15, 14, 11, 10, 9, 6),
    "40250505": (6, 8, 5, 12, 4, 1),
    "40110101": (4, 6, 5, 8, 3, 0),
}
LATER = {"40150604": (17, 18, 12, 13, 11, 9)}


def build_classes(_posts: dict[str, Post], users: dict[str, User], _progress: object) -> None:
    """The province's sheet, the first look at half of the villages, and a second one at the village that got better."""
    with at(MADE_ON):
        sheet = make_sheet(
            "40",
            name="แบบจัดระดับชุมชนท่องเที่ยว (สมมติ)",
            basis="เกณฑ์สมมติของชุดสาธิต แบบจริงยังไม่เผยแพร่",
            starts_on=MADE_ON,
            limits=(80, 60, 40),
            criteria=CRITERIA,
            by=users["province"],
        )
    criteria = list(sheet.criteria.all())
    for day, rows in ((FIRST, GIVEN), (SECOND, LATER)):
        for code, numbers in rows.items():
            with at(day, 15):
                assess_class(
                    Community.objects.get(area=code),
                    assessed_on=day,
                    assessor="คณะทำงานขับเคลื่อนระดับอำเภอ",
                    points=dict(zip(criteria, numbers, strict=True)),
                    by=users["province"],
                )
