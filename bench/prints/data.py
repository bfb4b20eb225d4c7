"""3,273 public villages over the country, each with a story, ten things to offer, an event, six photographs; invented.

Pages, offers and pictures are written by bulk_create: the workflow's review of each changes nothing on paper.
"""

import io
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

VILLAGES = 3_273
SEED = "tidtam prints"
PHOTOS = 48
NOW = datetime(2018, 7, 1, 3, 0, tzinfo=UTC)
SHAPES = Path(__file__).resolve().parents[3] / "shared" / "data" / "khonkaen_adm2.geojson"
STORY = (
    "ชาวบ้านอพยพมาจากเมืองชนบทเมื่อกว่าร้อยปีก่อน เลือกที่ดอนริมห้วยซึ่งมีน้ำตลอดปี ผู้หญิงทอผ้าไหมมัดหมี่สืบทอดกันมาห้าชั่วคน "
    "ย้อมด้วยครั่ง คราม และแก่นขนุน ทุกบ้านมีหูกทอผ้าใต้ถุน เสียงกี่กระทบดังตลอดหน้าแล้ง หลังเกี่ยวข้าวแล้วทำข้าวเม่า ข้าวฮาง และปลาส้ม "
    "แลกเปลี่ยนกันในงานบุญผะเหวดและบุญบั้งไฟ ศาลปู่ตาศักดิ์สิทธิ์ใต้ต้นคูณเป็นที่ยึดเหนี่ยวจิตใจของคนทั้งตำบล น้ำใจของคนที่นี่คือสิ่งที่แขกจดจำ"
)
TEXT = "นั่งดูการสาวไหมที่ใต้ถุนบ้านยาย แล้วลองมัดหมี่ด้วยมือของตัวเอง เรียนรู้การย้อมสีจากครั่งและคราม ได้ผ้าเช็ดหน้ากลับบ้านหนึ่งผืน"
OFFERS = (
    ("attraction", "ต้นคูณใหญ่"),
    ("attraction", "วังน้ำลึก"),
    ("activity", "มัดหมี่และย้อมคราม"),
    ("activity", "ทำข้าวเม่า"),
    ("dish", "ปลาส้ม"),
    ("dish", "แกงหน่อไม้"),
    ("souvenir", "ผ้าไหมมัดหมี่"),
    ("souvenir", "ข้าวฮาง"),
    ("homestay", "บ้านยายคำ"),
    ("event", "บุญข้าวเม่า"),
)


def build(count: int = VILLAGES) -> int:
    """Fill the empty database; answers how many villages it holds."""
    from tidtam.registers.tourism.models import VillagePage

    if not VillagePage.objects.exists():
        _ground(count)
        _fill(Random(SEED))
    return VillagePage.objects.count()


def _ground(count: int) -> None:
    """Villages in the subdistricts of the country, those of ขอนแก่น first; boundaries of its districts."""
    from tidtam.ground.areas import actions
    from tidtam.ground.areas.models import Area, Level
    from tidtam.ground.areas.names import named

    actions.load_gazetteer(by=None)
    if SHAPES.exists():
        _boundaries()
    below = list(Area.objects.existing().filter(level=Level.SUBDISTRICT).select_related("parent"))
    below.sort(key=lambda area: (area.code[:2] != "40", area.code))
    random = Random(SEED)
    made = []
    for number, area in enumerate(below[:count]):
        near = area.point or (area.parent.point if area.parent else None) or (16.0, 102.0)
        village = named(
            f"{area.code}{80 + number % 15}", f"บ้านวัดขนาด {number + 1}", f"Ban Sample {number + 1}"
        )
        village.latitude = near[0] + random.uniform(-0.06, 0.06)
        village.longitude = near[1] + random.uniform(-0.06, 0.06)
        made.append(village)
    Area.objects.bulk_create(made, batch_size=500)


def _boundaries() -> None:
    from tidtam.ground.areas.models import Area, Boundary

    shapes = json.loads(SHAPES.read_text(encoding="utf-8"))["features"]
    known = set(Area.objects.values_list("code", flat=True))
    Boundary.objects.bulk_create(
        Boundary(area_id=code, geometry=shape["geometry"], source="bench", imported_at=NOW)
        for shape in shapes
        if (code := shape["properties"]["code"]) in known
    )


def _fill(random: Random) -> None:
    from tidtam.ground.areas.models import Area, Level
    from tidtam.registers.communities.models import Community
    from tidtam.registers.tourism.models import Offer, OfferDate, Picture, VillagePage

    shots = [_photo(number) for number in range(PHOTOS)]
    areas = list(Area.objects.filter(level=Level.VILLAGE).order_by("code"))
    villages = Community.objects.bulk_create(
        [Community(area=area, joined_on=date(2018, 1, 1)) for area in areas], batch_size=500
    )
    pages = VillagePage.objects.bulk_create([_page(one) for one in villages], batch_size=500)
    offers = Offer.objects.bulk_create(
        (offer for page in pages for offer in _offers(page, random)), batch_size=500
    )
    day = date(2018, 11, 24)
    OfferDate.objects.bulk_create(
        (
            OfferDate(offer=offer, starts_on=day, ends_on=day + timedelta(days=1))
            for offer in offers
            if offer.kind == "event"
        ),
        batch_size=500,
    )
    leave = {"rights": "ours", "people": "nobody", "credit": "สำนักงานพัฒนาชุมชน"}
    of_pages = [
        Picture(page=page, file=random.choice(shots), order=n, **leave) for page in pages for n in range(2)
    ]
    pictured = [offer for offer in offers if offer.kind in ("attraction", "dish", "souvenir", "homestay")]
    of_offers = [Picture(offer=offer, file=random.choice(shots), **leave) for offer in pictured]
    Picture.objects.bulk_create([*of_pages, *of_offers], batch_size=500)


def _page(community: Any) -> Any:
    from tidtam.registers.tourism.models import VillagePage

    return VillagePage(
        community=community, state="published", created_at=NOW, changed_at=NOW, published_at=NOW,
        tagline_th="ไหมงาม ข้าวเม่าหอม น้ำใจคนริมห้วย", identity_th="ลายหมี่ขอนาคห้าชั่วคน", story_th=STORY,
        day_th=TEXT, access_th="จากตัวจังหวัดตามทางหลวง แล้วเลี้ยวตามป้าย 12 กม.", verified_on=date(2018, 7, 1),
        group_min=4, group_max=30,
    )  # fmt: skip


def _offers(page: Any, random: Random) -> Iterator[Any]:
    from tidtam.registers.tourism.models import Offer

    for number, (kind, name) in enumerate(OFFERS):
        yield Offer(
            page=page, kind=kind, name_th=name, text_th=TEXT, state="published", sort_key=f"{number}",
            created_at=NOW, changed_at=NOW, published_at=NOW, price_from=random.randrange(5, 50) * 1000,
            recurs="yearly" if kind == "event" else "",
        )  # fmt: skip


def _photo(seed: int) -> Any:
    """As heavy as a photograph: 1600 by 1200."""
    from PIL import Image

    from tidtam.ground.files.actions import store_picture

    chance = Random(seed)
    small = Image.frombytes("RGB", (96, 72), chance.randbytes(96 * 72 * 3))
    out = io.BytesIO()
    small.resize((1600, 1200), Image.Resampling.BICUBIC).save(out, "JPEG", quality=85)
    return store_picture(out.getvalue(), by=None, name="p.jpg")
