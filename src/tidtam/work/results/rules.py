"""Who may do what with results, and the numbers that a province has set."""

from datetime import date, timedelta

from tidtam.kit.actor import Actor
from tidtam.kit.calendar import next_month
from tidtam.registers.communities.models import CommunityEditor
from tidtam.work.results.models import ResultRules


def may_report(actor: Actor | None, area: str) -> bool:
    """Who edits in the area, or edits the page of this village's community; tidtam itself (None) may."""
    if actor is None or actor.may("edit", area):
        return True
    edited = CommunityEditor.objects.filter(user=actor.pk, community__area=area)
    return actor.pk is not None and edited.exists()


def may_set(actor: Actor | None, province: str) -> bool:
    """Who edits in the whole province."""
    return actor is None or actor.may("edit", province)


def rules_of(area: str) -> ResultRules:
    """Those of the province in which the area lies; the defaults where it has set none."""
    found = ResultRules.objects.filter(province=area[:2]).first() if area else None
    return found or ResultRules()


def due_on(month: date, rules: ResultRules) -> date:
    """The last day on which the month's results are on time."""
    return next_month(month) + timedelta(days=rules.due_days - 1)
