"""Targets for tests: signs in บ้านวังคูณ, the district's officer does them, others look at them."""

from datetime import date, timedelta
from itertools import count
from typing import Any

from tidtam.ground.areas.models import Area
from tidtam.ground.files.models import File
from tidtam.ground.people.models import Holding, User
from tidtam.ground.people.tests.factories import make_post, make_user
from tidtam.kit import clock
from tidtam.registers.communities.models import Community
from tidtam.registers.communities.tests.factories import make_community
from tidtam.work.plan.actions import ProgressRow, TargetRow, confirm_target, make_targets, report_progress
from tidtam.work.plan.models import Confirmation, Progress, Target, WorkStep
from tidtam.work.plan.tests.factories import make_item

VILLAGE = "40150604"
POINT = (15.69, 102.8)
START, DUE = date(2018, 6, 1), date(2018, 8, 31)

_prints = count(1)


def make_village(code: str = VILLAGE) -> Area:
    """A village of the programme that has a point."""
    if not Community.objects.filter(area=code).exists():
        make_community(code)
    Area.objects.filter(pk=code).update(latitude=POINT[0], longitude=POINT[1])
    return Area.objects.get(pk=code)


def make_doer() -> User:
    """พัฒนาการอำเภอหนองสองห้อง, whose post answers for the work."""
    post = make_post("cdd-4015")
    held = Holding.objects.filter(post=post, ends_on=None).first()
    if held is not None:
        return User.objects.get(pk=held.user_id)
    user = make_user("district", "4015")
    make_post("cdd-4015", holder=user)
    return User.objects.get(pk=user.pk)


def row(**fields: Any) -> TargetRow:
    given = {"quantity": 2, "starts_on": START, "due_on": DUE, "responsible": make_post("cdd-4015")}
    return TargetRow(**given | fields)


def make_target(item: str = "signs", area: str = VILLAGE, **fields: Any) -> Target:
    """Two signs by 31 August 2561."""
    place = make_village(area) if len(area) == 8 else Area.objects.get(pk=area)
    (target,) = make_targets(make_item(item), [place], row(**fields), by=None).targets
    return target


def photo(*, at: tuple[float, float] | None = POINT) -> File:
    """A picture unlike every other, taken at the village unless told otherwise; its bytes are not kept."""
    number = next(_prints)
    return File.objects.create(
        sha256=f"{number:064x}",
        original_sha256=f"{number:064x}",
        name="photo.jpg",
        kind="image/jpeg",
        size=1,
        latitude=at[0] if at else None,
        longitude=at[1] if at else None,
        created_at=clock.now(),
    )


def report(target: Target, step: int = WorkStep.ACCEPTED, quantity: int = 2, **fields: Any) -> Progress:
    """By the doer, today, with two pictures."""
    photos = fields.pop("photos", None)
    by = fields.pop("by", None) or make_doer()
    told = ProgressRow(step, quantity, fields.pop("dated_on", clock.today()), **fields)
    return report_progress(target, told, photos=[photo(), photo()] if photos is None else photos, by=by)


def confirm(target: Target, verdict: str = "fine", **fields: Any) -> Confirmation:
    """By a visit of an officer of the province."""
    by = fields.pop("by", None) or make_user("province", "40")
    note = fields.pop("note", "" if verdict == "fine" else "ป้ายล้ม")
    return confirm_target(target, by=by, how=fields.pop("how", "visit"), verdict=verdict, note=note, **fields)


def fresh(target: Target) -> Target:
    return Target.objects.get(pk=target.pk)


def days_ago(days: int) -> date:
    return clock.today() - timedelta(days=days)
