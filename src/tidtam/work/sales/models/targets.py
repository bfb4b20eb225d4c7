"""What is to be sold in a fiscal year."""

from django.db import models

from tidtam.ground.areas.models import Area
from tidtam.kit.access import AreaQuerySet
from tidtam.registers.producers.models import Round


class TargetSet(AreaQuerySet["Target"]):
    area_path = "area_id"


class Target(models.Model):
    """A target as it stands since recorded_at: the mean of the last three years x (1 + percent), or adjusted.

    year: the fiscal year's first month; cohort: the round whose producers the mean is of. mean: satang;
    percent: hundredths of a per cent; baht: satang. Appended: the latest row of an area and year holds. A row of
    zero without mean and percentage: the area became another one, and its target is that one's.
    """

    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    year = models.DateField()
    cohort = models.ForeignKey(Round, models.PROTECT, null=True, blank=True, related_name="+")
    mean = models.BigIntegerField(null=True, blank=True)
    percent = models.IntegerField(null=True, blank=True)
    baht = models.BigIntegerField()
    reason = models.CharField(max_length=400, blank=True)
    recorded_at = models.DateTimeField()
    by_label = models.CharField(max_length=200, blank=True)

    objects = TargetSet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["year", "area", "recorded_at"], name="target_area")]

    def __str__(self) -> str:
        return f"{self.area_id} {self.year}"

    @property
    def is_given_over(self) -> bool:
        """Whether the row says that the area's target has gone to the one that took its place."""
        return not self.baht and self.mean is None and self.percent is None
