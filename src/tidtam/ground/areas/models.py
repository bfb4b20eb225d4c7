"""Areas: country, province, district, subdistrict, village; the DOPA code as text is the key."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length, Substr
from django.db.models.lookups import Exact
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from tidtam.kit import clock
from tidtam.kit.access import AreaQuerySet, within
from tidtam.kit.fields import CodeField
from tidtam.kit.search import Searched


class Level(models.IntegerChoices):
    """The value is the number of digits of the code."""

    COUNTRY = 0, _("Country")
    PROVINCE = 2, _("Province")
    DISTRICT = 4, _("District")
    SUBDISTRICT = 6, _("Subdistrict")
    VILLAGE = 8, _("Village")


BANGKOK = "10"
_SHORT: dict[int, str] = {Level.PROVINCE: "จ.", Level.DISTRICT: "อ.", Level.SUBDISTRICT: "ต."}
_SHORT_BANGKOK: dict[int, str] = {Level.DISTRICT: "เขต", Level.SUBDISTRICT: "แขวง"}


class AreaSet(AreaQuerySet["Area"]):
    area_path = "code"

    def existing(self, day: date | None = None) -> Self:
        """Areas that exist on that day (today, unless said otherwise); abolished codes are left out."""
        day = day or clock.today()
        return self.filter(
            Q(exists_from__isnull=True) | Q(exists_from__lte=day),
            Q(exists_until__isnull=True) | Q(exists_until__gt=day),
        )

    def inside(self, code: str) -> Self:
        """The area of that code and everything in it."""
        return self.filter(within(code))


class Area(models.Model):
    """One area between two dates of existence.

    code: 0, 2, 4, 6 or 8 digits; the parent is the code without its last two digits.
    name_th, name_en: without the level word (หนองสองห้อง, not อำเภอหนองสองห้อง); villages keep บ้าน in name_th.
    sort_key, sound_key, search_text: from kit.thai, written by the actions that write the name.
    latitude, longitude: WGS 84 degrees, null when unknown or refused at import.
    exists_from, exists_until: the first day that it is there, the first day that it is no more.
    successors: what took an abolished area's place, one or several.
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
    successors = models.ManyToManyField("self", symmetrical=False, blank=True, related_name="predecessors")
    source = models.CharField(max_length=200, blank=True)

    searched = Searched(sound="sound_key")
    objects = AreaSet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(level__in=Level.values), name="area_level_known"),
            models.CheckConstraint(condition=Exact(Length("code"), F("level")), name="area_level_is_length"),
            models.CheckConstraint(
                condition=Q(level=Level.COUNTRY, parent__isnull=True)
                | Q(Exact(Substr("code", 1, F("level") - 2), F("parent")), parent__isnull=False),
                name="area_parent_is_prefix",
            ),
            models.CheckConstraint(
                condition=Q(exists_from__isnull=True)
                | Q(exists_until__isnull=True)
                | Q(exists_until__gt=F("exists_from")),
                name="area_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(
                    latitude__isnull=False,
                    longitude__isnull=False,
                    latitude__range=(-90, 90),
                    longitude__range=(-180, 180),
                ),
                name="area_point_whole",
            ),
        ]
        indexes = [
            models.Index(fields=["level", "sort_key", "code"], name="area_level_sort"),
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
            return self._label_en
        word = _SHORT_BANGKOK if self.code.startswith(BANGKOK) else _SHORT
        moo = f" หมู่ {self.moo}" if self.moo else ""
        return f"{word.get(self.level, '')}{self.name_th}{moo}"

    @property
    def _label_en(self) -> str:
        if self.moo:
            return f"{self.name_en} Moo {self.moo}"
        return self.name_en + {Level.DISTRICT: " District", Level.SUBDISTRICT: " Subdistrict"}.get(
            Level(self.level), ""
        )

    @property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude, or None."""
        if self.latitude is None or self.longitude is None:
            return None
        return self.latitude, self.longitude


class Boundary(models.Model):
    """A shape of an area as imported; where there is none, maps draw approximate cells and say so."""

    area = models.OneToOneField(Area, models.CASCADE, primary_key=True)
    geometry = models.JSONField()
    source = models.CharField(max_length=200)
    imported_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.area_id
