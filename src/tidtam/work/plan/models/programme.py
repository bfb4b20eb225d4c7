"""The programme of a fiscal year and its work items."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from tidtam.kit.fields import CodeField


class Programme(models.Model):
    """One programme in one fiscal year (พ.ศ.).

    visit_every_days: a village is to be visited again within so many days.
    """

    code = CodeField(max_length=40, unique=True)
    fiscal_year = models.PositiveSmallIntegerField()
    name_th = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    visit_every_days = models.PositiveSmallIntegerField(default=30)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(fiscal_year__range=(2500, 2700)), name="programme_year_be"
            ),
        ]

    def __str__(self) -> str:
        return self.name_en if get_language() == "en" else self.name_th


class WorkLevel(models.TextChoices):
    PROVINCE = "province", _("Province")
    DISTRICT = "district", _("District")
    VILLAGE = "village", _("Village")
    PRODUCER = "producer", _("Producer")


class WorkItem(models.Model):
    """One kind of work that a village, district or producer is to receive (รายการกิจกรรม).

    unit: what its quantity counts. weight: its part of the programme, in per cent. photos_needed, place_needed (taken
    in or near the village), confirmers_needed: the evidence without which no target of this kind is done.
    """

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="items")
    code = CodeField(max_length=40)
    order = models.PositiveSmallIntegerField()
    name_th = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    short_th = models.CharField(max_length=60)
    short_en = models.CharField(max_length=60)
    level = models.CharField(max_length=10, choices=WorkLevel.choices)
    unit_th = models.CharField(max_length=40, default="แห่ง")
    unit_en = models.CharField(max_length=40, default="places")
    weight = models.PositiveSmallIntegerField(default=10)
    photos_needed = models.PositiveSmallIntegerField(default=2)
    place_needed = models.BooleanField(default=False)
    confirmers_needed = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "code"], name="work_item_code_once"),
            models.UniqueConstraint(fields=["programme", "order"], name="work_item_order_once"),
        ]

    def __str__(self) -> str:
        return self.name_en if get_language() == "en" else self.name_th

    @property
    def short(self) -> str:
        return self.short_en if get_language() == "en" else self.short_th

    @property
    def unit(self) -> str:
        return self.unit_en if get_language() == "en" else self.unit_th
