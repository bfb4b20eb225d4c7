"""The chain for tests: a doer, a follower, an action between them, a picture as evidence."""

import io
from datetime import UTC, date, datetime, timedelta
from itertools import count
from uuid import uuid4

from PIL import Image

from tidtam.ground.areas.tests.factories import make_area
from tidtam.ground.files.actions import store_picture
from tidtam.ground.files.models import File
from tidtam.ground.people.models import Holding, Post, User
from tidtam.ground.people.tests.factories import make_post, make_user
from tidtam.kit import clock
from tidtam.work.followup.actions import create_action, record_visit
from tidtam.work.followup.models import Action, Visit

VILLAGE = "40150604"
NOW = datetime(2018, 7, 27, 3, 0, tzinfo=UTC)  # 10.00 in Bangkok, 27 July 2561

_shades = count(1)


def make_doer() -> User:
    """พัฒนาการอำเภอหนองสองห้อง."""
    return _holder("cdd-4015", "district", "4015")


def make_follower() -> User:
    """ปลัดจังหวัด, assigned to follow up."""
    return _holder("deputy-40", "assigned", "40")


def make_action(
    what: str = "ติดตั้งป้ายทางเข้าหมู่บ้าน", *, village: str = VILLAGE, due_on: date | None = None, **fields
) -> Action:
    """An open action in บ้านวังคูณ; made by a province officer, due in ten days."""
    doer = fields.pop("doer", None) or make_post(f"cdd-{village[:4]}")
    follower = fields.pop("follower", None) or make_post("deputy-40")
    return create_action(
        what=what,
        area=make_area(village),
        work_item=fields.pop("work_item", None),
        doer=doer,
        follower=follower,
        due_on=due_on or clock.today() + timedelta(days=10),
        by=fields.pop("by", None) or make_user("province", "40"),
        **fields,
    )


def make_picture() -> bytes:
    """A JPEG unlike every other."""
    shade = next(_shades)
    out = io.BytesIO()
    Image.new("RGB", (64, 48), (shade % 256, shade // 256 % 256, 120)).save(out, "JPEG")
    return out.getvalue()


def make_photo() -> File:
    return store_picture(make_picture(), by=None, name="photo.jpg")


def make_visit(*findings, village: str = VILLAGE, leader: User | None = None, **fields) -> Visit:
    """A visit of the follower today, with one photo."""
    leader = leader or make_follower()
    given = {
        "id": uuid4(),
        "area": make_area(village),
        "visited_at": clock.now(),
        "leader": leader,
        "photos": [make_photo()],
        "findings": findings,
        "by": leader,
    }
    return record_visit(**{**given, **fields})


def _holder(code: str, role: str, area: str) -> User:
    post: Post = make_post(code)
    held = Holding.objects.filter(post=post, ends_on=None).first()
    if held is not None:
        return User.objects.get(pk=held.user_id)
    user = make_user(role, area)
    make_post(code, holder=user)
    return User.objects.get(pk=user.pk)
