"""A checklist for tests, and a finding made by it."""

from datetime import date

from tidtam.ground.people.tests.factories import make_post, make_user
from tidtam.work.followup.actions import CheckRow, ItemRow, make_checklist
from tidtam.work.followup.models import Checklist, ItemAnswer
from tidtam.work.followup.tests.factories import make_follower, make_visit
from tidtam.work.plan.actions import load_programme
from tidtam.work.plan.models import Programme

ITEMS = (
    ItemRow("ป้ายบอกเส้นทางอ่านได้ชัด", "serious", 14),
    ItemRow("ห้องน้ำสะอาดพร้อมใช้"),
    ItemRow("ศูนย์ข้อมูลมีผู้รับผิดชอบ", "minor", 60),
)


def make_list(name: str = "แบบตรวจหมู่บ้าน OTOP นวัตวิถี", **fields) -> Checklist:
    programme = Programme.objects.first() or load_programme(2561, by=None)
    given = {
        "name": name,
        "items": ITEMS,
        "starts_on": date(2018, 7, 1),
        "by": fields.pop("by", None) or make_user("province", "40"),
    }
    return make_checklist("40", programme, **{**given, **fields})


def make_finding(note: str = "ป้ายล้ม", **fields) -> ItemAnswer:
    """The first item is not in order."""
    checklist = Checklist.objects.first() or make_list()
    make_follower()
    fields.setdefault("leader_post", None if "leader" in fields else make_post("deputy-40"))
    visit = make_visit(checks=[CheckRow(checklist.items.all()[0], "not_fine", note)], **fields)
    return visit.item_answers.get()
