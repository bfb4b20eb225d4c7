"""What came of it: for the page that the chair reads."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db.models import CharField, Count, Q, QuerySet, Value

from tidtam.faces.desk.queries.scope import Scope
from tidtam.ground.people.models import User
from tidtam.kit import clock
from tidtam.kit.access import within
from tidtam.kit.calendar import fiscal_months
from tidtam.reporting.meetings.models import Meeting
from tidtam.work.followup.models import Action, ActionState, Visit


@dataclass(frozen=True)
class Results:
    """Of the fiscal year: actions confirmed of all that were not dropped, visits and villages seen, meetings."""

    confirmed: int
    actions: int
    visits: int
    villages: int
    next_meeting: Meeting | None
    last_meeting: Meeting | None


def results_of(actor: User, scope: Scope, *, today: date) -> Results:
    """What the actor may see of it in the scope."""
    begins = datetime.combine(fiscal_months(scope.year)[0], time.min, clock.BANGKOK)
    actions = Action.objects.open_to(actor, "view").filter(
        within(scope.area, "area_id"), created_at__gte=begins
    )
    visits = Visit.objects.open_to(actor, "view").filter(
        within(scope.area, "area_id"), visited_at__gte=begins
    )
    # One question for both: two numbers of the actions, two of the visits.
    of_actions = _counted(
        actions.exclude(state=ActionState.DROPPED),
        "actions",
        Count("pk", filter=Q(state=ActionState.CONFIRMED)),
    )
    of_visits = _counted(visits, "visits", Count("area", distinct=True))
    numbers = {what: (every, some) for what, every, some in of_actions.union(of_visits, all=True)}
    all_actions, confirmed = numbers.get("actions", (0, 0))
    all_visits, villages = numbers.get("visits", (0, 0))
    meetings = list(Meeting.objects.open_to(actor, "read_papers").select_related("committee")[:20])
    ahead = [meeting for meeting in meetings if clock.local(meeting.starts_at).date() >= today]
    past = [meeting for meeting in meetings if meeting not in ahead]
    return Results(
        confirmed=confirmed,
        actions=all_actions,
        visits=all_visits,
        villages=villages,
        next_meeting=ahead[-1] if ahead else None,
        last_meeting=past[0] if past else None,
    )


def _counted(rows: QuerySet[Any], what: str, some: Count) -> QuerySet[Any]:
    """One row: the word, how many, how many of a kind."""
    counted: QuerySet[Any, Any] = (
        rows.order_by()
        .annotate(counts=Value(what, output_field=CharField()))
        .values("counts")
        .annotate(every=Count("pk"), some=some)
        .values_list("counts", "every", "some")
    )
    return counted
