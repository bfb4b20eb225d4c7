"""The demo's checklist of visits, and what the visits answered to it; all of it invented."""

from tidtam.work.followup.actions import ItemRow

NAME = "แบบตรวจหมู่บ้าน OTOP นวัตวิถี"

ITEMS = (
    ItemRow("ป้ายบอกเส้นทางอ่านได้ชัดจากถนน", "serious", 14),
    ItemRow("ศูนย์บริการข้อมูลเปิดและมีผู้รับผิดชอบ", "serious", 14),
    ItemRow("จุดถ่ายภาพและทางเดินปลอดภัย ไม่ชำรุด", "serious", 7),
    ItemRow("ห้องน้ำสะอาดพร้อมใช้ แยกชายหญิง", "moderate", 30),
    ItemRow("มีผลิตภัณฑ์ของหมู่บ้านวางจำหน่าย ติดราคา", "moderate", 30),
    ItemRow("มีผู้สื่อความหมายหรือนักเล่าเรื่องของหมู่บ้าน", "minor", 60),
    ItemRow("จดจำนวนนักท่องเที่ยวและรายได้ประจำเดือน", "moderate", 30),
)

#: Village and day of the visit's month -> the item that was not in order, and what was seen; by its place in ITEMS.
NOT_FINE = {
    ("40150604", 2): (3, "ห้องน้ำหญิงน้ำไม่ไหล ประตูปิดไม่สนิท"),
    ("40150806", 19): (0, "ป้ายหน้าทางแยกเอียง ตัวอักษรซีดจนอ่านไม่ออก"),
    ("40150808", 3): (6, "ยังไม่มีสมุดจดจำนวนนักท่องเที่ยว"),
    ("40250505", 5): (2, "ราวสะพานไม้ไผ่หลุดสองช่วง"),
    ("40110101", 9): (4, "วางสินค้าแต่ยังไม่ติดราคา"),
}
CANNOT = {("40150205", 2): 5, ("40140201", 12): 1}
#: Those of which a matter was made on the day of the visit.
RAISED = {("40150604", 2), ("40110101", 9)}

#: Village, day and number of a picture that was not taken there -> the seed of the picture that it was cut from.
BORROWED = {("40110202", 9, 2): "40150808 2018-07-03 1"}


def answers(village: str, day: int) -> list[tuple[str, str]]:
    """(answer, note) for each item, in their order."""
    wrong, said = NOT_FINE.get((village, day), (None, ""))
    dark = CANNOT.get((village, day))
    return [
        ("not_fine", said) if place == wrong else ("cannot_check", "") if place == dark else ("fine", "")
        for place in range(len(ITEMS))
    ]
