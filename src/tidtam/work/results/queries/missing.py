"""Which villages of the programme owe the results of which months."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet

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
    return owing(Community.objects.open_to(actor, "view").filter(reach), months)


def owing(
    villages: "QuerySet[Community]", months: Sequence[date], known_at: datetime | None = None
) -> list[Missing]:
    """Those of the villages that owe one of the months, or owed it as far as was known at the moment."""
    said = Result.objects.filter(area=OuterRef("area"))
    if known_at is not None:
        said = said.filter(revisions__number=1, revisions__recorded_at__lte=known_at)
    flags = {f"said_{place}": Exists(said.filter(month=month)) for place, month in enumerate(months)}
    silent = Q(pk__in=[])
    for name in flags:
        silent |= Q(**{name: False})
    rows = villages.annotate(**flags).filter(silent).select_related("area__parent__parent")
    communities = list(rows.order_by("area_id"))
    began = began_in([one.area_id for one in communities])
    found = []
    for one in communities:
        unsaid = (month for month, name in zip(months, flags, strict=True) if not getattr(one, name))
        owed = tuple(month for month in unsaid if month >= began[one.area_id])
        if owed:
            found.append(Missing(one, owed))
    return found
