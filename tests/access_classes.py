"""Who may open what of the communities' classes."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from tests.access_rows import OFFICERS, page
from tests.access_world import NOW, World
from tidtam.ground.files.actions import store
from tidtam.ground.people.tests.factories import make_user
from tidtam.kit import clock
from tidtam.registers.communities.actions import CriterionRow, assess_class, make_sheet
from tidtam.registers.communities.models import ClassAssessment, ClassSheet


def _sheet(_world: World) -> Mapping[str, Any]:
    there = ClassSheet.objects.first() or make_sheet(
        "40",
        name="เกณฑ์ชุมชน",
        basis="คู่มือ",
        starts_on=date(2018, 7, 1),
        limits=(80, 60, 40),
        criteria=[CriterionRow("มีผู้ต้อนรับ", 10)],
        by=make_user("province", "40"),
    )
    return {"pk": there.pk}


def _class(world: World) -> Mapping[str, Any]:
    there = ClassAssessment.objects.first()
    if there is None:
        with clock.frozen(NOW):
            there = assess_class(
                world.community,
                assessed_on=clock.today(),
                assessor="คณะทำงาน",
                letter="B",
                source="ประกาศ",
                evidence=store(b"%PDF-1.7 class", name="a.pdf", by=None),
                by=make_user("province", "40"),
            )
    return {"pk": there.pk}


CLASSES = {
    "communities:class_sheets": page(OFFICERS, refused=403, elsewhere=200),
    # The province's own, so that every district of it reads by what its villages are classed.
    "communities:class_sheet": page(OFFICERS, _sheet, elsewhere=200),
    "communities:new_class_sheet": page("province", posts=200),
    "communities:class": page(f"{OFFICERS} village", _class, posts=422, post_roles="province district"),
    "communities:class_evidence": page(f"{OFFICERS} village", _class),
    "communities:assess_class": page(
        "province district", lambda world: {"code": world.community.area_id}, posts=200
    ),
}
