"""What came of the resolution of 1/2561 in its first week: the start of the next meeting's item 3."""

from datetime import date

from tidtam.demo.field import FOLLOWER, Field
from tidtam.ground.people.models import Post
from tidtam.reporting.meetings.models import Meeting, ResolvedAction
from tidtam.work.followup.models import Action

#: village, day of the report, day of the visit, what the visit found
CONFIRMED = ("40150205", date(2018, 7, 24), date(2018, 7, 26), "fine")
SENT_BACK = ("40250505", date(2018, 7, 24), date(2018, 7, 25), "not_fine")
REPORTED = ("40150808", date(2018, 7, 26))


def build_carried(meeting: Meeting, posts: dict[str, Post]) -> None:
    """One village confirmed with evidence, one sent back, one reported and waiting; the others not begun."""
    field = Field(posts)
    asked = {
        made.action.area_id: made.action
        for made in ResolvedAction.objects.filter(resolution__meeting=meeting).select_related(
            "action__area", "action__doer", "action__work_item"
        )
    }
    for code, reported, visited, answer in (CONFIRMED, SENT_BACK):
        _report_and_visit(field, asked[code], reported, visited, answer)
    field.report(asked[REPORTED[0]], REPORTED[1])


def _report_and_visit(field: Field, action: Action, reported: date, visited: date, answer: str) -> None:
    field.report(action, reported)
    action.refresh_from_db()
    field.visit(action.area, visited, [(action, answer)], FOLLOWER, away=0.0012)
