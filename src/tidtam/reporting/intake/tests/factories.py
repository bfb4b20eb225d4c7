"""A paper for tests: the first meeting of Khon Kaen's sub-committee, told in a few lines of our own."""

from tidtam.ground.areas.tests.factories import make_area
from tidtam.ground.people.models import User
from tidtam.reporting.intake.actions import Said, decide, read_paper
from tidtam.reporting.intake.models import Intake
from tidtam.reporting.meetings.models import Committee
from tidtam.reporting.meetings.tests.factories import make_committee, make_secretary

TEXT = """รายงานการประชุมคณะอนุกรรมการหนึ่งตำบล หนึ่งผลิตภัณฑ์ จังหวัดขอนแก่น
ครั้งที่ 1/2561 วันศุกร์ที่ 20 กรกฎาคม 2561 เวลา 09.00 น.
ณ ห้องประชุมออคิด อำเภอเมืองขอนแก่น โดยมีปลัดจังหวัดขอนแก่นเป็นประธาน
รายได้จากการจำหน่ายผลิตภัณฑ์ ตั้งแต่เดือนตุลาคม 2560 - มิถุนายน 2561 จำนวน 6,199,333,184 บาท
พื้นที่ติดตาม อำเภอหนองสองห้อง ผู้รับผิดชอบ ปลัดจังหวัดขอนแก่น ที่บ้านวังคูน บ้านหัวขัว
ให้ออกแบบและจัดทำป้ายบอกเส้นทางท่องเที่ยว ให้แล้วเสร็จภายในวันที่ 31 สิงหาคม 2561
"""
VILLAGES = {"40150604": "บ้านวังคูณ", "40150603": "บ้านหัวขัว", "40150309": "บ้านหัวขัว"}


def make_intake(
    text: str = TEXT, *, committee: Committee | None = None, by: User | None = None, name: str = "รายงาน.txt"
) -> Intake:
    """Read, nothing decided yet; the villages that it names stand in the register, one name twice."""
    for code, village in VILLAGES.items():
        make_area(code, village)
    body = committee or make_committee()
    return read_paper(body, content=text.encode(), name=name, by=by or make_secretary())


def place_of(intake: Intake, kind: str, nth: int = 0) -> int:
    """Where the proposal of that kind stands."""
    return [place for place, one in enumerate(intake.proposals) if one["kind"] == kind][nth]


def confirmed(intake: Intake, by: User | None = None) -> Intake:
    """Everything confirmed as read; of the name that stands twice, the one in หมู่ 3."""
    said = {
        place: Said("keep", str(one["code"] or one["value"])) for place, one in enumerate(intake.proposals)
    }
    said[place_of(intake, "village", 1)] = Said("keep", "40150603")
    return decide(intake, said, version=intake.version, by=by or make_secretary())
