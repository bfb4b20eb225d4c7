"""What was sold: one fact per product, month and channel, and the changes that made it."""

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from tidtam.ground.areas.models import Area
from tidtam.ground.areas.past import PastSet
from tidtam.kit.fields import CodeField
from tidtam.registers.producers.models import Channel, Product
from tidtam.work.sales.models.reports import Report, Standing

UNSPLIT = "unsplit"  # ไม่แยก: a category, a mark and a channel of its own


class SaleSet(PastSet["Sale"]):
    area_path = "area_id"

    def as_known(self, moment: datetime, standing: str = "") -> "SaleSet":
        """Facts that counted by that moment; `then` is their baht as it was known.

        standing: "official" or "provisional": what of them counted so, then.
        """
        told = Change.objects.filter(sale=models.OuterRef("pk"), recorded_at__lte=moment).order_by()
        match standing:
            case "official":
                sums = models.Sum("official")
            case "provisional":
                sums = models.Sum(models.F("baht") - models.F("official"))
            case _:
                sums = models.Sum("baht")
        then = models.Subquery(told.values("sale").annotate(sum=sums).values("sum"))
        known = self.annotate(then=then).filter(then__isnull=False)
        return known.filter(then__gt=0) if standing else known.exclude(then=0, standing=Standing.DRAFT)


class Sale(models.Model):
    """The fact as it stands now. baht: satang; units: the product's unit; buyers: None where nobody counted.

    product: None where the sum was not split by product; category and mark are UNSPLIT then. area, category, mark
    and kind (of the producer) are what the totals count it under.
    """

    report = models.ForeignKey(Report, models.PROTECT, related_name="sales")
    product = models.ForeignKey(
        Product, models.PROTECT, related_name="sales", db_index=False, null=True, blank=True
    )
    month = models.DateField()
    channel = models.ForeignKey(Channel, models.PROTECT, related_name="+", db_index=False)
    area = models.ForeignKey(Area, models.PROTECT, related_name="+", db_index=False)
    category = CodeField(max_length=20)
    mark = CodeField(max_length=20, blank=True)
    kind = CodeField(max_length=10, blank=True)
    standing = models.PositiveSmallIntegerField(choices=Standing.choices, default=Standing.PROVISIONAL)
    baht = models.BigIntegerField()
    units = models.BigIntegerField(default=0)
    buyers = models.PositiveIntegerField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    objects = SaleSet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["product", "month", "channel"], name="sale_once"),
            models.UniqueConstraint(
                fields=["report", "channel"],
                condition=models.Q(product__isnull=True),
                name="sale_unsplit_once",
            ),
            models.CheckConstraint(condition=models.Q(baht__gte=0, units__gte=0), name="sale_not_negative"),
        ]
        indexes = [models.Index(fields=["area", "month"], name="sale_area_month")]

    def __str__(self) -> str:
        return f"{self.product_id} {self.month} {self.channel_id}"

    @property
    def product_name(self) -> str:
        """What was sold, as a reader sees it."""
        return self.product.name if self.product is not None else str(_("Not split by product"))


class ChangeKind(models.TextChoices):
    """What happened to a fact: its amount was told or corrected; it came to count otherwise; it moved."""

    TOLD = "told", _("Amount told")
    CORRECTED = "corrected", _("Corrected")
    STATE = "state", _("Counted otherwise")
    MOVED = "moved", _("Moved")


AMOUNTS = (ChangeKind.TOLD, ChangeKind.CORRECTED)


class Change(models.Model):
    """What one event added to the totals or took from them, appended: known at T is the total less the changes after.

    baht, units: of what counts; official: satang of what counts officially. told_baht: by how much a TOLD or
    CORRECTED fact itself changed, which differs from baht while it is a draft.
    """

    sale = models.ForeignKey(Sale, models.PROTECT, related_name="changes", db_index=False)
    kind = models.CharField(max_length=10, choices=ChangeKind.choices, default=ChangeKind.TOLD)
    recorded_at = models.DateTimeField()
    month = models.DateField()
    area = models.ForeignKey(Area, models.PROTECT, related_name="+", db_index=False)
    category = CodeField(max_length=20)
    mark = CodeField(max_length=20, blank=True)
    channel = models.ForeignKey(Channel, models.PROTECT, related_name="+", db_index=False)
    producer_kind = CodeField(max_length=10, blank=True)
    baht = models.BigIntegerField()
    units = models.BigIntegerField(default=0)
    official = models.BigIntegerField(default=0)
    told_baht = models.BigIntegerField(default=0)
    told_units = models.BigIntegerField(default=0)
    revision = models.PositiveIntegerField()
    reason = models.CharField(max_length=400, blank=True)
    by_label = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["recorded_at"], name="change_recorded"),
            models.Index(fields=["sale", "recorded_at"], name="change_sale"),
            models.Index(fields=["area", "recorded_at", "month"], name="change_area_recorded"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["sale", "revision"],
                condition=models.Q(kind__in=AMOUNTS),
                name="change_revision_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.sale_id} {self.revision}"
