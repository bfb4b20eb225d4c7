"""The way of the months' reports: the last fiscal year is final, half of this one approved, the newest under way.

The district checks a month once nothing more was told of it; the province approves the whole of it some days later.
"""

from collections import defaultdict
from datetime import date, datetime, timedelta

from django.db.models import Max

from tidtam.demo.economy import PROVINCE, Office
from tidtam.ground.areas.models import Area, Level
from tidtam.kit import clock
from tidtam.kit.calendar import month_range
from tidtam.kit.clock import BANGKOK
from tidtam.work.sales import actions
from tidtam.work.sales.models import Change, Report

FINAL = month_range(date(2016, 10, 1), date(2017, 9, 1))
APPROVED = month_range(date(2017, 10, 1), date(2018, 3, 1))
CHECKED = date(2018, 4, 1)
HALF = date(2018, 5, 1)  # checked by the districts of even numbers
STILL = datetime(2018, 7, 26, 16, 30, tzinfo=BANGKOK)
LOCKED_AFTER = timedelta(days=7)


def pass_months() -> None:
    """Check, approve and lock what was reported, each step at its own moment, after the last that was told."""
    province = Office(
        PROVINCE, "สำนักงานพัฒนาชุมชนจังหวัดขอนแก่น", verbs=frozenset({"view", "edit", "approve"})
    )  # fmt: skip
    last = dict(Change.objects.values_list("month").annotate(Max("recorded_at")).order_by())
    nil = dict(Report.objects.values_list("month").annotate(Max("first_recorded_at")).order_by())
    for month in (*FINAL, *APPROVED):
        checked = _morning(max(last[month], nil[month]), 1)
        _check(month, checked)
        approved = _morning(checked, 2)
        reports = list(Report.objects.filter(month=month).values_list("pk", flat=True))
        actions.take_step("approve", reports, by=province, at=approved)
        if month in FINAL:
            with clock.frozen(approved + LOCKED_AFTER):
                actions.lock_month(PROVINCE, month, by=province)
    _check(CHECKED, STILL)
    _check(HALF, STILL, odd=False)


def _check(month: date, at: datetime, *, odd: bool = True) -> None:
    """Each district's office checks what its producers reported of the month."""
    reports: defaultdict[str, list[int]] = defaultdict(list)
    for key, area in Report.objects.filter(month=month).values_list("pk", "area_id"):
        reports[area[:4]].append(key)
    names = dict(Area.objects.filter(level=Level.DISTRICT).values_list("code", "name_th"))
    for district in sorted(reports):
        if odd or int(district) % 2 == 0:
            office = Office(district, f"สำนักงานพัฒนาชุมชนอำเภอ{names[district]}")
            actions.take_step("check", reports[district], by=office, at=at)


def _morning(moment: datetime, days: int) -> datetime:
    """Ten o'clock so many days later."""
    return (clock.local(moment) + timedelta(days=days)).replace(hour=10, minute=0, second=0, microsecond=0)
