"""How the demo's information centres work: one is open and counts its visitors, one never opened."""

import uuid
from datetime import date, timedelta
from random import Random

from tidtam.ground.people.models import Post, User
from tidtam.kit import clock
from tidtam.registers.assets.models import Asset
from tidtam.registers.centres import actions
from tidtam.registers.centres.actions import CentreRow
from tidtam.registers.centres.models import Standing

OPEN = CentreRow(
    standing=Standing.OPEN,
    opened_on=date(2018, 2, 1),
    place_th="อาคารหน้าที่ว่าการอำเภอ ชั้นล่าง",
    place_en="Ground floor, in front of the district office",
    hours={day: [["08:30", "16:30"]] for day in ("mon", "tue", "wed", "thu", "fri", "sat")},
    staff="กลุ่มงานส่งเสริมการพัฒนาชุมชน อ.หนองสองห้อง",
    equipment="ชั้นแผ่นพับ จอภาพ เก้าอี้พักคอย 8 ตัว",
    phone="043-000-150",
    shown=True,
)


def build_opened(posts: dict[str, Post], users: dict[str, User], progress: object) -> None:
    """Visitors of three weeks, brochures that came and went."""
    officer, dice = users["district4015"], Random("tidtam 2561 centres")  # noqa: S311 - invented numbers
    asset = Asset.objects.select_related("kind").get(kind__code="district_centre")
    centre = actions.describe(asset, OPEN, by=officer)
    for back in range(7, -1, -1):
        day = clock.today() - timedelta(days=back)
        if day.weekday() < 6:
            actions.count(centre, dice.randint(4, 32), id=_key(dice), on=day, by=officer)
    for what, came, went in (("แผ่นพับบ้านหัวขัว", 500, 180), ("แผ่นพับ อ.หนองสองห้อง", 1000, 640)):
        actions.move_stock(centre, what, came, id=_key(dice), on=date(2018, 6, 15), by=officer)
        actions.move_stock(centre, what, -went, id=_key(dice), by=officer)


def _key(dice: Random) -> uuid.UUID:
    return uuid.UUID(int=dice.getrandbits(128), version=4)
