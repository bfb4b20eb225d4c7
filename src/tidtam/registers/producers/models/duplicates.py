"""Producers that may be one and the same: what officers decided about them."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from tidtam.registers.producers.models.producer import Producer


class Distinct(models.Model):
    """Two producers that look alike and that an officer found to be different; they are not shown as a pair again.

    first, second: the smaller key first.
    """

    first = models.ForeignKey(Producer, models.CASCADE, related_name="+")
    second = models.ForeignKey(Producer, models.CASCADE, related_name="+")
    at = models.DateTimeField()
    by_label = models.CharField(max_length=200, blank=True)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="distinct_once"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="distinct_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.first_id} {self.second_id}"


class Merge(models.Model):
    """One producer found to be another, from a moment on, until it is undone.

    gone keeps its products, registrations and reports; it counts as `kept` while the merge stands, so that
    figures are right as known at any moment, and undoing loses nothing.
    """

    gone = models.ForeignKey(Producer, models.PROTECT, related_name="merges")
    kept = models.ForeignKey(Producer, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    reason = models.CharField(max_length=300)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    undone_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["gone"], condition=Q(undone_at__isnull=True), name="merge_one_standing"
            ),
            models.CheckConstraint(condition=~Q(gone=F("kept")), name="merge_of_two"),
            models.CheckConstraint(
                condition=Q(undone_at__isnull=True) | Q(undone_at__gte=F("at")), name="merge_undone_after"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.gone_id} → {self.kept_id}"
