"""Meetings for tests: the sub-committee of Khon Kaen, its first meeting, villages of the programme."""

from datetime import UTC, date, datetime

from tidtam.ground.areas.tests.factories import make_area
from tidtam.ground.people.models import Holding, Post, User
from tidtam.ground.people.tests.factories import make_post, make_user
from tidtam.kit import clock
from tidtam.registers.communities.models import Community
from tidtam.registers.marks.actions import load_marks
from tidtam.registers.producers.actions.standard import load_categories, load_rounds
from tidtam.reporting.meetings.actions import Ask, call_meeting, create_committee, record_resolution, seat
from tidtam.reporting.meetings.models import Committee, Meeting, Resolution
from tidtam.work.plan.actions import load_programme
from tidtam.work.plan.models import WorkItem

BODY = "otop-40"
FIRST_DAY = datetime(2018, 7, 20, 2, 0, tzinfo=UTC)  # 09.00 in Bangkok, 20 July 2561
SECOND_DAY = datetime(2018, 8, 24, 2, 0, tzinfo=UTC)
NOW = datetime(2018, 7, 27, 3, 0, tzinfo=UTC)  # 10.00 in Bangkok, 27 July 2561
SINCE = date(2017, 10, 1)
NAME = "คณะอนุกรรมการหนึ่งตำบล หนึ่งผลิตภัณฑ์ จังหวัดขอนแก่น"
PLACE = "ห้องประชุมออคิด โรงแรมกรีนโฮเต็ล แอนด์ รีสอร์ท อำเภอเมืองขอนแก่น จังหวัดขอนแก่น"


def make_standards() -> None:
    """Categories, rounds, marks and the ten work items."""
    load_categories()
    load_rounds()
    load_marks()
    load_programme(2561, by=None)


def make_committee(code: str = BODY, *, area: str = "40") -> Committee:
    """With its chair ปลัดจังหวัด; made once per code."""
    there = Committee.objects.filter(code=code).first()
    if there is not None:
        return there
    committee = create_committee(code, name_th=NAME, area=make_area(area), by=None)
    seat(committee, make_chair(), duty="chair", starts_on=SINCE, by=None)
    return committee


def make_chair() -> Post:
    return make_post("deputy-40", name_th="ปลัดจังหวัดขอนแก่น")


def make_meeting(committee: Committee | None = None, *, starts_at: datetime = FIRST_DAY) -> Meeting:
    committee = committee or make_committee()
    return call_meeting(
        committee,
        starts_at=starts_at,
        place_th=PLACE,
        chair=make_chair(),
        was_held=starts_at < clock.now(),
        by=None,
    )


def make_secretary(area: str = "40") -> User:
    return make_user("secretary", area)


def make_member(committee: Committee, code: str = "commerce-40") -> User:
    """Someone without any grant whose post has a seat."""
    user = make_user("member", "40")
    post = make_post(code, holder=user)
    seat(committee, post, duty="member", starts_on=SINCE, by=None)
    return User.objects.get(pk=user.pk)


def make_community(code: str = "40150604", **fields) -> Community:
    return Community.objects.create(area=make_area(code), joined_on=SINCE, **fields)


def make_officer(code: str = "4015") -> User:
    """พัฒนาการอำเภอ of that district."""
    post = make_post(f"cdd-{code}", name_th=f"พัฒนาการอำเภอ{make_area(code).name_th}")
    held = Holding.objects.filter(post=post, ends_on=None).first()
    if held is not None:
        return User.objects.get(pk=held.user_id)
    user = make_user("district", code)
    make_post(f"cdd-{code}", holder=user)
    return User.objects.get(pk=user.pk)


def make_ask(village: str = "40150604", *, due_on: date = date(2018, 8, 31), what: str = "") -> Ask:
    return Ask(
        what=what or "ติดตั้งป้ายบอกเส้นทางท่องเที่ยว",
        area=make_area(village),
        doer=make_post(f"cdd-{village[:4]}", name_th=f"พัฒนาการอำเภอ{make_area(village[:4]).name_th}"),
        follower=make_chair(),
        due_on=due_on,
        work_item=WorkItem.objects.filter(code="signs").first(),
    )


def make_resolution(meeting: Meeting, *asks: Ask, by: User | None = None, **fields) -> Resolution:
    given = {"item": 5, "kind": "assigned", "text": "มอบหมายให้พัฒนาการอำเภอดำเนินการให้แล้วเสร็จ", **fields}
    return record_resolution(meeting, asks=asks, by=by or make_secretary(), **given)
