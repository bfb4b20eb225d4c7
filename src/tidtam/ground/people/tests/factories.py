"""People for tests."""

from datetime import date

from tidtam.ground.areas.models import Area
from tidtam.ground.areas.tests.factories import make_area
from tidtam.ground.people.models import Grant, Holding, Post, User
from tidtam.kit import thai

PASSWORD = "ผ้าไหมมัดหมี่ 2561"
LONG_AGO = date(2015, 10, 1)
FAR_AHEAD = date(2099, 9, 30)

_numbers = iter(range(1, 1_000_000))


def make_user(
    role: str = "", area: str | Area = "", *, username: str = "", password: str = "", **fields
) -> User:
    """A person with one role in one area, in force; without a role a person who may do nothing.

    The password is unusable unless given, because making one takes a tenth of a second.
    """
    username = (
        username or f"{role or 'nobody'}{area if isinstance(area, str) else area.code}-{next(_numbers)}"
    )
    user = User.objects.create_user(
        username, password=password or None, **{"display_name": username, **fields}
    )
    if role:
        make_grant(user, role, area)
    return User.objects.get(pk=user.pk)


def make_grant(user: User, role: str, area: str | Area = "", **fields) -> Grant:
    dates = {"starts_on": LONG_AGO, "ends_on": FAR_AHEAD if role == "auditor" else None}
    return Grant.objects.create(user=user, role=role, area=_area(area), **{**dates, **fields})


def make_post(code: str = "cdd-4015", *, area: str | Area = "", holder: User | None = None, **fields) -> Post:
    """A post named by its code; the area is read from the code's end unless given. Made once per code."""
    name = fields.pop("name_th", f"ตำแหน่ง {code}")
    known = {
        "name_th": name,
        "name_en": f"Post {code}",
        "area": _area(area or code.rpartition("-")[2]),
        "sort_key": thai.sort_key(name),
    }
    post, _made = Post.objects.get_or_create(code=code, defaults={**known, **fields})
    if holder is not None:
        make_holding(post, holder)
    return post


def make_holding(post: Post, user: User, **fields) -> Holding:
    return Holding.objects.create(post=post, user=user, **{"starts_on": LONG_AGO, **fields})


def _area(area: str | Area) -> Area:
    return area if isinstance(area, Area) else make_area(area)
