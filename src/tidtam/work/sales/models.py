"""Sales: one fact per product, month and channel; appended revisions; totals kept in the same transaction."""

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from tidtam.ground.areas.models import Area
from tidtam.kit.access import AreaQuerySet
from tidtam.kit.fields import CodeField
from tidtam.registers.producers.models import Channel, Producer, Product


class MonthLock(models.Model):
    """One row per province and month: held while its facts and totals change, so that no total drifts."""

    province = CodeField(max_length=2)
    month = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["province", "month"], name="month_lock_once")]

    def __str__(self) -> str:
        return f"{self.province} {self.month}"


class ReportState(models.TextChoices):
    SUBMITTED = "submitted", _("Submitted")
    APPROVED = "approved", _("Approved")


class ReportSource(models.TextChoices):
    SELF = "self", _("Own statement")
    RECEIPTS = "receipts", _("Receipts")
    ESTIMATE = "estimate", _("Estimate")


class ReportSet(AreaQuerySet["Report"]):
    area_path = "area_id"


class Report(models.Model):
    """One producer's report of one month. nil: "nothing sold", which is not the same as no report.

    area: where the producer was when it reported; its sales count there.
    """

    producer = models.ForeignKey(Producer, models.PROTECT, related_name="reports", db_index=False)
    month = models.DateField()
    area = models.ForeignKey(Area, models.PROTECT, related_name="+", db_index=False)
    state = models.CharField(max_length=10, choices=ReportState.choices)
    source = models.CharField(max_length=10, choices=ReportSource.choices)
    nil = models.BooleanField(default=False)
    first_recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=200, blank=True)

    objects = ReportSet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["producer", "month"], name="report_once_per_month")]
        indexes = [
            models.Index(fields=["month", "area", "first_recorded_at"], name="report_month_area"),
        ]

    def __str__(self) -> str:
        return f"{self.producer_id} {self.month}"


class SaleSet(AreaQuerySet["Sale"]):
    area_path = "area_id"

    def as_known(self, moment: datetime) -> "SaleSet":
        """Facts that had been told by that moment; `then` is their baht as it was known."""
        told = Change.objects.filter(sale=models.OuterRef("pk"), recorded_at__lte=moment).order_by()
        sums = told.values("sale").annotate(sum=models.Sum("baht")).values("sum")
        return self.annotate(then=models.Subquery(sums)).filter(then__isnull=False)


class Sale(models.Model):
    """The fact as it stands now. baht: satang; units: the product's unit.

    area, category and mark are what the totals were counted under when the fact was written.
    """

    report = models.ForeignKey(Report, models.PROTECT, related_name="sales")
    product = models.ForeignKey(Product, models.PROTECT, related_name="sales", db_index=False)
    month = models.DateField()
    channel = models.ForeignKey(Channel, models.PROTECT, related_name="+", db_index=False)
    area = models.ForeignKey(Area, models.PROTECT, related_name="+", db_index=False)
    category = CodeField(max_length=20)
    mark = CodeField(max_length=20, blank=True)
    baht = models.BigIntegerField()
    units = models.BigIntegerField(default=0)
    revision = models.PositiveIntegerField(default=1)

    objects = SaleSet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["product", "month", "channel"], name="sale_once"),
            models.CheckConstraint(condition=models.Q(baht__gte=0, units__gte=0), name="sale_not_negative"),
        ]
        indexes = [models.Index(fields=["area", "month"], name="sale_area_month")]

    def __str__(self) -> str:
        return f"{self.product_id} {self.month} {self.channel_id}"


class Change(models.Model):
    """What one revision added to or took from a fact, appended: known at T is the total less the changes after T."""

    sale = models.ForeignKey(Sale, models.PROTECT, related_name="changes", db_index=False)
    recorded_at = models.DateTimeField()
    month = models.DateField()
    area = models.ForeignKey(Area, models.PROTECT, related_name="+", db_index=False)
    category = CodeField(max_length=20)
    mark = CodeField(max_length=20, blank=True)
    channel = models.ForeignKey(Channel, models.PROTECT, related_name="+", db_index=False)
    baht = models.BigIntegerField()
    units = models.BigIntegerField(default=0)
    revision = models.PositiveIntegerField()
    reason = models.CharField(max_length=400, blank=True)
    by_label = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["recorded_at"], name="change_recorded"),
            models.Index(fields=["sale", "recorded_at"], name="change_sale"),
        ]
        constraints = [models.UniqueConstraint(fields=["sale", "revision"], name="change_revision_once")]

    def __str__(self) -> str:
        return f"{self.sale_id} {self.revision}"


class Total(models.Model):
    """The sum of facts by area of one level, month, category and mark; kept, compared nightly by a recount.

    level: digits of the area code (0, 2, 4, 6); parent: the code two digits shorter ("" for country and provinces).
    """

    level = models.PositiveSmallIntegerField()
    parent = CodeField(max_length=12, blank=True)
    area = CodeField(max_length=12, blank=True)
    month = models.DateField()
    category = CodeField(max_length=20)
    mark = CodeField(max_length=20, blank=True)
    baht = models.BigIntegerField()
    units = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["level", "area", "month", "category", "mark"], name="total_cell_once"
            ),
        ]
        indexes = [models.Index(fields=["level", "parent", "month"], name="total_parent_month")]

    def __str__(self) -> str:
        return f"{self.area} {self.month} {self.category} {self.mark}"


class ChannelTotal(models.Model):
    """The same sum by channel."""

    level = models.PositiveSmallIntegerField()
    parent = CodeField(max_length=12, blank=True)
    area = CodeField(max_length=12, blank=True)
    month = models.DateField()
    channel = CodeField(max_length=20)
    baht = models.BigIntegerField()
    units = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["level", "area", "month", "channel"], name="channel_total_cell_once"
            ),
        ]
        indexes = [models.Index(fields=["level", "parent", "month"], name="channel_total_parent_month")]

    def __str__(self) -> str:
        return f"{self.area} {self.month} {self.channel}"
