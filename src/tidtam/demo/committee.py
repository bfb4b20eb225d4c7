"""The committee of the article, its meeting 1/2561 with what it resolved, and the next one, 2/2561.

The board above it is invented, so that the demo also shows minutes that were approved.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from types import MappingProxyType
from zoneinfo import ZoneInfo

from tidtam.demo.accounts import SINCE
from tidtam.demo.villages import ARTICLE
from tidtam.ground.areas.models import Area
from tidtam.ground.people.models import Post, User
from tidtam.reporting.meetings import actions
from tidtam.reporting.meetings.actions import Ask
from tidtam.reporting.meetings.models import Attendance, Committee, Meeting, Resolution, Seat
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

BOARD = "otop-board-40"
BOARD_NAME = "คณะกรรมการอำนวยการหนึ่งตำบล หนึ่งผลิตภัณฑ์ จังหวัดขอนแก่น"
BOARD_PLACE = "ห้องประชุมศาลากลางจังหวัดขอนแก่น"
BOARD_THIRD = datetime(2017, 9, 14, 13, 30, tzinfo=BANGKOK)
BOARD_FOURTH = datetime(2017, 12, 14, 13, 30, tzinfo=BANGKOK)
BOARD_SEATS = (
    ("vice-governor-40", Seat.Duty.CHAIR),
    ("deputy-40", Seat.Duty.VICE_CHAIR),
    ("industry-40", Seat.Duty.MEMBER),
    ("cdd-40", Seat.Duty.SECRETARY),
)
ROUND_ENDS = date(2018, 8, 3)
RECORDER = "ผู้จดรายงานสมมติ, นักวิชาการพัฒนาชุมชนชำนาญการ"
CHECKER = "ผู้ตรวจรายงานสมมติ, พัฒนาการจังหวัดขอนแก่น"

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
    _hold(
        first,
        came=("deputy-40", "commerce-40", "network-40", "cdd-40"),
        substitutes={"tourism-40": "นักวิชาการท่องเที่ยว สำนักงานการท่องเที่ยวและกีฬาจังหวัดขอนแก่น"},
        ends_at=FIRST + timedelta(hours=3),
        by=secretary,
    )
    minutes = actions.draft_minutes(first, recorder=RECORDER, checker=CHECKER, by=secretary)
    actions.circulate(minutes, object_until=ROUND_ENDS, by=secretary)
    actions.call_meeting(committee, starts_at=SECOND, place_th=PLACE, chair=chair, number=2, by=secretary)
    _build_board(committee, posts, secretary)
    return first


def _hold(
    meeting: Meeting,
    *,
    came: Iterable[str],
    substitutes: Mapping[str, str] = MappingProxyType({}),
    ends_at: datetime,
    by: User,
) -> None:
    """Opened at its hour, everybody marked, closed."""
    actions.open_meeting(meeting, at=meeting.starts_at, by=by)
    for line in meeting.attendance.select_related("seat__post"):
        code = line.seat.post.code if line.seat else ""
        if code in came:
            actions.mark(line, Attendance.State.PRESENT, by=by)
        elif code in substitutes:
            actions.mark(line, Attendance.State.SUBSTITUTE, substitute=substitutes[code], by=by)
        else:
            actions.mark(line, Attendance.State.ABSENT, reason="ติดราชการ", by=by)
    actions.close_meeting(meeting, at=ends_at, by=by)


def _build_board(below: Committee, posts: dict[str, Post], secretary: User) -> None:
    """Two meetings of the year before: the second approved the minutes of the first."""
    board = actions.create_committee(
        BOARD, name_th=BOARD_NAME, name_en="Provincial OTOP Board, Khon Kaen", area=below.area, by=None
    )
    actions.change_committee(
        below, name_th=below.name_th, name_en=below.name_en, parent=board, quorum=below.quorum, by=None
    )
    for code, duty in BOARD_SEATS:
        actions.seat(board, posts[code], duty=duty, starts_on=date(2017, 1, 1), by=None)
    held = []
    for number, starts_at in ((3, BOARD_THIRD), (4, BOARD_FOURTH)):
        meeting = actions.call_meeting(
            board,
            starts_at=starts_at,
            place_th=BOARD_PLACE,
            chair=posts["vice-governor-40"],
            number=number,
            was_held=True,
            by=secretary,
        )
        _hold(
            meeting,
            came=[code for code, _duty in BOARD_SEATS],
            ends_at=starts_at + timedelta(hours=2),
            by=secretary,
        )
        held.append(meeting)
    actions.record_resolution(
        held[0],
        item=5,
        kind=Resolution.Kind.APPROVED,
        text="แผนการประชุมคณะอนุกรรมการ ปีงบประมาณ พ.ศ. 2561",
        by=secretary,
    )
    minutes = actions.draft_minutes(held[0], recorder=RECORDER, checker=CHECKER, by=secretary)
    actions.approve_minutes(minutes, in_meeting=held[1], by=secretary)
    actions.draft_minutes(held[1], recorder=RECORDER, checker=CHECKER, by=secretary)


def _ask(code: str, posts: dict[str, Post]) -> Ask:
    return Ask(
        what="เตรียมความพร้อมรับนักท่องเที่ยว และรายงานผล",
        area=Area.objects.get(code=code),
        doer=posts[f"cdd-{code[:4]}"],
        follower=posts["deputy-40"],
        due_on=DUE,
        work_item=WorkItem.objects.filter(code="readiness").first(),
    )
