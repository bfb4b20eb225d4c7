"""Who sat on a body on a day, and whether enough came."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from tidtam.reporting.meetings.models import Attendance, Committee, Meeting, Seat


def on_day(committee: Committee, day: date) -> QuerySet[Seat]:
    """The seats of that day in the order of the paper."""
    rows = committee.seats.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day), starts_on__lte=day)
    return rows.select_related("post")


@dataclass(frozen=True)
class Quorum:
    """How many members there are, came, and have to come. An assistant secretary is no member."""

    members: int
    present: int
    needed: int

    @property
    def is_reached(self) -> bool:
        return self.present >= self.needed > 0

    @property
    def missing(self) -> int:
        return max(0, self.needed - self.present)


def quorum(meeting: Meeting, lines: list[Attendance] | None = None) -> Quorum:
    """From the attendance sheet; the body's own number, or half of its members rounded up."""
    rows = lines if lines is not None else list(meeting.attendance.all())
    members = [row for row in rows if not row.is_guest and row.duty != Seat.Duty.ASSISTANT]
    needed = meeting.committee.quorum or -(-len(members) // 2)
    return Quorum(len(members), sum(1 for row in members if row.counts), needed)
