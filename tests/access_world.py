"""A small province, all of whose records lie in อำเภอหนองสองห้อง (4015); made by the rooms' own factories."""

from dataclasses import dataclass

from tidtam.ground.areas.tests.factories import make_area
from tidtam.ground.people.models import Post, User
from tidtam.ground.people.tests.factories import PASSWORD, make_post, make_user
from tidtam.ground.trail.actions import write
from tidtam.ground.trail.models import Entry

VILLAGE = "40150604"
DISTRICTS = ("4015", "4025", "4011", "4014")
AREA_OF = {"district": "4015", "assigned": VILLAGE, "producer": "4015", "village": VILLAGE}


@dataclass(frozen=True)
class World:
    """officer: somebody in 4015 whose account may be changed without locking a visitor out."""

    visitors: dict[str, User]
    officer: User
    post: Post
    entry: Entry


def make_world() -> World:
    for code in (*DISTRICTS, VILLAGE, "40250105", "40110101", "40140201"):
        make_area(code)
    roles = ("admin", "province", "executive", "district", "assigned", "secretary", "member")
    visitors = {role: _visitor(role) for role in (*roles, "producer", "village", "auditor")}
    visitors["elsewhere"] = make_user("district", "4025", username="district4025", password=PASSWORD)
    officer = make_user("district", "4015", username="officer4015")
    post = make_post("cdd-4015", holder=officer)
    entry = write(None, "people.hold", "people.post:cdd-4015", area="4015", summary="รับตำแหน่ง")
    return World(visitors, officer, post, entry)


def _visitor(role: str) -> User:
    return make_user(role, AREA_OF.get(role, "40"), username=role, password=PASSWORD)
