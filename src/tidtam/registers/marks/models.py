"""Schemes (marks, stars, quadrants, standards), versioned by date, and what was awarded under them."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from tidtam.kit.access import AreaQuerySet
from tidtam.kit.fields import CodeField
from tidtam.registers.producers.models import Product


class SchemeKind(models.TextChoices):
    MARK = "mark", _("Product mark")
    STAR = "star", _("Stars")
    QUADRANT = "quadrant", _("Quadrant")
    STANDARD = "standard", _("Standard")


class Scheme(models.Model):
    """One version of a scheme; an old result keeps the version it was given under."""

    code = CodeField(max_length=40, unique=True)
    kind = models.CharField(max_length=10, choices=SchemeKind.choices)
    name_th = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name_en if get_language() == "en" else self.name_th


class Level(models.Model):
    """One level of a scheme: order 1 is the highest; colour is a CSS token name (premium, classic …)."""

    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="levels")
    code = CodeField(max_length=20)
    order = models.PositiveSmallIntegerField()
    name_th = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    colour_th = models.CharField(max_length=60, blank=True)
    slogan_th = models.CharField(max_length=200, blank=True)
    slogan_en = models.CharField(max_length=200, blank=True)
    colour = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering = ["scheme", "order"]
        constraints = [
            models.UniqueConstraint(fields=["scheme", "code"], name="level_code_once"),
            models.UniqueConstraint(fields=["scheme", "order"], name="level_order_once"),
        ]

    def __str__(self) -> str:
        return self.name_en if get_language() == "en" else self.name_th


class AwardSet(AreaQuerySet["Award"]):
    area_path = "product__producer__area_id"


class Award(models.Model):
    """Permission to use a mark (การอนุญาตให้ใช้เครื่องหมาย), between dates, revocable."""

    product = models.ForeignKey(Product, models.PROTECT, related_name="awards")
    level = models.ForeignKey(Level, models.PROTECT, related_name="awards")
    certificate_no = models.CharField(max_length=40, blank=True)
    decided_on = models.DateField()
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    revoked_on = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField()

    objects = AwardSet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["product", "valid_from"], name="award_product_from")]

    def __str__(self) -> str:
        return f"{self.level_id} {self.product_id} {self.valid_from}"
