"""What the demo's producers and products say of themselves; invented, the same from the same seed.

Numbers of standards say that they are invented (สมมติ); about a third of the producers leave something out, so
that lists of what is missing have something to show.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from random import Random
from typing import Any, NamedTuple

from tidtam.demo.economy.makers import Good, Maker

Point = tuple[float, float]

#: product -> its sub-type, what it is sold by, its size
PARTS: dict[str, tuple[str, str, str]] = {
    "ปลาร้าบอง": ("food-ready", "กระปุก", "250 กรัม"),
    "ข้าวแต๋นน้ำแตงโม": ("food-ready", "ถุง", "180 กรัม"),
    "แหนมเนือง": ("food-ready", "ชุด", "8 ไม้"),
    "กุนเชียงหมู": ("food-ready", "แพ็ก", "500 กรัม"),
    "ไส้กรอกอีสาน": ("food-ready", "แพ็ก", "500 กรัม"),
    "กล้วยฉาบ": ("food-ready", "ถุง", "150 กรัม"),
    "ข้าวฮางงอก": ("food-raw", "ถุง", "1 กิโลกรัม"),
    "น้ำผึ้งดอกลำไย": ("food-raw", "ขวด", "750 มิลลิลิตร"),
    "ขนมทองม้วน": ("food-ready", "ถุง", "200 กรัม"),
    "หมูแดดเดียว": ("food-ready", "แพ็ก", "300 กรัม"),
    "ถั่วลิสงต้มทราย": ("food-ready", "ถุง", "250 กรัม"),
    "แจ่วบองสมุนไพร": ("food-ready", "กระปุก", "200 กรัม"),
    "น้ำหมากเม่า": ("beverage-ready", "ขวด", "250 มิลลิลิตร"),
    "ชาใบหม่อน": ("beverage-powder", "กล่อง", "30 ซอง"),
    "กาแฟคั่วบด": ("beverage-powder", "ถุง", "250 กรัม"),
    "น้ำตะไคร้ใบเตย": ("beverage-herbal", "ขวด", "350 มิลลิลิตร"),
    "สาโทข้าวเหนียว": ("beverage-alcoholic", "ขวด", "330 มิลลิลิตร"),
    "น้ำกระเจี๊ยบ": ("beverage-herbal", "ขวด", "350 มิลลิลิตร"),
    "ผ้าไหมมัดหมี่": ("fabric-silk", "ผืน", "1 x 2 เมตร"),
    "ผ้าไหมแต้มหมี่": ("fabric-silk", "ผืน", "1 x 2 เมตร"),
    "ผ้าคลุมไหล่ไหม": ("fabric-silk", "ผืน", "70 x 200 เซนติเมตร"),
    "ผ้าขาวม้า": ("fabric-cotton", "ผืน", "80 x 180 เซนติเมตร"),
    "ผ้าฝ้ายย้อมคราม": ("fabric-cotton", "ผืน", "1 x 2 เมตร"),
    "เสื้อผ้าฝ้ายทอมือ": ("fabric-garment", "ตัว", "S M L XL"),
    "ผ้าซิ่นตีนแดง": ("fabric-silk", "ผืน", "1 x 2 เมตร"),
    "กระเป๋าผ้ามัดหมี่": ("fabric-garment", "ใบ", "30 x 35 เซนติเมตร"),
    "ผ้าพันคอไหม": ("fabric-silk", "ผืน", "30 x 160 เซนติเมตร"),
    "กระติบข้าว": ("household-basketry", "ใบ", "กว้าง 6 นิ้ว"),
    "เสื่อกกพับ": ("household-basketry", "ผืน", "1.5 x 2 เมตร"),
    "ตะกร้าไม้ไผ่": ("household-basketry", "ใบ", "กว้าง 30 เซนติเมตร"),
    "โคมไฟดินเผา": ("household-ceramics", "ชิ้น", "สูง 40 เซนติเมตร"),
    "พวงกุญแจแคน": ("household-other", "ชิ้น", "ยาว 8 เซนติเมตร"),
    "หมอนขิด": ("household-textile", "ใบ", "35 x 50 เซนติเมตร"),
    "ดอกไม้ประดิษฐ์จากรังไหม": ("household-fibre", "ช่อ", "สูง 25 เซนติเมตร"),
    "ครกไม้": ("household-wood", "ชุด", "กว้าง 7 นิ้ว"),
    "เครื่องเบญจรงค์": ("household-ceramics", "ชิ้น", "สูง 15 เซนติเมตร"),
    "ลูกประคบสมุนไพร": ("herb-medicine", "ลูก", "200 กรัม"),
    "สบู่ขมิ้น": ("herb-cosmetics", "ก้อน", "100 กรัม"),
    "น้ำมันเหลือง": ("herb-medicine", "ขวด", "24 มิลลิลิตร"),
    "ยาหม่องไพล": ("herb-medicine", "ขวด", "20 กรัม"),
    "แชมพูมะกรูด": ("herb-cosmetics", "ขวด", "250 มิลลิลิตร"),
    "โลชั่นโปรตีนไหม": ("herb-cosmetics", "ขวด", "200 มิลลิลิตร"),
}

MATERIALS = {
    "food": (
        ("ข้าวเหนียว", "ปลูกในตำบล"),
        ("เนื้อหมู", "ฟาร์มในอำเภอ"),
        ("ปลาน้ำจืด", "เขื่อนอุบลรัตน์"),
        ("กล้วยน้ำว้า", "สวนของสมาชิก"),
    ),
    "beverage": (("หมากเม่า", "สวนของสมาชิก"), ("ใบหม่อน", "ปลูกในตำบล"), ("ตะไคร้ ใบเตย", "สวนครัวของสมาชิก")),
    "fabric": (("เส้นไหม", "สาวไหมในหมู่บ้าน"), ("ฝ้าย", "ซื้อจากตลาดในจังหวัด"), ("คราม", "ปลูกในตำบล")),
    "household": (
        ("ไม้ไผ่", "ป่าชุมชน"),
        ("กก", "หนองน้ำในตำบล"),
        ("ดินเหนียว", "ในตำบล"),
        ("รังไหม", "กลุ่มเลี้ยงไหมในอำเภอ"),
    ),
    "herb": (("ไพล ขมิ้น", "ปลูกในตำบล"), ("มะกรูด", "สวนของสมาชิก"), ("โปรตีนไหม", "กลุ่มเลี้ยงไหมในอำเภอ")),
}
STANDARDS = {
    "food": ("tcps", "fda", "gmp", "halal"),
    "beverage": ("tcps", "fda", "gmp"),
    "fabric": ("tcps", "gi"),
    "household": ("tcps",),
    "herb": ("tcps", "fda", "organic"),
}
CHANNELS = ("shop", "market", "fair", "centre", "online", "wholesale", "village")
UNITS = {"food": "ชิ้น", "beverage": "ขวด", "fabric": "ผืน", "household": "ชิ้น", "herb": "ชิ้น"}
STORIES = (
    "เริ่มจากแม่บ้านในหมู่บ้านรวมตัวกันหลังฤดูเกี่ยวข้าว ใช้วัตถุดิบในท้องถิ่นและภูมิปัญญาที่สืบต่อกันมา (เรื่องสมมติ)",
    "สืบทอดฝีมือจากรุ่นยายถึงรุ่นหลาน ทุกชิ้นทำด้วยมือและตรวจทีละชิ้นก่อนจำหน่าย (เรื่องสมมติ)",
    "ชุมชนปลูกวัตถุดิบเอง แปรรูปเอง และแบ่งรายได้ส่วนหนึ่งเข้ากองทุนหมู่บ้าน (เรื่องสมมติ)",
)
STORIES_EN = (
    "It began with the women of the village, after the rice harvest, with what grows here. (An invented story.)",
    "The craft went from grandmother to grandchild; each piece is made by hand and checked. (An invented story.)",
    "The village grows, makes and sells by itself; a part of the income goes to its fund. (An invented story.)",
)
FIRST_NUMBER = 100  # of the invented certificates


class Standard(NamedTuple):
    """A standard that a producer of the demo holds."""

    kind: str
    number: str
    issued_on: date
    expires_on: date | None


def of_maker(maker: Maker, point: Point | None, seed: str) -> Mapping[str, Any]:
    """The fields of a producer. point: of its subdistrict; the place of production lies within 3 km of it."""
    random = _random(maker, seed, "told")
    group, sme = maker.kind == "group", maker.kind == "sme"
    material, source = random.choice(MATERIALS[maker.category])
    told: dict[str, Any] = {
        "link_production": True,
        "link_management": group and random.random() < 0.6,
        "link_benefit": random.random() < 0.5,
        "workers": random.randrange(1, 9) if not group else random.randrange(0, 5),
        "capital": round(maker.size * random.uniform(8, 30)) * 100_000,
        "capacity": random.choice((20, 40, 60, 100, 200, 500, 1000)) * (5 if sme else 1),
        "capacity_unit": UNITS[maker.category],
        "raw_material": material,
        "raw_source": source,
        "channels": random.sample(CHANNELS, random.randrange(1, 4)),
    }
    if random.random() < 0.8:
        told["founded_year"] = random.randrange(1985, 2014)
    if group:
        told["members_male"], told["members_female"] = random.randrange(0, 12), random.randrange(5, 40)
    if sme:
        told["legal_form"] = "company" if maker.name_th.startswith("บริษัท") else "limited"
    if point is not None and random.random() < 0.66:
        told["latitude"] = point[0] + random.uniform(-0.02, 0.02)
        told["longitude"] = point[1] + random.uniform(-0.02, 0.02)
    if random.random() < 0.2:
        place = random.randrange(len(STORIES))
        told["story_th"], told["story_en"] = STORIES[place], STORIES_EN[place]
    return told


def of_good(good: Good) -> Mapping[str, Any]:
    """The fields of a product."""
    part, unit, size = PARTS[good.name_th]
    return {"part": part, "unit": unit, "size": size}


def standards(maker: Maker, seed: str) -> Iterator[Standard]:
    """About one producer in six holds one or two; some have run out, some soon will."""
    random = _random(maker, seed, "standards")
    if maker.registered_at is None or random.random() > 0.16:
        return
    kinds = STANDARDS[maker.category]
    for kind in random.sample(kinds, min(len(kinds), random.choice((1, 1, 2)))):
        issued_on = date(2015, 9, 1) + timedelta(days=random.randrange(1000))
        expires_on = None if kind == "gi" else issued_on + timedelta(days=3 * 365)
        number = f"สมมติ {FIRST_NUMBER + random.randrange(900)}/{issued_on.year + 543}"
        yield Standard(kind, number, issued_on, expires_on)


def _random(maker: Maker, seed: str, what: str) -> Random:
    """A source of its own for each, so that what is added later changes nothing else."""
    return Random(f"{seed} {what} {maker.code}")  # noqa: S311 - invented data, to be the same each time
