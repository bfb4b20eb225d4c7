"""A public village with things of every kind, and helpers that read a page as a visitor's browser or a robot does."""

import json
import re
from datetime import date

from tidtam.ground.files.shown import People, Rights
from tidtam.registers.assets.tests.factories import make_photo
from tidtam.registers.tourism import actions
from tidtam.registers.tourism.actions import PictureRow
from tidtam.registers.tourism.actions.workflow import publish_unreviewed
from tidtam.registers.tourism.content import DateRow
from tidtam.registers.tourism.models import Kind, VillagePage
from tidtam.registers.tourism.tests.factories import TOLD, make_offer, make_page

CODE = "40150604"
TOLD_HERE = TOLD._replace(
    point=(15.8, 102.9),
    transit_th="รถสองแถวสีฟ้าจาก บขส. ขอนแก่น",
    transit_en="Blue pick-up bus from Khon Kaen",
    day_th="เช้าเดินตลาดหน้าวัด",
    identity_th="กู่เก่าแก่แห่งเดียวในอำเภอ",
    notice_days=2,
    group_min=4,
    group_max=30,
)
LEAVE = PictureRow(rights=Rights.OURS, people=People.NOBODY, caption_th="ลานหน้ากู่")
FESTIVAL = [DateRow(date(2018, 8, 4), date(2018, 8, 5))]
HOURS = {"mon": [["09:00", "16:00"]], "tue": [["09:00", "16:00"]]}


def make_village(code: str = CODE, *, photos: int = 1, **told) -> VillagePage:
    page = make_page(code, TOLD_HERE._replace(**told))
    if photos:
        actions.add_pictures(page, [make_photo() for _number in range(photos)], LEAVE, by=None)
    return publish_unreviewed(VillagePage.objects.get(pk=page.pk))


def fill(page: VillagePage) -> dict[str, object]:
    """One offer of each kind, all public."""
    said = {
        "dish": {"name_th": "ปลาส้มสูตรเก่า", "name_en": "Old sour fish", "price_from": 12000, "months": [7, 8]},
        "attraction": {"name_th": "กู่เปือยน้อย", "hours": HOURS},
        "homestay": {"name_th": "บ้านยายทองคำ", "rooms": 2, "sleeps": 6, "price_from": 35000},
        "souvenir": {"name_th": "ผ้าพันคอมัดหมี่", "price_from": 80000, "price_to": 120000},
        "activity": {"name_th": "ลองสาวไหม", "minutes": 90},
        "event": {"name_th": "งานบุญข้าวเม่า", "recurs": "once", "dates": FESTIVAL},
    }
    return {kind: make_offer(page, kind=Kind(kind), published=True, **row) for kind, row in said.items()}


def structured(answer) -> list[dict]:
    """The facts for robots in a page."""
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', answer.content.decode(), re.S)
    return [one for text in found for one in json.loads(text).get("@graph", [json.loads(text)])]


def text(answer) -> str:
    return answer.content.decode()
