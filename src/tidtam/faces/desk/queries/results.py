"""What came of it: for the page that the chair reads."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Count, Q

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
    counted = actions.exclude(state=ActionState.DROPPED).aggregate(
        all=Count("pk"), confirmed=Count("pk", filter=Q(state=ActionState.CONFIRMED))
    )
    visits = (
        Visit.objects.open_to(actor, "view")
        .filter(within(scope.area, "area_id"), visited_at__gte=begins)
        .aggregate(all=Count("pk"), villages=Count("area", distinct=True))
    )
    meetings = list(Meeting.objects.open_to(actor, "read_papers").select_related("committee")[:20])
    ahead = [meeting for meeting in meetings if clock.local(meeting.starts_at).date() >= today]
    past = [meeting for meeting in meetings if meeting not in ahead]
    return Results(
        confirmed=counted["confirmed"],
        actions=counted["all"],
        visits=visits["all"],
        villages=visits["villages"],
        next_meeting=ahead[-1] if ahead else None,
        last_meeting=past[0] if past else None,
    )
