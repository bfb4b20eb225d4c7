"""Areas: country, province, district, subdistrict, village; the DOPA code as text is the key."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from tidtam.kit.access import AreaQuerySet
from tidtam.kit.fields import CodeField


class Level(models.IntegerChoices):
    """The value is the number of digits of the code."""

    COUNTRY = 0, _("Country")
    PROVINCE = 2, _("Province")
    DISTRICT = 4, _("District")
    SUBDISTRICT = 6, _("Subdistrict")
    VILLAGE = 8, _("Village")


class AreaSet(AreaQuerySet["Area"]):
    area_path = "code"


class Area(models.Model):
    """One area between two dates of existence.

    code: 0, 2, 4, 6 or 8 digits; the parent is the code without its last two digits.
    name_th, name_en: without the level word (หนองสองห้อง, not อำเภอหนองสองห้อง); villages keep บ้าน in name_th.
    sort_key, sound_key, search_text: from kit.thai, written by the actions that write the name.
    latitude, longitude: WGS 84 degrees, null when unknown or refused at import.
    """

    code = CodeField(max_length=12, primary_key=True)
    level = models.PositiveSmallIntegerField(choices=Level.choices)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    name_th = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120, blank=True)
    moo = models.PositiveSmallIntegerField(null=True, blank=True)
    sort_key = CodeField(max_length=400)
    sound_key = CodeField(max_length=200)
    search_text = models.CharField(max_length=400)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    exists_from = models.DateField(null=True, blank=True)
    exists_until = models.DateField(null=True, blank=True)
    successor = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="predecessors")
    source = models.CharField(max_length=200, blank=True)

    objects = AreaSet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(level__in=[0, 2, 4, 6, 8]), name="area_level_known"),
            models.CheckConstraint(
                condition=models.Q(latitude__isnull=True, longitude__isnull=True)
                | models.Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="area_point_whole",
            ),
        ]
        indexes = [
            models.Index(fields=["level", "sort_key"], name="area_level_sort"),
            models.Index(fields=["sound_key"], name="area_sound"),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def name(self) -> str:
        """The name in the reader's language, without the level word."""
        return self.name_en if get_language() == "en" and self.name_en else self.name_th

    @property
    def label(self) -> str:
        """As an officer writes it: จ.ขอนแก่น, อ.หนองสองห้อง, ต.ดงเค็ง, บ้านดงเค็ง หมู่ 8."""
        if get_language() == "en" and self.name_en:
            return f"{self.name_en} Moo {self.moo}" if self.moo else self.name_en
        match self.level:
            case Level.PROVINCE:
                return f"จ.{self.name_th}"
            case Level.DISTRICT:
                return f"อ.{self.name_th}"
            case Level.SUBDISTRICT:
                return f"ต.{self.name_th}"
            case Level.VILLAGE if self.moo:
                return f"{self.name_th} หมู่ {self.moo}"
        return self.name_th


class Boundary(models.Model):
    """A shape of an area as imported; where there is none, maps draw approximate cells and say so."""

    area = models.OneToOneField(Area, models.CASCADE, primary_key=True)
    geometry = models.JSONField()
    source = models.CharField(max_length=200)
    imported_at = models.DateTimeField()
