"""When a registered producer is not expected to report."""

from django.db import models
from django.db.models import F, Q

from tidtam.kit.access import AreaQuerySet
from tidtam.registers.producers.models import Producer


class PauseSet(AreaQuerySet["Pause"]):
    area_path = "producer__area_id"


class Pause(models.Model):
    """Months in which a producer does not work, from the first to the last (None: until further notice).

    withdrawn_at: since then it never was one. A month within a pause is not applicable; a report of it counts
    in the totals all the same, and in no reporting rate.
    """

    producer = models.ForeignKey(Producer, models.PROTECT, related_name="pauses")
    first = models.DateField()
    last = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=400)
    recorded_at = models.DateTimeField()
    by_label = models.CharField(max_length=200, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = PauseSet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["first", "last"], name="pause_months")]
        constraints = [
            models.CheckConstraint(
                condition=Q(last__isnull=True) | Q(last__gte=F("first")), name="pause_in_order"
            )
        ]

    def __str__(self) -> str:
        return f"{self.producer_id} {self.first}"
