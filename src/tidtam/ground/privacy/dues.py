"""What personal data owe: reports of breaches in 72 hours, answers in 30 days, erasing what is kept too long."""

from collections import Counter
from datetime import date
from math import ceil

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tidtam.ground.areas.models import Area
from tidtam.ground.privacy.models import Breach, Person, Request, RetentionRule, Risk
from tidtam.ground.privacy.queries import over
from tidtam.kit import clock
from tidtam.kit.access import within
from tidtam.kit.actor import Actor
from tidtam.kit.dues import Due, standing

BREACH, REQUEST, KEPT = "breach", "request", "kept"
HOUR = 3600


def kinds() -> dict[str, str]:
    """The words for the filter."""
    return {BREACH: _("Data breach"), REQUEST: _("Request about own data"), KEPT: _("Kept long enough")}


def dues(actor: Actor, *, area: str = "", today: date | None = None) -> list[Due]:
    """Within `area`: breaches for who may reveal, requests and what is kept too long for who looks after people."""
    if not actor.reach("edit") and not actor.reach("reveal"):
        return []
    today = today or clock.today()
    found = [*_of_breaches(actor, area, today), *_of_requests(actor, area, today), *_kept(actor, area, today)]
    labels = {one.pk: one.label for one in Area.objects.filter(pk__in={due.area for due in found})}
    return [_labelled(due, labels) for due in found]


def _labelled(due: Due, labels: dict[str, str]) -> Due:
    return Due(**{**due.__dict__, "area_label": labels.get(due.area, "")})


def _of_breaches(actor: Actor, area: str, today: date) -> list[Due]:
    """The clock runs by the hour, over week-ends too; told to the people when the risk is high."""
    found = []
    now = clock.now()
    rows = Breach.objects.open_to(actor, "reveal").filter(within(area, "area"), closed_at=None)
    for breach in rows.exclude(risk=Risk.NONE):
        if breach.reported_at is None:
            what = _reporting(breach, ceil((breach.report_by - now).total_seconds() / HOUR))
        elif breach.risk == Risk.HIGH and breach.told_at is None:
            what = _("Tell the people concerned of the data breach")
        else:
            continue
        late = now > breach.report_by
        day = clock.local(breach.report_by).date()
        found.append(
            Due(
                kind=BREACH,
                what=what,
                area=breach.area,
                area_label="",
                post=_office(),
                due=day,
                late_days=max(1, (today - day).days) if late else min(0, (today - day).days),
                state="late" if late else "soon",
                link=reverse("privacy:breach", args=[breach.pk]),
            )
        )
    return found


def _reporting(breach: Breach, hours: int) -> str:
    if hours <= 0:
        return _("Report the data breach to the PDPC: the 72 hours are over")
    return ngettext(
        "Report the data breach to the PDPC: %(hours)s hour left",
        "Report the data breach to the PDPC: %(hours)s hours left",
        hours,
    ) % {"hours": hours}


def _of_requests(actor: Actor, area: str, today: date) -> list[Due]:
    """Open ones of the areas whose people the actor looks after."""
    found = []
    for request in Request.objects.readable(actor).filter(within(area, "area"), done_on=None):
        late_days, state = standing(request.due_on, today)
        found.append(
            Due(
                kind=REQUEST,
                what=_("Answer a request about own data: %(kind)s") % {"kind": request.get_kind_display()},
                area=request.area,
                area_label="",
                post=_office(),
                due=request.due_on,
                late_days=late_days,
                state=state,
                link=reverse("privacy:request", args=[request.pk]),
            )
        )
    return found


def _kept(actor: Actor, area: str, today: date) -> list[Due]:
    """One due per rule and district: how many people, since when the first of them."""
    if not actor.reach("reveal"):
        return []
    found = []
    people = Person.objects.open_to(actor, "reveal").filter(within(area, "area"))
    for rule in RetentionRule.objects.filter(automatic=False):
        rows = over(rule, people)
        counts = Counter(row.area[:4] for row in rows)
        for code in sorted(counts):
            first = min(clock.local(row.until).date() for row in rows if row.area[:4] == code)
            late_days, state = standing(first, today)
            found.append(
                Due(
                    kind=KEPT,
                    what=ngettext(
                        "Erase data kept long enough: %(count)s person (%(rule)s)",
                        "Erase data kept long enough: %(count)s people (%(rule)s)",
                        counts[code],
                    )
                    % {"count": counts[code], "rule": rule.name},
                    area=code,
                    area_label="",
                    post=_office(),
                    due=first,
                    late_days=late_days,
                    state=state,
                    link=f"{reverse('privacy:kept', args=[rule.code])}?area={code}",
                )
            )
    return found


def _office() -> str:
    return _("Community development office")
