"""The demo's accounts, one per role, and the posts they hold; no name of a person."""

from dataclasses import dataclass
from datetime import date

from tidtam.demo.villages import ARTICLE
from tidtam.ground.areas.models import Area, Level
from tidtam.ground.people import actions
from tidtam.ground.people.models import Post, User
from tidtam.ground.people.roles import Role

SINCE = date(2017, 10, 1)  # the first day of fiscal year 2561
AUDIT_ENDS = date(2018, 12, 31)


@dataclass(frozen=True)
class Account:
    username: str
    describes: str
    role: str
    areas: tuple[str, ...]
    post: str = ""


@dataclass(frozen=True)
class Accounts:
    """What is printed at the end: the rows and the one password they share."""

    password: str
    rows: tuple[Account, ...]


ACCOUNTS = (
    Account("province", "เจ้าหน้าที่จังหวัด (สพจ.ขอนแก่น)", Role.PROVINCE, ("40",), "officer-40"),
    Account("executive", "ผู้บริหารจังหวัด", Role.EXECUTIVE, ("40",), "vice-governor-40"),
    Account("district4015", "พัฒนาการอำเภอหนองสองห้อง", Role.DISTRICT, ("4015",), "cdd-4015"),
    Account("district4025", "พัฒนาการอำเภอโนนศิลา", Role.DISTRICT, ("4025",), "cdd-4025"),
    Account(
        "assigned",
        "ปลัดจังหวัด ผู้ติดตามสิบสองหมู่บ้าน",
        Role.ASSIGNED,
        tuple(village.code for village in ARTICLE),
        "deputy-40",
    ),
    Account("secretary", "เลขานุการคณะอนุกรรมการ (พัฒนาการจังหวัด)", Role.SECRETARY, ("40",), "cdd-40"),
    Account("member", "อนุกรรมการ (พาณิชย์จังหวัด)", Role.MEMBER, ("40",), "commerce-40"),
    Account("producer", "ผู้ผลิต OTOP", Role.PRODUCER, ("4015",)),
    Account("village", "ผู้ดูแลข้อมูลชุมชนบ้านวังคูณ", Role.VILLAGE, ("40150604",)),
    Account("auditor", "ผู้ตรวจสอบ (ถึง 31 ธ.ค. 2561)", Role.AUDITOR, ("40",)),
)

PROVINCE_POSTS = (
    ("deputy-40", "ปลัดจังหวัดขอนแก่น", "Chief of the Provincial Administration Office", "ที่ทำการปกครองจังหวัด"),
    ("cdd-40", "พัฒนาการจังหวัดขอนแก่น", "Provincial Community Development Officer", "สำนักงานพัฒนาชุมชนจังหวัด"),
    (
        "officer-40",
        "นักวิชาการพัฒนาชุมชน จังหวัดขอนแก่น",
        "Community Development Specialist",
        "สำนักงานพัฒนาชุมชนจังหวัด",
    ),
    ("vice-governor-40", "รองผู้ว่าราชการจังหวัดขอนแก่น", "Vice Governor", "จังหวัดขอนแก่น"),
    ("commerce-40", "พาณิชย์จังหวัดขอนแก่น", "Provincial Commerce Officer", "สำนักงานพาณิชย์จังหวัด"),
    (
        "tourism-40",
        "ท่องเที่ยวและกีฬาจังหวัดขอนแก่น",
        "Provincial Tourism and Sports Officer",
        "สำนักงานการท่องเที่ยวและกีฬาจังหวัด",
    ),
    ("industry-40", "อุตสาหกรรมจังหวัดขอนแก่น", "Provincial Industry Officer", "สำนักงานอุตสาหกรรมจังหวัด"),
    (
        "network-40",
        "ประธานเครือข่าย OTOP จังหวัดขอนแก่น",
        "Chair of the Provincial OTOP Network",
        "เครือข่าย OTOP จังหวัด",
    ),
)


def build_posts() -> dict[str, Post]:
    """The province's posts and a พัฒนาการอำเภอ for each of its districts, by code."""
    posts = {
        code: actions.create_post(code, name_th=thai, name_en=english, office_th=office, area="40", by=None)
        for code, thai, english, office in PROVINCE_POSTS
    }
    for district in Area.objects.existing().filter(level=Level.DISTRICT, parent="40"):
        code = f"cdd-{district.code}"
        posts[code] = actions.create_post(
            code,
            name_th=f"พัฒนาการอำเภอ{district.name_th}",
            name_en=f"District Community Development Officer, {district.name_en}",
            office_th=f"สำนักงานพัฒนาชุมชนอำเภอ{district.name_th}",
            area=district.code,
            by=None,
        )
    return posts


def build_accounts(password: str, posts: dict[str, Post]) -> dict[str, User]:
    """Every account with its grants and its post, by user name."""
    users = {}
    for account in ACCOUNTS:
        first, *others = account.areas
        ends_on = AUDIT_ENDS if account.role == Role.AUDITOR else None
        user = actions.create_user(
            account.username,
            password=password,
            any_password=True,
            role=account.role,
            area=first,
            display_name=account.describes,
            starts_on=SINCE,
            ends_on=ends_on,
            by=None,
        )
        for area in others:
            actions.grant(user, role=account.role, area=area, starts_on=SINCE, ends_on=ends_on, by=None)
        if account.post:
            actions.hold(posts[account.post], user, starts_on=SINCE, by=None)
        users[account.username] = user
    return users
