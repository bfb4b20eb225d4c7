"""Which post looks after which area, from when to when."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from tidtam.ground.areas.models import Area
from tidtam.ground.people.models import DatedQuerySet, Post


class AssignmentQuerySet(DatedQuerySet["Assignment"]):
    def on(self, day: date) -> "AssignmentQuerySet":
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day), starts_on__lte=day)

    def over(self, area: str) -> "AssignmentQuerySet":
        """Those whose area holds `area`: its own, its subdistrict's, its district's, its province's."""
        return self.filter(area_id__in=[area[:digits] for digits in (0, 2, 4, 6, 8) if digits <= len(area)])


class Assignment(models.Model):
    """A post follows up an area between two dates (การมอบหมายพื้นที่)."""

    post = models.ForeignKey(Post, models.PROTECT, related_name="assignments")
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="assignment_dates"
            ),
            models.UniqueConstraint(fields=["post", "area", "starts_on"], name="assignment_once"),
        ]

    def __str__(self) -> str:
        return f"{self.post_id} {self.area_id}"
