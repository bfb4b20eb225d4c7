"""Figures that exist only as totals: ยอดยกมา ไม่มีรายละเอียด."""

from django.db import models
from django.db.models import F, Q

from tidtam.ground.areas.models import Area
from tidtam.ground.areas.past import PastSet
from tidtam.ground.files.models import File


class BroughtSet(PastSet["Brought"]):
    area_path = "area_id"


class Brought(models.Model):
    """A sum of past months or of another system that no report explains; it counts, and leads to its paper.

    It belongs to the whole of the months from first to last and is counted where these are asked for together;
    nobody knows its parts. Appended: a correction is a new row that replaces the old one, both with their time.
    recorded_at, replaced_at: known from the one until the other.
    """

    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    first = models.DateField()
    last = models.DateField()
    baht = models.BigIntegerField()
    source = models.CharField(max_length=300)
    paper = models.ForeignKey(File, models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.CharField(max_length=400, blank=True)
    replaces = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="replaced_by")
    recorded_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True, blank=True)
    by_label = models.CharField(max_length=200, blank=True)

    objects = BroughtSet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["area", "first", "last"], name="brought_area")]
        constraints = [
            models.CheckConstraint(condition=Q(last__gte=F("first")), name="brought_in_order"),
            models.CheckConstraint(condition=Q(baht__gte=0), name="brought_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.area_id} {self.first}"
