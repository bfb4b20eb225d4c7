"""What may be chosen for a proposal: posts and work items that stand in the register."""

from datetime import date

from tidtam.ground.people.models import Post
from tidtam.kit import clock
from tidtam.kit.access import within
from tidtam.reporting.intake.models import Intake
from tidtam.reporting.meetings.models import Committee
from tidtam.work.plan.models import WorkItem
from tidtam.work.plan.queries import items_of


def posts_of(committee: Committee) -> list[Post]:
    """Posts in the committee's area, the widest first."""
    rows = Post.objects.filter(within(committee.area_id, "area_id")).select_related("area")
    return sorted(rows, key=lambda post: (post.area.level, post.sort_key))


def work_items_of(intake: Intake) -> list[WorkItem]:
    """Of the programme at the time of the meeting, as it was read or confirmed; of today's where no day is known."""
    days = [date.fromisoformat(value) for _proposal, value in intake.kept("date")]
    read = [date.fromisoformat(one["value"]) for one in intake.proposals if one["kind"] == "date"]
    day = (days or read or [clock.today()])[0]
    return list(items_of(day) or items_of(clock.today()))
