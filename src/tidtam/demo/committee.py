"""The committee of the article, its meeting 1/2561 with what it resolved, and the next one, 2/2561."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from tidtam.demo.accounts import SINCE
from tidtam.demo.villages import ARTICLE
from tidtam.ground.areas.models import Area
from tidtam.ground.people.models import Post, User
from tidtam.reporting.meetings import actions
from tidtam.reporting.meetings.actions import Ask
from tidtam.reporting.meetings.models import Committee, Meeting, Resolution, Seat
from tidtam.work.plan.models import WorkItem

CODE = "otop-40"
NAME = "คณะอนุกรรมการหนึ่งตำบล หนึ่งผลิตภัณฑ์ จังหวัดขอนแก่น"
PLACE = "ห้องประชุมออคิด โรงแรมกรีนโฮเต็ล แอนด์ รีสอร์ท ถนนประชาสโมสร อำเภอเมืองขอนแก่น"
BANGKOK = ZoneInfo("Asia/Bangkok")
FIRST = datetime(2018, 7, 20, 9, 0, tzinfo=BANGKOK)
SECOND = datetime(2018, 8, 17, 9, 0, tzinfo=BANGKOK)
DUE = date(2018, 8, 10)

SEATS = (
    ("deputy-40", Seat.Duty.CHAIR),
    ("commerce-40", Seat.Duty.MEMBER),
    ("tourism-40", Seat.Duty.MEMBER),
    ("industry-40", Seat.Duty.MEMBER),
    ("network-40", Seat.Duty.MEMBER),
    ("cdd-40", Seat.Duty.SECRETARY),
)

HEAD = actions.Head(
    office_th="สำนักงานพัฒนาชุมชนจังหวัดขอนแก่น",
    address_th="ศาลากลางจังหวัดขอนแก่น\nถนนศูนย์ราชการ ขก 40000",
    number_prefix="ขก 0019/",
    section_th="กลุ่มงานส่งเสริมการพัฒนาชุมชน",
    signer_th="พัฒนาการจังหวัดขอนแก่น\nอนุกรรมการและเลขานุการ",
)

ITEM_1 = """\
การขับเคลื่อนการพัฒนาผู้ผลิต ผู้ประกอบการสินค้า OTOP ตามโครงการชุมชนท่องเที่ยว OTOP นวัตวิถี \
ตามนโยบายรัฐบาลในการกระตุ้นเศรษฐกิจฐานราก"""
ITEM_4 = """\
ตัวเลขสำคัญของจังหวัด ผู้ผลิต ผู้ประกอบการ OTOP ยอดจำหน่าย และผู้ลงทะเบียนตลาดประชารัฐ
เครื่องหมายผลิตภัณฑ์ OTOP 4 ระดับ และประเภทผลิตภัณฑ์ 5 ประเภท
งานเตรียมความพร้อมการเป็นชุมชนท่องเที่ยว OTOP นวัตวิถี"""
ITEM_5 = """\
การมอบหมายผู้รับผิดชอบติดตามโครงการชุมชนท่องเที่ยว OTOP นวัตวิถี \
พื้นที่ติดตาม อำเภอโนนศิลา อำเภอเปือยน้อย อำเภอหนองสองห้อง"""
RESOLVED = """\
ให้ปลัดจังหวัดขอนแก่นติดตามการเตรียมความพร้อมของหมู่บ้านเป้าหมาย 12 หมู่บ้าน \
โดยพัฒนาการอำเภอเป็นผู้ดำเนินการ แล้วรายงานให้ที่ประชุมทราบในการประชุมครั้งต่อไป"""


def build_committee(posts: dict[str, Post]) -> Committee:
    """The body with its seats, one post each."""
    committee = actions.create_committee(
        CODE,
        name_th=NAME,
        name_en="Provincial OTOP Subcommittee, Khon Kaen",
        area=Area.objects.get(code="40"),
        by=None,
    )
    for code, duty in SEATS:
        actions.seat(committee, posts[code], duty=duty, starts_on=SINCE, by=None)
    actions.set_letterhead(committee, HEAD, by=None)
    return committee


def build_meetings(committee: Committee, posts: dict[str, Post], users: dict[str, User]) -> Meeting:
    """1/2561 as the article tells it, with the resolution it leads to; 2/2561 called."""
    secretary = users["secretary"]
    chair = posts["deputy-40"]
    first = actions.call_meeting(
        committee, starts_at=FIRST, place_th=PLACE, chair=chair, number=1, was_held=True, by=secretary
    )
    for number, text in ((1, ITEM_1), (4, ITEM_4), (5, ITEM_5)):
        actions.write_item(first, number, text, by=secretary)
    actions.record_resolution(
        first,
        item=5,
        kind=Resolution.Kind.ASSIGNED,
        text=RESOLVED,
        asks=[_ask(village.code, posts) for village in ARTICLE],
        by=secretary,
    )
    actions.call_meeting(committee, starts_at=SECOND, place_th=PLACE, chair=chair, number=2, by=secretary)
    return first


def _ask(code: str, posts: dict[str, Post]) -> Ask:
    return Ask(
        what="เตรียมความพร้อมรับนักท่องเที่ยว และรายงานผล",
        area=Area.objects.get(code=code),
        doer=posts[f"cdd-{code[:4]}"],
        follower=posts["deputy-40"],
        due_on=DUE,
        work_item=WorkItem.objects.filter(code="readiness").first(),
    )
