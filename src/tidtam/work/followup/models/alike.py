"""Pictures that look alike though they are said to show different visits or places."""

from typing import Self

from django.db import models
from django.db.models import F, Q

from tidtam.kit.actor import Actor
from tidtam.work.followup.models.chain import Evidence


class AlikeSet(models.QuerySet["Alike"]):
    def open_to(self, actor: Actor, verb: str) -> Self:
        """Who may see both pictures; what lies in two districts is the province's to look into."""
        seen = Evidence.objects.open_to(actor, verb).values("pk")
        return self.filter(earlier__in=seen, later__in=seen)

    def unsettled(self) -> Self:
        return self.filter(settled_at=None)


class Alike(models.Model):
    """Two pictures of different visits or reports that look alike: a flag for people, which refuses nothing.

    likeness: per cent. same_file: the very same file. settled_at, settled_by, reason: when, by whom and why it is
    no longer asked about; it stays on record.
    """

    earlier = models.ForeignKey(Evidence, models.PROTECT, related_name="alike_later")
    later = models.ForeignKey(Evidence, models.PROTECT, related_name="alike_earlier")
    likeness = models.PositiveSmallIntegerField()
    same_file = models.BooleanField(default=False)
    found_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.CharField(max_length=200, blank=True)
    reason = models.CharField(max_length=400, blank=True)

    objects = AlikeSet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["earlier", "later"], name="alike_once"),
            models.CheckConstraint(condition=~Q(earlier=F("later")), name="alike_two_pictures"),
            models.CheckConstraint(condition=Q(likeness__range=(0, 100)), name="alike_per_cent"),
            models.CheckConstraint(
                condition=Q(settled_at__isnull=True, reason="") | Q(settled_at__isnull=False) & ~Q(reason=""),
                name="alike_settled_with_reason",
            ),
        ]
        indexes = [
            models.Index(fields=["-found_at"], condition=Q(settled_at=None), name="alike_unsettled"),
        ]

    def __str__(self) -> str:
        return f"{self.earlier_id} {self.later_id}"
