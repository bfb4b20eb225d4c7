"""Kept sums of the facts."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from tidtam.kit.fields import CodeField
from tidtam.registers.producers.models import Producer


class Period(models.TextChoices):
    """A kept total is of one month or of one fiscal year, which is named by its first month."""

    MONTH = "m", _("Month")
    YEAR = "y", _("Fiscal year")


class Kept(models.Model):
    """A sum of facts by area of one level and one period; kept, and compared nightly by a recount.

    level: digits of the area code (0, 2, 4, 6); parent: the code two digits shorter ("" for country and provinces).
    baht, units: of all that counts; official: satang of what is approved.
    """

    level = models.PositiveSmallIntegerField()
    parent = CodeField(max_length=12, blank=True)
    area = CodeField(max_length=12, blank=True)
    period = models.CharField(max_length=1, choices=Period.choices, default=Period.MONTH)
    month = models.DateField()
    baht = models.BigIntegerField()
    units = models.BigIntegerField()
    official = models.BigIntegerField(default=0)

    class Meta:
        abstract = True


class Total(Kept):
    """By category and mark."""

    category = CodeField(max_length=20)
    mark = CodeField(max_length=20, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["level", "area", "period", "month", "category", "mark"], name="total_cell_once"
            ),
        ]
        indexes = [models.Index(fields=["level", "parent", "period", "month"], name="total_parent_month")]

    def __str__(self) -> str:
        return f"{self.area} {self.month} {self.category} {self.mark}"


class ChannelTotal(Kept):
    """By channel."""

    channel = CodeField(max_length=20)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["level", "area", "period", "month", "channel"], name="channel_total_cell_once"
            ),
        ]
        indexes = [models.Index(fields=["level", "parent", "period", "month"], name="channel_total_parent")]

    def __str__(self) -> str:
        return f"{self.area} {self.month} {self.channel}"


class KindTotal(Kept):
    """By the producer's kind."""

    kind = CodeField(max_length=10, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["level", "area", "period", "month", "kind"], name="kind_total_cell_once"
            ),
        ]
        indexes = [models.Index(fields=["level", "parent", "period", "month"], name="kind_total_parent")]

    def __str__(self) -> str:
        return f"{self.area} {self.month} {self.kind}"


class ProducerTotal(models.Model):
    """One producer's fiscal year in one area: who makes how much. month: the year's first month."""

    producer = models.ForeignKey(Producer, models.PROTECT, related_name="+", db_index=False)
    month = models.DateField()
    area = CodeField(max_length=12)
    baht = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["producer", "month", "area"], name="producer_total_once")
        ]
        indexes = [
            models.Index(fields=["month", "baht"], name="producer_total_largest"),
            models.Index(fields=["month", "area", "producer", "baht"], name="producer_total_area"),
        ]

    def __str__(self) -> str:
        return f"{self.producer_id} {self.month}"
