"""The demo's rounds of visits: one closed without a village, one that runs; all of it invented."""

from datetime import date

from tidtam.demo.field import at
from tidtam.demo.matters import VILLAGES
from tidtam.ground.areas.models import Area
from tidtam.ground.people.models import User
from tidtam.work.followup.actions import close_round, make_round
from tidtam.work.plan.queries import programme_of

FIRST_MADE, FIRST_CLOSED = date(2018, 6, 1), date(2018, 7, 16)
SECOND_MADE = date(2018, 7, 20)


def build_rounds(users: dict[str, User]) -> None:
    """After the visits are recorded: the first round counts what was seen in June and July."""
    programme = programme_of(SECOND_MADE)
    assert programme is not None
    areas = list(Area.objects.filter(pk__in=[story.code for story in VILLAGES]).order_by("pk"))
    officer = users["province"]
    with at(FIRST_MADE):
        first = make_round(
            programme,
            areas,
            name="รอบที่ 1 สำรวจความพร้อมของหมู่บ้าน",
            starts_on=FIRST_MADE,
            due_on=date(2018, 7, 10),
            by=officer,
        )
    with at(FIRST_CLOSED):
        close_round(first, note="หมู่บ้านที่ยังไม่ได้ลงพื้นที่ยกไปรอบที่ 2", by=officer)
    with at(SECOND_MADE):
        make_round(
            programme,
            areas,
            name="รอบที่ 2 ก่อนประชุมคณะกรรมการครั้งต่อไป",
            starts_on=SECOND_MADE,
            due_on=date(2018, 8, 3),
            by=officer,
        )
