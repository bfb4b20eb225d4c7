"""What the demo's villages were asked before the meeting, and how far each is; all of it invented.

One letter per matter, in the order of ASKED: C confirmed on the first visit, c on the second, B sent back and
still with the doer, b sent back and reported again, r reported and not yet looked at though the day has passed,
R reported in time, L not done and late, S due within days, G due later, D dropped, - not asked.
"""

from datetime import date
from typing import NamedTuple

MADE_ON = date(2018, 5, 15)
ORIGIN = "แผนปฏิบัติการโครงการ ปีงบประมาณ พ.ศ. 2561"

ASKED = (
    ("tourism-facts", "จัดทำข้อมูลแหล่งท่องเที่ยวของหมู่บ้านให้ครบและเป็นปัจจุบัน"),
    ("surroundings", "ปรับปรุงภูมิทัศน์ทางเข้าหมู่บ้านและจุดพักนักท่องเที่ยว"),
    ("village-centre", "เปิดศูนย์บริการข้อมูลท่องเที่ยวประจำหมู่บ้าน พร้อมผู้รับผิดชอบ"),
    ("producers", "อบรมผู้ผลิตและออกแบบตราสินค้าของฝากของหมู่บ้าน"),
    ("local-food", "จัดสำรับอาหารพื้นถิ่นสำหรับนักท่องเที่ยว"),
    ("signs", "ติดตั้งป้ายบอกเส้นทางเข้าหมู่บ้าน"),
    ("routes", "กำหนดจุดเชื่อมโยงเส้นทางกับหมู่บ้านใกล้เคียง"),
    ("brochures", "จัดทำแผ่นพับแนะนำหมู่บ้าน ไทยและอังกฤษ"),
)

DUE = {
    "C": date(2018, 6, 30),
    "c": date(2018, 7, 25),
    "B": date(2018, 7, 19),
    "b": date(2018, 7, 31),
    "r": date(2018, 7, 20),
    "R": date(2018, 8, 15),
    "L": date(2018, 7, 13),
    "S": date(2018, 8, 1),
    "G": date(2018, 8, 31),
    "D": date(2018, 6, 30),
}


class VillageStory(NamedTuple):
    """first, second: days of the visits; away: how far from the village's point the first one says it was."""

    code: str
    letters: str
    first: date | None = None
    second: date | None = None
    away: float = 0.0015


VILLAGES = (
    VillageStory("40150205", "CcLS-CR-", date(2018, 7, 2), date(2018, 7, 24)),
    VillageStory("40150604", "CSBL-CGr", date(2018, 7, 2)),
    VillageStory("40150806", "CL-S--rG", date(2018, 6, 19), away=0.046),
    VillageStory("40150807", "LS---r-G"),
    VillageStory("40150808", "CCc-CB-S", date(2018, 7, 3), date(2018, 7, 25)),
    VillageStory("40250505", "C-BbSC--", date(2018, 7, 5)),
    VillageStory("40250503", "CL-SG---", date(2018, 7, 5)),
    VillageStory("40250105", "rLGS----"),
    VillageStory("40140201", "C-L-GS--", date(2018, 6, 12)),
    VillageStory("40110101", "CCB--CSD", date(2018, 7, 9)),
    VillageStory("40110202", "C-GL-r--", date(2018, 7, 9)),
    VillageStory("40110407", "LGS-----"),
)

#: District, letters of its information centre and of its routes.
DISTRICTS = (
    ("4001", "CG"),
    ("4002", "L-"),
    ("4004", "S-"),
    ("4005", "rL"),
    ("4007", "G-"),
    ("4009", "L-"),
    ("4010", "C-"),
    ("4012", "SG"),
    ("4016", "LS"),
    ("4018", "C-"),
    ("4020", "B-"),
    ("4029", "G-"),
)
DISTRICT_ASKED = (
    ("district-centre", "เปิดศูนย์บริการข้อมูลท่องเที่ยวประจำอำเภอ"),
    ("routes", "สรุปเส้นทางเชื่อมโยงหมู่บ้านท่องเที่ยวในอำเภอ"),
)
DISTRICT_VISIT = date(2018, 7, 11)

REPORTED = {
    "readiness": "ประชุมชาวบ้าน แบ่งหน้าที่ต้อนรับ และจัดสถานที่แล้ว",
    "tourism-facts": "บันทึกข้อมูลแหล่งท่องเที่ยวครบแล้ว",
    "surroundings": "ปรับปรุงทางเข้าและจุดพักแล้ว",
    "village-centre": "จัดห้องศูนย์บริการข้อมูลแล้ว",
    "producers": "อบรมแล้ว ได้แบบตราสินค้าแล้ว",
    "local-food": "จัดสำรับตัวอย่างแล้ว",
    "signs": "ติดตั้งป้ายแล้ว",
    "routes": "ตกลงจุดเชื่อมโยงแล้ว",
    "brochures": "พิมพ์แผ่นพับแล้ว",
    "district-centre": "เปิดศูนย์แล้ว",
}
NOT_FINE = {
    "readiness": "แบ่งหน้าที่แล้ว แต่ยังไม่มีผู้ดูแลห้องน้ำและที่จอดรถ",
    "village-centre": "ตัวอาคารเสร็จ ยังไม่มีโต๊ะและเจ้าหน้าที่",
    "signs": "ป้ายติดแล้ว แต่ถูกกิ่งไม้บัง อ่านไม่ได้จากถนน",
    "producers": "ตราสินค้ายังซ้ำกับหมู่บ้านอื่น",
    "district-centre": "มีห้อง แต่ยังไม่เปิดให้บริการ",
}
