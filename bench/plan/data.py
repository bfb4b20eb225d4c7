"""3,273 villages of the programme among 74,000, each with the village's work items; the districts with theirs.

Areas, programme, people and posts come through the rooms' actions. Communities, targets, reports and payments are
written by bulk_create: the actions hold, check and log each row, which takes half an hour at this size and changes
nothing that a page shows.
"""

import time
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

VILLAGES = 3_273
SEED = "tidtam plan"
BATCH = 2000
YEAR = 2561
TODAY = datetime(2018, 7, 27, 3, 0, tzinfo=UTC)
STARTS = [date(2018, 1, 15) + timedelta(days=15 * n) for n in range(8)]
PEOPLE = (("national", "executive", ""), ("province", "province", "40"), ("district", "district", "4015"))


def build() -> float:
    """Fill the empty database; answers the seconds that it took, 0 when it was filled before."""
    from tidtam.kit import clock, statistics
    from tidtam.work.plan.models import Target

    if Target.objects.count() >= VILLAGES:
        return 0.0
    begun = time.perf_counter()
    with clock.frozen(TODAY):
        _ground()
        _targets(Random(SEED))
    statistics.refresh()
    return time.perf_counter() - begun


def _ground() -> None:
    from tidtam.ground.areas import actions as areas
    from tidtam.ground.areas.models import Area, Level
    from tidtam.ground.people import actions as people
    from tidtam.registers.communities.models import Community
    from tidtam.work.plan.actions import load_programme

    areas.load_gazetteer(by=None)
    load_programme(YEAR, by=None)
    found = Area.objects.existing().filter(level=Level.SUBDISTRICT).order_by("code")
    codes = list(found.values_list("code", flat=True))
    step = len(codes) / VILLAGES
    chosen = {f"{codes[int(number * step)]}01" for number in range(VILLAGES)}
    facts = [
        areas.VillageFact(f"{code}{moo:02}", f"บ้านสมมติ{number * 10 + moo}", f"Ban {number * 10 + moo}")
        for number, code in enumerate(codes)
        for moo in range(1, 11)
    ]
    areas.add_villages(facts, source="bench", by=None)
    Community.objects.bulk_create(
        [Community(area_id=code, joined_on=date(2018, 1, 10)) for code in sorted(chosen)], batch_size=BATCH
    )
    for username, role, area in PEOPLE:
        people.create_user(username, password=None, role=role, area=area, by=None)


def _targets(random: Random) -> None:
    from tidtam.ground.areas.models import Area, Level
    from tidtam.ground.people.models import Post
    from tidtam.kit import thai
    from tidtam.registers.communities.models import Community
    from tidtam.work.plan.models import Progress, Target, TargetPayment, TargetRevision, WorkItem, WorkLevel

    districts = Area.objects.existing().filter(level=Level.DISTRICT).order_by("code")
    Post.objects.bulk_create(
        [
            Post(
                code=f"cdd-{area.code}",
                name_th=f"พัฒนาการอำเภอ{area.name_th}",
                area=area,
                sort_key=thai.sort_key(area.name_th),
            )
            for area in districts
        ],
        batch_size=BATCH,
    )
    posts = dict(Post.objects.values_list("code", "pk"))
    lines = _lines()
    villages = list(Community.objects.order_by("area_id").values_list("area_id", flat=True))
    targets, reports = [], []
    for item in WorkItem.objects.filter(programme__fiscal_year=YEAR).order_by("order"):
        places = [area.code for area in districts] if item.level == WorkLevel.DISTRICT else villages
        for place in places:
            post = posts[f"cdd-{place[:4]}"]
            target, told = _one(random, item, place, post, lines[place[:2]])
            targets.append(target)
            reports += told
    Target.objects.bulk_create(targets, batch_size=BATCH)
    Progress.objects.bulk_create(reports, batch_size=BATCH)
    TargetRevision.objects.bulk_create([_revision(random, target) for target in targets], batch_size=BATCH)
    entries = _entries(lines)
    paid = [target for target in targets if target.spent]
    TargetPayment.objects.bulk_create(
        [
            TargetPayment(target=target, entry_id=entry, amount=target.spent, dated_on=day)
            for target in paid
            for day, entry in [random.choice(entries[target.area_id[:2]])]
        ],
        batch_size=BATCH,
    )


def _lines() -> dict[str, Any]:
    """One budget line a province."""
    from tidtam.ground.areas.models import Area
    from tidtam.work.plan.actions import NodeRow, add_node
    from tidtam.work.plan.models import Programme

    programme = Programme.objects.get(fiscal_year=YEAR)
    provinces = Area.objects.existing().filter(level=2)
    return {area.code: add_node(programme, area, NodeRow("1", "พัฒนาหมู่บ้าน"), by=None) for area in provinces}


def _entries(lines: dict[str, Any]) -> dict[str, list[tuple[date, int]]]:
    """Ten disbursements a province, February to July."""
    from tidtam.work.plan.actions import EntryRow, record_entry

    found: dict[str, list[tuple[date, int]]] = {}
    for code, node in lines.items():
        record_entry(node, EntryRow("allocate", 10**13, date(2018, 1, 10), "1"), by=None)
        days = [date(2018, 2, 10) + timedelta(days=16 * number) for number in range(10)]
        found[code] = [
            (day, record_entry(node, EntryRow("disburse", 10**11, day, "2"), by=None).pk) for day in days
        ]
    return found


def _one(random: Random, item: Any, place: str, post: int, node: Any) -> tuple[Any, list[Any]]:
    from tidtam.work.plan.models import Progress, Target
    from tidtam.work.plan.proof import share_of

    start = random.choice(STARTS)
    due = start + timedelta(days=random.choice((60, 90, 120, 180)))
    step = random.choices((1, 2, 3, 4, 5, 6), (8, 12, 30, 10, 20, 20))[0]
    money = random.choice((0, 2_500_000, 6_000_000, 11_000_000))
    target = Target(
        item=item, area_id=place, quantity=2, node=node if money else None, money=money, starts_on=start,
        due_on=due, responsible_id=post, needs_photos=item.photos_needed, needs_place=item.place_needed,
        needs_confirmers=item.confirmers_needed, step=step, recorded_at=TODAY,
        spent=money * random.choice((0, 0, 30, 60, 100)) // 100,
    )  # fmt: skip
    told, before = [], 0
    for number in range(2, step + 1):
        share = share_of(target, number, 2 if number >= 4 else 1)
        day = min(start + timedelta(days=10 * number), TODAY.date())
        told.append(
            Progress(
                target=target, step=number, quantity=2 if number >= 4 else 1, gained=share - before, dated_on=day,
                post_id=post, recorded_at=TODAY,
            )
        )  # fmt: skip
        before, target.reported_on = share, day
    target.share, target.reached = before, 2 if step >= 4 else int(step == 3)
    if step >= 5 and random.random() < 0.6:
        target.photos_near = target.photos_all = item.photos_needed
        target.confirmers, target.done_on = item.confirmers_needed, target.reported_on
    return target, told


def _revision(random: Random, target: Any) -> Any:
    from tidtam.work.plan.models import TargetRevision

    first = target.due_on - timedelta(days=random.choice((0, 0, 0, 45)))
    return TargetRevision(
        target=target, number=1, quantity=target.quantity, node=target.node, money=target.money,
        starts_on=target.starts_on, due_on=max(first, target.starts_on), responsible_id=target.responsible_id,
        recorded_at=TODAY,
    )  # fmt: skip
