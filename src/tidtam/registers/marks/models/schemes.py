"""Schemes and their versions. A published version never changes: 0002_sealed makes the database refuse it."""

from datetime import date
from functools import cached_property
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from tidtam.kit.fields import CodeField
from tidtam.registers.marks.rubric import reading
from tidtam.registers.marks.rubric.shape import LevelDef, Rubric


class SchemeKind(models.TextChoices):
    MARK = "mark", _("Product mark")
    STAR = "star", _("Stars")
    QUADRANT = "quadrant", _("Quadrant")
    STANDARD = "standard", _("Standard")
    NONE = "none", _("Without grades")


class Approver(models.TextChoices):
    """The committee that decides, by the area for which it sits."""

    DISTRICT = "district", _("District committee")
    PROVINCE = "province", _("Provincial committee")
    NATIONAL = "national", _("National committee")


class VersionState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("Published")


class Scheme(models.Model):
    """A family of versions: OTOP's marks, its stars, another country's grades."""

    code = CodeField(max_length=40, unique=True)
    kind = models.CharField(max_length=10, choices=SchemeKind.choices)
    name_th = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return self.name_en if get_language() == "en" and self.name_en else self.name_th


class VersionSet(models.QuerySet["Version"]):
    def published(self) -> Self:
        return self.filter(state=VersionState.PUBLISHED)

    def on(self, day: date) -> Self:
        """Those under which products are assessed on that day."""
        ended = Q(valid_until__isnull=True) | Q(valid_until__gte=day)
        return self.published().filter(ended, valid_from__lte=day)


class Version(models.Model):
    """One version of a scheme; a result keeps the version under which it was found.

    rubric: method, total, sections, bands, rule table (the shape is in rubric.reading); the levels have their own
    table, because awards point to them. validity_months: null is without end. approver: who decides, unless a
    level says otherwise. spread_limit: assessors farther apart are pointed out: points between the highest and
    the lowest total, or aspects answered differently; null is never. valid_until may still be set once published.
    """

    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="versions")
    code = CodeField(max_length=20)
    name_th = models.CharField(max_length=200, blank=True)
    name_en = models.CharField(max_length=200, blank=True)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=VersionState.choices, default=VersionState.DRAFT)
    validity_months = models.PositiveSmallIntegerField(null=True, blank=True)
    approver = models.CharField(max_length=10, choices=Approver.choices, default=Approver.PROVINCE)
    spread_limit = models.PositiveSmallIntegerField(null=True, blank=True)
    rubric = models.JSONField(default=dict)
    note_th = models.TextField(blank=True)
    note_en = models.TextField(blank=True)
    source = models.CharField(max_length=400, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.CharField(max_length=200, blank=True)

    objects = VersionSet.as_manager()

    class Meta:
        ordering = ["scheme", "-valid_from", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["scheme", "code"], name="version_code_once"),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
                name="version_dates",
            ),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(published_at__isnull=False), name="version_published_at"
            ),
        ]
        indexes = [models.Index(fields=["scheme", "state", "valid_from"], name="version_scheme_from")]

    def __str__(self) -> str:
        return self.name or self.code

    @property
    def name(self) -> str:
        return self.name_en if get_language() == "en" and self.name_en else self.name_th

    @property
    def note(self) -> str:
        return self.note_en if get_language() == "en" and self.note_en else self.note_th

    @property
    def is_published(self) -> bool:
        return self.state == VersionState.PUBLISHED

    @cached_property
    def rules(self) -> Rubric:
        """The version as values: what the engine reads."""
        levels = [
            {name: getattr(level, name) for name in LevelDef.__dataclass_fields__}
            for level in self.levels.all()
        ]
        return reading.read({**self.rubric, "levels": levels})

    @cached_property
    def by_code(self) -> "dict[str, Level]":
        return {level.code: level for level in self.levels.all()}


class Level(models.Model):
    """One level of a version: order 1 is the highest. colour: a token (premium, classic …) or #rrggbb."""

    version = models.ForeignKey(Version, models.PROTECT, related_name="levels")
    code = CodeField(max_length=20)
    order = models.PositiveSmallIntegerField()
    name_th = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120, blank=True)
    colour_th = models.CharField(max_length=60, blank=True)
    slogan_th = models.CharField(max_length=200, blank=True)
    slogan_en = models.CharField(max_length=200, blank=True)
    colour = models.CharField(max_length=20, blank=True)
    approver = models.CharField(max_length=10, choices=Approver.choices, blank=True)

    class Meta:
        ordering = ["version", "order"]
        constraints = [
            models.UniqueConstraint(fields=["version", "code"], name="level_code_once"),
            models.UniqueConstraint(fields=["version", "order"], name="level_order_once"),
        ]

    def __str__(self) -> str:
        return self.name_en if get_language() == "en" and self.name_en else self.name_th

    @property
    def slogan(self) -> str:
        return self.slogan_en if get_language() == "en" and self.slogan_en else self.slogan_th
