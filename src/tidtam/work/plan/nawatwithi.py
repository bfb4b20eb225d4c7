"""The year's programme as the committee's paper lists it, in its own words: ten kinds of work."""

from typing import NamedTuple

from tidtam.work.plan.models import WorkLevel


class Item(NamedTuple):
    code: str
    level: WorkLevel
    name_th: str
    short_th: str
    name_en: str
    short_en: str
    unit_th: str
    unit_en: str
    weight: int
    photos_needed: int
    place_needed: bool
    confirmers_needed: int = 1


NAME_TH = "ชุมชนท่องเที่ยว OTOP นวัตวิถี"
NAME_EN = "OTOP Nawatwithi tourism communities"

ITEMS = (
    Item(
        "readiness",
        WorkLevel.VILLAGE,
        "เตรียมความพร้อมการเป็นชุมชนท่องเที่ยว OTOP นวัตวิถี",
        "ความพร้อม",
        "Prepare the village to be a tourism community",
        "Readiness",
        "หมู่บ้าน",
        "villages",
        10,
        1,
        False,
    ),
    Item(
        "tourism-facts",
        WorkLevel.VILLAGE,
        "พัฒนาและบริหารจัดการข้อมูลชุมชนท่องเที่ยว OTOP นวัตวิถี",
        "ข้อมูลท่องเที่ยว",
        "Develop and manage community tourism data",
        "Tourism data",
        "ชุด",
        "sets",
        10,
        1,
        False,
    ),
    Item(
        "surroundings",
        WorkLevel.VILLAGE,
        "พัฒนาศักยภาพด้านกายภาพ สิ่งแวดล้อมชุมชน และแหล่งท่องเที่ยว",
        "กายภาพ สิ่งแวดล้อม",
        "Improve places, surroundings and attractions",
        "Surroundings",
        "แห่ง",
        "places",
        20,
        2,
        True,
    ),
    Item(
        "district-centre",
        WorkLevel.DISTRICT,
        "จัดทำศูนย์บริการข้อมูลท่องเที่ยวระดับอำเภอ",
        "ศูนย์ข้อมูลอำเภอ",
        "Set up a district tourist information centre",
        "District centre",
        "แห่ง",
        "places",
        10,
        2,
        False,
    ),
    Item(
        "village-centre",
        WorkLevel.VILLAGE,
        "จัดทำศูนย์บริการข้อมูลท่องเที่ยวระดับหมู่บ้าน",
        "ศูนย์ข้อมูลหมู่บ้าน",
        "Set up a village tourist information centre",
        "Village centre",
        "แห่ง",
        "places",
        15,
        2,
        True,
    ),
    Item(
        "producers",
        WorkLevel.PRODUCER,
        "พัฒนาศักยภาพผู้ผลิต ผู้ประกอบการชุมชน โดยออกแบบและจัดทำตราสินค้าของฝากของที่ระลึก",
        "ผู้ผลิต ตราสินค้า",
        "Train producers and design souvenir brands",
        "Producers, brands",
        "ราย",
        "producers",
        10,
        1,
        False,
    ),
    Item(
        "local-food",
        WorkLevel.VILLAGE,
        "ปรับปรุงพัฒนาอาหารพื้นถิ่นชุมชน",
        "อาหารพื้นถิ่น",
        "Improve local food",
        "Local food",
        "รายการ",
        "dishes",
        5,
        1,
        False,
    ),
    Item(
        "signs",
        WorkLevel.VILLAGE,
        "ออกแบบและจัดทำป้ายบอกเส้นทางท่องเที่ยว",
        "ป้ายบอกเส้นทาง",
        "Design and put up direction signs",
        "Signs",
        "ป้าย",
        "signs",
        10,
        2,
        True,
    ),
    Item(
        "routes",
        WorkLevel.DISTRICT,
        "เชื่อมโยงเส้นทางการท่องเที่ยวของหมู่บ้านพื้นที่เป้าหมาย",
        "เชื่อมโยงเส้นทาง",
        "Link the tourist routes of the villages",
        "Routes",
        "เส้นทาง",
        "routes",
        5,
        1,
        False,
    ),
    Item(
        "brochures",
        WorkLevel.VILLAGE,
        "จัดทำแผ่นพับประชาสัมพันธ์",
        "แผ่นพับ",
        "Make brochures",
        "Brochures",
        "แผ่น",
        "copies",
        5,
        1,
        False,
    ),
)
