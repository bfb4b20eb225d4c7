"""What is owed for sales, counted by district: months that nobody reported, reports that wait for the office."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.db.models import Q
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
from tidtam.work.sales.queries.checking import waiting_by_district
from tidtam.work.sales.queries.deadlines import deadlines
from tidtam.work.sales.queries.names import Answer
from tidtam.work.sales.queries.posts import OWNER, Owners, responsible_in
from tidtam.work.sales.queries.reporting import missing_by_district

CHECK_DAYS = 7  # from the sending until the office should have countersigned
OPEN_MONTHS = 3  # older gaps are shown by the reporting rate, they are no longer chased one by one


def kinds() -> dict[str, Any]:
    """The words for what is owed here."""
    return {"sales.report": _("Sales report"), "sales.check": _("Sales report sent by link, to be checked")}


def dues(actor: Actor, *, area: str = "", today: date | None = None) -> list[Due]:
    """One row per district and month that the actor may view, of either kind: how many, since when."""
    day = today or clock.today()
    reach = reach_q(actor, "view") & within(area, "area_id")
    return [*_missing(reach, area, day), *_unchecked(actor, reach, day)]


def _unchecked(actor: Actor, reach: Q, day: date) -> list[Due]:
    """What producers and heads of villages sent by link, and nobody has countersigned."""
    waiting = waiting_by_district(reach)
    districts = {code for code, _month in waiting}
    owners, labels = responsible_in(districts), _labels(districts)
    found = []
    for (district, month), (number, since) in sorted(waiting.items()):
        due = clock.local(since).date() + timedelta(days=CHECK_DAYS)
        what = ngettext(
            "%(number)s sales report of %(month)s sent by link is to be checked",
            "%(number)s sales reports of %(month)s sent by link are to be checked",
            number,
        ) % {"month": month_short(month), "number": f"{number:,}"}
        page, place = (
            ("sales:checking", "district") if actor.may("edit", district) else ("sales:list", "area")
        )
        link = f"{reverse(page)}?{urlencode({'month': month_code(month), place: district})}"
        found.append(_due("sales.check", what, link, due, district, labels, owners, day))
    return found


def _missing(reach: Q, area: str, day: date) -> list[Due]:
    """Months that have ended and that producers have not reported; one that its province closed is owed no longer."""
    months = _open_months(day)
    due = deadlines(area, months)
    missing = {
        (district, month): number
        for (district, month), number in missing_by_district(reach, months).items()
        if not due.is_closed(district, month)
    }
    districts = {code for code, _month in missing}
    owners, labels = responsible_in(districts), _labels(districts)
    found = []
    for (district, month), number in sorted(missing.items()):
        what = ngettext(
            "Sales of %(month)s not reported · %(number)s producer",
            "Sales of %(month)s not reported · %(number)s producers",
            number,
        ) % {"month": month_short(month), "number": f"{number:,}"}
        asked = urlencode({"month": month_code(month), "area": district, "state": str(Answer.MISSING.value)})
        link = f"{reverse('sales:list')}?{asked}"
        found.append(_due("sales.report", what, link, due.of(district, month), district, labels, owners, day))
    return found


def _due(
    kind: str,
    what: str,
    link: str,
    due: date,
    district: str,
    labels: Mapping[str, str],
    owners: Owners,
    day: date,
) -> Due:
    late_days, state = standing(due, day)
    return Due(
        kind=kind,
        what=what,
        area=district,
        area_label=labels.get(district, district),
        post=owners[district],
        post_code=OWNER.format(district=district) if district in owners else "",
        due=due,
        late_days=late_days,
        state=state,
        link=link,
    )


def _labels(districts: set[str]) -> dict[str, str]:
    return {row.code: row.label for row in Area.objects.filter(pk__in=districts)}


def _open_months(today: date) -> list[date]:
    """The last months that have ended, the oldest first."""
    return month_range(month_before(today, OPEN_MONTHS), month_before(today))
