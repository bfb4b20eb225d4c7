"""What producers owe: the months that have ended and that nobody reported, counted by district."""

from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tidtam.ground.areas.models import Area
from tidtam.ground.people.models import Post
from tidtam.kit import clock
from tidtam.kit.access import reach_q, within
from tidtam.kit.actor import Actor
from tidtam.kit.calendar import month_code, month_of, month_range, month_short
from tidtam.kit.dues import Due, standing
from tidtam.work.sales.queries.months import due_days
from tidtam.work.sales.queries.reporting import missing_by_district

OPEN_MONTHS = 3  # older gaps are shown by the reporting rate, they are no longer chased one by one
OWNER = "cdd-{district}"  # the post that collects the reports of a district


def kinds() -> dict[str, Any]:
    """The words for what is owed here."""
    return {"sales.report": _("Sales report")}


def dues(actor: Actor, *, area: str = "", today: date | None = None) -> list[Due]:
    """One row per district and month that the actor may view: how many producers have not reported."""
    day = today or clock.today()
    reach = reach_q(actor, "view") & within(area, "area_id")
    months = _open_months(day)
    missing = missing_by_district(reach, months)
    due_on = due_days(months)
    districts = {code for code, _month in missing}
    codes = [OWNER.format(district=code) for code in districts]
    owners = Post.objects.filter(code__in=codes).select_related("area")
    posts = {post.code: post.name for post in owners}
    labels = {post.area_id: post.area.label for post in owners}
    labels |= {area.code: area.label for area in Area.objects.filter(pk__in=districts - labels.keys())}
    address = reverse("sales:list")
    return [
        _due(
            address,
            district,
            month,
            number,
            labels.get(district, district),
            posts,
            due_on(district, month),
            day,
        )
        for (district, month), number in sorted(missing.items())
    ]


def _due(
    address: str,
    district: str,
    month: date,
    number: int,
    label: str,
    posts: dict[str, str],
    due: date,
    today: date,
) -> Due:
    late_days, state = standing(due, today)
    what = ngettext(
        "Sales of %(month)s not reported · %(number)s producer",
        "Sales of %(month)s not reported · %(number)s producers",
        number,
    ) % {"month": month_short(month), "number": f"{number:,}"}
    asked = urlencode({"month": month_code(month), "area": district, "state": "0"})
    return Due(
        kind="sales.report",
        what=what,
        area=district,
        area_label=label,
        post=posts.get(OWNER.format(district=district), _("District community development office")),
        due=due,
        late_days=late_days,
        state=state,
        link=f"{address}?{asked}",
    )


def _open_months(today: date) -> list[date]:
    """The last months that have ended, the oldest first."""
    last = month_of(month_of(today) - timedelta(days=1))
    first = last
    for _step in range(OPEN_MONTHS - 1):
        first = month_of(first - timedelta(days=1))
    return month_range(first, last)
