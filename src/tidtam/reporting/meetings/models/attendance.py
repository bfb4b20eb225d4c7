"""Who came to a meeting."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tidtam.reporting.meetings.models.committees import Seat
from tidtam.reporting.meetings.models.meetings import Meeting


class Attendance(models.Model):
    """One line of the attendance sheet, as it stands in the minutes: a seat of the body, or a guest without one.

    name_th, post_th: as on paper that day. A substitute (แทน) came for the seat: substitute_th says who.
    reason_th: why a member was absent.
    """

    class State(models.TextChoices):
        EXPECTED = "expected", _("Not marked yet")
        PRESENT = "present", _("Present")
        SUBSTITUTE = "substitute", _("A substitute came")
        ABSENT = "absent", _("Absent")

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendance")
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="+", null=True, blank=True)
    order = models.PositiveSmallIntegerField()
    name_th = models.CharField(max_length=200, blank=True)
    post_th = models.CharField(max_length=200)
    duty = models.CharField(max_length=10, choices=Seat.Duty.choices, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.EXPECTED)
    substitute_th = models.CharField(max_length=300, blank=True)
    reason_th = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "seat"], name="attendance_seat_once"),
            models.CheckConstraint(
                condition=~Q(state="substitute") | ~Q(substitute_th=""), name="attendance_substitute_named"
            ),
            models.CheckConstraint(
                condition=Q(seat__isnull=False) | Q(state="present"), name="attendance_guest_present"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.post_th} {self.state}"

    @property
    def is_guest(self) -> bool:
        return self.seat_id is None

    @property
    def counts(self) -> bool:
        """For the quorum: a member, or who came for one."""
        return not self.is_guest and self.state in (self.State.PRESENT, self.State.SUBSTITUTE)
