"""What a meeting resolved, and the actions that came of it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tidtam.reporting.meetings.models.meetings import AgendaItem, Meeting
from tidtam.work.followup.models import Action


class Resolution(models.Model):
    """มติที่ประชุม under an agenda item; number counts within the item (5.1, 5.2).

    effective_on: none means from the day of the meeting. published_at: public only since then. dropped_at: of one
    that assigns and for which nobody was ever named; it is followed up no longer, for the reason on record.
    """

    class Kind(models.TextChoices):
        NOTED = "noted", _("takes note")
        AGREED = "agreed", _("agrees")
        APPROVED = "approved", _("approves")
        ASSIGNED = "assigned", _("assigns")

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="resolutions")
    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="resolutions")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=Kind.choices)
    text_th = models.TextField()
    effective_on = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=200)
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.CharField(max_length=200, blank=True)
    dropped_at = models.DateTimeField(null=True, blank=True)
    dropped_by = models.CharField(max_length=200, blank=True)
    drop_reason = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering = ["item__number", "number"]
        constraints = [
            models.UniqueConstraint(fields=["item", "number"], name="resolution_number_once"),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True) | ~Q(published_by=""), name="resolution_published_by"
            ),
            models.CheckConstraint(
                condition=Q(dropped_at__isnull=True) | ~Q(drop_reason=""), name="resolution_drop_has_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        return f"{self.item.number}.{self.number}"


class ResolvedAction(models.Model):
    """An action that a resolution made; the action itself stands a storey below and knows nothing of meetings."""

    resolution = models.ForeignKey(Resolution, models.PROTECT, related_name="made")
    action = models.OneToOneField(Action, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.resolution_id} {self.action_id}"
