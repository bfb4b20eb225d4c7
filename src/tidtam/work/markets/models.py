"""Pracharat markets (ตลาดประชารัฐ): the nine kinds as data, and who registered to sell."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from tidtam.ground.areas.models import Area
from tidtam.kit.access import AreaQuerySet
from tidtam.kit.fields import CodeField


class MarketKind(models.Model):
    """One of the nine kinds; enabled per province later."""

    code = CodeField(max_length=20, primary_key=True)
    order = models.PositiveSmallIntegerField()
    name_th = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    operator_th = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["order"]

    def __str__(self) -> str:
        return self.name_en if get_language() == "en" else self.name_th


class VendorKind(models.TextChoices):
    TRADER = "trader", _("Trader")
    FARMER = "farmer", _("Farmer")
    OTOP = "otop", _("OTOP group")
    WELFARE = "welfare", _("State-welfare holder")
    ENTERPRISE = "enterprise", _("Community enterprise")


class VendorSet(AreaQuerySet["Vendor"]):
    area_path = "area_id"


class Vendor(models.Model):
    """One registrant, once; may wish for several kinds of market. withdrawn_at: known-at counts less."""

    number = CodeField(max_length=20, unique=True)
    name_th = models.CharField(max_length=200)
    kind = models.CharField(max_length=12, choices=VendorKind.choices)
    goods_th = models.CharField(max_length=120)
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    wishes = models.ManyToManyField(MarketKind, related_name="vendors")
    registered_on = models.DateField()
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    sort_key = CodeField(max_length=600)
    search_text = models.CharField(max_length=600)

    objects = VendorSet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["area", "sort_key"], name="vendor_area_sort"),
            models.Index(fields=["recorded_at"], name="vendor_recorded"),
        ]

    def __str__(self) -> str:
        return self.name_th
