"""The demo's targets of fiscal year 2561 in the twelve villages and their districts, in every state; invented.

One letter per work, in the order of WORKS: X done, seen by another; A accepted, nobody has seen it yet; W accepted, its
photos have no place, one more has to confirm; D delivered; U under way; P procured; O nothing reported; B found not in
order; R dropped; - not asked.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from tidtam.demo.field import Field, at
from tidtam.ground.areas.models import Area
from tidtam.ground.people.models import Post, User
from tidtam.kit import money
from tidtam.work.plan.actions import (
    PaidFor,
    ProgressRow,
    TargetRow,
    change_target,
    confirm_target,
    drop_target,
    make_targets,
    report_progress,
    share_payment,
)
from tidtam.work.plan.models import BudgetEntry, BudgetNode, Target, WorkStep

Progress = Callable[[int, int], None]
MADE_ON = date(2018, 3, 1)
SEEN_BY, DISTRICTS_SEEN_BY = "deputy-40", "cdd-40"


class Work(NamedTuple):
    """One work item for all villages. baht: for each, out of the line; where: only there, "" is everywhere."""

    item: str
    quantity: int
    starts_on: date
    due_on: date
    baht: int = 0
    line: str = ""
    where: str = ""
    contractor: str = ""


WORKS = (
    Work("readiness", 1, date(2018, 3, 15), date(2018, 5, 31), 110_000, "1.1.1 (1)"),
    Work("tourism-facts", 1, date(2018, 4, 1), date(2018, 6, 30), 60_000, "1.1.1 (2)"),
    Work(
        "surroundings", 2, date(2018, 5, 1), date(2018, 8, 31), 600_000, "2.1.1 (1)", "4015", "หจก.ก่อสร้างสมมติ"
    ),
    Work("village-centre", 1, date(2018, 5, 1), date(2018, 8, 15)),
    Work("producers", 10, date(2018, 4, 15), date(2018, 7, 31), 90_000, "3.1.1 (1)"),
    Work("local-food", 3, date(2018, 5, 1), date(2018, 7, 15), 50_000, "3.1.1 (2)"),
    Work("signs", 4, date(2018, 4, 15), date(2018, 6, 30), 100_000, "4.1.1 (1)", "", "ร้านป้ายสมมติ"),
    Work("brochures", 2000, date(2018, 5, 1), date(2018, 9, 15), 25_000, "4.1.1 (2)"),
)
DISTRICT_WORKS = (
    Work("district-centre", 1, date(2018, 5, 1), date(2018, 8, 31)),
    Work("routes", 1, date(2018, 5, 1), date(2018, 8, 10)),
)
VILLAGES = {
    "40150205": "XXUAPXPX",
    "40150604": "XXDUUXPA",
    "40150806": "XWUBPOPU",
    "40150807": "XAPOUUOP",
    "40150808": "XXXXAXUX",
    "40250505": "XX-UXAPU",
    "40250503": "WA-PUUOO",
    "40250105": "XU-OPOPO",
    "40140201": "XA-UUAPU",
    "40110101": "XX-BXXDA",
    "40110202": "AX-AUDPP",
    "40110407": "XO-OOOOR",
}
DISTRICTS = {"4015": "UA", "4025": "XU", "4014": "OP", "4011": "DO"}
#: Put off from June into the last quarter, by the villages' code.
PUT_OFF = {"40150205", "40150604", "40150806", "40250505", "40110101", "40110202"}
PUT_OFF_TO, PUT_OFF_ON = date(2018, 8, 31), date(2018, 6, 25)
#: Document's line and day of the payment, work, how many villages, baht each.
PAID = (
    ("1.1.1 (1)", date(2018, 4, 20), "readiness", 12, 110_000),
    ("1.1.1 (2)", date(2018, 6, 15), "tourism-facts", 6, 60_000),
    ("2.1.1 (1)", date(2018, 7, 13), "surroundings", 5, 234_000),
    ("3.1.1 (1)", date(2018, 5, 18), "producers", 5, 90_000),
    ("3.1.1 (2)", date(2018, 6, 22), "local-food", 5, 50_000),
    ("4.1.1 (2)", date(2018, 7, 16), "brochures", 3, 25_000),
)
STEPS = {"P": 2, "U": 3, "D": 4, "W": 5, "A": 5, "B": 5, "X": 6}
LATEST = date(2018, 7, 24)


def build_works(posts: dict[str, Post], users: dict[str, User], progress: Progress) -> None:
    """Targets made in bulk in March, put off in June, reported, looked at and paid until today."""
    field, officer = Field(posts), users["province"]
    with at(MADE_ON):
        for number, work in enumerate((*WORKS, *DISTRICT_WORKS)):
            _make(field, number, work, officer)
    told = [*VILLAGES.items(), *DISTRICTS.items()]
    for done, (code, letters) in enumerate(told, 1):
        works = WORKS if len(code) == 8 else DISTRICT_WORKS
        for work, letter in zip(works, letters, strict=True):
            if letter != "-":
                _tell(field, Target.objects.get(item__code=work.item, area=code), letter, officer)
        progress(done, len(told))
    _pay(officer)


def _make(field: Field, number: int, work: Work, officer: User) -> None:
    """By district, each under the post of its own district."""
    node = BudgetNode.objects.get(code=work.line, programme__fiscal_year=2561) if work.line else None
    for district, letters in DISTRICTS.items():
        chosen = [code for code, asked in VILLAGES.items() if code.startswith(district)]
        if work in DISTRICT_WORKS:
            chosen = [district] if letters[number - len(WORKS)] != "-" else []
        else:
            chosen = [code for code in chosen if VILLAGES[code][number] != "-"]
        if not chosen:
            continue
        row = TargetRow(
            work.quantity,
            work.starts_on,
            work.due_on,
            field.posts[f"cdd-{district}"],
            money.baht(work.baht),
            node,
            work.contractor,
        )
        areas = Area.objects.filter(pk__in=chosen).order_by("pk")
        make_targets(field.items[work.item], areas, row, by=officer)


def _tell(field: Field, target: Target, letter: str, officer: User) -> None:
    """What became of one target until today."""
    if target.item.code == "signs" and target.area_id in PUT_OFF:
        with at(PUT_OFF_ON):
            row = TargetRow(
                target.quantity,
                target.starts_on,
                PUT_OFF_TO,
                target.responsible,
                target.money,
                target.node,
                target.contractor,
            )
            change_target(target, row, reason="จัดซื้อจัดจ้างล่าช้า ต้องประกาศใหม่", by=officer)
    if letter == "R":
        with at(date(2018, 6, 20), 14):
            drop_target(target, reason="รวมกับแผ่นพับของอำเภอ", by=officer)
        return
    if letter == "O":
        return
    held = target.responsible.holdings.select_related("user").filter(ends_on=None).first()
    doer = held.user if held else field.officer
    last = STEPS[letter]
    days = _days(target, last)
    for step, day in zip(range(2, last + 1), days, strict=True):
        _report(field, target, step, day, doer, with_place=letter != "W", shown=step == 5)
    if letter in "XBW":
        _seen(field, target, letter, days[-1] + timedelta(days=2))


def _seen(field: Field, target: Target, letter: str, day: date) -> None:
    """ปลัดจังหวัด looks at the villages' works; the province's development officer at those of the districts."""
    post = SEEN_BY if len(target.area_id) == 8 else DISTRICTS_SEEN_BY
    with at(day, 11):
        confirm_target(
            target,
            by=field.holder(post),
            how="visit" if post == SEEN_BY else "post",
            verdict="not_fine" if letter == "B" else "fine",
            post=field.posts[post],
            note="ตัวอาคารเสร็จ ยังไม่มีโต๊ะและเจ้าหน้าที่" if letter == "B" else "ตรวจพร้อมผู้ใหญ่บ้าน ครบตามรายการ",
        )


def _days(target: Target, last: int) -> list[date]:
    """Days of the reports, evenly from the start to shortly before the due date or today."""
    first = target.starts_on + timedelta(days=12)
    end = max(min(target.due_on - timedelta(days=6), LATEST - timedelta(days=2)), first + timedelta(days=8))
    wait = (end - first) // max(last - 2, 1)
    return [first + wait * number for number in range(last - 1)]


def _report(
    field: Field, target: Target, step: int, day: date, doer: User, *, with_place: bool, shown: bool
) -> None:
    area, point = target.area, None
    if area.latitude is not None and area.longitude is not None:
        point = (area.latitude + 0.0012, area.longitude + 0.0008)
    reached = target.quantity if step >= WorkStep.DELIVERED else target.quantity // 2 * (step == 3)
    with at(day, 15):
        count = target.needs_photos if shown else 0
        photos = [
            field.photo(area, day, 10 * target.item.order + number, point if with_place else None, by=doer)
            for number in range(count)
        ]
        row = ProgressRow(step, reached, day, "ส่งภาพผลงานแล้ว" if photos else "")
        report_progress(target, row, photos=photos, by=doer)


def _pay(officer: User) -> None:
    """Which part of the year's payments was for which village."""
    for line, day, item, count, baht in PAID:
        entry = BudgetEntry.objects.filter(node__code=line, kind="disburse", dated_on=day).get()
        targets = Target.objects.filter(item__code=item).kept().order_by("area_id")[:count]
        with at(day, 16):
            share_payment(entry, [PaidFor(target, money.baht(baht)) for target in targets], by=officer)
