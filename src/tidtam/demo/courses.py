"""The demo's trainings as they were planned, and what came of each; all of it invented.

One letter per producer that came, in the order of their numbers: P new package and B new brand, confirmed; p new
package that waits for confirmation; x refused on the spot; S standard obtained, confirmed; u looked at and nothing
changed; - nobody has looked.
"""

from datetime import date
from typing import NamedTuple


class Course(NamedTuple):
    """One training. came: a letter per producer; days: on how many of its days most of them were there;
    phones: how many more signed on their own phone today; reason: why it was called off.
    """

    area: str
    topic: str
    kind: str
    title: str
    place: str
    starts_on: date
    ends_on: date
    trainers: str
    budget: int
    planned: int
    came: str = ""
    category: str = ""
    phones: int = 0
    reason: str = ""


PSU = "มหาวิทยาลัยในจังหวัด คณะศิลปกรรม"
INDUSTRY = "ศูนย์ส่งเสริมอุตสาหกรรมภาค"
COURSES = (
    Course(
        "4025", "package", "workshop", "พัฒนาบรรจุภัณฑ์อาหารแปรรูปและผ้าทอ", "หอประชุมอำเภอโนนศิลา",
        date(2017, 12, 12), date(2017, 12, 13), INDUSTRY, 48_000, 20, "PBPuuS-x--uu",
    ),
    Course(
        "4015", "brand", "training", "ออกแบบตราสินค้าผ้าไหมมัดหมี่", "ศาลาประชาคมอำเภอหนองสองห้อง",
        date(2017, 9, 5), date(2017, 9, 6), PSU, 72_000, 30, "BBPuBu-up-u-Bu", "fabric",
    ),
    Course(
        "4015", "package", "coaching", "ให้คำปรึกษาเชิงลึกด้านบรรจุภัณฑ์รายกลุ่ม", "ที่ทำการกลุ่ม อำเภอหนองสองห้อง",
        date(2018, 2, 20), date(2018, 2, 20), INDUSTRY, 15_000, 8, "pBu--",
    ),
    Course(
        "40", "market", "training", "การตลาดออนไลน์และการถ่ายภาพสินค้า", "ศาลากลางจังหวัดขอนแก่น",
        date(2018, 5, 21), date(2018, 5, 23), PSU, 180_000, 60, "------p-----------------------",
    ),
    Course(
        "4011", "standard", "training", "เตรียมความพร้อมขอรับมาตรฐานผลิตภัณฑ์ชุมชน", "หอประชุมอำเภอเปือยน้อย",
        date(2018, 7, 16), date(2018, 7, 17), "สำนักงานอุตสาหกรรมจังหวัด", 36_000, 25,
    ),
    Course(
        "4015", "story", "workshop", "เล่าเรื่องผลิตภัณฑ์และออกแบบของฝากของที่ระลึก", "ศาลาประชาคมบ้านวังคูณ",
        date(2018, 7, 26), date(2018, 7, 28), PSU, 54_000, 20, "------", phones=3,
    ),
    Course(
        "4014", "accounts", "training", "คิดต้นทุน ตั้งราคา และทำบัญชีกลุ่ม", "หอประชุมอำเภอแวงน้อย",
        date(2018, 8, 15), date(2018, 8, 16), "ธ.ก.ส. สาขาในพื้นที่", 30_000, 25,
    ),
    Course(
        "4025", "group", "study_visit", "ศึกษาดูงานกลุ่มที่ได้เครื่องหมายผลิตภัณฑ์ระดับ Premium", "ต่างจังหวัด",
        date(2018, 6, 12), date(2018, 6, 13), "", 90_000, 20, reason="งบประมาณไม่ได้รับจัดสรรตามงวด",
    ),
)  # fmt: skip

SAID = {
    "P": ("package", "เปลี่ยนจากถุงพลาสติกเป็นกล่องมีหน้าต่าง พิมพ์ฉลากครบตามที่กฎหมายกำหนด"),
    "p": ("package", "เปลี่ยนเป็นกล่องกระดาษลายผ้า มีฉลากและช่องทางติดต่อ"),
    "x": ("package", "เปลี่ยนเป็นถุงซิปติดฉลาก"),
    "B": ("brand", "มีตราสินค้าของกลุ่มเอง ใช้บนป้ายและบรรจุภัณฑ์ทุกชิ้น"),
}
STANDARD = "สมมติ 17/2561"
STANDARD_SEEN = "เห็นใบรับรองตัวจริง เลขที่ตรงกับที่บันทึก"
SEEN = "เห็นสินค้าวางขายด้วยแบบใหม่ที่ร้านของกลุ่ม ถ่ายภาพไว้แล้ว"
NOT_SEEN = "ไปที่กลุ่มแล้ว ยังขายในถุงแบบเดิม"
FIRST_NAMES = (
    "สมใจ", "บุญมี", "คำพอง", "ทองใบ", "ประนอม", "สุดใจ", "วันดี", "จันทร์เพ็ญ", "บัวลา", "สายทอง", "คำแสน", "ละมัย",
)  # fmt: skip
SURNAME = "นามสมมติ"
