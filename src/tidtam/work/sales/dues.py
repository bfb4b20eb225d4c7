"""What producers owe: the months that have ended and that nobody reported, counted by district."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tidtam.ground.areas.models import Area
from tidtam.kit import clock
from tidtam.kit.access import reach_q, within
from tidtam.kit.actor import Actor
from tidtam.kit.calendar import month_before, month_code, month_range, month_short
from tidtam.kit.dues import Due, standing
from tidtam.work.sales.queries.deadlines import deadlines
from tidtam.work.sales.queries.names import Answer
from tidtam.work.sales.queries.posts import Owners, responsible_in
from tidtam.work.sales.queries.reporting import missing_by_district

OPEN_MONTHS = 3  # older gaps are shown by the reporting rate, they are no longer chased one by one


def kinds() -> dict[str, Any]:
    """The words for what is owed here."""
    return {"sales.report": _("Sales report")}


def dues(actor: Actor, *, area: str = "", today: date | None = None) -> list[Due]:
    """One row per district and month that the actor may view: how many producers have not reported, since when.

    A month that its province has closed is owed no longer.
    """
    day = today or clock.today()
    reach = reach_q(actor, "view") & within(area, "area_id")
    months = _open_months(day)
    due = deadlines(area, months)
    missing = {
        (district, month): number
        for (district, month), number in missing_by_district(reach, months).items()
        if not due.is_closed(district, month)
    }
    districts = {code for code, _month in missing}
    owners = responsible_in(districts)
    labels = {row.code: row.label for row in Area.objects.filter(pk__in=districts)}
    return [
        _due(due.of(district, month), district, month, number, labels, owners, day)
        for (district, month), number in sorted(missing.items())
    ]


def _due(
    due: date, district: str, month: date, number: int, labels: dict[str, str], owners: Owners, today: date
) -> Due:
    late_days, state = standing(due, today)
    what = ngettext(
        "Sales of %(month)s not reported · %(number)s producer",
        "Sales of %(month)s not reported · %(number)s producers",
        number,
    ) % {"month": month_short(month), "number": f"{number:,}"}
    asked = urlencode({"month": month_code(month), "area": district, "state": str(Answer.MISSING.value)})
    return Due(
        kind="sales.report",
        what=what,
        area=district,
        area_label=labels.get(district, district),
        post=owners[district],
        due=due,
        late_days=late_days,
        state=state,
        link=f"{reverse('sales:list')}?{asked}",
    )


def _open_months(today: date) -> list[date]:
    """The last months that have ended, the oldest first."""
    return month_range(month_before(today, OPEN_MONTHS), month_before(today))
