"""Which villages of the programme owe the results of which months."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from django.db.models import Q

from tidtam.kit.actor import Actor
from tidtam.kit.calendar import month_before, month_range
from tidtam.registers.communities.models import Community
from tidtam.work.results.models import Result
from tidtam.work.results.queries.around import began_in


class Missing(NamedTuple):
    """months: those that nobody reported, the oldest first."""

    community: Community
    months: tuple[date, ...]


def ended_months(today: date, count: int) -> list[date]:
    """The last months that have ended, the oldest first."""
    return month_range(month_before(today, count), month_before(today))


def missing(actor: Actor, reach: Q, months: Sequence[date]) -> list[Missing]:
    """The villages that the actor may view and that owe a month from the beginning of their project on.

    reach: on the community's area.
    """
    rows = Community.objects.open_to(actor, "view").filter(reach).select_related("area__parent__parent")
    communities = list(rows.order_by("area_id"))
    codes = [one.area_id for one in communities]
    began = began_in(codes)
    asked = Result.objects.filter(area__in=codes, month__in=months)
    told = set(asked.order_by().values_list("area_id", "month"))
    found = []
    for one in communities:
        owed = tuple(
            month for month in months if month >= began[one.area_id] and (one.area_id, month) not in told
        )
        if owed:
            found.append(Missing(one, owed))
    return found
