"""The page of planned and actual: its two curves, the table beside them, and the lists to look at."""

from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from tidtam.ground.areas.models import Area, Level
from tidtam.kit import clock, plots
from tidtam.kit.access import within
from tidtam.kit.actor import Actor
from tidtam.kit.calendar import month_short
from tidtam.kit.charts import NARROW, WIDE
from tidtam.work.plan.lists.targets import last_quarter, watch, watched
from tidtam.work.plan.models import PlanRules, Target, WorkItem
from tidtam.work.plan.queries.curve import Point, Watched, curve, share_in, totals


def drawn(actor: Actor, items: list[WorkItem], year: int, area: str, rules: PlanRules) -> dict[str, Any]:
    """What the page shows of the targets that the actor may see."""
    rows = Target.objects.open_to(actor, "view").kept().filter(item__in=[item.pk for item in items])
    rows = rows.filter(within(area, "area_id"))
    points = curve(rows, items, year, clock.today())
    many, money = totals(rows)
    first, _end = last_quarter(year)
    share = share_in(points, first)
    lists = [
        Watched(code, name, said(code, rules), *totals(watch(rows, code, rules)))
        for code, name in watched().items()
    ]
    asked = {"year": str(year), "area": area}
    return {
        "points": points,
        "many": many,
        "money": money,
        "spent": next((one.money_spent for one in reversed(points) if one.money_spent is not None), 0),
        "done": next((one.work_done for one in reversed(points) if one.work_done is not None), 0) / 100,
        "planned": next((one.work_planned for one in reversed(points) if one.work_done is not None), 0) / 100,
        "work_chart": _chart(_work_title(points), points, work=True),
        "money_chart": _chart(_money_title(points), points, work=False),
        "last_share": share,
        "last_too_much": share is not None and share > rules.late_share,
        "rules": rules,
        "lists": [
            (one, f"{reverse('plan:targets')}?{urlencode({**asked, 'watch': one.code})}") for one in lists
        ],
    }


def said(code: str, rules: PlanRules) -> str:
    """The rule of a list, in words with its numbers."""
    numbers = {
        "days": rules.soon_days,
        "spent_from": rules.spent_from,
        "done_below": rules.done_below,
        "done_from": rules.done_from,
        "spent_below": rules.spent_below,
    }
    words = {
        "soon": _("Due within %(days)s days and not proved yet"),
        "idle": _(
            "At least %(spent_from)s%% of the money spent, less than %(done_below)s%% of the work done"
        ),
        "unpaid": _(
            "At least %(done_from)s%% of the work done, less than %(spent_below)s%% of the money spent"
        ),
        "pushed": _("To be done before 1 July when it was planned; due or paid in the last quarter now"),
    }
    return words[code] % numbers


def areas(actor: Actor) -> list[Area]:
    """Provinces and districts that the actor may choose from."""
    found = Area.objects.open_to(actor, "view").filter(exists_until=None)
    return list(found.filter(level__in=[Level.PROVINCE, Level.DISTRICT]).order_by("level", "sort_key")[:120])


def _work_title(points: list[Point]) -> str:
    last = next((one for one in reversed(points) if one.work_done is not None), None)
    if last is None:
        return _("Work, planned and done")
    behind = round((last.work_planned - (last.work_done or 0)) / 100)
    if behind > 0:
        return _("The work is %(points)s per cent points behind the plan") % {"points": behind}
    return _("The work is as far as planned")


def _money_title(points: list[Point]) -> str:
    last = next((one for one in reversed(points) if one.money_spent is not None), None)
    if last is None or not points[-1].money_planned:
        return _("Money, planned and spent")
    share = round(100 * (last.money_spent or 0) / points[-1].money_planned)
    return _("%(share)s%% of the year's money is spent") % {"share": share}


def _chart(title: str, points: list[Point], *, work: bool) -> dict[str, Any]:
    names = [month_short(one.month) for one in points]
    planned = [(one.work_planned if work else one.money_planned) // 100 for one in points]
    known = [one.work_done if work else one.money_spent for one in points]
    actual = [None if value is None else value // 100 for value in known]
    lines = [
        plots.Line(_("planned"), planned, strong=False),
        plots.Line(_("done") if work else _("spent"), actual),
    ]
    unit = _("per cent of the work") if work else _("baht")
    return {
        "wide": mark_safe(plots.lines(title, names, lines, unit=unit, width=WIDE)),  # noqa: S308 - drawn and escaped here
        "narrow": mark_safe(plots.lines(title, names, lines, unit=unit, width=NARROW)),  # noqa: S308 - as above
    }
