"""What came of the works, on the board of the plan: visitors and income since the project against before."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext as _

from tidtam.ground.areas.models import Area, Level
from tidtam.kit.calendar import month_of
from tidtam.kit.lists import ListColumn
from tidtam.work.plan.models import Target
from tidtam.work.results.queries.around import Measure, around, change_words
from tidtam.work.results.queries.said import with_months


def prefetches() -> list[Any]:
    """What the columns read of an area: all that stands of its months, the beginnings of its works, when it joined."""
    return [
        with_months(),
        Prefetch("work_targets", queryset=Target.objects.kept(), to_attr="works"),
        "community",
    ]


def columns() -> list[ListColumn]:
    return [
        ListColumn(
            "visitors",
            _("Visitors, rise or fall"),
            value=_change(lambda one: one.visitors),
            link=_url,
            labelled=True,
        ),
        ListColumn(
            "income",
            _("Income, rise or fall"),
            value=_change(lambda one: one.income),
            link=_url,
            labelled=True,
        ),
    ]


def began(area: Any) -> date | None:
    """The month in which the project began in a village of the programme; None elsewhere."""
    community = getattr(area, "community", None)
    return (
        month_of(min((one.starts_on for one in area.works), default=community.joined_on))
        if community
        else None
    )


def said(area: Any) -> list[tuple[date, Any]]:
    """The months of which something was said."""
    return [(one.month, one) for one in area.said]


def _change(measure: Measure) -> Callable[[Any], str | None]:
    def value(area: Any) -> str | None:
        since = began(area)
        return change_words(around(said(area), since, measure).change) or None if since else None

    return value


def _url(area: Area) -> str:
    is_village = area.level == Level.VILLAGE and getattr(area, "community", None) is not None
    return reverse("results:village", args=[area.code]) if is_village else ""
