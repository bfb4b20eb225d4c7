"""The months of a province."""

from django.db import models

from tidtam.kit.fields import CodeField


class ProvinceMonth(models.Model):
    """One month of one province: when its reports are due, whether it takes any, whether it is final.

    The row is also the lock that is held while facts and totals of the month change, so that no total drifts.
    due_on: the last day on time, None for the usual one. closed_at: since then it takes no report;
    locked_at: since then what was approved changes by the province alone, with a reason.
    """

    province = CodeField(max_length=2)
    month = models.DateField()
    due_on = models.DateField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    locked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["province", "month"], name="province_month_once")]

    def __str__(self) -> str:
        return f"{self.province} {self.month}"
