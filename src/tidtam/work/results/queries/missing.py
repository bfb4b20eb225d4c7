"""Which villages of the programme owe the results of which months."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import Q, QuerySet

from tidtam.kit.actor import Actor
from tidtam.kit.calendar import month_before, month_range
from tidtam.registers.communities.models import Community
from tidtam.work.results.models import ResultRevision
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
    return owing(Community.objects.open_to(actor, "view").filter(reach), months)


def owing(
    villages: "QuerySet[Community]", months: Sequence[date], known_at: datetime | None = None
) -> list[Missing]:
    """Those of the villages that owe one of the months, or owed it as far as was known at the moment."""
    communities = list(villages.select_related("area__parent__parent").order_by("area_id"))
    codes = [one.area_id for one in communities]
    began = began_in(codes)
    standing = ResultRevision.objects.standing(known_at)
    asked = standing.filter(result__area__in=codes, result__month__in=months).order_by()
    told = set(asked.values_list("result__area_id", "result__month"))
    found = []
    for one in communities:
        owed = tuple(
            month for month in months if month >= began[one.area_id] and (one.area_id, month) not in told
        )
        if owed:
            found.append(Missing(one, owed))
    return found
