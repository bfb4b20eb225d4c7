"""What the trail says of a meeting."""

from tidtam.ground.trail.actions import write
from tidtam.kit.actor import Actor
from tidtam.reporting.meetings.models import Meeting


def trail(meeting: Meeting, verb: str, *, by: Actor | None, **detail: object) -> None:
    write(
        by,
        f"meetings.{verb}",
        f"meetings.meeting:{meeting.pk}",
        area=meeting.committee.area_id,
        summary=f"{meeting.committee.name_th} {meeting.reference}",
        **detail,
    )
