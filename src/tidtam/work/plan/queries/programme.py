"""Which programme a day belongs to, and its work items."""

from datetime import date

from django.db.models import QuerySet

from tidtam.kit.calendar import fiscal_year
from tidtam.work.plan.models import Programme, WorkItem


def programmes(day: date) -> QuerySet[Programme]:
    """The programmes up to the fiscal year of `day`, the newest first: the first of them is the day's."""
    return Programme.objects.filter(fiscal_year__lte=fiscal_year(day)).order_by("-fiscal_year")


def programme_of(day: date) -> Programme | None:
    """The programme of the fiscal year of `day`, else the last one before it; None before there is any."""
    return programmes(day).first()


def items_of(day: date) -> tuple[WorkItem, ...]:
    """The work items of that programme in their order."""
    newest = programmes(day).values("pk")[:1]
    return tuple(WorkItem.objects.filter(programme__in=newest).select_related("programme").order_by("order"))
